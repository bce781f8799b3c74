"""Sentences of the roads: servers, flash disks, mail, evidence on its way."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_ASK_ADMIN = "Tanyakan kepada pengelola server, lalu coba sambungan sekali lagi."
_LATER = "Yang menunggu tetap aman di sini dan dikirim nanti."

SENTENCES: dict[str, Sentence] = {
    # --- the address -------------------------------------------------------------------------
    "server_address": Sentence(
        "Alamat server ini tidak dapat dipakai.",
        "Salin alamat WebDAV lengkap, misalnya https://awan.contoh.go.id/dav/pertukaran/.",
    ),
    "server_plain": Sentence(
        "Sambungan ke {host} tidak dienkripsi: nama dan sandi aplikasi dapat dibaca di jalan.",
        "Pakai alamat yang diawali https://, atau centang bahwa Anda menerima risikonya.",
    ),
    "server_user": Sentence(
        "Nama pengguna atau sandi memuat tanda yang tidak dapat dikirim.",
        "Ketik ulang tanpa titik dua pada nama dan tanpa baris baru.",
    ),
    "server_ca": Sentence(
        "Berkas ini bukan sertifikat kantor yang dapat dibaca.",
        "Minta berkas sertifikat (.pem atau .crt, bentuk PEM) dari pengelola server.",
    ),
    # --- the choice --------------------------------------------------------------------------
    "road_not_yours": Sentence(
        "Jalan pertukaran dipakai semua orang di laptop ini, jadi tidak dapat Anda ubah.",
        "Minta kepala unit, operator, atau kepegawaian mengubahnya.",
    ),
    "folder_moved": Sentence(
        "Ruang kerja ini dipindahkan atau disalin sejak folder {path} dipilih.",
        "Pastikan folder itu masih yang benar, lalu pilih sekali lagi.",
    ),
    "road_not_chosen": Sentence(
        "Jalan pertukaran belum dipilih.", "Pilih folder, server, atau surel di kartu Jalan."
    ),
    # --- the server --------------------------------------------------------------------------
    "server_unreachable": Sentence("Server {host} tidak terjangkau.", _LATER),
    "server_slow": Sentence("Server {host} terlalu lama tidak menjawab.", _LATER),
    "connection_cut": Sentence("Sambungan ke {host} terputus di tengah jalan.", _LATER),
    "server_busy": Sentence("Server {host} sedang sibuk.", _LATER),
    "server_error": Sentence("Server {host} sedang bermasalah (kode {status}).", _LATER),
    "server_certificate": Sentence(
        "Sertifikat server {host} tidak dipercaya.",
        "Bila sertifikatnya buatan kantor sendiri, pilih berkasnya di Pertukaran, Ganti jalan. "
        "Jangan diteruskan bila Anda tidak yakin.",
    ),
    "server_login_refused": Sentence(
        "Server {host} menolak nama pengguna atau sandi aplikasi.",
        "Buat sandi aplikasi baru di server, lalu isi di pengaturan jalan.",
    ),
    "server_forbidden": Sentence("Akun ini tidak boleh membuka folder di {host}.", _ASK_ADMIN),
    "server_folder_missing": Sentence(
        "Folder di {host} tidak ditemukan.",
        "Periksa alamatnya sampai nama folder, atau buat foldernya di server.",
    ),
    "server_not_webdav": Sentence(
        "Alamat di {host} bukan folder WebDAV.",
        "Salin alamat WebDAV dari pengaturan berkas di server.",
    ),
    "server_file_limit": Sentence("Server {host} menolak berkas sebesar ini.", _ASK_ADMIN),
    "server_locked": Sentence(
        "Berkas di {host} sedang dikunci orang lain.", "Coba lagi beberapa menit kemudian."
    ),
    "server_answer_odd": Sentence(
        "Jawaban server {host} tidak dikenal (kode {status}).", _ASK_ADMIN
    ),
    "listing_too_large": Sentence(
        "Terlalu banyak berkas di folder pertukaran itu.",
        "Minta kantor memindahkan paket lama ke folder arsip.",
    ),
    "captive_page": Sentence(
        "Jaringan ini menampilkan halaman lain, bukan folder di {host}.",
        "Masuk dulu ke jaringan lewat peramban, atau periksa alamatnya, lalu coba lagi.",
    ),
    "redirect_elsewhere": Sentence(
        "Server {host} mengalihkan ke {other}; tidak ada yang dikirim ke sana.",
        "Masuk dulu ke jaringan lewat peramban, atau pakai alamat barunya bila memang benar.",
    ),
    # --- evidence ----------------------------------------------------------------------------
    "evidence_waits": Sentence(
        "{count} berkas bukti belum datang.",
        "Catatannya sudah lengkap; buktinya diambil sendiri begitu ada di folder pertukaran.",
    ),
    "too_large_for_mail": Sentence(
        "Berkas {name} terlalu besar untuk surel.", "Pakai flash disk atau server untuk yang ini."
    ),
    # --- disks -------------------------------------------------------------------------------
    "target_file_limit": Sentence(
        "Berkas {path} lebih besar dari yang dapat disimpan di sana.", "Pakai flash disk lain."
    ),
}
