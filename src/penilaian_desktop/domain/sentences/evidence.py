"""Sentences about files that prove an entry."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "evidence_empty": Sentence("Berkas {name} kosong (0 byte).", "Pilih berkas lain."),
    "evidence_too_large": Sentence(
        "Berkas {name} terlalu besar (batas {limit}).", "Perkecil atau bagi berkasnya."
    ),
    "evidence_kind": Sentence(
        "Isi {name} adalah {found}; jenis itu tidak diterima sebagai bukti.",
        "Pakai gambar, PDF, dokumen Word, Excel, PowerPoint atau LibreOffice, TXT, atau CSV.",
    ),
    "evidence_heic": Sentence(
        "Foto {name} berformat HEIC, yang tidak dapat dibuka di sini.",
        "Simpan sebagai JPEG; di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel.",
    ),
    "evidence_old_office": Sentence(
        "Dokumen {name} berformat Office lama atau dikunci kata sandi.",
        "Simpan ulang sebagai DOCX, XLSX, atau PPTX tanpa kata sandi, atau cetak ke PDF.",
    ),
    "evidence_archive": Sentence(
        "Berkas {name} adalah arsip {found}.", "Buka arsipnya, lalu lampirkan isinya satu per satu."
    ),
    "evidence_lies": Sentence(
        "Nama {name} mengatakan {claimed}, isinya {found}.",
        "Periksa asal berkas itu; beri akhiran yang benar, lalu lampirkan lagi.",
    ),
    "evidence_macro": Sentence(
        "Dokumen {name} berisi makro dan tidak diterima.",
        "Simpan ulang tanpa makro atau cetak ke PDF.",
    ),
    "evidence_pdf_active": Sentence(
        "PDF {name} berisi {found} dan tidak diterima.",
        "Cetak ulang ke PDF (Cetak, lalu Microsoft Print to PDF), lalu lampirkan hasilnya.",
    ),
    "evidence_two_faces": Sentence(
        "Berkas {name} menyimpan berkas lain di dalamnya dan tidak diterima.",
        "Buka dan simpan ulang, atau cetak ke PDF, lalu lampirkan lagi.",
    ),
    "evidence_bomb": Sentence(
        "Isi {name} mengembang terlalu besar saat dibuka.",
        "Simpan ulang dengan gambar yang lebih kecil, atau cetak ke PDF.",
    ),
    "evidence_moving": Sentence(
        "Gambar {name} bergerak; hanya gambar diam yang diterima.",
        "Lampirkan satu tangkapan layar dari gambar itu.",
    ),
    "evidence_damaged": Sentence(
        "Berkas {name} rusak atau tidak terbaca.", "Buka dan simpan ulang, lalu lampirkan lagi."
    ),
    "evidence_gone": Sentence(
        "Berkas {name} sudah tidak ada di tempatnya.", "Cari berkasnya, lalu lampirkan lagi."
    ),
    "evidence_folder": Sentence(
        "{name} adalah folder.", "Buka folder itu dan pilih berkas di dalamnya."
    ),
    "evidence_link": Sentence("{name} hanya penunjuk ke berkas lain.", "Lampirkan berkas aslinya."),
    "evidence_twice": Sentence(
        "Berkas {name} sudah dilampirkan pada kegiatan ini.", "Tidak perlu melampirkannya lagi."
    ),
    "evidence_too_many": Sentence(
        "Satu kegiatan paling banyak {limit} bukti.", "Gabungkan beberapa berkas menjadi satu PDF."
    ),
}
