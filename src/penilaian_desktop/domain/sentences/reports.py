"""Sentences of the printed forms."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "emblem_unreadable": Sentence(
        "Gambar lambang tidak dapat dibaca.", "Pakai berkas PNG atau JPEG yang lain."
    ),
    "print_form_unknown": Sentence(
        'Formulir "{form}" tidak dikenal.', "Pilih salah satu dari: {forms}."
    ),
    "form_wrong_data": Sentence(
        'Data yang diberikan bukan untuk formulir "{form}".',
        "Buka lagi halaman formulir itu, lalu cetak dari sana.",
    ),
    "print_fonts_missing": Sentence(
        "Fon untuk mencetak tidak dapat dibaca ({name}).",
        "Pasang ulang aplikasi; data Anda tidak terpengaruh.",
    ),
}
