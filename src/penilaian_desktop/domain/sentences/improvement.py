"""Sentences about improvements, questionnaires, interviews and the legal basis."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "improvement_finding_missing": Sentence(
        "Temuannya belum ditulis.", "Tulis apa yang perlu diperbaiki."
    ),
    "improvement_not_ready": Sentence(
        "Perbaikan ini belum dapat dikerjakan: tindakan, penanggung jawab, dan tenggat belum "
        "lengkap.",
        "Lengkapi ketiganya, lalu tandai kembali.",
    ),
    "improvement_not_complete": Sentence(
        "Perbaikan ini belum dapat diselesaikan: tindakan, penanggung jawab, dan tenggat belum "
        "lengkap.",
        "Lengkapi ketiganya dengan Ubah, lalu selesaikan.",
    ),
    "improvement_due_passed": Sentence(
        "Tenggat ini sudah lewat.", "Pilih hari ini atau sesudahnya."
    ),
    "improvement_before_missing": Sentence(
        "Angka sebelum untuk {measure} belum ada, jadi perubahannya tidak terlihat.",
        "Isi angka itu dengan Ubah, atau kosongkan yang diukur.",
    ),
    "improvement_names_citizen": Sentence(
        "Tulisan ini menyebut nama atau kontak warga yang menyampaikannya.",
        "Ganti dengan “warga”, karena register dibaca orang lain.",
    ),
    "improvement_closed": Sentence(
        "Perbaikan ini sudah ditutup.", "Buka kembali dahulu bila masih perlu diubah."
    ),
    "improvement_outcome_missing": Sentence(
        "Hasilnya belum ditulis.", "Tulis dengan kata-kata apa yang berubah bagi masyarakat."
    ),
    "improvement_after_missing": Sentence(
        "Angka sesudahnya belum diisi, padahal angka sebelumnya {before}.",
        "Ukur sekali lagi dengan cara yang sama, lalu isi angkanya.",
    ),
    "improvement_reason_missing": Sentence(
        "Alasan berhenti belum ditulis.", "Tulis mengapa perbaikan ini tidak dilanjutkan."
    ),
    "improvement_figure_wrong": Sentence(
        "Ini bukan angka nol atau lebih.", "Tulis angkanya saja, misalnya 45 atau 27,5."
    ),
    "improvement_measure_missing": Sentence(
        "Angka ini belum bernama.", "Tulis apa yang diukur dan satuannya, misalnya menit."
    ),
    "improvement_owner_elsewhere": Sentence(
        "Penanggung jawab ini bukan pegawai unit yang dipilih.",
        "Pilih pegawai unit itu atau bawahannya.",
    ),
    "improvement_no_survey_result": Sentence(
        "Survei ini belum punya jawaban, jadi belum ada unsur terendah.",
        "Isi jawabannya dahulu di Suara warga.",
    ),
    "improvement_finding_note": Sentence("{text}"),
    "improvement_finding_forum": Sentence("{topic}: {points}"),
    "improvement_finding_survey": Sentence(
        "{unsur} terendah: {mean} dari 4 menurut {respondents} responden, {survey}"
    ),
    "improvement_finding_indicator": Sentence("Indikator “{indicator}” sulit diukur: {reason}"),
    "improvement_finding_result": Sentence(
        "{indicator}: {actual} {measured_in} dari target {target} pada {period}"
    ),
    "improvement_measure_survey": Sentence("Nilai unsur {unsur}"),
    "improvement_measured_survey": Sentence("dari 4"),
    "improvement_measure_slow": Sentence("Lama menyelesaikan"),
    "improvement_measured_days": Sentence("hari"),
    "voice_value_none": Sentence(
        "Suara warga tidak memberi angka untuk indikator ini pada periode ini.",
        "Isi realisasinya sendiri.",
    ),
    "voice_value_days": Sentence("Median {count} pengaduan yang selesai, {unit}"),
    "voice_value_told": Sentence("Median {count} catatan warga: {told}, {unit}"),
    "voice_value_index": Sentence("IKM {unit}, {respondents} responden"),
    "voice_value_slow": Sentence("{count} catatan warga menyebut terlalu lambat, {unit}"),
    "todo_improvements_due": Sentence(
        "{count} perbaikan layanan hampir jatuh tempo", "{finding} · paling lambat {due}"
    ),
    "todo_improvements_overdue": Sentence(
        "{count} perbaikan layanan lewat tenggat", "{finding} · seharusnya {due}"
    ),
    "undo_improvement_saved": Sentence("Perbaikan layanan"),
    "undo_improvement_state": Sentence("Keadaan perbaikan"),
    "undo_improvement_deleted": Sentence("Penghapusan perbaikan"),
    "improvement_history_written": Sentence("Dicatat"),
    "improvement_history_restored": Sentence("Dipulihkan"),
    "improvement_history_deleted": Sentence("Dihapus"),
    "improvement_history_open": Sentence("Dibuka kembali"),
    "improvement_history_doing": Sentence("Mulai dikerjakan"),
    "improvement_history_done": Sentence("Selesai: {outcome}"),
    "improvement_history_dropped": Sentence("Dihentikan: {outcome}"),
    "improvement_history_changed": Sentence("Diubah: {fields}"),
    "improvement_field_service_id": Sentence("layanan"),
    "improvement_field_source": Sentence("asal"),
    "improvement_field_source_id": Sentence("asal"),
    "improvement_field_finding": Sentence("temuan"),
    "improvement_field_action": Sentence("tindakan"),
    "improvement_field_owner_id": Sentence("penanggung jawab"),
    "improvement_field_due": Sentence("tenggat"),
    "improvement_field_measure": Sentence("ukuran"),
    "improvement_field_measured_in": Sentence("satuan"),
    "improvement_field_before": Sentence("angka sebelum"),
    "improvement_field_after": Sentence("angka sesudah"),
    "improvement_field_outcome": Sentence("hasil"),
    "improvement_field_closed_on": Sentence("tanggal tutup"),
    # --- questionnaires, interviews, legal basis ---------------------------------------------
    "questionnaire_title_missing": Sentence("Kuesionernya belum diberi judul.", "Tulis judulnya."),
    "questionnaire_no_questions": Sentence(
        "Pertanyaannya belum ada atau terlalu banyak.",
        "Tulis 1 sampai {most} pertanyaan, satu baris satu pertanyaan.",
    ),
    "questionnaire_answered": Sentence(
        "Pertanyaan tidak dapat diubah lagi: sudah ada {count} jawaban.",
        "Buat kuesioner baru untuk pertanyaan yang lain.",
    ),
    "questionnaire_blank": Sentence(
        "Semua jawaban kosong.", "Isi sedikitnya satu jawaban, atau lewati lembar ini."
    ),
    "questionnaire_closed": Sentence(
        "Tanggal ini di luar masa kuesioner.", "Periksa tanggalnya, atau masa kuesionernya."
    ),
    "day_unreadable": Sentence(
        "Tanggalnya tidak dapat dibaca.", "Tulis seperti 31/10/2023, atau kosongkan."
    ),
    "interview_text_missing": Sentence(
        "Catatan wawancara belum lengkap.", "Tulis jabatan yang diwawancarai dan pokok-pokoknya."
    ),
    "legal_title_missing": Sentence(
        "Peraturannya belum disebut.", "Tulis jenis, nomor, dan tahunnya."
    ),
    "legal_title_long": Sentence(
        "Sebutan peraturan paling panjang {most} huruf.",
        "Tulis jenis, nomor, dan tahunnya di sini; judul lengkapnya pada kolom tentang.",
    ),
    "legal_title_taken": Sentence(
        "{title} sudah ada di daftar.", "Buka yang sudah ada, atau perbaiki nomornya."
    ),
    "legal_too_many_on_forms": Sentence(
        "Kaki formulir memuat paling banyak {most} peraturan.",
        "Lepaskan tanda cetak dari salah satunya dahulu.",
    ),
    "undo_questionnaire_saved": Sentence("Kuesioner {title}"),
    "undo_questionnaire_deleted": Sentence("Penghapusan kuesioner pegawai"),
    "undo_questionnaire_answer": Sentence("Jawaban kuesioner pegawai"),
    "undo_interview_saved": Sentence("Catatan wawancara"),
    "undo_interview_deleted": Sentence("Penghapusan catatan wawancara"),
    "undo_legal_saved": Sentence("Dasar hukum {title}"),
    "undo_legal_moved": Sentence("Urutan dasar hukum"),
    "undo_legal_deleted": Sentence("Penghapusan dasar hukum"),
}
