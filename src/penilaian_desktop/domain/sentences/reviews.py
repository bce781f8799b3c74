"""Sentences of the reading page, of delegations and of reminders."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- delegation ------------------------------------------------------------------------
    "delegate_missing": Sentence(
        "Wakilnya belum dipilih.", "Pilih seseorang yang mempunyai akun di laptop ini."
    ),
    "delegation_dates": Sentence(
        "Tanggal selesai lebih awal daripada tanggal mulai.", "Perbaiki salah satunya."
    ),
    "delegation_past": Sentence(
        "Tanggal selesai sudah lewat.", "Pilih tanggal {today} atau sesudahnya."
    ),
    "delegation_long": Sentence(
        "Perwakilan paling lama {limit} hari.",
        "Untuk waktu yang lebih lama, minta kepegawaian menetapkan Plt. atau Plh.",
    ),
    "delegation_overlaps": Sentence(
        "{name} sudah menjadi wakil {starts} sampai {ends}.",
        "Akhiri yang itu dulu, atau pilih tanggal lain.",
    ),
    "delegation_no_staff": Sentence(
        "Anda tidak mempunyai staf pada tanggal itu.", "Pilih tanggal lain."
    ),
    "delegation_used": Sentence(
        "Wakil sudah memutuskan kegiatan, jadi perwakilannya tidak dapat ditarik surut.",
        "Pilih Akhiri: keputusan yang sudah dibuat tetap berlaku.",
    ),
    "not_your_delegation": Sentence(
        "Perwakilan ini bukan milik Anda.", "Hanya yang mewakilkan dapat mengakhirinya."
    ),
    "delegation_over": Sentence(
        "Perwakilan Anda tidak berlaku hari ini.",
        "Pejabat penilainya sendiri yang meninjau kegiatan ini.",
    ),
    "phrase_long": Sentence(
        "Kalimat siap pakai paling panjang {limit} huruf.", "Pendekkan kalimat “{text}”."
    ),
    "phrases_many": Sentence("Paling banyak {limit} kalimat siap pakai.", "Hapus beberapa."),
    "undo_delegated": Sentence("Wakilkan tinjauan"),
    "undo_delegation_ended": Sentence("Akhiri perwakilan"),
    # --- reminders -------------------------------------------------------------------------
    "reminder_hour_invalid": Sentence(
        "Jam pengingat harus antara 00.00 dan 23.59.", "Tulis misalnya 15.30."
    ),
    "reminder_today_empty": Sentence(
        "Hari ini belum ada catatan", "Satu baris sudah cukup untuk memulai."
    ),
    "reminder_missing_days": Sentence("{count} hari kerja belum ada catatan", "{days}."),
    "reminder_returned": Sentence(
        "{count} kegiatan dikembalikan dengan catatan", "Yang pertama: {text}."
    ),
    "reminder_deadline": Sentence(
        "Batas {period} tinggal {left} hari", "Lengkapi catatan dan laporan sebelum {until}."
    ),
    "reminder_deadline_today": Sentence(
        "Hari ini batas {period}", "Lengkapi catatan dan laporan sebelum hari berakhir."
    ),
    "reminder_unscored": Sentence(
        "{count} staf belum dinilai untuk {period}", "Batas {until}, {left} hari lagi."
    ),
    "reminder_unscored_late": Sentence(
        "{count} staf belum dinilai untuk {period}", "Batas {until} sudah lewat."
    ),
}
"""Sentences of the reviews room, by code."""
