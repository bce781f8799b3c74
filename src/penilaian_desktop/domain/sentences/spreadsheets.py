"""Sentences about workbooks and lists that are read or written."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_SAVE_AS = "Buka dengan Excel atau LibreOffice, simpan sebagai .xlsx, lalu impor berkas itu."
_NEW_BOOK = "Salin lembarnya ke buku kerja baru (.xlsx), lalu impor berkas itu."
_ORIGINAL = "Pakai berkas asli yang belum diubah, atau minta pengirim membuat paket baru."

SENTENCES: dict[str, Sentence] = {
    # --- the file as a whole ---------------------------------------------------------------
    "sheet_file_too_large": Sentence(
        "Berkas ini lebih besar dari {limit} MB.",
        "Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas.",
    ),
    "sheet_empty_file": Sentence("Berkas ini kosong.", "Minta pengirim mengirim ulang."),
    "sheet_old_xls": Sentence("Berkas ini berformat Excel lama (.xls).", _SAVE_AS),
    "sheet_is_xlsb": Sentence("Berkas ini berformat biner Excel (.xlsb).", _SAVE_AS),
    "sheet_is_ods": Sentence("Berkas ini berformat OpenDocument (.ods).", _SAVE_AS),
    "sheet_is_pdf": Sentence(
        "Berkas ini PDF, bukan buku kerja.", "Minta pengirim mengirim berkas Excel aslinya."
    ),
    "sheet_is_web_page": Sentence(
        "Berkas ini halaman web yang diberi nama seperti berkas Excel.", _SAVE_AS
    ),
    "sheet_not_a_workbook": Sentence(
        "Berkas ini bukan buku kerja Excel.",
        "Periksa apakah berkas yang dipilih sudah benar; yang dibaca adalah .xlsx dan .csv.",
    ),
    "sheet_password": Sentence(
        "Berkas ini dikunci dengan kata sandi.",
        "Buka dengan kata sandinya, simpan tanpa kata sandi, lalu impor berkas itu.",
    ),
    "sheet_damaged": Sentence(
        "Berkas ini rusak dan tidak dapat dibaca (bagian: {part}).",
        "Buka dengan Excel atau LibreOffice, simpan ulang, atau minta pengirim mengirim ulang.",
    ),
    "sheet_too_many_parts": Sentence(
        "Buku kerja ini terdiri atas {count} bagian; paling banyak {limit}.", _NEW_BOOK
    ),
    "sheet_directory_too_large": Sentence(
        "Berkas ini berisi terlalu banyak bagian untuk sebuah buku kerja.", _NEW_BOOK
    ),
    "sheet_inflates_too_much": Sentence(
        "Isi berkas ini mengembang melebihi batas aman ketika dibuka.", _NEW_BOOK
    ),
    "sheet_unsafe_names": Sentence(
        "Berkas ini berisi nama bagian yang tidak aman.",
        "Jangan dibuka. Minta pengirim membuat berkas baru.",
    ),
    "sheet_has_dtd": Sentence(
        "Berkas ini berisi definisi XML yang tidak diizinkan.",
        "Jangan dibuka. Minta pengirim membuat berkas baru.",
    ),
    "sheet_has_macros": Sentence(
        "Berkas ini berisi makro.", "Simpan sebagai .xlsx tanpa makro, lalu impor berkas itu."
    ),
    "sheet_has_external_links": Sentence(
        "Berkas ini mengambil data dari berkas atau alamat lain.",
        "Salin lembarnya, tempel sebagai nilai di buku kerja baru, lalu impor berkas itu.",
    ),
    "sheet_too_large": Sentence(
        "Satu lembar melebihi {rows} baris atau {columns} kolom.",
        "Hapus isi di luar tabel, atau bagi menjadi beberapa berkas.",
    ),
    "sheet_reader_too_slow": Sentence("Membaca berkas ini terlalu lama dan dihentikan.", _NEW_BOOK),
    "sheet_reader_stopped": Sentence(
        "Membaca berkas ini melebihi batas memori dan dihentikan.", _NEW_BOOK
    ),
    "sheet_reader_failed": Sentence(
        "Berkas ini tidak dapat dibaca.",
        "Simpan ulang dengan Excel atau LibreOffice; bila tetap gagal, laporkan beserta berkasnya.",
    ),
    "csv_is_workbook": Sentence(
        "Berkas ini buku kerja Excel yang diberi nama .csv.",
        "Ubah akhiran namanya menjadi .xlsx, lalu impor kembali.",
    ),
    # --- lists of employees ------------------------------------------------------------------
    "employees_no_table": Sentence(
        "Tidak ada lembar dengan kolom nama dan NIP.",
        "Pastikan ada baris judul dengan kolom NAMA dan NIP, atau pakai contoh dari aplikasi ini.",
    ),
    "employees_no_rows": Sentence(
        "Tabel pegawai di berkas ini tidak berisi satu baris pun yang terbaca.",
        "Bila nama atau NIP berupa rumus, buka berkasnya di Excel, simpan, lalu ulangi.",
    ),
    "name_missing": Sentence("Nama belum diisi.", "Isi nama pegawai pada baris ini."),
    "duplicate_nip": Sentence(
        "NIP ini sudah ada di {detail}.", "Hapus salah satu; yang pertama dipakai."
    ),
    "birth_date_differs_from_nip": Sentence(
        "Tanggal lahir {detail} berbeda dari NIP.",
        "Tanggal di kolom ini yang dipakai; periksa pada SK.",
    ),
    "sex_differs_from_nip": Sentence(
        "Jenis kelamin “{detail}” berbeda dari angka ke-15 NIP.",
        "Isi kolom ini yang dipakai; periksa pada SK.",
    ),
    "sex_unknown": Sentence(
        "Jenis kelamin “{detail}” tidak terbaca.", "Tulis L atau P; sementara ini diambil dari NIP."
    ),
    "status_differs_from_nip": Sentence(
        "Status “{detail}” berbeda dari angka ke-13 dan ke-14 NIP.",
        "Isi kolom ini yang dipakai; periksa pada SK.",
    ),
    "status_unknown": Sentence(
        "Status “{detail}” tidak dikenal.",
        "Tulis PNS, CPNS, PPPK, atau PPPK Paruh Waktu; sementara ini diambil dari NIP.",
    ),
    "date_invalid": Sentence(
        "“{detail}” bukan tanggal yang ada di kalender.",
        "Tulis seperti 01-03-2015; sementara ini dikosongkan.",
    ),
    "superior_not_found": Sentence(
        "Atasan “{detail}” tidak ada dalam daftar ini.",
        "Tulis NIP atasan, atau pilih atasannya setelah impor.",
    ),
    "superior_not_in_file": Sentence(
        "NIP atasan {detail} tidak ada dalam daftar ini.",
        "NIP itu disimpan; impor juga daftar yang memuat atasan tersebut.",
    ),
    "superior_ambiguous": Sentence(
        "Ada lebih dari satu orang bernama “{detail}”.", "Tulis NIP atasan, bukan namanya."
    ),
    "superior_is_self": Sentence(
        "Atasan pegawai ini tertulis dirinya sendiri.", "Tulis NIP atasan yang benar."
    ),
    # --- the workbook carrier of a package ---------------------------------------------------
    "workbook_without_payload": Sentence(
        "Buku kerja ini tidak berisi muatan paket.",
        "Pilih berkas .paket.xlsx yang asli, atau minta pengirim membuat paket baru.",
    ),
    "workbook_payload_damaged": Sentence(
        "Muatan paket di buku kerja ini rusak.",
        "Pilih berkas .paket.xlsx yang asli, atau minta pengirim membuat paket baru.",
    ),
    "workbook_cell_changed": Sentence("Isi sel diubah dari “{old}” menjadi “{new}”.", _ORIGINAL),
    "workbook_cell_became_number": Sentence(
        "Teks “{old}” berubah menjadi bilangan {new}.", _ORIGINAL
    ),
    "workbook_cell_became_text": Sentence("Nilai {old} berubah menjadi teks “{new}”.", _ORIGINAL),
    "workbook_cell_formula": Sentence("Nilai “{old}” diganti dengan rumus.", _ORIGINAL),
    "workbook_cell_emptied": Sentence("Isi sel “{old}” dihapus.", _ORIGINAL),
    "workbook_cell_added": Sentence("Ada isi tambahan “{new}”.", _ORIGINAL),
    "workbook_header_changed": Sentence(
        "Judul kolom diubah dari “{old}” menjadi “{new}”.", _ORIGINAL
    ),
    "workbook_column_removed": Sentence("Kolom “{old}” hilang atau dipindahkan.", _ORIGINAL),
    "workbook_column_added": Sentence("Ada kolom tambahan “{new}”.", _ORIGINAL),
    "workbook_row_removed": Sentence("Satu baris dihapus: {old}", _ORIGINAL),
    "workbook_row_added": Sentence("Satu baris disisipkan: {new}", _ORIGINAL),
    "workbook_row_copied": Sentence("Satu baris digandakan: {new}", _ORIGINAL),
    "workbook_row_moved": Sentence("Satu baris dipindahkan dari baris {old}.", _ORIGINAL),
    "workbook_sheet_removed": Sentence("Lembar “{sheet}” dihapus.", _ORIGINAL),
    "workbook_sheet_renamed": Sentence(
        "Nama lembar diubah dari “{old}” menjadi “{new}”.", _ORIGINAL
    ),
    "workbook_sheet_added": Sentence("Lembar “{sheet}” ditambahkan.", _ORIGINAL),
    # what could deceive is only reported
    "workbook_sheet_hidden": Sentence("Lembar “{sheet}” disembunyikan."),
    "workbook_row_hidden": Sentence("Satu baris disembunyikan."),
    "workbook_column_hidden": Sentence("Satu kolom disembunyikan."),
    "workbook_cells_merged": Sentence("Ada sel yang digabung."),
    "workbook_number_format": Sentence("Format angka diubah menjadi “{new}”."),
    "workbook_has_drawings": Sentence("Ada gambar atau grafik yang ditambahkan."),
    "workbook_has_comments": Sentence("Ada komentar yang ditambahkan."),
    "workbook_has_objects": Sentence("Ada objek yang disisipkan."),
    "workbook_has_names": Sentence("Ada nama rentang “{new}” yang ditambahkan."),
}
