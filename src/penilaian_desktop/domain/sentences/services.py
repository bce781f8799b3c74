"""Sentences of the use cases."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "record_malformed": Sentence(
        "Satu catatan dalam berkas ini tidak sesuai bentuknya.",
        "Minta pengirim membuat paket baru dengan aplikasi versi terbaru.",
    ),
    "record_kind_unknown": Sentence(
        "Berkas ini berisi jenis catatan yang belum dikenal.",
        "Perbarui aplikasi ini, lalu buka kembali berkasnya.",
    ),
    "device_not_for_unit": Sentence(
        "Laptop pengirim tidak terdaftar untuk unit ini.",
        "Catatan ini kembali menjadi belum terkirim di pengirim.",
    ),
    "unit_differs": Sentence(
        "Catatan yang dirujuk milik unit lain.",
        "Minta pengirim mencatatnya di unit itu, atau memilih rujukan dari unitnya sendiri.",
    ),
    "day_implausible": Sentence(
        "Tanggal ini di luar tahun 2000 sampai 2100.", "Perbaiki tanggalnya."
    ),
    "text_broken": Sentence(
        "Teks ini memuat tanda yang rusak dan tidak dapat disimpan.",
        "Ketik ulang bagian yang disalin dari tempat lain, lalu simpan lagi.",
    ),
    "unit_unknown": Sentence(
        "Unit ini belum ada di data induk.", "Tambahkan unit itu, lalu minta paket berikutnya."
    ),
    # --- who may ---------------------------------------------------------------------------
    "never_own": Sentence(
        "Tidak seorang pun menilai dirinya sendiri.",
        "Penilaian Anda dibuat oleh pejabat penilai Anda.",
    ),
    "owner_only": Sentence(
        "Catatan ini hanya dapat diubah oleh pemiliknya.",
        "Minta pemiliknya yang memperbaiki.",
    ),
    "relation_ended": Sentence(
        "Anda bukan lagi pejabat penilai pegawai ini sejak {ended}.",
        "Yang terbuka bagi Anda hanya tanggal sampai {ended}. Bila keliru, hubungi kepegawaian.",
    ),
    "relation_not_yet": Sentence(
        "Anda baru menjadi pejabat penilai pegawai ini mulai {starts}.",
        "Bila tanggalnya keliru, hubungi bagian kepegawaian.",
    ),
    "team_lead_input_only": Sentence(
        "Ketua tim memberi masukan, bukan rating.",
        "Tulis umpan balik; rating dan predikat ditetapkan pejabat penilai.",
    ),
    "hr_no_drafts": Sentence(
        "Ini masih draf dan belum terlihat oleh kepegawaian.",
        "Tunggu sampai pemiliknya mengajukan atau menerbitkannya.",
    ),
    "operator_nothing_personal": Sentence(
        "Akun operator tidak membaca data pegawai.",
        "Masuk dengan akun pegawai, pejabat penilai, atau kepegawaian.",
    ),
    "not_your_staff": Sentence(
        "Pegawai ini bukan staf Anda pada tanggal itu.",
        "Bila hubungan penilaian keliru, minta kepegawaian memperbaikinya beserta tanggalnya.",
    ),
    "role_needed": Sentence(
        "Akun ini tidak mempunyai peran untuk tindakan itu.",
        "Masuk dengan akun yang berwenang atau hubungi pengelola akun.",
    ),
    "account_unknown": Sentence(
        "Akun ini tidak ada di ruang kerja.", "Pilih akun lain atau hubungi operator."
    ),
    "account_disabled": Sentence(
        "Akun {name} dinonaktifkan.", "Hubungi operator atau kepegawaian untuk membukanya lagi."
    ),
    "employee_unknown": Sentence(
        "Pegawai dengan NIP {identity} tidak ditemukan.",
        "Periksa nomornya. Data yang terbuka hanya milik Anda dan staf Anda.",
    ),
    # --- accounts and first start ----------------------------------------------------------
    "account_name_invalid": Sentence(
        "Nama akun kosong atau terlalu panjang.", "Isi nama akun paling panjang {limit} huruf."
    ),
    "account_own": Sentence(
        "Akun yang sedang dipakai tidak dapat dinonaktifkan.", "Masuk dengan akun lain dahulu."
    ),
    "password_short": Sentence(
        "Kata sandi terlalu pendek.", "Pakai paling sedikit {limit} huruf atau angka."
    ),
    "workspace_begun": Sentence(
        "Ruang kerja ini sudah berisi data.", "Buka seperti biasa, atau pilih folder kosong."
    ),
    "agency_missing": Sentence(
        "Nama instansi belum diisi.", "Isi di Data induk; nama itu dicetak pada formulir."
    ),
    # --- the log ---------------------------------------------------------------------------
    "activity_text_missing": Sentence("Uraian kegiatan belum diisi.", "Tulis apa yang dikerjakan."),
    "activity_text_long": Sentence(
        "Uraian terlalu panjang.", "Ringkas sampai {limit} huruf; rinciannya dapat dilampirkan."
    ),
    "activity_time_invalid": Sentence(
        "Jam mulai dan selesai tidak cocok.",
        "Selesai harus sesudah mulai dan paling lama 24 jam kemudian.",
    ),
    "activity_night_not_allowed": Sentence(
        "Kegiatan ini melewati tengah malam, padahal unit Anda tidak bertugas malam.",
        "Bagi menjadi dua hari, atau minta kepegawaian mengatur pola kerja malam.",
    ),
    "activity_minutes_invalid": Sentence(
        "Menit efektif tidak mungkin.", "Isi antara 0 dan {limit} menit."
    ),
    "activity_duration_missing": Sentence(
        "Lama kegiatan “{text}” pada {day} belum diisi.",
        "Isi jam atau menitnya, lalu ajukan lagi.",
    ),
    "activity_in_future": Sentence(
        "{day} belum terjadi.", "Catat kegiatan pada hari ini atau hari sebelumnya."
    ),
    "volume_negative": Sentence("Volume tidak boleh kurang dari nol.", "Perbaiki angkanya."),
    "value_negative": Sentence("Realisasi tidak boleh kurang dari nol.", "Perbaiki angkanya."),
    "rhk_not_yours": Sentence(
        "RHK itu tidak ada dalam SKP yang bersangkutan.", "Pilih RHK dari SKP sendiri."
    ),
    "period_locked": Sentence("{period} sudah dikunci.", "Yang dapat membukanya kembali: {who}."),
    "day_over_24_hours": Sentence(
        "Jumlah kegiatan pada {day} lebih dari 24 jam.",
        "Periksa jam yang ganda atau kurangi menitnya.",
    ),
    "day_mark_unknown": Sentence(
        "Tanda hari itu tidak dikenal.", "Pilih cuti, sakit, dinas luar, atau pelatihan."
    ),
    "nothing_to_copy": Sentence(
        "Tidak ada kegiatan dalam sebulan terakhir untuk disalin.", "Catat kegiatan baru."
    ),
    # --- the plan --------------------------------------------------------------------------
    "objection_days_invalid": Sentence(
        "Jumlah hari ini tidak dapat dipakai.", "Isi bilangan bulat dari 1 sampai {most}."
    ),
    "year_invalid": Sentence(
        "Tahun {year} tidak dapat dipakai.", "Isi tahun antara 2000 dan 2100."
    ),
    "plan_exists": Sentence(
        "SKP {year} sudah ada.", "Buka dan ubah SKP itu; perubahan menjadi versi baru."
    ),
    "plan_missing": Sentence("SKP {year} belum ada.", "Susun SKP dahulu di halaman SKP."),
    "plan_incomplete": Sentence(
        "SKP belum lengkap: {count} hal belum diisi. {detail}",
        "Lengkapi daftar di sebelah kanan, lalu ajukan.",
    ),
    "plan_already_submitted": Sentence(
        "SKP ini sudah diajukan.", "Tunggu keputusan pejabat penilai."
    ),
    "plan_not_submitted": Sentence(
        "SKP ini tidak sedang menunggu keputusan.", "Muat ulang daftar SKP yang menunggu."
    ),
    "appraiser_missing": Sentence(
        "Pejabat penilai Anda belum tercatat.",
        "Catat sendiri dengan “Catat pejabat penilai…”, atau minta kepegawaian mencatatnya.",
    ),
    "not_in_this_plan": Sentence(
        "Bagian itu bukan dari SKP ini.", "Muat ulang halaman, lalu ulangi."
    ),
    "expectations_count": Sentence(
        "Ekspektasi harus {count} teks, satu untuk tiap nilai BerAKHLAK.",
        "Kosongkan nilai yang tidak diberi ekspektasi khusus.",
    ),
    "return_needs_note": Sentence(
        "Pengembalian perlu catatan.", "Tulis apa yang harus diperbaiki."
    ),
    "not_submitted": Sentence(
        "Kegiatan “{text}” pada {day} belum diajukan.", "Tunggu sampai pemiliknya mengajukan."
    ),
    # --- the appraisal ---------------------------------------------------------------------
    "work_rating_missing": Sentence(
        "Rating hasil kerja belum dipilih.", "Pilih di bawah, sesuai, atau di atas ekspektasi."
    ),
    "behaviour_rating_missing": Sentence(
        "Rating perilaku kerja belum dipilih.", "Pilih di bawah, sesuai, atau di atas ekspektasi."
    ),
    "reason_missing": Sentence(
        "Rating yang berbeda dari saran, di atas, atau di bawah ekspektasi perlu alasan.",
        "Tulis alasannya dalam satu atau dua kalimat.",
    ),
    "strength_missing": Sentence(
        "Belum ada satu pun kekuatan.", "Tulis paling sedikit satu kekuatan pegawai."
    ),
    "improvement_missing": Sentence(
        "Belum ada satu pun hal yang perlu diperbaiki.",
        "Tulis paling sedikit satu saran perbaikan.",
    ),
    "appraisal_published": Sentence(
        "Penilaian ini sudah diterbitkan dan tidak dapat diubah di sini.",
        "Perubahan hanya lewat keberatan atau kalibrasi.",
    ),
    "appraisal_not_finished": Sentence(
        "Penilaian {name} belum diselesaikan.", "Selesaikan dahulu, lalu ulangi."
    ),
    "appraisal_not_published": Sentence(
        "Hasil {period} belum diterbitkan.", "Tunggu pejabat penilai menerbitkannya."
    ),
    "feedback_text_missing": Sentence("Umpan balik belum ditulis.", "Tulis isinya dahulu."),
    "feedback_subject_missing": Sentence(
        "Umpan balik perlu satu nilai BerAKHLAK atau satu RHK.", "Pilih salah satunya."
    ),
    "history_rated": Sentence("Rating oleh {who}"),
    "history_filled": Sentence("Penilaian diisi oleh {who}"),
    "history_rhk_rated": Sentence("Rating RHK oleh {who}"),
    "history_finished": Sentence("Diselesaikan oleh {who}"),
    "history_published": Sentence("Diterbitkan oleh {who}"),
    # --- master data -----------------------------------------------------------------------
    "name_required": Sentence("Nama belum diisi.", "Isi namanya dahulu."),
    "time_zone_unknown": Sentence("Zona waktu tidak dikenal.", "Pilih WIB, WITA, atau WIT."),
    "unit_in_itself": Sentence(
        "Unit tidak dapat berada di bawah dirinya sendiri.", "Pilih unit induk yang lain."
    ),
    "identity_taken": Sentence(
        "Nomor itu sudah dipakai {name}.", "Periksa nomornya atau ubah data pegawai itu."
    ),
    "dates_reversed": Sentence(
        "Tanggal akhir lebih awal daripada tanggal mulai.", "Perbaiki salah satunya."
    ),
    "never_own_appraiser": Sentence(
        "Pegawai tidak dapat menjadi penilai dirinya sendiri.", "Pilih orang lain."
    ),
    "period_kind_unknown": Sentence(
        "Jenis periode tidak dikenal.", "Pilih tahun, semester, triwulan, atau bulan."
    ),
    "period_not_made": Sentence(
        "{period} belum dibuat oleh kepegawaian.",
        "Kepegawaian membuatnya di Data induk, atau ambil paket data induk terbaru.",
    ),
    "office_hours_unreadable": Sentence(
        "Jam kerja {day} belum terbaca.", "Tulis seperti 07.30-16.00; kosongkan untuk hari libur."
    ),
    "office_rest_unreadable": Sentence(
        "Istirahat {day} belum terbaca atau di luar jam kerja.",
        "Tulis seperti 12.00-13.00; kosongkan bila tidak ada.",
    ),
    "pattern_invalid": Sentence(
        "Pola kerja perlu tujuh hari dengan 0 sampai 1.440 menit.", "Perbaiki isian pola kerja."
    ),
    "nothing_to_undo": Sentence("Tidak ada yang dapat diurungkan."),
    "nothing_to_redo": Sentence("Tidak ada yang dapat diulangi."),
    # --- what is to be done ----------------------------------------------------------------
    "todo_first_steps": Sentence(
        "Mulai dari data pegawai", "Impor daftar pegawai, buat periode, lalu buat akun."
    ),
    "todo_missing_days": Sentence(
        "{count} hari kerja belum ada catatan", "{days}. Masih bisa diisi sampai {until}."
    ),
    "todo_returned": Sentence(
        "{count} kegiatan dikembalikan dengan catatan", "{day}, {text}. {who}: “{note}”"
    ),
    "todo_no_evidence": Sentence("{count} kegiatan belum ada bukti", "Yang tertua {day}, {text}."),
    "todo_plan_missing": Sentence(
        "SKP {year} belum disusun", "Kegiatan baru dihitung bila mendukung RHK."
    ),
    "todo_plan_returned": Sentence("SKP dikembalikan dengan catatan", "“{note}”"),
    "todo_self_report": Sentence(
        "Pencapaian dan tantangan {period} belum ditulis",
        "Diperlukan sebelum {until}, {left} hari lagi.",
    ),
    "todo_unscored": Sentence(
        "{count} staf belum dinilai untuk {period}", "Batas {until}, {left} hari lagi."
    ),
    "todo_unscored_late": Sentence(
        "{count} staf belum dinilai untuk {period}",
        "Batas {until} sudah lewat; nilai dan terbitkan secepatnya.",
    ),
    "todo_to_review": Sentence(
        "{count} kegiatan staf menunggu ditinjau", "Terima, atau kembalikan dengan catatan."
    ),
    "todo_plans_to_decide": Sentence(
        "{count} SKP staf menunggu keputusan", "Setujui, atau kembalikan dengan catatan."
    ),
    "todo_objections_to_explain": Sentence(
        "{count} keberatan menunggu penjelasan Anda",
        "{name}, {period}. Batas {until}, {left} hari lagi.",
    ),
    "todo_objections_to_explain_late": Sentence(
        "{count} keberatan menunggu penjelasan Anda",
        "{name}, {period}. Batas {until} sudah lewat {left} hari.",
    ),
    "todo_objections_to_decide": Sentence(
        "{count} keberatan menunggu keputusan Anda",
        "{name}, {period}. Batas {until}, {left} hari lagi.",
    ),
    "todo_objections_to_decide_late": Sentence(
        "{count} keberatan menunggu keputusan Anda",
        "{name}, {period}. Batas {until} sudah lewat {left} hari.",
    ),
    "todo_packages_waiting": Sentence(
        "{count} paket menunggu di meja impor", "Periksa selisihnya, lalu terima."
    ),
    "todo_laptops_asking": Sentence(
        "{count} laptop minta bergabung", "Cocokkan sidik kuncinya dengan pemiliknya, lalu terima."
    ),
    "todo_laptops_to_look_at": Sentence(
        "{count} laptop perlu dicocokkan", "Dipulihkan, nomor ganda, atau isinya berbeda"
    ),
    "todo_handed_over": Sentence(
        "{count} serahan dari laptop lain menunggu", "Lihat isinya, lalu terima."
    ),
    "todo_receipt": Sentence("Tanda terima dari kantor sudah masuk", "Diterima {day}."),
    # --- steps that can be undone ----------------------------------------------------------
    "undo_version_chosen": Sentence("Pilih versi catatan"),
    "undo_activity_logged": Sentence("Catat kegiatan"),
    "undo_activity_changed": Sentence("Ubah kegiatan"),
    "undo_activity_deleted": Sentence("Hapus kegiatan"),
    "undo_activity_submitted": Sentence("Ajukan kegiatan"),
    "undo_activity_repeated": Sentence("Ulangi kegiatan"),
    "undo_day_marked": Sentence("Tandai hari"),
    "undo_day_copied": Sentence("Salin kegiatan sehari"),
    "undo_evidence_attached": Sentence("Lampirkan bukti"),
    "undo_evidence_detached": Sentence("Lepas bukti"),
    "undo_plan_created": Sentence("Buat SKP"),
    "undo_plan_copied": Sentence("Salin SKP"),
    "undo_plan_changed": Sentence("Ubah SKP"),
    "undo_plan_submitted": Sentence("Ajukan SKP"),
    "undo_plan_agreed": Sentence("Setujui SKP"),
    "undo_plan_returned": Sentence("Kembalikan SKP"),
    "undo_rhk_deleted": Sentence("Hapus RHK"),
    "undo_indicator_deleted": Sentence("Hapus indikator"),
    "undo_reviews_accepted": Sentence("Terima kegiatan"),
    "undo_review_returned": Sentence("Kembalikan kegiatan"),
    "undo_appraisal_changed": Sentence("Ubah penilaian"),
    "undo_appraisal_finished": Sentence("Selesaikan penilaian"),
    "undo_rhk_rated": Sentence("Rating RHK"),
    "undo_feedback_given": Sentence("Beri umpan balik"),
    "undo_feedback_deleted": Sentence("Hapus umpan balik"),
    "undo_actual_written": Sentence("Tulis realisasi"),
    "undo_self_report_written": Sentence("Tulis pencapaian dan tantangan"),
    "undo_master_changed": Sentence("Ubah data induk"),
    "undo_periods_made": Sentence("Buat periode"),
    "undo_calendar_changed": Sentence("Ubah kalender"),
    "undo_diary_imported": Sentence("Impor {count} kegiatan"),
    "undo_employees_imported": Sentence("Impor {count} pegawai"),
}
