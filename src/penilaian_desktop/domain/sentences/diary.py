"""Sentences about an employee's own diary that is read or written."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_SPLIT = "Bagi menjadi beberapa baris, atau ringkas."
_TWELVE = "Tulis seperti 07.30 - 09.00."

SENTENCES: dict[str, Sentence] = {
    "diary_no_table": Sentence(
        "Tidak ada lembar dengan kolom uraian kegiatan beserta tanggal atau jamnya.",
        "Pastikan ada baris judul, misalnya Tanggal, Jam, Uraian Kegiatan, Volume, Satuan.",
    ),
    "diary_no_rows": Sentence(
        "Tabel kegiatan di berkas ini tidak berisi satu baris pun yang terbaca.",
        "Bila isinya berupa rumus, buka berkasnya di Excel, simpan, lalu ulangi.",
    ),
    "diary_nothing_left": Sentence(
        "Tidak ada baris yang dapat disimpan.", "Lihat alasannya pada setiap baris."
    ),
    "log_period_invalid": Sentence(
        "Periode “{value}” tidak dikenal untuk laporan ini.",
        "Tulis hari 2026-09-14, minggu 2026-W38, atau bulan 2026-B09.",
    ),
    "log_nothing_to_export": Sentence(
        "Tidak ada kegiatan untuk diekspor.", "Pilih periode atau saringan yang lain."
    ),
    # --- refused rows ------------------------------------------------------------------------
    "diary_date_invalid": Sentence(
        "“{detail}” bukan tanggal yang ada di kalender.", "Tulis seperti 01-07-2026."
    ),
    "date_missing": Sentence(
        "Tanggal belum diisi, dan tidak ada di baris atasnya.", "Tulis seperti 01-07-2026."
    ),
    "date_outside_year": Sentence(
        "Tanggal {detail} bukan di tahun catatan ini.", "Perbaiki tahunnya."
    ),
    "description_missing": Sentence(
        "Uraian kegiatan belum diisi.", "Tulis apa yang dikerjakan, atau hapus baris ini."
    ),
    "description_long": Sentence(
        "Uraian terdiri atas {detail} huruf; paling banyak 2.000.", _SPLIT
    ),
    "end_missing": Sentence("Jam selesai belum ada pada “{detail}”.", _TWELVE),
    "end_not_after_start": Sentence(
        "Jam selesai tidak sesudah jam mulai: “{detail}”.",
        "Perbaiki jamnya. Dinas malam berlaku bila pola kerja Anda mengizinkannya.",
    ),
    "duration_invalid": Sentence(
        "Lama “{detail}” tidak terbaca.", "Tulis dalam menit, misalnya 90, atau 1 jam 30 menit."
    ),
    "volume_invalid": Sentence("Volume “{detail}” bukan angka.", "Tulis seperti 12 atau 1,5."),
    "day_too_full": Sentence(
        "Dengan baris ini hari itu berisi {detail} menit, lebih dari 24 jam.",
        "Periksa jam pada hari itu.",
    ),
    "diary_of_other": Sentence(
        "Catatan ini milik NIP {detail}, bukan milik Anda.",
        "Pilih catatan Anda sendiri, atau nyatakan bahwa ini catatan Anda.",
    ),
    "diary_row_of_other": Sentence(
        "Baris ini milik NIP {detail}, bukan milik Anda.", "Hanya kegiatan Anda yang disimpan."
    ),
    "diary_in_future": Sentence(
        "Tanggal {detail} belum terjadi.", "Perbaiki tanggalnya, atau impor lagi sesudah hari itu."
    ),
    "diary_period_locked": Sentence(
        "Periodenya sudah dikunci.", "Yang dapat membukanya kembali: {detail}."
    ),
    # --- remarks -----------------------------------------------------------------------------
    "overlaps": Sentence("Jamnya bertumpuk dengan {detail}.", "Periksa jam kedua baris."),
    "day_over_10_hours": Sentence(
        "Hari ini berisi {detail} menit, lebih dari 10 jam.", "Periksa jam pada hari itu."
    ),
    "date_outside_month": Sentence(
        "Tanggal {detail} bukan di bulan catatan ini.", "Periksa tanggalnya."
    ),
    "not_a_working_day": Sentence(
        "Bukan hari kerja ({detail}).", "Tetap disimpan; periksa tanggalnya."
    ),
    "description_short": Sentence(
        "Uraian “{detail}” sangat pendek.", "Jelaskan sedikit lagi agar dapat dinilai."
    ),
    "volume_missing": Sentence("Volume belum diisi.", "Isi bila ada hasil yang dapat dihitung."),
    "date_from_row_above": Sentence(
        "Tanggal kosong; dipakai tanggal baris di atasnya, {detail}.", "Periksa tanggalnya."
    ),
    "possible_duplicate": Sentence(
        "Hari, jam, dan uraiannya sama dengan {detail}.", "Hapus salah satu bila tertulis dua kali."
    ),
    "unit_in_volume": Sentence(
        "Volume dan satuan ada dalam satu sel: “{detail}”.", "Sudah dipisahkan; periksa hasilnya."
    ),
    "time_missing": Sentence(
        "Jam belum diisi.", "Disimpan tanpa jam; isi lamanya sebelum diajukan."
    ),
    "minutes_exceed_times": Sentence(
        "Lama {detail} menit lebih panjang daripada jamnya.", "Jamnya yang dipakai."
    ),
    "note_cut": Sentence(
        "Keterangan terdiri atas {detail} huruf; paling banyak 2.000.", "Sisanya tidak disimpan."
    ),
    "unit_cut": Sentence("Satuan “{detail}” terlalu panjang.", "Sisanya tidak disimpan."),
    "diary_rhk_unknown": Sentence(
        "RHK “{detail}” tidak ditemukan pada SKP Anda.", "Pilih RHK-nya setelah impor."
    ),
    "diary_known": Sentence("Sudah ada di log Anda; tidak disimpan dua kali."),
}
