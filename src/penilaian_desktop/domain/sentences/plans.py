"""Sentences about plans: their periods, cascade, matrix and library."""

from __future__ import annotations

from penilaian_desktop.domain.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- several plans a year --------------------------------------------------------------
    "plan_overlaps": Sentence(
        "SKP {starts} s.d. {ends} untuk jabatan yang sama sudah ada.",
        "Pilih tanggal di luar masa itu, atau pecah SKP yang ada.",
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
    # --- names of steps --------------------------------------------------------------------
    "undo_plan_split": Sentence("Pecah SKP"),
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
