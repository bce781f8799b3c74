"""Sentences of the daily log's page."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "field_time_unreadable": Sentence("Jam belum terbaca.", "Tulis seperti 08.30."),
    "field_minutes_unreadable": Sentence("Menit belum terbaca.", "Tulis angka saja, misalnya 90."),
    "field_number_unreadable": Sentence("Angka belum terbaca.", "Tulis seperti 24 atau 1.250,5."),
    "file_unreadable": Sentence(
        "Berkas {name} tidak dapat dibaca.",
        "Periksa apakah berkas itu masih ada dan tidak sedang dipakai program lain.",
    ),
    "clipboard_empty": Sentence(
        "Papan klip tidak berisi gambar atau berkas.", "Salin gambarnya dulu, lalu tempel lagi."
    ),
}
