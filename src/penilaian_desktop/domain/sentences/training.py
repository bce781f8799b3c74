"""Sentences about training, recognition and outreach."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- training --------------------------------------------------------------------------
    "course_name_missing": Sentence("Pelatihan ini belum bernama.", "Tulis namanya."),
    "course_name_taken": Sentence(
        "“{name}” sudah ada dalam katalog.", "Pakai nama lain, atau ubah yang sudah ada."
    ),
    "course_hours_wrong": Sentence(
        "Jam pelajaran harus antara 0 dan 999.", "Perbaiki angkanya; 0 bila belum diketahui."
    ),
    "course_retired": Sentence(
        "“{name}” sudah tidak ditawarkan.", "Tawarkan kembali di katalog, atau pilih yang lain."
    ),
    "event_course_missing": Sentence(
        "Pelatihannya belum dipilih.", "Pilih dari katalog, atau tambahkan ke katalog dahulu."
    ),
    "event_days_backwards": Sentence("Hari selesai mendahului hari mulai.", "Perbaiki tanggalnya."),
    "event_capacity_wrong": Sentence(
        "Jumlah tempat harus antara 1 dan 9.999.", "Perbaiki angkanya, atau kosongkan."
    ),
    "event_capacity_below": Sentence(
        "Sudah {count} orang terdaftar.", "Isi tempat paling sedikit {count}."
    ),
    "event_full": Sentence(
        "Tempatnya tinggal {free}, yang dipilih {count} orang.",
        "Kurangi pilihan, atau tambah jumlah tempat pada kegiatan ini.",
    ),
    "event_cancelled": Sentence(
        "Kegiatan ini dibatalkan.", "Ubah keadaannya dahulu, atau pilih kegiatan lain."
    ),
    "event_not_yet": Sentence(
        "Kegiatan ini baru dimulai {starts}.", "Catat kehadiran sesudah kegiatannya dimulai."
    ),
    "event_people_stay": Sentence(
        "Kegiatan ini sudah mempunyai peserta.",
        "Batalkan kegiatannya, atau keluarkan pesertanya dahulu.",
    ),
    "event_no_people": Sentence("Belum ada pegawai yang dipilih.", "Pilih paling sedikit satu."),
    "score_wrong": Sentence("Nilai harus antara 0 dan 100.", "Perbaiki nilainya."),
    "score_before_end": Sentence(
        "Kegiatan ini baru selesai {ends}, jadi belum ada nilai sesudahnya.",
        "Kosongkan nilai sesudah, lalu isi begitu kegiatannya selesai.",
    ),
    "score_without_attendance": Sentence(
        "Ada nilai sesudah bagi yang tidak hadir.", "Centang hadir, atau kosongkan nilainya."
    ),
    "need_not_open": Sentence(
        "Kebutuhan ini belum disetujui atau bukan untuk pegawai itu.",
        "Setujui dahulu di Tindak lanjut.",
    ),
    "undo_course_saved": Sentence("Katalog: {name}"),
    "undo_course_retired": Sentence("Pelatihan tidak ditawarkan: {name}"),
    "undo_event_saved": Sentence("Kalender pelatihan: {title}"),
    "undo_event_deleted": Sentence("Penghapusan kegiatan pelatihan"),
    "undo_people_put": Sentence("Peserta pelatihan {title}"),
    "undo_people_removed": Sentence("Peserta dikeluarkan dari pelatihan"),
    "undo_results_recorded": Sentence("Hasil pelatihan {title}"),
    # --- recognition -----------------------------------------------------------------------
    "recognition_title_missing": Sentence("Judulnya belum ditulis.", "Tulis untuk apa."),
    "recognition_text_missing": Sentence(
        "Alasannya belum ditulis.", "Tulis apa yang dilakukan dan apa hasilnya."
    ),
    "recognition_in_future": Sentence("Tanggal ini belum tiba.", "Pilih hari ini atau sebelumnya."),
    "recognition_entry_elsewhere": Sentence(
        "Ada kegiatan yang bukan milik pegawai ini atau belum diajukan.",
        "Pilih dari kegiatan yang sudah diajukan pegawai itu.",
    ),
    "recognition_names_citizen": Sentence(
        "Teks ini menyebut siapa warga yang memuji.",
        "Tulis “warga” saja; penghargaan dapat dilihat rekan kerja.",
    ),
    "recognition_note_elsewhere": Sentence(
        "Catatan warga itu bukan pujian yang menyebut pegawai ini.",
        "Pilih pujian yang menyebut namanya.",
    ),
    "recognition_not_yours": Sentence(
        "Apresiasi ini ditulis oleh pimpinan lain.", "Hanya penulisnya yang dapat mengubahnya."
    ),
    "recognition_answered": Sentence(
        "Pegawai sudah menjawab apakah apresiasi ini boleh dilihat rekannya.",
        "Hapus apresiasi ini, lalu tulis yang baru.",
    ),
    "recognition_for_praise": Sentence("Pujian warga"),
    "recognition_for_result": Sentence("Hasil {predicate} pada {period}"),
    "recognition_text_result": Sentence(
        "Atas predikat kinerja {predicate} pada {period}. {strength}"
    ),
    "undo_recognition_given": Sentence("Apresiasi untuk {name}"),
    "undo_recognition_deleted": Sentence("Penghapusan apresiasi"),
    "undo_recognition_shared": Sentence("Izin menampilkan apresiasi"),
    # --- outreach --------------------------------------------------------------------------
    "outreach_title_missing": Sentence("Kegiatan ini belum berjudul.", "Tulis judulnya."),
    "outreach_in_future": Sentence(
        "Tanggal ini belum tiba.", "Catat kegiatan sesudah dilaksanakan."
    ),
    "outreach_others_wrong": Sentence(
        "Jumlah peserta lain harus antara 0 dan 100.000.", "Perbaiki angkanya."
    ),
    "outreach_nobody": Sentence(
        "Belum ada peserta.", "Pilih pegawai yang hadir, atau isi jumlah peserta lain."
    ),
    "outreach_person_elsewhere": Sentence(
        "Ada peserta yang bukan pegawai unit yang Anda pegang pada hari itu.",
        "Keluarkan dari daftar; hitung sebagai peserta lain.",
    ),
    "undo_outreach_saved": Sentence("Sosialisasi: {title}"),
    "undo_outreach_deleted": Sentence("Penghapusan sosialisasi"),
    # --- told to the person ----------------------------------------------------------------
    "todo_recognised": Sentence(
        "Anda menerima apresiasi dari {who}", "“{title}”. Pilih apakah rekan boleh melihatnya."
    ),
    "todo_recognised_more": Sentence(
        "Anda menerima {count} apresiasi",
        "Yang terbaru “{title}”, dari {who}. Pilih apakah rekan boleh melihatnya.",
    ),
    "todo_reward_granted": Sentence(
        "Usul penghargaan untuk Anda disetujui", "{topic}, surat {letter}, {day}."
    ),
    "todo_reward_granted_bare": Sentence(
        "Usul penghargaan untuk Anda disetujui", "{topic}, {day}."
    ),
    "reminder_recognised": Sentence(
        "Anda menerima apresiasi dari {who}", "“{title}”. Pilih apakah rekan boleh melihatnya."
    ),
}
