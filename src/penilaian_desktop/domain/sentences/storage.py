"""Sentences about files, keys, backups and the workspace."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "storage_busy": Sentence(
        "Ruang kerja sedang dipakai oleh program lain.",
        "Tunggu sebentar atau tutup jendela lain yang memakai ruang kerja ini, lalu ulangi.",
    ),
    "storage_read_only": Sentence(
        "Berkas ruang kerja tidak dapat ditulis.",
        "Periksa izin folder atau tombol pengunci pada flash disk.",
    ),
    "storage_read_failed": Sentence(
        "Disk gagal dibaca atau ditulis.",
        "Salin folder ruang kerja ke disk lain selagi bisa, lalu pulihkan dari cadangan.",
    ),
    "storage_write_failed": Sentence(
        "Disk menolak tulisan; tidak ada yang ditulis.",
        "Periksa sisa ruang dan kuota disk, lalu ulangi.",
    ),
    "disk_full": Sentence(
        "Ruang disk tidak cukup; tidak ada yang ditulis.",
        "Kosongkan sebagian isi disk, lalu ulangi.",
    ),
    "no_wal": Sentence(
        "Folder ini tidak mendukung cara penyimpanan yang aman.",
        "Pindahkan ruang kerja ke disk lokal komputer ini.",
    ),
    "network_folder": Sentence(
        "Ruang kerja tidak boleh berada di folder jaringan ({path}).",
        "Simpan di disk lokal komputer ini; pertukaran data memakai paket.",
    ),
    "synced_folder": Sentence(
        "Folder {path} disinkronkan ke komputer lain; basis data dapat rusak di sana.",
        "Pilih folder lokal yang tidak disinkronkan; cadangan boleh disalin ke folder itu.",
    ),
    "sqlite_too_old": Sentence(
        "Pustaka SQLite {found} terlalu lama; diperlukan {wanted} atau lebih baru.",
        "Pasang ulang aplikasi dengan berkas resmi.",
    ),
    "wrong_key": Sentence(
        "Basis data tidak terbuka dengan kunci ini.",
        "Pastikan vault.json dan basis data berasal dari ruang kerja yang sama, "
        "atau pulihkan dari cadangan.",
    ),
    "workspace_missing": Sentence(
        "Ruang kerja tidak ditemukan atau tidak lengkap: {path}.",
        "Pilih folder ruang kerja yang benar atau pulihkan dari cadangan.",
    ),
    "workspace_exists": Sentence(
        "Di folder itu sudah ada ruang kerja: {path}.",
        "Pilih folder kosong; ruang kerja yang ada tidak pernah ditimpa.",
    ),
    "workspace_damaged": Sentence(
        "Basis data rusak dan telah disisihkan tanpa dihapus: {aside}.",
        "Pulihkan cadangan terakhir dari menu Cadangan; simpan berkas yang disisihkan.",
    ),
    "storage_damaged": Sentence(
        "Sebagian basis data rusak dan tidak terbaca.",
        "Tutup aplikasi dan buka lagi: berkasnya akan diperiksa. Lalu pulihkan cadangan terakhir.",
    ),
    "workspace_newer": Sentence(
        "Ruang kerja ini dibuat oleh versi aplikasi yang lebih baru (skema {found}).",
        "Perbarui aplikasi di komputer ini; data tidak diubah.",
    ),
    "migration_lost_rows": Sentence(
        "Pembaruan basis data dibatalkan karena jumlah baris tidak cocok ({table}).",
        "Data lama tetap utuh. Pakai versi aplikasi sebelumnya dan hubungi pembina aplikasi.",
    ),
    "parent_missing": Sentence(
        "Data induk dari rekaman ini belum ada.",
        "Muat data induknya lebih dahulu, lalu ulangi.",
    ),
    "blob_missing": Sentence(
        "Berkas bukti ini tidak ada di komputer ini.",
        "Minta berkas aslinya dari pemilik kegiatan.",
    ),
    "blob_damaged": Sentence(
        "Berkas bukti ini tidak lagi sama dengan sidik jarinya.",
        "Pulihkan dari cadangan atau lampirkan ulang berkasnya.",
    ),
    "wrong_password": Sentence(
        "Nama akun atau kata sandi salah.",
        "Periksa huruf besar dan kecil, lalu coba lagi; bila lupa, pakai kode pemulihan.",
    ),
    "wrong_recovery_code": Sentence(
        "Kode pemulihan ini bukan untuk ruang kerja ini.",
        "Periksa apakah kode berasal dari ruang kerja yang sama dan paling baru.",
    ),
    "recovery_code_length": Sentence(
        "Kode pemulihan terdiri atas {wanted} huruf dan angka; yang diketik {found}.",
        "Ketik delapan kelompok lima karakter; spasi dan tanda hubung boleh diabaikan.",
    ),
    "recovery_code_slip": Sentence(
        "Ada huruf yang salah ketik pada kode pemulihan.",
        "Periksa kembali tiap kelompok dengan catatan Anda.",
    ),
    "account_name_taken": Sentence(
        "Nama akun {name} sudah dipakai.", "Pilih nama lain, misalnya dengan nama belakang."
    ),
    "password_empty": Sentence("Kata sandi belum diisi.", "Isi kata sandi, lalu ulangi."),
    "last_account": Sentence("Akun terakhir tidak dapat dihapus.", "Buat akun lain lebih dahulu."),
    "vault_damaged": Sentence(
        "Berkas kunci vault.json terpotong atau pernah diubah: {path}.",
        "Salin vault.json dari cadangan terakhir ke tempatnya; basis data sendiri tidak berubah.",
    ),
    "vault_newer": Sentence(
        "Berkas kunci vault.json dibuat oleh versi aplikasi yang lebih baru.",
        "Perbarui aplikasi di komputer ini.",
    ),
    "undo_changed_since": Sentence(
        "“{label}” tidak dapat diurungkan karena datanya sudah diubah lagi.",
        "Buka datanya dan perbaiki langsung.",
    ),
    "undo_not_possible": Sentence(
        "“{label}” tidak dapat diurungkan.",
        "Perbaiki datanya langsung; riwayat lamanya tetap tercatat.",
    ),
    "backup_missing": Sentence(
        "Berkas cadangan tidak ditemukan: {path}.", "Pilih berkas dengan akhiran .cadangan."
    ),
    "backup_damaged": Sentence(
        "Berkas cadangan ini rusak atau bukan cadangan: {path}.", "Pilih cadangan lain."
    ),
    "backup_not_verified": Sentence(
        "Cadangan tidak dapat dibuka kembali, jadi tidak disimpan.",
        "Periksa disk tujuan, lalu buat cadangan ke tempat lain.",
    ),
    "folder_unwritable": Sentence(
        "Folder {path} tidak dapat ditulis.",
        "Periksa izinnya dan tombol pengunci flash disk, atau pilih folder lain.",
    ),
    "restore_target_not_empty": Sentence(
        "Folder {path} tidak kosong.",
        "Pilih folder baru; pemulihan tidak pernah menimpa data yang ada.",
    ),
}
