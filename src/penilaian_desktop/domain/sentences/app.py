"""Sentences of start-up and of the command line."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "resources_missing": Sentence(
        "Berkas pendukung aplikasi tidak ditemukan di {folder}.",
        "Pasang ulang aplikasi; data Anda tidak tersentuh.",
    ),
    "workspace_missing": Sentence(
        "Tidak ada ruang kerja di {folder}.",
        "Periksa nama foldernya, atau buat dengan «penilaian demo» atau dari jendela aplikasi.",
    ),
    "account_needed": Sentence(
        "Perintah ini membuka ruang kerja dan memerlukan akun.",
        "Tambahkan --workspace dan --account.",
    ),
    "folder_not_empty": Sentence(
        "Folder {folder} sudah berisi berkas.", "Pilih folder baru atau folder yang kosong."
    ),
    "file_not_found": Sentence(
        "Berkas {file} tidak ditemukan.", "Periksa nama dan foldernya, lalu ulangi."
    ),
    "file_unreadable": Sentence(
        "Berkas {file} tidak dapat dibaca.",
        "Periksa izin berkas atau salin ulang dari sumbernya.",
    ),
    "file_unwritable": Sentence(
        "Berkas {file} tidak dapat ditulis.",
        "Periksa ruang kosong dan izin foldernya, lalu ulangi.",
    ),
    "password_file_unreadable": Sentence(
        "Berkas kata sandi {file} tidak dapat dibaca.", "Periksa nama dan izinnya."
    ),
    "form_unknown": Sentence(
        "Formulir «{form}» tidak dikenal.", "Lihat daftarnya dengan: penilaian print --list"
    ),
    "rule_unknown": Sentence("Aturan «{rule}» tidak dikenal.", "Aturan yang ada: {rules}."),
    "facts_not_json": Sentence(
        "Fakta bukan JSON yang sah (baris {line}, kolom {column}).",
        "Periksa tanda kurung, koma, dan tanda kutipnya.",
    ),
    "employee_unknown": Sentence(
        "Pegawai dengan NIP {identity} tidak ada di ruang kerja ini.",
        "Periksa NIP atau impor data pegawai dahulu.",
    ),
    "period_unknown": Sentence(
        "Periode «{period}» tidak dikenal.",
        "Tulis seperti 2026, 2026-S1, 2026-T3, atau 2026-B09.",
    ),
    "plan_unknown": Sentence(
        "Belum ada SKP untuk pegawai dan periode itu.",
        "Susun SKP dahulu atau pilih periode lain.",
    ),
    "appraisal_unknown": Sentence(
        "Belum ada hasil penilaian untuk pegawai dan periode itu.",
        "Selesaikan dan terbitkan penilaiannya dahulu.",
    ),
}
