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
        "NIP tersimpan sebagai bilangan ({value}); Excel membuang angka belakangnya.",
        "Ubah format kolomnya menjadi Teks, lalu ketik ulang NIP lengkap; angka yang hilang tidak "
        "ditebak.",
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
    "volume_unreadable": Sentence(
        "Volume ini belum terbaca sebagai angka.", "Tulis seperti =24 orang atau =1,5 jam."
    ),
    "day_ahead": Sentence(
        "Hari ini belum terjadi.", "Catat kegiatan pada hari ini atau hari sebelumnya."
    ),
    "day_last_month": Sentence(
        "Tanggal itu dibaca sebagai bulan yang lalu.", "Tulis bulannya, misalnya /16-11."
    ),
    "day_closed": Sentence(
        "Periode hari itu sudah dikunci.", "Minta kepegawaian membukanya kembali."
    ),
    "day_full": Sentence(
        "Bersama kegiatan lain hari itu menjadi lebih dari 24 jam.",
        "Periksa jamnya atau kurangi menitnya.",
    ),
    "volume_not_positive": Sentence("Volume harus lebih dari nol.", "Perbaiki atau hapus."),
    # facts of a score
    "json_invalid": Sentence(
        "Fakta bukan JSON yang benar: baris {line}, kolom {column}.", "Perbaiki lalu ulangi."
    ),
    "json_too_deep": Sentence(
        "Kurung di dalam fakta bertumpuk terlalu dalam.", "Perbaiki lalu ulangi."
    ),
    "input_not_utf8": Sentence(
        "Masukan bukan teks UTF-8.", "Simpan fakta sebagai UTF-8, lalu ulangi."
    ),
    "facts_not_object": Sentence(
        "Satu kasus harus berupa objek JSON.", "Tulis seperti {{“nama”: nilai}}."
    ),
    "fact_twice": Sentence("“{name}” tertulis dua kali.", "Hapus salah satunya."),
    "fact_unknown": Sentence("“{name}” tidak dikenal oleh aturan ini.", "Periksa ejaannya."),
    "fact_missing": Sentence("“{name}” belum diisi.", "Lengkapi lalu ulangi."),
    "fact_not_number": Sentence(
        "“{name}” harus berupa angka.", "Tulis seperti “112.5”, dengan titik desimal."
    ),
    "fact_not_integer": Sentence("“{name}” harus berupa bilangan bulat.", "Tulis seperti 12."),
    "fact_too_precise": Sentence(
        "“{name}” mempunyai terlalu banyak angka.", "Paling banyak {digits} angka desimal."
    ),
    "fact_not_flag": Sentence("“{name}” harus true atau false.", "Tulis tanpa tanda kutip."),
    "fact_not_choice": Sentence("“{name}” bukan salah satu pilihan.", "Pilihannya: {choices}."),
    "fact_out_of_range": Sentence(
        "“{name}” di luar batas {low} sampai {high}.", "Periksa angkanya."
    ),
    "answers_not_rows": Sentence(
        "“{name}” harus berupa daftar responden.", "Satu responden satu daftar jawaban."
    ),
    "answers_missing": Sentence("Belum ada jawaban satu pun.", "Isi paling sedikit satu jawaban."),
    "answers_row_length": Sentence(
        "Responden ke-{row} harus mempunyai tepat {width} jawaban.",
        "Jawaban yang kosong ditulis null.",
    ),
    "answer_invalid": Sentence(
        "Jawaban {column} dari responden ke-{row} harus bilangan bulat {low} sampai {high}.",
        "Jawaban yang kosong ditulis null.",
    ),
    "value_outside_bands": Sentence(
        "Nilai {value} tidak termasuk rentang mana pun dalam aturan.", "Periksa berkas aturan."
    ),
    "target_zero": Sentence(
        "Target nol tidak dapat dibandingkan dengan realisasi.",
        "Isi target, atau pilih “makin kecil makin baik”.",
    ),
    # regulation files
    "scheme_unknown": Sentence(
        "Aturan “{value}” tidak ada.", "Lihat daftar aturan, atau pasang versi yang memuatnya."
    ),
    "scheme_not_toml": Sentence(
        "Berkas aturan tidak terbaca: {reason}.", "Pasang ulang berkasnya."
    ),
    "scheme_file_name": Sentence(
        "Nama berkas aturan tidak sama dengan kode dan versinya ({detail}).",
        "Beri nama kode-versi.toml.",
    ),
    "scheme_key_unknown": Sentence("Kunci “{detail}” tidak dikenal.", "Periksa ejaannya."),
    "scheme_key_missing": Sentence("Kunci “{detail}” belum ada.", "Lengkapi berkas aturan."),
    "scheme_wrong_type": Sentence("Jenis isinya salah ({detail}).", "Perbaiki berkas aturan."),
    "scheme_name_unknown": Sentence("“{detail}” tidak dikenal.", "Periksa ejaannya."),
    "scheme_name_twice": Sentence("“{detail}” tertulis dua kali.", "Hapus salah satunya."),
    "scheme_kind_wrong": Sentence(
        "“{detail}” tidak dapat dipakai di sini.", "Periksa jenis faktanya."
    ),
    "scheme_bounds": Sentence("Batasnya tidak masuk akal ({detail}).", "Perbaiki berkas aturan."),
    "scheme_bands_gap": Sentence(
        "Ada celah di antara dua rentang: {detail}.",
        "Batas atas sama dengan batas bawah berikutnya.",
    ),
    "scheme_bands_overlap": Sentence(
        "Dua rentang bertumpuk: {detail}.", "Batas atas sama dengan batas bawah berikutnya."
    ),
    "scheme_weight_nothing": Sentence(
        "Bagian ini berbobot 0, jadi tidak menentukan apa pun.",
        "Beri bobot, atau hapus pertanyaannya.",
    ),
    "scheme_weights_sum": Sentence("Jumlah bobot {detail}, seharusnya 100.", "Perbaiki bobotnya."),
    "scheme_cases_uncovered": Sentence(
        "Bobot tidak tepat satu untuk keadaan {detail}.", "Lengkapi atau hapus bobotnya."
    ),
}
