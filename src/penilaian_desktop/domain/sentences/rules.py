"""Sentences of the rules: numbers of employees, periods, targets, regulations and scoring."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "period_code_invalid": Sentence(
        "Periode “{value}” tidak dikenal.",
        "Tulis 2026, 2026-S1, 2026-T3, atau 2026-B09.",
    ),
    # numbers of employees
    "nip_missing": Sentence("NIP belum diisi.", "Isi 18 angka NIP."),
    "nip_number_lost_digits": Sentence(
        "NIP tersimpan sebagai bilangan ({value}), sehingga angka belakangnya hilang.",
        "Ketik ulang NIP lengkap sebagai teks; angka yang hilang tidak dapat ditebak.",
    ),
    "nip_not_18_digits": Sentence(
        "NIP harus 18 angka; yang tertulis “{value}”.", "Periksa pada SK atau kartu pegawai."
    ),
    "nip_birth_date_impossible": Sentence(
        "Delapan angka pertama NIP ({value}) bukan tanggal lahir yang ada di kalender.",
        "Periksa pada SK atau kartu pegawai.",
    ),
    "nip_month_unusual": Sentence(
        "Angka ke-13 dan ke-14 NIP tidak lazim.", "Periksa; NIP tetap dipakai seperti tertulis."
    ),
    "nip_sex_unusual": Sentence(
        "Angka ke-15 NIP bukan 1 atau 2.", "Periksa; NIP tetap dipakai seperti tertulis."
    ),
    "nip_sequence_zero": Sentence(
        "Nomor urut NIP 000.", "Periksa; NIP tetap dipakai seperti tertulis."
    ),
    "nip_year_in_future": Sentence(
        "Tahun pengangkatan dalam NIP belum tiba.", "Periksa; NIP tetap dipakai seperti tertulis."
    ),
    "nip_age_unusual": Sentence(
        "Umur saat pengangkatan menurut NIP tidak lazim.",
        "Periksa; NIP tetap dipakai seperti tertulis.",
    ),
    "golongan_unknown": Sentence(
        "Golongan tidak terbaca.", "Tulis seperti III/c untuk PNS atau IX untuk PPPK."
    ),
    "pangkat_differs_from_golongan": Sentence(
        "Nama pangkat tidak sesuai dengan golongannya.",
        "Golongan yang dipakai; periksa nama pangkatnya.",
    ),
    # remarks on the line being typed
    "ends_before_start": Sentence(
        "Jam selesai tidak setelah jam mulai.",
        "Perbaiki jamnya; kerja lewat tengah malam hanya untuk pola kerja malam.",
    ),
    "time_invalid": Sentence("Jam ini tidak ada.", "Tulis seperti 09.00-10.30."),
    "time_incomplete": Sentence("Jam selesai belum ada.", "Tulis seperti 09.00-10.30 atau 90m."),
    "past_midnight": Sentence(
        "Durasi ini melewati tengah malam.", "Tulis jam mulai dan selesainya."
    ),
    "given_twice": Sentence("Sudah ditulis lagi di belakang; ini dibaca sebagai teks."),
    "rhk_unknown": Sentence("RHK dengan nomor itu tidak ada.", "Lihat nomor RHK di halaman SKP."),
    "rhk_ambiguous": Sentence("Lebih dari satu RHK cocok.", "Tulis lebih panjang atau nomornya."),
    "volume_not_positive": Sentence("Volume harus lebih dari nol.", "Perbaiki atau hapus."),
}
