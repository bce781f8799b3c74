"""Sentences of start-up and of the command line."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "no_display": Sentence(
        "Tidak ada layar untuk membuka jendela.",
        "Jalankan dari sesi desktop, atau pakai perintah teks; lihat: penilaian --help.",
    ),
    "card_fingerprint_differs": Sentence(
        "Sidik kunci tidak sama dengan kartu kantor ini.",
        "Tanyakan lagi kodenya kepada bagian kepegawaian. Bila tetap berbeda, jangan lanjutkan: "
        "kartunya bukan dari kantor Anda.",
    ),
    "resources_missing": Sentence(
        "Berkas pendukung aplikasi tidak ditemukan di {folder}.",
        "Pasang ulang aplikasi; data Anda tidak tersentuh.",
    ),
    "account_needed": Sentence(
        "Perintah ini membuka ruang kerja dan memerlukan akun.",
        "Tambahkan --workspace dan --account.",
    ),
    "option_needed": Sentence(
        "Pilihan {option} wajib diisi untuk perintah ini.", "Lihat bantuannya dengan --help."
    ),
    "password_needed": Sentence(
        "Kata sandi diperlukan, tetapi tidak dapat ditanyakan di sini.",
        "Isi PENILAIAN_PASSWORD atau gunakan --password-file.",
    ),
    "folder_not_empty": Sentence(
        "Folder {folder} sudah berisi berkas.", "Pilih folder baru atau folder yang kosong."
    ),
    "file_not_found": Sentence(
        "Berkas {file} tidak ditemukan.", "Periksa nama dan foldernya, lalu ulangi."
    ),
    "path_unusable": Sentence(
        "{path} tidak dapat dibuka: namanya terlalu panjang atau Anda tidak diizinkan.",
        "Periksa nama dan izinnya, lalu ulangi.",
    ),
    "file_unwritable": Sentence(
        "Berkas {file} tidak dapat ditulis.",
        "Periksa ruang kosong dan izin foldernya, lalu ulangi.",
    ),
    "password_file_unreadable": Sentence(
        "Berkas kata sandi {file} tidak dapat dibaca.", "Periksa nama dan izinnya."
    ),
    "print_kind_unknown": Sentence(
        "Formulir tidak dapat dicetak ke {file}.", "Beri nama berakhiran .pdf atau .xlsx."
    ),
    "form_unknown": Sentence(
        "Formulir «{form}» tidak dikenal.", "Lihat daftarnya dengan: penilaian print --list"
    ),
    "period_unknown": Sentence(
        "Periode «{period}» tidak dikenal.",
        "Tulis seperti 2026, 2026-S1, 2026-T3, atau 2026-B09.",
    ),
}
