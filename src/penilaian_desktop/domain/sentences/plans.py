"""Sentences about plans: their periods, cascade, matrix and library."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- several plans a year --------------------------------------------------------------
    "plan_overlaps": Sentence(
        "SKP {starts} s.d. {ends} untuk jabatan yang sama sudah ada.",
        "Pilih tanggal di luar masa itu, atau pecah SKP yang ada.",
    ),
    "plan_overlaps_here": Sentence(
        "Masa SKP ini bertindih dengan SKP lain untuk jabatan yang sama.",
        "Pemiliknya mengubah masa salah satu SKP, lalu mengirim lagi.",
    ),
    "plan_period_invalid": Sentence(
        "Masa SKP harus berada dalam tahun {year} dan berakhir sesudah dimulai.",
        "Perbaiki tanggal mulai atau selesai.",
    ),
    "plan_split_outside": Sentence(
        "Tanggal {day} tidak membagi SKP ini.",
        "Pilih tanggal sesudah {starts} sampai dengan {ends}.",
    ),
    "plan_position_unknown": Sentence(
        "Jabatan itu tidak tercatat bagi Anda pada masa itu.",
        "Pilih dari daftar jabatan, atau minta kepegawaian melengkapinya.",
    ),
    "plan_not_draft": Sentence(
        "SKP yang pernah diajukan tidak dapat dihapus.",
        "Ubah masanya, atau biarkan sebagai riwayat.",
    ),
    # --- the superior that the owner names ---------------------------------------------------
    "superior_name_missing": Sentence("Namanya belum diisi.", "Tulis nama beserta gelarnya."),
    "superior_position_missing": Sentence(
        "Jabatannya belum diisi.", "Tulis jabatan, misalnya Sekretaris Daerah."
    ),
    "superior_self": Sentence(
        "Anda tidak dapat menjadi penilai diri sendiri.", "Pilih atau tulis orang lain."
    ),
    "superior_reason_missing": Sentence(
        "Alasannya belum diisi.", "Tulis singkat, misalnya: SIASN belum diperbarui."
    ),
    "superior_since_outside": Sentence(
        "Tanggal itu sesudah SKP berakhir.", "Pilih tanggal paling lambat {ends}."
    ),
    "superior_recorded": Sentence(
        "Kepegawaian sudah mencatat {name} sebagai pejabat penilai sejak {day}.",
        "Isi tanggal sesudahnya, atau minta kepegawaian memperbaiki catatannya.",
    ),
    "superior_not_claimed": Sentence(
        "Usulan atasan itu tidak ada lagi.", "Muat ulang daftar usulan."
    ),
    "superior_unknown": Sentence(
        "{name} belum ada di Data induk.",
        "Tambahkan orang itu dan jabatannya dahulu, lalu tetapkan usulannya.",
    ),
    "indicator_incomplete": Sentence(
        "Indikator ini belum dapat dipakai: {detail} belum diisi.",
        "Lengkapi satuan, target, cara mengukur, dan sumber datanya.",
    ),
    "action_plan_text_missing": Sentence("Rencana aksi belum diisi.", "Tulis apa yang dikerjakan."),
    # --- versions --------------------------------------------------------------------------
    "plan_version_unknown": Sentence(
        "Versi {number} dari SKP ini tidak ada.", "Pilih versi dari daftar."
    ),
    # --- cascade ---------------------------------------------------------------------------
    "goal_text_missing": Sentence("Uraian belum diisi.", "Tulis visi, misi, tujuan, atau sasaran."),
    "goal_period_invalid": Sentence(
        "Masa berlaku berakhir sebelum dimulai.", "Perbaiki salah satu tanggal."
    ),
    "goal_parent_wrong": Sentence(
        "Tingkat itu tidak dapat berada di bawah tingkat yang dipilih.",
        "Urutannya: visi, misi, tujuan, sasaran, indikator.",
    ),
    "goal_in_use": Sentence(
        "Masih ada {count} yang berada di bawah baris ini.",
        "Pindahkan atau hapus yang di bawahnya dahulu.",
    ),
    "goal_unknown": Sentence("Sasaran itu tidak ada lagi.", "Pilih dari daftar sasaran."),
    # --- matrix ----------------------------------------------------------------------------
    "cell_not_yours": Sentence(
        "Usulan ini ditujukan kepada pegawai lain.", "Buka usulan dari matriks Anda sendiri."
    ),
    "cell_taken": Sentence(
        "Usulan ini sudah menjadi RHK.", "Ubah RHK itu di SKP pegawai yang bersangkutan."
    ),
    "leader_rhk_unknown": Sentence(
        "RHK pimpinan itu tidak ada di ruang kerja ini.",
        "Tunggu SKP pimpinan, atau tulis dahulu sebagai sementara.",
    ),
    "rhk_own_parent": Sentence(
        "RHK tidak dapat mendukung RHK dari SKP yang sama.", "Pilih RHK pimpinan."
    ),
    # --- library ---------------------------------------------------------------------------
    "library_unknown": Sentence(
        "Indikator {name} tidak ada di pustaka pada tanggal itu.", "Pilih dari pustaka indikator."
    ),
    "library_incomplete": Sentence(
        "Indikator pustaka belum lengkap: {detail} belum diisi.",
        "Lengkapi nama, satuan, cara mengukur, dan sumber datanya.",
    ),
    "library_date_order": Sentence(
        "Edisi baru harus berlaku sesudah {last}.", "Pilih tanggal berlaku yang lebih kemudian."
    ),
    "library_anchor_wrong": Sentence(
        "Jangkar tingkat harus berurut dan masing-masing berisi teks.",
        "Periksa tingkat dan uraiannya.",
    ),
    "library_damaged": Sentence(
        "Pustaka indikator tidak terbaca: {detail}.", "Pasang ulang aplikasi ini."
    ),
    # --- workbooks -------------------------------------------------------------------------
    "skp_not_found": Sentence(
        "Tidak ada tabel SKP dalam buku kerja ini.",
        "Perlu kolom Rencana Hasil Kerja, Indikator Kinerja Individu, dan Target.",
    ),
    "skp_without_rhk": Sentence(
        "Tabel SKP ini tidak berisi rencana hasil kerja.", "Isi sedikitnya satu baris."
    ),
    "skp_not_yours": Sentence(
        "SKP ini milik {name} ({nip}), bukan milik akun ini.",
        "Masuk dengan akun pemiliknya, atau nyatakan bahwa isinya memang milik Anda.",
    ),
    "skp_period_missing": Sentence(
        "Masa SKP tidak terbaca.", "Tulis PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN …."
    ),
    "skp_aspect_unknown": Sentence(
        "Aspek “{detail}” tidak dikenal.", "Pakai Kuantitas, Kualitas, Waktu, atau Biaya."
    ),
    "skp_perspective_unknown": Sentence(
        "Perspektif “{detail}” tidak dikenal.",
        "Pakai Penerima Layanan, Proses Bisnis, Penguatan Internal, atau Anggaran.",
    ),
    "skp_target_date": Sentence(
        "Target “{detail}” adalah tanggal dan disimpan sebagai teks.",
        "Tulis lama pengerjaan bila ingin dihitung.",
    ),
    "skp_target_not_numeric": Sentence(
        "Target “{detail}” disimpan sebagai teks, tanpa angka.", "Tulis angka bila ingin dihitung."
    ),
    "skp_indicator_without_target": Sentence(
        "Indikator “{detail}” belum mempunyai target.", "Isi targetnya sebelum mengajukan."
    ),
    "skp_realisation_missing": Sentence(
        "Realisasi “{detail}” kosong.", "Isi pada halaman Realisasi."
    ),
    "skp_org_predicate_wrong_label": Sentence(
        "Capaian organisasi memakai sebutan pegawai: {detail}.",
        "Sebutan tertinggi organisasi ialah Istimewa.",
    ),
    "skp_predicate_contradicts": Sentence(
        "Predikat tidak sesuai kuadran; seharusnya {detail}. Evaluasi tidak diambil.",
        "SKP-nya tetap diambil. Periksa predikatnya.",
    ),
    "skp_employee_nip": Sentence(
        "NIP pegawai “{detail}” tidak terbaca.", "Tulis 18 angka sebagai teks."
    ),
    "skp_superior_nip": Sentence(
        "NIP pejabat penilai “{detail}” tidak terbaca dan dikosongkan.",
        "Tulis 18 angka sebagai teks.",
    ),
    # --- names of steps --------------------------------------------------------------------
    "undo_plan_split": Sentence("Pecah SKP"),
    "undo_superior_named": Sentence("Catat pejabat penilai"),
    "undo_superior_confirmed": Sentence("Tetapkan usulan atasan"),
    "undo_plan_deleted": Sentence("Hapus SKP"),
    "undo_plan_moved": Sentence("Pindahkan baris SKP"),
    "undo_action_plan_saved": Sentence("Ubah rencana aksi"),
    "undo_action_plan_deleted": Sentence("Hapus rencana aksi"),
    "undo_library_taken": Sentence("Ambil dari pustaka"),
    "undo_goal_saved": Sentence("Ubah sasaran"),
    "undo_goal_deleted": Sentence("Hapus sasaran"),
    "undo_cell_saved": Sentence("Ubah usulan matriks"),
    "undo_cell_deleted": Sentence("Hapus usulan matriks"),
    "undo_cell_taken": Sentence("Ambil usulan pimpinan"),
    "undo_rhk_attached": Sentence("Tautkan RHK pimpinan"),
    "undo_library_saved": Sentence("Ubah pustaka indikator"),
    "undo_library_retired": Sentence("Tarik indikator pustaka"),
    "undo_plan_imported": Sentence("Impor SKP"),
}
