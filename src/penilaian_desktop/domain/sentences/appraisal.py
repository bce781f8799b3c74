"""Sentences of the appraisal cycle: peers, calibration, objections, follow-ups, old years."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- feedback of peers -----------------------------------------------------------------
    "feedback_by_request": Sentence(
        "Umpan balik rekan ditulis pada permintaannya.",
        "Buka permintaan umpan balik yang ditujukan kepada Anda.",
    ),
    "not_asked": Sentence(
        "Permintaan umpan balik ini bukan untuk Anda.", "Buka permintaan Anda sendiri."
    ),
    "giver_missing": Sentence(
        "Belum ada yang diminta memberi umpan balik.", "Pilih sedikitnya tiga rekan atau bawahan."
    ),
    "giver_is_person": Sentence(
        "Pegawai yang dinilai dan penilainya tidak dapat diminta.", "Pilih orang lain."
    ),
    "giver_role_wrong": Sentence(
        "Peran pemberi umpan balik tidak sesuai dengan hubungannya.",
        "Pilih “bawahan” hanya untuk pegawai yang dinilai oleh orang ini.",
    ),
    "feedback_due_past": Sentence(
        "Batas waktu umpan balik sudah lewat.", "Pilih tanggal {today} atau sesudahnya."
    ),
    "feedback_already_shown": Sentence(
        "Umpan balik rekan sudah dibuka; permintaannya tidak dapat diubah lagi.",
        "Isi yang terbuka tidak bertambah, agar pemberinya tidak dapat ditebak.",
    ),
    "feedback_closed": Sentence(
        "Batas waktu umpan balik ini sudah lewat ({due}).",
        "Minta penilai membuka permintaan baru bila masih perlu.",
    ),
    "peer_feedback_office_only": Sentence(
        "Umpan balik rekan hanya diterima oleh kantor.",
        "Paket ini tidak seharusnya sampai di laptop unit; beri tahu kepegawaian.",
    ),
    "feedback_request_missing": Sentence(
        "Umpan balik ini tidak pernah diminta.", "Minta penilai mengirim permintaannya dahulu."
    ),
    "feedback_late": Sentence(
        "Umpan balik ini sesudah batas waktunya.", "Yang terkumpul sebelum batas tetap berlaku."
    ),
    # --- appraisal on import ---------------------------------------------------------------
    "appraisal_twice": Sentence(
        "Penilaian orang dan periode ini sudah ada.",
        "Yang berlaku ialah yang sudah diterbitkan, lalu yang dimulai lebih dahulu.",
    ),
    # --- calibration -----------------------------------------------------------------------
    "not_your_unit": Sentence("Tidak ada staf Anda di unit ini.", "Pilih unit yang Anda pimpin."),
    "calibration_reason_missing": Sentence(
        "Alasan perubahan belum ditulis.", "Tulis alasan yang dapat dibaca pegawainya."
    ),
    "calibration_not_finished": Sentence(
        "Penilaian {name} belum selesai.", "Minta penilainya menyelesaikan dahulu."
    ),
    "calibration_closed": Sentence(
        "Kalibrasi ini sudah ditutup.", "Berita acaranya tidak berubah lagi."
    ),
    "calibration_missing": Sentence(
        "Kalibrasi unit ini belum dibuka.", "Isi tanggal dan peserta rapatnya dahulu."
    ),
    "calibration_participants_missing": Sentence(
        "Peserta kalibrasi belum diisi.", "Isi nama yang hadir untuk berita acara."
    ),
    "calibration_nobody_rated": Sentence(
        "Belum seorang pun dinilai dalam kalibrasi ini.",
        "Tutup sesudah paling sedikit satu penilaian selesai.",
    ),
    "calibration_not_yours": Sentence(
        "Kalibrasi ini dipimpin orang lain.", "Perubahan ditandatangani oleh pemimpinnya."
    ),
    "not_superior": Sentence(
        "Penulis bukan atasan pejabat penilai pegawai ini.",
        "Minta atasan pejabat penilai menandatanganinya.",
    ),
    # --- objections ------------------------------------------------------------------------
    "objection_text_missing": Sentence(
        "Alasan keberatan belum ditulis.", "Tulis apa yang tidak sesuai, beserta buktinya."
    ),
    "objection_before_publication": Sentence(
        "Hasil penilaian ini belum diterbitkan.", "Keberatan dapat diajukan sesudah terbit."
    ),
    "objection_filed_already": Sentence(
        "Keberatan untuk periode ini sudah pernah diajukan.", "Lihat berkasnya di Keberatan."
    ),
    "objection_decided": Sentence("Keberatan ini sudah diputuskan.", "Keputusan ini final."),
    "objection_withdrawn": Sentence(
        "Keberatan ini sudah ditarik pada {day}.", "Tidak ada yang perlu dijawab."
    ),
    "objection_reply_missing": Sentence(
        "Penjelasan belum ditulis.", "Jelaskan dasar penilaian dan buktinya."
    ),
    "objection_reason_missing": Sentence(
        "Alasan keputusan belum ditulis.", "Tulis alasan yang akan tercetak di dokumen."
    ),
    "objection_not_heard": Sentence(
        "Penilai belum memberi penjelasan.",
        "Tunggu penjelasannya, atau putuskan sesudah batas waktu lewat.",
    ),
    "objection_changes_nothing": Sentence(
        "Keberatan diterima, tetapi ratingnya tidak berubah.",
        "Ubah rating, atau pilih diterima sebagian.",
    ),
    "objection_changes_something": Sentence(
        "Keberatan ditolak, tetapi ratingnya berubah.", "Biarkan rating, atau pilih diterima."
    ),
    "predicate_by_ratings": Sentence(
        "Predikat dalam skema ini mengikuti ratingnya.", "Ubah ratingnya, bukan predikatnya."
    ),
    "trail_malformed": Sentence(
        "Jejak perhitungan dalam catatan ini tidak dapat dibaca.",
        "Minta pengirim menyimpan ulang penilaiannya, lalu mengirim paket baru.",
    ),
    "dossier_changed": Sentence(
        "Berkas keberatan tidak sama dengan sidiknya.", "Minta pengirim mengirim ulang."
    ),
    "result_not_by_rule": Sentence(
        "Predikat sesudah perubahan tidak sesuai dengan aturannya.",
        "Minta pengirim memeriksa ratingnya.",
    ),
    # --- follow-ups ------------------------------------------------------------------------
    "follow_up_reward": Sentence("Usulan penghargaan"),
    "follow_up_coaching": Sentence("Pembinaan kinerja"),
    "follow_up_training": Sentence("Kebutuhan pelatihan"),
    "follow_up_topic_missing": Sentence(
        "Isi tindak lanjut belum ada.", "Tulis apa yang dilakukan."
    ),
    "follow_up_before_publication": Sentence(
        "Hasil periode ini belum diterbitkan.", "Tindak lanjut dibuat sesudah terbit."
    ),
    "follow_up_closed": Sentence("Tindak lanjut ini sudah ditutup.", "Buat yang baru bila perlu."),
    "follow_up_approved": Sentence(
        "Tindak lanjut ini sudah diputuskan.", "Topiknya tidak dapat diubah atau dihapus lagi."
    ),
    "follow_up_not_approved": Sentence(
        "Usulan penghargaan ini belum disetujui.", "Minta persetujuan atasan atau kepegawaian."
    ),
    "follow_up_outcome_missing": Sentence(
        "Hasilnya belum ditulis.", "Tulis apa yang disepakati atau dicapai sebelum menutup."
    ),
    "follow_up_outcome_short": Sentence(
        "Hasil pembinaan ini terlalu singkat.",
        "Tulis sedikitnya {words} kata: apa yang dibahas dan apa yang disepakati.",
    ),
    "follow_up_day_in_future": Sentence(
        "Tanggal pelaksanaannya belum tiba.",
        "Tutup sesudah dilaksanakan, atau perbaiki tanggalnya.",
    ),
    "follow_up_day_missing": Sentence(
        "Tanggal pembinaan belum diisi.", "Isi tanggal pelaksanaannya."
    ),
    "follow_up_paper_none": Sentence(
        "Belum ada tindak lanjut seperti ini untuk {name} pada {period}.",
        "Tulis dahulu di Tindak lanjut.",
    ),
    "award_not_approved": Sentence(
        "Usulan penghargaan ini belum disetujui.", "Piagam dicetak sesudah disetujui."
    ),
    "follow_up_note_missing": Sentence("Alasan penolakan belum ditulis.", "Tulis alasannya."),
    # --- innovations -----------------------------------------------------------------------
    "innovation_title_missing": Sentence("Judul belum diisi.", "Tulis judul singkat."),
    "innovation_entry_not_yours": Sentence(
        "Ada kegiatan yang bukan milik Anda.", "Pilih kegiatan Anda sendiri sebagai bukti."
    ),
    "innovation_note_missing": Sentence("Alasan belum ditulis.", "Tulis mengapa belum diterima."),
    # --- periods, credit points, old years, purposes ---------------------------------------
    "lock_reason_missing": Sentence(
        "Alasan belum ditulis.", "Tulis mengapa periode dikunci atau dibuka."
    ),
    "credit_only_pns": Sentence("Angka kredit hanya untuk PNS."),
    "credit_only_functional": Sentence("Angka kredit hanya untuk jabatan fungsional."),
    "credit_no_result": Sentence("Belum ada hasil yang terbit untuk tahun ini."),
    "archive_year_too_new": Sentence(
        "Nilai angka hanya untuk tahun {year} dan sebelumnya.",
        "Tahun sesudahnya memakai predikat PermenPANRB 6/2022.",
    ),
    "archive_part_wrong": Sentence(
        "Nilai lama disimpan per tahun atau per semester.", "Tulis 2021, 2021-S1, atau 2021-S2."
    ),
    "purpose_unknown": Sentence("Tujuan ekspor tidak dikenal.", "Pilih salah satu: {purposes}."),
    # --- undo ------------------------------------------------------------------------------
    "undo_feedback_asked": Sentence("Minta umpan balik"),
    "undo_calibration_changed": Sentence("Ubah kalibrasi"),
    "undo_calibrated": Sentence("Ubah hasil dalam kalibrasi"),
    "undo_objection_filed": Sentence("Ajukan keberatan"),
    "undo_objection_replied": Sentence("Tulis penjelasan keberatan"),
    "undo_follow_up_written": Sentence("Tulis tindak lanjut"),
    "undo_follow_up_closed": Sentence("Tutup tindak lanjut"),
    "undo_follow_up_deleted": Sentence("Hapus tindak lanjut"),
    "undo_follow_up_approved": Sentence("Putuskan tindak lanjut"),
    "undo_innovation_written": Sentence("Tulis inovasi"),
    "undo_innovation_deleted": Sentence("Hapus inovasi"),
    "undo_innovation_decided": Sentence("Putuskan inovasi"),
    "undo_archive_written": Sentence("Tulis nilai tahun lalu"),
}
