"""Sentences of the printed forms."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "emblem_unreadable": Sentence(
        "Gambar lambang tidak dapat dibaca.", "Pakai berkas PNG atau JPEG yang lain."
    ),
    "picture_kind": Sentence(
        "Berkas ini bukan gambar PNG atau JPEG.",
        "Pilih berkas .png atau .jpg; mengganti nama berkas saja tidak cukup.",
    ),
    "picture_large": Sentence(
        "Gambar terlalu besar (batasnya {limit}).", "Perkecil gambarnya, lalu pilih lagi."
    ),
    "letterhead_long": Sentence(
        "Kop memuat paling banyak {lines} baris, masing-masing {limit} huruf.",
        "Singkat atau gabungkan barisnya.",
    ),
    "margin_invalid": Sentence(
        "Batas tepi harus antara {least} dan {most} milimeter.",
        "Tulis bilangan bulat, misalnya 15.",
    ),
    "print_nobody": Sentence(
        "Tidak ada yang dapat dicetak.", "Pilih unit atau periode lain, atau buka alasannya."
    ),
    "name_pattern_invalid": Sentence(
        'Pola nama "{pattern}" memuat bagian yang tidak dikenal.', "Pakai {known}."
    ),
    "print_unit_unknown": Sentence(
        'Unit "{unit}" tidak ada.', "Pakai kode atau nama unit seperti di Data induk."
    ),
    "print_unit_not_file": Sentence(
        "{out} sudah ada sebagai berkas.", "Beri nama folder, atau berkas yang berakhir .pdf."
    ),
    "print_worker_lost": Sentence(
        "Proses pencetak berhenti sebelum selesai.",
        "Tutup program lain yang memakai banyak memori, lalu cetak lagi.",
    ),
    "printer_refused": Sentence(
        "{printer} tidak menerima cetakan.",
        "Periksa kertas dan sambungannya, atau simpan PDF lalu cetak dari aplikasi lain.",
    ),
    "print_form_unknown": Sentence(
        'Formulir "{form}" tidak dikenal.', "Pilih salah satu dari: {forms}."
    ),
    "matrix_empty": Sentence(
        "{name} tidak menilai siapa pun pada {year}; matriksnya kosong.",
        "Pilih pimpinan yang mempunyai pegawai, atau tahun lain.",
    ),
    "feedback_none": Sentence(
        "Belum ada umpan balik yang dapat dicetak untuk {period}.",
        "Umpan balik rekan kerja tampak sesudah ditutup dan diberi paling sedikit tiga orang.",
    ),
    "work_report_incomplete": Sentence(
        "Laporan kinerja {period} belum lengkap.",
        "Isi pencapaian dan tantangan di halaman Evaluasi, lalu cetak lagi.",
    ),
    "archive_none": Sentence(
        "Nilai PP 30/2019 untuk {year} belum dicatat.",
        "Kepegawaian mencatatnya di arsip nilai; nilai angka hanya sampai tahun 2021.",
    ),
    "reminder_nothing": Sentence(
        "Tidak ada yang perlu diingatkan kepada {name} untuk {period}.",
        "Surat hanya dibuat untuk pegawai yang datanya belum lengkap.",
    ),
    "receipt_awaited": Sentence(
        "Paket ini belum dijawab dengan tanda terima.",
        "Ambil paket dari folder pertukaran, atau tanyakan kepada kantor.",
    ),
    "reminder_own": Sentence(
        "Surat pengingat tidak dibuat untuk diri sendiri.",
        "Pejabat penilai atau kepegawaian membuatnya; yang masih kurang tampak di Beranda.",
    ),
    "strengths_none": Sentence(
        "Belum ada hasil penilaian {name} yang diterbitkan.",
        "Cetak lembar ini sesudah penilaian pertama diterbitkan.",
    ),
    "recap_empty": Sentence(
        "Tidak ada pegawai yang dapat Anda lihat di {unit}.",
        "Pilih unit lain, atau masuk sebagai kepegawaian.",
    ),
    "no_workbook": Sentence(
        "Formulir ini tidak mempunyai kembaran Excel.",
        "Akhiri nama berkas dengan .pdf; SKP, evaluasi, rekap, dan laporan kegiatan punya Excel.",
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
