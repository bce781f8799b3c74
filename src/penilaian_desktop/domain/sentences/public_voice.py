"""Sentences about the voice of the public: surveys, forums, complaints."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_WHOLE = "Kuesioner ini tidak dihitung. Periksa lembar aslinya, lalu impor kembali."

SENTENCES: dict[str, Sentence] = {
    "survey_no_table": Sentence(
        "Tidak ada lembar dengan pertanyaan survei kepuasan.",
        "Pastikan baris judul memuat pertanyaan sedikitnya lima dari sembilan unsur.",
    ),
    "survey_no_rows": Sentence(
        "Tabel survei dalam berkas ini kosong.", "Periksa berkasnya, lalu pilih kembali."
    ),
    "answer_out_of_scale": Sentence("Jawaban {value} di luar 1 sampai 4.", _WHOLE),
    "answer_unreadable": Sentence("Jawaban “{value}” tidak dapat dibaca.", _WHOLE),
    "no_answers": Sentence("Semua jawaban kosong.", _WHOLE),
    "service_missing": Sentence("Layanannya tidak disebut.", _WHOLE),
    "answer_blank": Sentence(
        "Pertanyaan ini tidak dijawab.", "Jawaban lain dari kuesioner ini tetap dihitung."
    ),
    "repeated_answer": Sentence(
        "Waktu, layanan, dan jawabannya sama dengan baris {value}.",
        "Tetap dihitung; hapus salah satunya bila memang terkirim dua kali.",
    ),
    "age_implausible": Sentence("Umur {value} tidak wajar.", "Umurnya dikosongkan."),
}
