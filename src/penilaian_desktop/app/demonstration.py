"""The demonstration: the product's main line, done at the real window, with what it leaves behind.

A member of staff logs and prints, the head reads, scores and sends, the office takes the package,
the receipt comes back. Pictures, forms and packages lie in one folder afterwards.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

from penilaian_desktop.app.demo.cast import PASSWORD
from penilaian_desktop.app.journey import Hands
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.wording import bytes_size, long_date
from penilaian_desktop.ui.shell.first_start import FirstStart

STAFF, HEAD, CHIEF, OFFICE = "siti", "bambang", "ratnawati", "nurhayati"
ENTRY = "09.00-10.30 Melayani perekaman KTP-el =24 orang @2"
REPORT = "LAPORAN.txt"
SHOTS, PACKAGES, EXCHANGE = "shots", "packages", "exchange"
THEMES = ("terang", "gelap")


def clear(out: Path) -> None:
    """Make the folder and take away what an earlier demonstration left in it."""
    out.mkdir(parents=True, exist_ok=True)
    for name in (SHOTS, PACKAGES):
        shutil.rmtree(out / name, ignore_errors=True)
        (out / name).mkdir()
    for file in (*out.glob("*.pdf"), out / REPORT):
        file.unlink(missing_ok=True)


class Demonstration:
    """Walks the main line once; every step adds a sentence to `told`."""

    def __init__(self, hands: Hands, out: Path, today: date) -> None:
        self.told: list[str] = []
        self._hands = hands
        self._out = out
        self._now = PeriodCode.parse(quarter_of(today))
        self._last = PeriodCode.parse(quarter_of(self._now.starts - timedelta(days=1)))
        self._today = today
        self._before: frozenset[str] = frozenset()
        self._themes = THEMES

    def run(self) -> None:
        """Do everything and write the report. Raises LookupError where the window has changed."""
        hands = self._hands
        hands.open()
        if isinstance(hands.window.view, FirstStart):
            self._begin()
        self._pictures("membuka")
        self._member_of_staff()
        hands.lock()
        self._head()
        hands.lock()
        self._chief()
        hands.lock()
        unit = hands.workspace
        self._office(unit.parent / "office")
        hands.lock()
        self._receipt(unit)
        hands.lock()
        hands.wear(THEMES[0])
        self._report()

    def _begin(self) -> None:
        """Open the first door."""
        hands = self._hands
        self._pictures("mulai")
        hands.press("1")
        hands.shot(self._out / SHOTS / f"akun-contoh-{self._themes[0]}.png")
        hands.press("Esc")
        self._tell("Kantor contoh dibuat: satu kantor kepegawaian dan dua laptop unit.")

    def _member_of_staff(self) -> None:
        hands = self._hands
        hands.sign_in(STAFF, PASSWORD)
        self._pictures("beranda")
        hands.press("Ctrl+N")
        hands.type(ENTRY)
        hands.press("Enter")
        hands.press("Esc")
        self._pictures("kegiatan")
        self._tell(f"Siti Aminah mencatat satu baris: {ENTRY}")
        self._visit("Tugas & proyek")
        hands.go("SKP")
        self._pictures("skp")
        self._print("skp-siti-aminah.pdf", "Cetak", "")
        hands.go("Evaluasi")
        hands.choose("Periode", self._last.label)
        self._pictures("evaluasi")
        self._print("dokumen-evaluasi-siti-aminah.pdf", "Cetak", "Dokumen Evaluasi")
        self._print("alasan-predikat-siti-aminah.pdf", "Cetak", "Alasan predikat")
        self._tell("SKP, Dokumen Evaluasi, dan alasan predikatnya dicetak.")

    def _head(self) -> None:
        hands = self._hands
        self._before = _names(hands.workspace.parent / EXCHANGE)
        hands.sign_in(HEAD, PASSWORD)
        hands.go("Tinjauan")
        hands.pick("Siti Aminah")
        hands.press("A")
        self._pictures("tinjauan")
        self._tell("Bambang Wijaya menerima satu kegiatan stafnya.")
        hands.go("Penilaian")
        hands.choose("Periode", self._now.label)
        hands.pick("Siti Aminah")
        for key in "222223":  # four RHK, hasil kerja, perilaku kerja
            hands.press(key)
        self._pictures("penilaian")
        self._tell(f"Ia mulai menilai {self._now.label}; predikatnya dari berkas aturan.")
        self._visit("Matriks peran", "Kalibrasi")

    def _chief(self) -> None:
        """Let the head of the whole unit send: open packages show everybody in it."""
        hands = self._hands
        hands.sign_in(CHIEF, PASSWORD)
        hands.go("Pertukaran")
        hands.click("Simpan ke flash disk")
        hands.answer(self._out / PACKAGES)
        hands.click("Pilih folder")
        hands.click("JSON terbuka")
        hands.click("Buku kerja Excel")
        hands.click("Simpan")
        hands.press("Esc")
        hands.click("Kirim sekarang")
        self._pictures("pertukaran")
        self._tell(
            "Ratnawati Siregar menyegel paket laporan dalam tiga bentuk: .paket, .paket.json, "
            ".paket.xlsx."
        )

    def _office(self, root: Path) -> None:
        hands = self._hands
        hands.answer(root)
        hands.click("Ruang kerja lain")
        hands.sign_in(OFFICE, PASSWORD)
        hands.go("Meja impor")  # it looks into the exchange folder by itself
        self._pictures("meja-impor")
        several = (words for words in hands.words() if words.endswith("paket yang siap"))
        hands.click(next(several, "Terima semua"))
        self._tell("Kepegawaian memeriksa paketnya, menerimanya, dan tanda terima dibuat.")
        self._visit("Sasaran & pustaka", "Data induk", "Skema & aturan", "Pengaturan")

    def _receipt(self, unit: Path) -> None:
        hands = self._hands
        hands.answer(unit)
        hands.click("Ruang kerja lain")
        hands.sign_in(CHIEF, PASSWORD)
        hands.go("Pertukaran")
        hands.click("Ambil paket")
        self._pictures("tanda-terima")
        for name in sorted(_names(unit.parent / EXCHANGE) - self._before):
            shutil.copy(unit.parent / EXCHANGE / name, self._out / PACKAGES)
        if hands.sees("semua sudah terkirim"):
            self._tell("Tanda terima kembali ke unit: semua sudah terkirim.")

    def _print(self, name: str, button: str, entry: str) -> None:
        """Print a form of the open page; `entry` chooses from the menu that the button opens."""
        hands = self._hands
        hands.click(button)
        if entry:
            hands.menu(entry)
        hands.save_preview(self._out / name)

    def _visit(self, *labels: str) -> None:
        """Open pages by their words in the rail and keep pictures of them."""
        for label in labels:
            self._hands.go(label)
            self._pictures(re.sub(r"\W+", "-", label.lower()))

    def _pictures(self, name: str) -> None:
        """Keep a picture in the theme that is worn and one in the other, which stays on."""
        for theme in self._themes:
            self._hands.wear(theme)
            self._hands.shot(self._out / SHOTS / f"{name}-{theme}.png")
        self._themes = self._themes[::-1]

    def _tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def _report(self) -> None:
        lines = [f"Peragaan Penilaian, {long_date(self._today)}", ""]
        lines += [f"{number}. {sentence}" for number, sentence in enumerate(self.told, 1)]
        lines += ["", f"Hasilnya di {self._out}:"]
        for file in sorted(self._out.rglob("*")):
            if file.is_file():
                name = file.relative_to(self._out).as_posix()
                lines.append(f"  {name} ({bytes_size(file.stat().st_size)})")
        lines += ["", "Semua orang dan angka di dalamnya rekaan.", ""]
        (self._out / REPORT).write_text("\n".join(lines), encoding="utf-8")


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir())
