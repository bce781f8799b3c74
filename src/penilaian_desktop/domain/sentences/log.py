"""Sentences of the daily log's page."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "field_time_unreadable": Sentence("Jam belum terbaca.", "Tulis seperti 08.30."),
    "field_minutes_unreadable": Sentence("Menit belum terbaca.", "Tulis angka saja, misalnya 90."),
    "field_number_unreadable": Sentence("Angka belum terbaca.", "Tulis seperti 24 atau 1.250,5."),
    "file_unreadable": Sentence(
        "Berkas {name} tidak dapat dibaca.",
        "Periksa apakah berkas itu masih ada dan tidak sedang dipakai program lain.",
    ),
    "lines_refused": Sentence(
        "{count} baris belum dapat dicatat. {detail}",
        "Perbaiki baris itu, lalu simpan lagi; belum ada yang dicatat.",
    ),
    "nothing_to_repair": Sentence("Kegiatan ini tidak bersamaan dengan kegiatan lain."),
    "repair_leaves_nothing": Sentence(
        "“{text}” memakai jam yang persis sama dengan kegiatan lain.",
        "Ubah jamnya, hapus salah satunya, atau tandai memang bersamaan.",
    ),
    "repair_would_lose": Sentence(
        "“{text}” masih berlanjut setelah kegiatan yang lain, atau mulai bersamaan.",
        "Pilih Bagi agar tidak ada menit yang hilang.",
    ),
    "template_name_missing": Sentence("Nama templat belum diisi.", "Beri nama yang pendek."),
    "template_line_missing": Sentence(
        "Isi templat belum ada.", "Tulis seperti pada baris catatan, misalnya 30m Apel pagi."
    ),
    "template_long": Sentence("Templat terlalu panjang.", "Ringkas sampai {limit} huruf."),
    "template_needs_head": Sentence(
        "Templat untuk unit ditulis oleh pejabat penilai atau kepegawaian.",
        "Simpan sebagai templat sendiri.",
    ),
    "undo_activities_logged": Sentence("Catat beberapa kegiatan"),
    "undo_activities_changed": Sentence("Ubah beberapa kegiatan"),
    "undo_activities_deleted": Sentence("Hapus beberapa kegiatan"),
    "day_range_backwards": Sentence(
        "Hari terakhir ada sebelum hari pertama.", "Tukar kedua tanggalnya."
    ),
    "day_range_long": Sentence(
        "Rentang harinya terlalu panjang (batas {limit} hari).", "Tandai sebagian dahulu."
    ),
    "reduced_overlaps": Sentence(
        "Tanggalnya bertemu dengan “{name}”.", "Ubah tanggalnya, atau hapus yang lama dahulu."
    ),
    "undo_days_marked": Sentence("Tandai beberapa hari"),
    "undo_activity_moved": Sentence("Geser kegiatan"),
    "undo_overlap_split": Sentence("Bagi kegiatan"),
    "undo_overlap_shorten": Sentence("Pendekkan kegiatan"),
    "undo_overlap_keep": Sentence("Biarkan bersamaan"),
    "undo_template_saved": Sentence("Simpan templat"),
    "undo_template_deleted": Sentence("Hapus templat"),
    "undo_favourite_set": Sentence("Ubah favorit"),
    "log_history_written": Sentence("Dicatat"),
    "log_history_changed": Sentence("Diubah: {fields}"),
    "log_history_submitted": Sentence("Diajukan"),
    "log_history_taken_back": Sentence("Menjadi draf lagi"),
    "log_history_approved": Sentence("Disetujui"),
    "log_history_returned": Sentence("Dikembalikan: “{note}”"),
    "log_history_review_withdrawn": Sentence("Keputusan ditarik"),
    "log_history_deleted": Sentence("Dihapus"),
    "log_history_restored": Sentence("Dikembalikan dari hapusan"),
    "log_history_attached": Sentence("Bukti {name} dilampirkan"),
    "log_history_detached": Sentence("Bukti {name} dilepas"),
    "log_field_day": Sentence("tanggal"),
    "log_field_start": Sentence("jam"),
    "log_field_end": Sentence("jam"),
    "log_field_minutes": Sentence("menit"),
    "log_field_text": Sentence("uraian"),
    "log_field_volume": Sentence("volume"),
    "log_field_unit": Sentence("satuan"),
    "log_field_rhk_id": Sentence("RHK"),
    "log_field_tags": Sentence("tanda"),
    "log_field_place": Sentence("lokasi"),
    "log_field_note": Sentence("catatan"),
}
