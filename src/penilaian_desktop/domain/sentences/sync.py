"""Sentences of the exchange: packages, keys, receipts, folders."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_SEND_AGAIN = "Tidak ada yang disimpan. Minta pengirim mengirim ulang dari aplikasi."
_NOT_OURS = "Tidak ada yang disimpan. Hubungi pengirim lewat telepon sebelum menerima berkas lain."
_UPDATE = "Perbarui aplikasi ini, lalu buka kembali paketnya."
_RESENT = "Catatan ini kembali menjadi belum terkirim di pengirim."

SENTENCES: dict[str, Sentence] = {
    "seal_open_needs_leader": Sentence(
        "Paket JSON dan buku kerja dapat dibaca siapa saja, jadi hanya pimpinan yang boleh "
        "membaca semua pegawai unit ini yang membuatnya.",
        "Pilih bentuk tersegel, atau minta kepala unit menyimpannya.",
    ),
    # --- the file ----------------------------------------------------------------------------
    "file_empty": Sentence("Berkas ini kosong.", _SEND_AGAIN),
    "file_too_large": Sentence(
        "Berkas ini lebih besar dari {limit} MB, batas sebuah paket.", _SEND_AGAIN
    ),
    "package_unreadable": Sentence(
        "Berkas {file} tidak dapat dibaca.",
        "Periksa apakah flash disk masih terpasang dan berkasnya belum dipindahkan.",
    ),
    "not_a_package": Sentence(
        "Berkas ini bukan paket Penilaian.",
        "Pilih berkas berakhiran .paket, .paket.json, atau .paket.xlsx.",
    ),
    "zip_not_a_package": Sentence(
        "Berkas ZIP ini bukan paket Penilaian.",
        "Paket tidak perlu dimampatkan: bila paketnya ada di dalam ZIP ini, keluarkan dahulu, lalu "
        "pilih berkas berakhiran .paket, .paket.json, atau .paket.xlsx.",
    ),
    "package_malformed": Sentence("Susunan berkas paket ini tidak dikenal.", _SEND_AGAIN),
    "package_gone": Sentence("Paket ini tidak ada di arsip.", "Pilih berkasnya sekali lagi."),
    "age_not_for_us": Sentence(
        "Paket ini disegel untuk penerima lain, atau isinya rusak.", _SEND_AGAIN
    ),
    "sealed_damaged": Sentence(
        "Paket tersegel ini rusak atau terpotong.",
        "Tidak ada yang disimpan. Salin berkasnya sekali lagi, atau minta pengirim mengirim ulang.",
    ),
    "age_no_key": Sentence(
        "Paket tersegel hanya dapat dibuka di ruang kerja penerimanya.",
        "Masuk dengan akun Anda, atau minta paket dalam bentuk terbuka.",
    ),
    "zip_bad": Sentence("Isi paket tersegel ini rusak.", _SEND_AGAIN),
    "zip_members": Sentence("Isi paket tersegel ini bukan isi sebuah paket.", _SEND_AGAIN),
    "zip_too_large": Sentence("Isi paket tersegel ini lebih besar dari {limit} MB.", _NOT_OURS),
    "zip_ratio": Sentence(
        "Isi paket tersegel ini mengembang tidak wajar saat dibuka.", _NOT_OURS
    ),
    "json_bad": Sentence("Berkas ini bukan JSON yang benar.", _SEND_AGAIN),
    "json_duplicate": Sentence("Nama isian yang sama tertulis dua kali.", _SEND_AGAIN),
    "json_number": Sentence("Ada angka dalam bentuk yang tidak diperbolehkan.", _SEND_AGAIN),
    "json_too_many": Sentence("Isi berkas ini lebih dari {limit} nilai.", _NOT_OURS),
    "json_deep": Sentence("Isi berkas ini bersusun lebih dari {depth} lapis.", _NOT_OURS),
    "json_text": Sentence("Ada teks dalam bentuk yang tidak diperbolehkan.", _SEND_AGAIN),
    "json_not_canonical": Sentence("Catatan tidak ditulis dalam bentuk baku.", _SEND_AGAIN),
    "member_malformed": Sentence("Satu isian paket tidak sesuai bentuknya.", _SEND_AGAIN),
    # --- the statement -----------------------------------------------------------------------
    "statement_malformed": Sentence("Pernyataan paket tidak sesuai bentuknya.", _SEND_AGAIN),
    "format_newer": Sentence("Paket ini dibuat dengan format yang lebih baru.", _UPDATE),
    "schema_newer": Sentence("Paket ini memuat catatan versi lebih baru.", _UPDATE),
    "crit_unknown": Sentence("Paket ini menuntut hal yang belum dikenal: {members}.", _UPDATE),
    "package_kind_unknown": Sentence("Jenis paket “{kind}” belum dikenal.", _UPDATE),
    "signature_malformed": Sentence("Tanda tangan paket ini rusak.", _NOT_OURS),
    "signature_header": Sentence(
        "Tanda tangan paket ini dibuat dengan cara yang tidak diterima.", _NOT_OURS
    ),
    "signature_bad": Sentence("Tanda tangan paket ini tidak cocok.", _NOT_OURS),
    "key_malformed": Sentence("Kunci dalam paket ini tidak sesuai bentuknya.", _NOT_OURS),
    "office_unknown": Sentence(
        "Kantor penerbit paket ini belum dikenal di sini.",
        "Buka kartu kantor lebih dahulu dan cocokkan sidik kuncinya.",
    ),
    "certificate_malformed": Sentence("Sertifikat dalam paket ini rusak.", _NOT_OURS),
    "certificate_bad": Sentence(
        "Sertifikat dalam paket ini tidak diterbitkan oleh kantor.", _NOT_OURS
    ),
    "certificate_other_office": Sentence(
        "Sertifikat dalam paket ini milik kantor lain.",
        "Kirim paket ini ke kantor yang mendaftarkan laptop pengirim.",
    ),
    "certificate_unknown": Sentence(
        "Laptop pengirim belum terdaftar.",
        "Daftarkan laptop itu lebih dahulu di halaman Kunci & perangkat.",
    ),
    "certificate_not_yet": Sentence(
        "Paket nomor {seq} dibuat sebelum laptop pengirim terdaftar.", _SEND_AGAIN
    ),
    "policy_malformed": Sentence("Kebijakan dalam paket ini rusak.", _NOT_OURS),
    "revoked": Sentence(
        "Kunci laptop {device} sudah dicabut; paket setelah nomor {seq} tidak diterima.",
        "Hubungi pemilik laptop. Bila laptop itu memang sah, daftarkan kembali.",
    ),
    "wrong_aud": Sentence(
        "Paket ini bukan untuk ruang kerja ini.", "Kirim ke penerima yang benar."
    ),
    "records_changed": Sentence("Berkas ini diubah setelah ditandatangani.", _SEND_AGAIN),
    "records_count": Sentence("Jumlah catatan tidak sama dengan yang ditandatangani.", _SEND_AGAIN),
    "records_order": Sentence("Urutan catatan dalam paket ini salah.", _SEND_AGAIN),
    "records_too_many": Sentence("Paket ini memuat lebih dari {limit} catatan.", _SEND_AGAIN),
    "office_only": Sentence("Paket jenis ini hanya boleh dibuat oleh kantor.", _NOT_OURS),
    "wrong_way": Sentence(
        "Paket jenis ini tidak untuk tempat ini: laporan hanya untuk kantor, serahan hanya untuk "
        "laptop.",
        _NOT_OURS,
    ),
    # --- the chain ---------------------------------------------------------------------------
    "chain_gap": Sentence(
        "Paket ini menunggu paket nomor {waits_for} dari laptop yang sama.",
        "Terima paket nomor {waits_for} lebih dahulu; paket ini disimpan dan tidak hilang.",
    ),
    "chain_fork": Sentence(
        "Nomor paket ini sudah dipakai oleh paket lain dari laptop yang sama.",
        "Laptop itu mungkin dipulihkan dari cadangan atau disalin. Hubungi pemiliknya.",
    ),
    "epoch_unconfirmed": Sentence(
        "Laptop pengirim memulai urutan baru dan menunggu persetujuan kepegawaian.",
        "Cocokkan dengan pemilik laptop, lalu setujui urutan barunya.",
    ),
    # --- records -----------------------------------------------------------------------------
    "record_kind_not_here": Sentence(
        "Jenis catatan ini tidak boleh ada dalam paket jenis ini.", _RESENT
    ),
    "sig_missing": Sentence("Keputusan ini tidak ditandatangani oleh pejabatnya.", _RESENT),
    "sig_bad": Sentence("Tanda tangan pada catatan ini tidak cocok.", _RESENT),
    "sig_unknown": Sentence(
        "Akun penanda tangan catatan ini belum bersertifikat.",
        "Pemilik akun membuka Pengaturan, Akun saya, Minta pengesahan. Sesudah kepegawaian "
        "menyetujuinya, keputusan itu dikirim lagi dengan sendirinya.",
    ),
    "account_nobodys": Sentence(
        "Akun {name} bukan milik seorang pegawai, jadi tidak menandatangani apa pun.",
        "Buat akun yang menyebut pegawainya.",
    ),
    "account_asked_already": Sentence(
        "Permintaan pengesahan akun ini sudah dibuat dan belum dijawab kantor.",
        "Bawa berkasnya ke kepegawaian, lalu ambil jawabannya di halaman Pertukaran.",
    ),
    "sig_other_person": Sentence("Catatan ini ditandatangani oleh orang lain.", _RESENT),
    "account_revoked": Sentence("Kunci akun penanda tangan sudah dicabut.", _RESENT),
    "not_owner": Sentence("Penulis catatan ini bukan pemiliknya.", _RESENT),
    "owner_changed": Sentence("Catatan ini menunjuk pegawai lain dari sebelumnya.", _RESENT),
    "subject_changed": Sentence("Catatan ini menunjuk hal lain dari sebelumnya.", _RESENT),
    "giver_changed": Sentence("Umpan balik ini ditulis oleh orang lain.", _RESENT),
    "appraisal_withdrawn": Sentence(
        "Penilaian yang sudah diterbitkan tidak dapat ditarik kembali.", _RESENT
    ),
    "plan_agreed": Sentence(
        "Bagian dari rencana yang sudah disetujui diubah tanpa diajukan kembali.",
        "Minta pegawai itu mengajukan rencananya sekali lagi.",
    ),
    "not_appraiser": Sentence("Penulis bukan pejabat penilai pegawai ini.", _RESENT),
    "not_on_that_date": Sentence(
        "Penulis bukan pejabat penilai pegawai ini pada tanggal itu.", _RESENT
    ),
    "device_not_for_person": Sentence(
        "Laptop pengirim tidak terdaftar untuk pegawai ini.", _RESENT
    ),
    "person_unknown": Sentence(
        "Pegawai ini belum ada di data induk.",
        "Tambahkan pegawai itu, lalu minta paket berikutnya.",
    ),
    "subject_missing": Sentence("Catatan yang dirujuk tidak ada.", _RESENT),
    "rebuild_journal_broken": Sentence(
        "Rantai jurnal putus pada catatan ke-{entry}.",
        "Simpan salinan ruang kerja ini dan hubungi pemelihara aplikasi.",
    ),
    "rebuild_package_bad": Sentence(
        "Paket nomor {seq} di arsip tidak terbaca lagi ({reason}).",
        "Minta laptop pengirimnya mengirim paket itu sekali lagi.",
    ),
    "rebuild_package_gone": Sentence(
        "Paket {package} tercatat diterima, tetapi tidak ada di arsip.",
        "Pulihkan arsip dari cadangan.",
    ),
    "rebuild_record_differs": Sentence(
        "Isi catatan {kind} {id} dalam paket {package} bukan yang tercatat di jurnal.",
        "Pulihkan ruang kerja dari cadangan.",
    ),
    "rebuild_state_differs": Sentence(
        "Catatan {kind} {id} di ruang kerja berbeda dari yang diterima lewat paket.",
        "Pulihkan ruang kerja dari cadangan, atau minta unit mengirim catatan itu lagi.",
    ),
    "person_adopted": Sentence(
        "Kantor sudah mengenal Anda. Catatan di laptop ini sekarang memakai data kantor.",
        "Kunci aplikasi, lalu masuk lagi.",
    ),
    "epoch_confirmed_already": Sentence(
        "Urutan baru laptop ini sudah disetujui.", "Tidak ada yang berubah."
    ),
    "nothing_to_return": Sentence(
        "Tidak ada data orang-orang itu yang belum ada di laptop ini.",
        "Tidak ada yang perlu dikirim kembali.",
    ),
    "second_officer_needed": Sentence(
        "Peran kepegawaian perlu disetujui dua petugas.",
        "Minta petugas kepegawaian lain memasukkan nama akun dan kata sandinya.",
    ),
    "second_officer_same": Sentence(
        "Petugas kedua harus orang lain dari kepegawaian.",
        "Minta petugas kepegawaian lain memasukkan nama akun dan kata sandinya.",
    ),
    "device_key_asked_already": Sentence(
        "Kunci baru laptop ini sudah diminta.",
        "Bawa permintaannya ke kepegawaian, lalu ambil paket balasannya.",
    ),
    "root_other_office": Sentence(
        "Kunci induk ini milik kantor lain.", "Pilih berkas kunci induk kantor Anda."
    ),
    "record_conflict": Sentence(
        "Catatan ini diubah di dua tempat.",
        "Kedua versi tetap ada; pegawai yang bersangkutan memilih salah satunya.",
    ),
    "record_older": Sentence("Versi catatan ini lebih lama dari yang sudah ada.", _RESENT),
    "left_out": Sentence("Catatan ini tidak ikut diterima.", _RESENT),
    "undone": Sentence("Penerimaan catatan ini dibatalkan.", _RESENT),
    "return_without_note": Sentence("Pengembalian tanpa catatan alasan.", _RESENT),
    "rating_missing": Sentence("Penilaian selesai tetapi ratingnya belum lengkap.", _RESENT),
    "predicate_wrong": Sentence(
        "Predikat tidak sesuai dengan rating dan peraturannya.", _RESENT
    ),
    "scheme_not_here": Sentence("Dasar peraturan penilaian ini tidak ada di sini.", _UPDATE),
    "activity_time_impossible": Sentence("Jam atau menit kegiatan tidak mungkin.", _RESENT),
    # --- receipts ----------------------------------------------------------------------------
    "receipt_malformed": Sentence("Tanda terima ini tidak sesuai bentuknya.", _SEND_AGAIN),
    "receipt_not_ours": Sentence(
        "Tanda terima ini untuk laptop lain.", "Buka di laptop yang mengirim paketnya."
    ),
    "receipt_not_theirs": Sentence(
        "Tanda terima ini bukan dari penerima paketnya.",
        "Tidak ada yang disimpan. Hubungi kantor sebelum membuka berkas lain dari pengirim ini.",
    ),
    "epoch_begun": Sentence(
        "Kantor sudah menerima paket yang tidak ada lagi di laptop ini: ruang kerja ini dipulihkan "
        "dari cadangan atau disalin.",
        "Teruskan bekerja dan kirim seperti biasa. Kepegawaian mencocokkannya dengan Anda satu "
        "kali, sesudah itu paket Anda diterima.",
    ),
    "receipt_not_written": Sentence(
        "Paket sudah diterima, tetapi tanda terima belum dapat ditulis.",
        "Tanda terima tersimpan dan dapat dikirim kemudian dari halaman Pertukaran.",
    ),
    # --- sending -----------------------------------------------------------------------------
    "nothing_to_send": Sentence(
        "Tidak ada yang perlu dikirim.", "Semua yang diajukan sudah diterima kantor."
    ),
    "report_first": Sentence(
        "Masih ada catatan yang belum dikirim.", "Kirim laporan lebih dahulu, lalu tutup periode."
    ),
    "state_differs": Sentence(
        "Isi periode di sini tidak sama dengan yang ditutup oleh unit.",
        "Minta unit mengirim laporan lengkap periode itu.",
    ),
    "not_enrolled": Sentence(
        "Laptop ini belum terdaftar di kantor.",
        "Kirim permintaan pendaftaran, lalu terima paket balasan dari kantor.",
    ),
    "package_kind_not_sealed": Sentence(
        "Paket jenis “{kind}” tidak dibuat dari sini.", "Pilih jenis report atau master."
    ),
    "carrier_unknown": Sentence(
        "Bentuk paket “{carrier}” tidak dikenal.", "Pilih sealed, json, atau workbook."
    ),
    "office_reports_to_nobody": Sentence(
        "Kantor tidak mengirim laporan.", "Untuk unit, buat paket data induk."
    ),
    "step_import": Sentence("Terima paket dari {device}"),
    # --- keys --------------------------------------------------------------------------------
    "passphrase_short": Sentence(
        "Frasa sandi kunci kantor terlalu pendek.", "Pakai paling sedikit {least} huruf."
    ),
    "office_exists": Sentence(
        "Ruang kerja ini sudah menjadi milik sebuah kantor.", "Tidak ada yang berubah."
    ),
    "other_office": Sentence(
        "Ruang kerja ini sudah bergabung dengan kantor lain.",
        "Buat ruang kerja baru untuk kantor ini.",
    ),
    "office_not_joined": Sentence(
        "Ruang kerja ini belum mengenal kantornya.",
        "Buka kartu kantor dan cocokkan sidik kuncinya lebih dahulu.",
    ),
    "not_the_office": Sentence(
        "Hanya ruang kerja kantor yang dapat melakukan ini.", "Buka ruang kerja kantor."
    ),
    "device_exists": Sentence("Laptop ini sudah punya kunci.", "Tidak ada yang berubah."),
    "device_unknown": Sentence(
        "Laptop ini tidak dikenal.", "Pilih laptop dari daftar di halaman Kunci & perangkat."
    ),
    "card_malformed": Sentence("Kartu kantor ini rusak.", "Minta kartu baru dari kantor."),
    "office_key_malformed": Sentence(
        "Berkas kunci kantor ini tidak dapat dibaca.",
        "Pakai kartu kantor (.paket-kartu) atau kunci umum kantor dalam bentuk JWK.",
    ),
    "root_not_opened": Sentence(
        "Kunci induk kantor tidak terbuka.", "Periksa frasa sandi atau kode pemulihannya."
    ),
    "not_a_request": Sentence(
        "Berkas ini bukan permintaan pendaftaran laptop.", "Pilih berkas permintaan dari laptop."
    ),
    "request_malformed": Sentence("Permintaan pendaftaran ini rusak.", _SEND_AGAIN),
    "request_needs_approval": Sentence(
        "Permintaan pendaftaran disetujui di halaman Kunci & perangkat.",
        "Cocokkan sidik kunci laptop, lalu setujui.",
    ),
    # --- folders -----------------------------------------------------------------------------
    "folder_missing": Sentence(
        "Folder {path} tidak ada sekarang.", "Pasang flash disk atau sambungkan foldernya."
    ),
    "marker_missing": Sentence(
        "Folder {path} belum menjadi folder pertukaran kantor.",
        "Pilih folder yang disiapkan kantor, atau siapkan folder ini di kantor.",
    ),
    "marker_foreign": Sentence(
        "Folder {path} milik kantor lain.", "Pilih folder pertukaran kantor Anda."
    ),
    "name_taken": Sentence(
        "Di folder itu sudah ada berkas lain bernama {name}.",
        "Pindahkan berkas itu, lalu kirim sekali lagi.",
    ),
    "name_not_allowed": Sentence("Nama berkas {name} tidak diperbolehkan.", "Pakai nama aslinya."),
    "target_full": Sentence(
        "Tidak ada tempat lagi di {path}.", "Kosongkan sebagian, lalu kirim sekali lagi."
    ),
    "target_read_only": Sentence(
        "Folder {path} tidak dapat ditulisi.",
        "Lepas pengunci flash disk atau minta izin tulis, lalu kirim sekali lagi.",
    ),
    "write_failed": Sentence(
        "Berkas {path} tidak tertulis dengan utuh.", "Coba flash disk lain, lalu kirim sekali lagi."
    ),
}  # fmt: skip
