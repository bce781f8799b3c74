"""What the page Penilaian says of its keys and on F1."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of the page and what they do."""
    return (
        ("1", translate("Appraisal", "di bawah ekspektasi, lalu ke rating berikutnya")),
        ("2", translate("Appraisal", "sesuai ekspektasi")),
        ("3", translate("Appraisal", "di atas ekspektasi")),
        ("J", translate("Appraisal", "staf berikutnya")),
        ("K", translate("Appraisal", "staf sebelumnya")),
        ("Alt+↑↓←→", translate("Appraisal", "pindahkan dalam kuadran, dengan alasan bila perlu")),
        ("U", translate("Appraisal", "minta umpan balik rekan kerja")),
        ("M", translate("Appraisal", "mengapa predikat ini?")),
        ("Ctrl+Enter", translate("Appraisal", "selesaikan penilaian")),
    )


def text() -> str:
    """Return what the help (?) says."""
    return translate(
        "Appraisal",
        "Tiap RHK menunjukkan realisasi terhadap target; garis tegak pada batang adalah 100 "
        "persen. Saran dihitung dari angka itu, keputusan tetap pada Anda. Keputusan yang "
        "berbeda dari saran, di atas, atau di bawah ekspektasi perlu alasan.\n\n"
        "Predikat mengikuti matriks peraturan: hasil kerja dan perilaku kerja bertemu dalam "
        "satu petak. Paling sedikit satu kekuatan dan satu perbaikan ditulis sebelum "
        "penilaian diselesaikan.\n\n"
        "Rekan kerja dan bawahan menulis tanpa nama: mintalah paling sedikit tiga orang. Tulisan "
        "mereka tampil sekaligus sesudah hari terakhir.\n\n"
        "Tidak ada yang terlihat oleh pegawai sebelum Anda menerbitkannya. Menerbitkan tidak "
        "dapat diurungkan.",
    )
