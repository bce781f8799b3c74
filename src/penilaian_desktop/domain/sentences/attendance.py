"""Sentences about attendance: lists of machines and the recap of a month."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_CELL = (
    "Hari itu belum diputuskan: tetap hari kerja dan belum dihitung hadir, jadi persentasenya "
    "lebih rendah sampai diperbaiki; tidak dihitung tanpa keterangan."
)
_CHECK = "Periksa ke daftar asli, lalu perbaiki di rekap bila perlu."

SENTENCES: dict[str, Sentence] = {
    "attendance_no_table": Sentence(
        "Tidak ada lembar dengan rekap kehadiran.",
        "Pastikan ada baris judul dengan nama atau NIP, dan kolom tanggal 1 sampai akhir bulan, "
        "kolom Tanggal, Masuk, dan Pulang, atau kolom jumlah seperti Hari Kerja, Hadir, dan TK. "
        "Bila tidak ada, isi dengan angka di halaman Kehadiran.",
    ),
    "attendance_no_rows": Sentence(
        "Tabel kehadiran dalam berkas ini kosong.", "Periksa berkasnya, lalu pilih kembali."
    ),
    "attendance_no_month": Sentence(
        "Tabel ini tidak menyebut bulan dan tahunnya.",
        "Tulis misalnya “Agustus 2026” di atas tabel atau pada nama lembar, lalu impor kembali.",
    ),
    "attendance_number_unreadable": Sentence(
        "Isi kolom ini bukan bilangan.", "Tulis jumlahnya dengan angka, lalu impor kembali."
    ),
    "attendance_sums_twice": Sentence(
        "Orang ini sudah ada di baris {value}.", "Sisakan satu baris, lalu impor kembali."
    ),
    "attendance_sums_over_days": Sentence(
        "Rekap {value} sudah ada dengan kode per hari.",
        "Kode per hari itu diganti jumlah dari daftar ini.",
    ),
    "attendance_sums_open": Sentence(
        "{value} hari kerja tidak disebut daftar ini.", "Dicatat belum diputuskan. " + _CHECK
    ),
    "attendance_month_of_list": Sentence(
        "Daftar ini berisi jumlah sebulan tanpa nama bulannya.", "Pilih bulannya."
    ),
    "pin_unknown": Sentence(
        "PIN {value} tidak ada dalam daftar PIN berkas ini.",
        "Tambahkan PIN dan NIP-nya pada lembar daftar PIN, lalu impor kembali.",
    ),
    "name_differs": Sentence(
        "Nama berbeda dari pemilik nomornya: {value}.", "Yang dipakai adalah nomornya."
    ),
    "scan_invalid": Sentence("Jam tidak dapat dibaca.", _CELL),
    "code_unknown": Sentence(
        "Kode kehadiran tidak dikenal.",
        "Pakai H, C, S, I, DL, TK, atau L; tugas belajar (TB) ditulis lengkap. " + _CELL,
    ),
    "out_before_in": Sentence("Jam pulang lebih awal daripada jam datang.", _CELL),
    "over_midnight": Sentence(
        "Jam pulang lebih awal daripada jam datang; dibaca sebagai jaga malam.",
        "Dihitung hadir; terlambat dan pulang cepatnya tidak.",
    ),
    "attendance_date_invalid": Sentence(
        "“{detail}” bukan tanggal yang ada di kalender.",
        "Tulis seperti 01-09-2026, lalu impor kembali; baris ini tidak dihitung.",
    ),
    "duplicate_day": Sentence(
        "Hari ini sudah ada di baris lain.", "Datang paling awal dan pulang paling akhir dipakai."
    ),
    "person_twice": Sentence(
        "Orang ini sudah ada di {value}.", "Hari yang sama digabung; periksa ke daftar asli."
    ),
    "code_with_times": Sentence("Kode dan jam berdiri bersama.", "Yang dihitung kodenya."),
    "checkin_missing": Sentence("Tidak ada jam datang.", "Dihitung hadir, terlambatnya tidak."),
    "checkout_missing": Sentence("Tidak ada jam pulang.", "Dihitung hadir, pulang cepatnya tidak."),
    "present_on_free_day": Sentence(
        "Ada jam pada hari libur.", "Disimpan, tetapi bukan hari kerja."
    ),
    "free_by_machine": Sentence(
        "Mesin mencatat libur pada hari kerja.",
        "Bila memang libur daerah, tambahkan di Data induk › Kalender, lalu impor kembali.",
    ),
    "mark_unconfirmed": Sentence(
        "Ditandai {value} oleh pegawai; belum ada surat.",
        "Perlu konfirmasi: hari itu belum diputuskan sampai Anda menerima atau menolaknya di "
        "halaman Kehadiran.",
    ),
    "attendance_marks_own": Sentence(
        "Tanda Anda sendiri tidak Anda konfirmasi sendiri.",
        "Pimpinan atau kepegawaian yang mengonfirmasinya.",
    ),
    "attendance_marks_none": Sentence(
        "Tidak ada tanda pegawai yang menunggu konfirmasi.", "Muat ulang halamannya."
    ),
    "undo_attendance_marks_taken": Sentence("Konfirmasi tanda pegawai {month}"),
    "undo_attendance_marks_refused": Sentence("Penolakan tanda pegawai {month}"),
    "no_record": Sentence("Tidak ada catatan pada hari kerja ini.", "Dihitung TK. " + _CHECK),
    # --- the recap -------------------------------------------------------------------------
    "unit_not_yours": Sentence(
        "Catatan unit ini tidak Anda pegang.", "Hanya kepala unitnya atau kepegawaian yang dapat."
    ),
    "attendance_month_wrong": Sentence(
        "{period} bukan bulan.", "Pilih satu bulan, misalnya 2026-B08."
    ),
    "attendance_nothing_left": Sentence(
        "Tidak ada baris yang dapat disimpan.", "Periksa alasan setiap baris, lalu pilih kembali."
    ),
    "attendance_person_unknown": Sentence(
        "{value} belum ada di data induk.", "Tambahkan pegawai itu, lalu impor kembali."
    ),
    "attendance_person_elsewhere": Sentence(
        "{value} bukan pegawai unit yang Anda pegang pada bulan itu.",
        "Kepala unitnya atau kepegawaian yang mengimpor.",
    ),
    "attendance_day_ahead": Sentence(
        "Hari ini belum tiba.", "Periksa tanggalnya, atau impor kembali sesudah harinya lewat."
    ),
    "attendance_day_missing": Sentence("Tanggalnya kosong.", "Isi tanggalnya, lalu impor kembali."),
    "date_order_unclear": Sentence(
        "“{value}” dapat berarti dua hari: urutan hari dan bulan di kolom ini tidak jelas.",
        "Tulis tanggal sebagai teks hari-bulan-tahun, misalnya 3 Agustus 2026, lalu impor kembali.",
    ),
    "attendance_who_missing": Sentence(
        "NIP dan namanya kosong.", "Tulis NIP pada setiap baris, lalu impor kembali."
    ),
    "attendance_row_empty": Sentence(
        "Baris ini tidak memuat satu pun hari.",
        "Bila memang tanpa keterangan sebulan penuh, tulis TK pada harinya atau isi dengan angka.",
    ),
    "attendance_overlap": Sentence(
        "Tanggal {value} sudah tersimpan tetapi tidak ada di daftar ini, dan isi daftar ini "
        "berbeda.",
        "Impor daftar yang juga memuat hari-hari itu, supaya tidak hilang.",
    ),
    "attendance_kept_elsewhere": Sentence(
        "Rekap {value} orang ini dicatat unit lain.",
        "Kepala unit itu atau kepegawaian yang mengimpor.",
    ),
    "attendance_name_twice": Sentence(
        "Ada lebih dari satu pegawai bernama {value}.", "Tambahkan kolom NIP, lalu impor kembali."
    ),
    "attendance_count_wrong": Sentence(
        "Angka ini harus antara 0 dan {value}.", "Perbaiki angkanya."
    ),
    "attendance_month_ahead": Sentence(
        "{period} belum tiba.", "Pilih bulan ini atau bulan yang sudah lewat."
    ),
    "attendance_times_too_many": Sentence(
        "Lebih banyak daripada {value} hari hadir.", "Perbaiki salah satunya."
    ),
    "attendance_minutes_too_many": Sentence(
        "Lebih banyak daripada {value} menit, panjang jam kerja hari-hari itu.",
        "Perbaiki menitnya atau jumlah harinya.",
    ),
    "attendance_steps_wrong": Sentence(
        "Jumlah TL1 sampai TL4 harus {value}, sama dengan kali terlambat.",
        "Perbaiki, atau kosongkan semuanya bila tidak diketahui.",
    ),
    "attendance_too_many": Sentence(
        "Jumlah harinya lebih dari {value} hari kerja.",
        "Kurangi salah satunya.",
    ),
    "attendance_month_bad": Sentence(
        "Rekap kehadiran ini tidak menyebut bulan yang sudah berjalan.",
        "Minta unit pengirim memeriksa bulannya, lalu mengirim ulang.",
    ),
    "attendance_impossible": Sentence(
        "Angka kehadiran ini tidak mungkin untuk bulan itu.",
        "Minta unit pengirim memperbaiki rekapnya di halaman Kehadiran, lalu mengirim ulang.",
    ),
    "attendance_twice": Sentence(
        "Rekap orang ini untuk bulan yang sama sudah ada dari laptop lain.",
        "Satu orang punya satu rekap sebulan. Perbaiki rekap yang sudah ada di halaman Kehadiran.",
    ),
    "undo_attendance_imported": Sentence("Impor kehadiran {file}"),
    "undo_attendance_saved": Sentence("Rekap kehadiran {month}"),
    "undo_attendance_deleted": Sentence("Penghapusan rekap kehadiran {month}"),
    "fact_beside_attendance": Sentence(
        "Rekap kehadiran {months} dari {every} bulan: {share}, terlambat {late} kali "
        "({minutes} menit), tanpa keterangan {absent} hari."
    ),
    "attendance_value": Sentence(
        "Rekap kehadiran {months} dari {every} bulan, tanpa keterangan {absent} hari"
    ),
    "fact_from_attendance": Sentence("rekap kehadiran {months} dari {every} bulan"),
}
