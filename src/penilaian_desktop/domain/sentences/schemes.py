"""Sentences of schemes: how they are changed, checked, chosen and asked about."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

_FORM = "Perbaiki di isian yang ditandai."

SENTENCES: dict[str, Sentence] = {
    "scheme_bands_end": Sentence(
        "Nilai {detail} berada di luar semua rentang.", "Perpanjang rentang paling luar."
    ),
    "scheme_code_unused": Sentence(
        "“{detail}” tidak pernah menjadi hasil.", "Pakai dalam aturan, atau hapus dari skala."
    ),
    "scheme_scale_unused": Sentence(
        "Skala “{detail}” tidak dipakai.", "Pakai dalam aturan, atau hapus."
    ),
    "scheme_library_missing": Sentence(
        "Kode pustaka indikator tidak cocok dengan sumbernya.",
        "Isi kode pustaka hanya untuk fakta dari indikator.",
    ),
    "scheme_example_wrong": Sentence(
        "Contoh tidak sesuai: hasilnya {detail}.", "Perbaiki contoh, bobot, atau rentangnya."
    ),
    "scheme_example_refused": Sentence("Contoh tidak dapat dihitung: {detail}", _FORM),
    "scheme_no_predicate": Sentence(
        "Skema ini tidak menghasilkan predikat kinerja pegawai.",
        "Pilih skema yang hasilnya “predikat” dengan lima predikat.",
    ),
    "weights_too_few": Sentence(
        "Fakta yang terisi baru mewakili {share} % bobot, paling sedikit {least} %.",
        "Lengkapi fakta yang masih kosong.",
    ),
    "score_nothing": Sentence(
        "Belum ada fakta untuk menghitung “{name}”.", "Isi sedikitnya satu fakta."
    ),
    "scheme_released": Sentence(
        "Skema {title} versi {version} sudah diterbitkan dan tidak berubah lagi.",
        "Salin menjadi versi baru, lalu ubah salinannya.",
    ),
    "scheme_text_released": Sentence(
        "Skema yang sudah diterbitkan tidak berubah lagi.",
        "Minta kantor menerbitkan perubahan sebagai versi baru.",
    ),
    "scheme_draft_exists": Sentence(
        "Rancangan {title} versi {version} sudah ada.", "Lanjutkan rancangan itu."
    ),
    "scheme_code_taken": Sentence(
        "Kode “{value}” sudah dipakai skema lain.", "Pilih kode yang lain."
    ),
    "scheme_code_invalid": Sentence(
        "Kode skema hanya huruf kecil, angka, dan tanda hubung.", "Contoh: kota-contoh-2027."
    ),
    "scheme_title_missing": Sentence("Judul skema belum diisi.", "Tulis judulnya."),
    "scheme_period_kind": Sentence(
        "{title} tidak disusun untuk {period}.", "Pilih skema lain atau jenis periode lain."
    ),
    "scheme_period_begun": Sentence(
        "Penilaian {period} sudah ada yang selesai dengan skema sekarang.",
        "Skema baru berlaku mulai periode berikutnya.",
    ),
    "fact_reason_missing": Sentence(
        "Sumber atau alasan nilai “{name}” belum ditulis.",
        "Tulis dari mana nilai itu, misalnya rekap kehadiran Juli–Desember.",
    ),
    "fact_from_indicators": Sentence("Rata-rata capaian {count} indikator pustaka dalam SKP"),
    "fact_from_tasks": Sentence("Rata-rata capaian {count} tugas dan proyek periode ini"),
    "fact_from_rating": Sentence("Rating pejabat penilai"),
    "fact_from_report": Sentence("Laporan kinerja memuat pencapaian dan tantangan"),
    "fact_report_missing": Sentence("Laporan kinerja belum memuat pencapaian dan tantangan"),
    "fact_from_goals": Sentence("{linked} dari {count} indikator terkait visi dan misi"),
    "fact_from_previous": Sentence("Nilai {period}"),
    "why_facts": Sentence("Fakta dan sumbernya"),
    "why_facts_count": Sentence("{count} fakta"),
    "fact_limited": Sentence("{source}: {exact}, dibatasi {limit}"),
    "complaint_reason_missing": Sentence(
        "Alasan keluhan belum ditulis.", "Tulis apa yang sulit diukur."
    ),
    "complaint_indicator_missing": Sentence(
        "Indikator yang dikeluhkan belum dipilih.", "Pilih indikatornya."
    ),
    "review_text_missing": Sentence(
        "Temuan dan keputusan belum lengkap.", "Tulis keduanya sebelum menyimpan."
    ),
    "review_none": Sentence(
        "Tinjauan sistem tahun {year} belum ada.", "Tulis dahulu di Perbaikan, tab Tinjauan sistem."
    ),
    "review_year_taken": Sentence(
        "Tinjauan sistem tahun {year} sudah ada.", "Buka tinjauan itu dan lengkapi."
    ),
    "undo_scheme_copied": Sentence("Salinan skema {title}"),
    "undo_scheme_changed": Sentence("Perubahan rancangan {title}"),
    "undo_scheme_discarded": Sentence("Penghapusan rancangan {title}"),
    "undo_scheme_chosen": Sentence("Pilihan skema {period}"),
    "undo_fact_keyed": Sentence("Isian nilai {name}"),
    "undo_complaint_filed": Sentence("Keluhan indikator"),
    "undo_complaint_withdrawn": Sentence("Pencabutan keluhan indikator"),
    "undo_review_saved": Sentence("Tinjauan sistem tahun {year}"),
    "undo_review_deleted": Sentence("Penghapusan tinjauan sistem tahun {year}"),
}
