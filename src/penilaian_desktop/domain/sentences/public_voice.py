"""Sentences about the voice of the public: surveys, forums, complaints."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_WHOLE = "Kuesioner ini tidak dihitung. Periksa lembar aslinya, lalu impor kembali."

SENTENCES: dict[str, Sentence] = {
    "survey_no_table": Sentence(
        "Tidak ada lembar dengan pertanyaan survei kepuasan.",
        "Pastikan baris judul memuat pertanyaan sedikitnya lima dari sembilan unsur.",
    ),
    "survey_no_rows": Sentence(
        "Tabel survei dalam berkas ini kosong.", "Periksa berkasnya, lalu pilih kembali."
    ),
    "answer_out_of_scale": Sentence("Jawaban {value} di luar 1 sampai 4.", _WHOLE),
    "answer_age_wrong": Sentence("Umur responden tidak wajar.", "Tulis antara 10 dan 110 tahun."),
    "answer_unreadable": Sentence("Jawaban “{value}” tidak dapat dibaca.", _WHOLE),
    "no_answers": Sentence("Semua jawaban kosong.", _WHOLE),
    "service_missing": Sentence("Layanannya tidak disebut.", _WHOLE),
    "answer_blank": Sentence(
        "Pertanyaan ini tidak dijawab.", "Jawaban lain dari kuesioner ini tetap dihitung."
    ),
    "repeated_answer": Sentence(
        "Waktu atau nomor, layanan, dan jawabannya sama dengan baris {value}.",
        "Dilewati, kecuali pilihan “Lewati yang berulang” dilepas.",
    ),
    "repeated_number": Sentence(
        "Nomor responden dan barisnya yang pertama: {value}. Jawabannya lain.",
        "Keduanya dihitung; periksa nomor pada lembar aslinya.",
    ),
    "answer_day_unreadable": Sentence("Tanggal “{value}” tidak dapat dibaca.", _WHOLE),
    "answer_in_future": Sentence("Tanggal {value} belum tiba.", _WHOLE),
    "answer_outside_survey": Sentence(
        "Tanggal {value} di luar hari survei ini.",
        "Perbaiki tanggalnya, atau ubah hari surveinya, lalu impor kembali.",
    ),
    "age_implausible": Sentence("Umur {value} tidak wajar.", "Umurnya dikosongkan."),
    # --- services, surveys, notes, forums ----------------------------------------------------
    "service_name_missing": Sentence("Layanannya belum diberi nama.", "Tulis namanya."),
    "service_name_taken": Sentence(
        "Layanan {name} sudah ada di unit ini.", "Pakai nama lain, atau buka yang sudah ada."
    ),
    "service_days_wrong": Sentence("Janji layanan antara 0 dan 365 hari.", "Perbaiki angkanya."),
    "survey_title_missing": Sentence("Surveinya belum diberi judul.", "Tulis judulnya."),
    "survey_days_hold_answers": Sentence(
        "Kuesionernya bertanggal {first} sampai {last}.", "Pilih hari yang memuat semuanya."
    ),
    "sheet_keyed_already": Sentence(
        "Lembar {sheet} sudah diisi: {answers}, {day}.",
        "Tekan Enter sekali lagi bila lembar ini memang lain, atau ganti nomornya.",
    ),
    "survey_nothing_left": Sentence(
        "Tidak ada kuesioner yang dapat disimpan.",
        "Periksa alasan setiap baris, lalu pilih kembali.",
    ),
    "note_text_missing": Sentence("Isinya belum ditulis.", "Tulis apa yang disampaikan warga."),
    "note_in_future": Sentence("Tanggal ini belum tiba.", "Perbaiki tanggalnya."),
    "note_person_elsewhere": Sentence(
        "Pegawai ini bukan dari unit yang dipilih pada hari itu.",
        "Pilih pegawai unit itu, atau kosongkan.",
    ),
    "note_person_unknown": Sentence(
        "Pegawai dengan nama ini tidak ditemukan di unit itu.",
        "Ketik sebagian namanya, lalu pilih dari daftar, atau kosongkan.",
    ),
    "note_written_already": Sentence(
        "Catatan {day} dengan isi yang sama sudah ada.",
        "Tekan Simpan sekali lagi bila yang menyampaikan memang orang lain.",
    ),
    "solution_missing": Sentence("Penyelesaiannya belum ditulis.", "Tulis apa yang dilakukan."),
    "solved_before_received": Sentence(
        "Selesai sebelum pengaduannya diterima.", "Perbaiki salah satu tanggalnya."
    ),
    "forum_text_missing": Sentence(
        "Catatan forum belum lengkap.", "Tulis pokok bahasan dan butir pembicaraannya."
    ),
    "forum_participants_wrong": Sentence(
        "Jumlah pesertanya tidak wajar.", "Tulis antara 1 dan 100.000."
    ),
    "undo_service_saved": Sentence("Layanan {name}"),
    "undo_service_retired": Sentence("Layanan berakhir"),
    "undo_survey_saved": Sentence("Survei {title}"),
    "undo_survey_deleted": Sentence("Penghapusan survei"),
    "undo_answer_keyed": Sentence("Kuesioner survei"),
    "undo_answer_deleted": Sentence("Penghapusan kuesioner"),
    "undo_survey_imported": Sentence("Impor survei {file}"),
    "undo_note_saved": Sentence("Catatan suara warga"),
    "undo_note_solved": Sentence("Penyelesaian pengaduan"),
    "undo_note_deleted": Sentence("Penghapusan suara warga"),
    "undo_forum_saved": Sentence("Catatan forum"),
    "undo_forum_deleted": Sentence("Penghapusan catatan forum"),
    "todo_praised": Sentence("Warga memuji Anda", "Diterima {day}; isinya ada di Evaluasi."),
    "todo_praised_more": Sentence(
        "{count} pujian warga untuk Anda", "Yang terbaru {day}; isinya ada di Evaluasi."
    ),
    "fact_from_survey": Sentence("survei kepuasan {unit}, {respondents} responden"),
    "fact_from_both": Sentence("rata-rata {index} ({survey}) dan {share} ({notes})"),
    "fact_from_notes": Sentence("{praise} pujian dari {notes} pujian dan pengaduan"),
}
