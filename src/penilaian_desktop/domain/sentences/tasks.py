"""Sentences about tasks and projects."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "task_title_missing": Sentence("Judul tugas belum diisi.", "Tulis judul yang singkat."),
    "task_text_long": Sentence("Teks ini lebih dari {limit} huruf.", "Persingkat."),
    "task_dates_wrong": Sentence(
        "Tanggal selesai mendahului tanggal mulai.", "Perbaiki salah satunya."
    ),
    "task_date_unreadable": Sentence(
        "Tanggal belum terbaca.", "Tulis seperti 18/11 atau 18 Nov 2026."
    ),
    "task_number_negative": Sentence(
        "Angka ini kurang dari nol.", "Tulis nol atau lebih, atau kosongkan."
    ),
    "task_percent_range": Sentence(
        "Kemajuan ditulis dengan angka 0 sampai 100.", "Misalnya: 45 draf selesai diperiksa."
    ),
    "task_progress_unreadable": Sentence(
        "Belum ada persen di awal baris.", "Misalnya: 45 draf selesai diperiksa."
    ),
    "task_note_missing": Sentence(
        "Kemajuan berkurang dari {before} menjadi {percent} persen.",
        "Tambahkan catatan singkat mengapa.",
    ),
    "task_progress_ahead": Sentence(
        "Tanggal {day} belum tiba.", "Laporkan kemajuan sampai hari ini."
    ),
    "task_progress_before": Sentence(
        "Tanggal {day} mendahului awal tugas.", "Pilih tanggal setelah tugas dimulai."
    ),
    "task_not_open": Sentence("Tugas ini sudah ditutup.", "Buka kembali tugasnya lebih dahulu."),
    "task_not_yours": Sentence(
        "Tugas ini milik orang lain.", "Hanya pemilik dan anggotanya dapat melaporkannya."
    ),
    "task_member_unknown": Sentence(
        "Salah satu anggota tidak dikenal di ruang kerja ini.", "Pilih dari daftar pegawai."
    ),
    "todo_tasks_due": Sentence(
        "{count} tugas dekat tenggat", "“{title}” jatuh tempo {due}, kemajuan {percent} persen."
    ),
    "todo_tasks_overdue": Sentence(
        "{count} tugas melewati tenggat",
        "“{title}” seharusnya selesai {due}, kemajuan {percent} persen.",
    ),
    "undo_task_saved": Sentence("Simpan tugas"),
    "undo_task_deleted": Sentence("Hapus tugas"),
    "undo_task_reported": Sentence("Lapor kemajuan"),
    "undo_task_closed": Sentence("Tutup tugas"),
    "undo_task_reopened": Sentence("Buka kembali tugas"),
    "undo_task_linked": Sentence("Kaitkan kegiatan dengan tugas"),
}
