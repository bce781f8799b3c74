"""Sentences of the use cases."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "record_malformed": Sentence(
        "Satu catatan dalam berkas ini tidak sesuai bentuknya.",
        "Minta pengirim membuat paket baru dengan aplikasi versi terbaru.",
    ),
    "record_kind_unknown": Sentence(
        "Berkas ini berisi jenis catatan yang belum dikenal.",
        "Perbarui aplikasi ini, lalu buka kembali berkasnya.",
    ),
}
