"""Sentences of the import desk and of the page where things are sent and fetched."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "folder_not_chosen": Sentence(
        "Folder pertukaran belum dipilih.",
        "Pilih folder bersama atau flash disk yang dipakai kantor dan unit.",
    ),
    "file_changed_since": Sentence(
        "Berkas ini diganti sejak diperiksa.", "Tidak ada yang disimpan. Periksa sekali lagi."
    ),
    "passphrases_differ": Sentence("Kedua frasa sandi berbeda.", "Ketik sekali lagi."),
    "same_place_twice": Sentence(
        "Kunci induk dan salinan pemulihannya tidak boleh di folder yang sama.",
        "Simpan di dua tempat, misalnya dua flash disk.",
    ),
}
