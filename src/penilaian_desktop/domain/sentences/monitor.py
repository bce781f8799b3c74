"""Sentences of monitoring: exceptions, recaps of the national system, exports."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- exceptions ------------------------------------------------------------------------
    "exception_ends_first": Sentence(
        "Pengecualian berakhir sebelum dimulai.", "Periksa tanggal mulai dan selesainya."
    ),
    "exception_overlaps": Sentence(
        "{name} sudah mempunyai pengecualian pada tanggal itu.",
        "Ubah yang sudah ada, atau pilih tanggal lain.",
    ),
    "exception_person_missing": Sentence(
        "Pegawai belum dipilih.", "Cari nama atau NIP, lalu pilih dari daftar."
    ),
    "undo_exception_written": Sentence("Tulis pengecualian"),
    "undo_exception_deleted": Sentence("Hapus pengecualian"),
    # --- silence ---------------------------------------------------------------------------
    "silence_wrong": Sentence(
        "Jumlah hari harus antara 1 dan {most}.", "Ketik bilangan bulat, misalnya 14."
    ),
    "silence_order": Sentence(
        "Batas yang lama harus lebih dari {days} hari.",
        "Perbesar angkanya, atau kecilkan yang di atasnya.",
    ),
    # --- recaps of the national system -----------------------------------------------------
    "national_header_missing": Sentence(
        "Judul kolom NIP, HASIL KERJA, PERILAKU KERJA, dan PREDIKAT tidak ditemukan.",
        "Pilih rekap yang diunduh dari sistem nasional; keempat kolom itu harus ada.",
    ),
    "national_period_missing": Sentence(
        "Periode rekap ini belum dipilih.", "Pilih periodenya, lalu ambil kembali."
    ),
    "national_predicate_contradicts": Sentence(
        "Predikat {detail}.",
        "Betulkan di sistem nasional, unduh lagi rekapnya, lalu ambil kembali.",
    ),
    "national_predicate_organisation": Sentence(
        "ISTIMEWA adalah predikat organisasi, bukan pegawai.",
        "Betulkan di sistem nasional, lalu unduh lagi rekapnya.",
    ),
    "national_predicate_unknown": Sentence(
        "Predikat tidak dikenal: {detail}.", "Periksa tulisannya di rekap."
    ),
    "national_rating_missing": Sentence(
        "Status SUDAH, tetapi ratingnya kosong.",
        "Lengkapi di sistem nasional, lalu unduh lagi rekapnya.",
    ),
    "national_rating_unknown": Sentence(
        "Rating tidak dikenal: {detail}.",
        "Tulisan yang dikenal: di atas, sesuai, atau di bawah ekspektasi.",
    ),
    "national_status_unknown": Sentence(
        "Status penilaian tidak dikenal: {detail}.",
        "Tulisan yang dikenal: SUDAH, BELUM, atau TIDAK ADA DATA.",
    ),
    "national_nip_unknown": Sentence(
        "NIP ini tidak ada di data pegawai.",
        "Tambahkan pegawainya di Data induk, atau abaikan bila bukan pegawai di sini.",
    ),
    "national_predicate_missing": Sentence(
        "Predikat kosong; diisi menurut kedua rating.", "Periksa di sistem nasional."
    ),
    "national_status_contradicts": Sentence(
        "Statusnya belum selesai, tetapi ratingnya terisi; dianggap belum final.",
        "Periksa di sistem nasional.",
    ),
    "national_label_guessed": Sentence(
        "Salah eja: {detail}.", "Cocokkan dengan sistem nasional bila ragu."
    ),
    "national_periods_differ": Sentence(
        "Lembar-lembar berkas ini memuat periode yang berbeda.",
        "Pilih lembarnya, lalu ambil satu per satu.",
    ),
    "national_status_missing": Sentence(
        "Status kosong; dianggap SUDAH karena ratingnya terisi.", "Periksa di sistem nasional."
    ),
    # --- exports ---------------------------------------------------------------------------
    "siasn_kind": Sentence(
        "SIASN hanya menerima penilaian bulanan, triwulan, dan tahunan.",
        "Pilih bulan, triwulan, atau tahun.",
    ),
    "siasn_empty": Sentence(
        "Belum ada hasil {period} yang diterbitkan.", "Tunggu penerbitan, lalu ekspor lagi."
    ),
}
