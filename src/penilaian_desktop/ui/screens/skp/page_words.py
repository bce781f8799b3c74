"""What F1 and ? say about the page SKP."""

from __future__ import annotations

from penilaian_desktop.ui.kit.translating import translator

_tr = translator("SkpPage")


def plan_keys() -> tuple[tuple[str, str], ...]:
    """Return the keys of the page and what they do."""
    return (
        ("↑ ↓", _tr("berpindah antar RHK dan indikator")),
        ("← →", _tr("tutup, buka indikator sebuah RHK")),
        ("Enter", _tr("ubah")),
        ("B", _tr("tambah RHK")),
        ("I", _tr("tambah indikator pada RHK ini")),
        ("P", _tr("ambil indikator dari pustaka")),
        ("H", _tr("hubungkan induk sementara ke RHK pimpinan")),
        ("Alt+↑, Alt+↓", _tr("pindahkan ke atas, ke bawah; seret juga bisa")),
        ("Del", _tr("hapus")),
        ("Alt+1 … Alt+6", _tr("pindah bagian")),
        ("Ctrl+P", _tr("cetak ke PDF")),
        ("Ctrl+V", _tr("di Rencana aksi: tempel sel dari Excel")),
    )


def plan_help() -> str:
    """Return what the help (?) says."""
    return _tr(
        "SKP adalah rencana hasil kerja setahun. Setiap RHK mendukung satu RHK pimpinan dan "
        "mempunyai indikator dengan target, satuan, cara ukur, dan sumber data.\n\n"
        "Yang diketik langsung tersimpan. Kartu Kelengkapan menunjukkan apa yang masih kurang; "
        "klik satu baris untuk langsung ke isiannya. Bila sudah lengkap, ajukan ke atasan.\n\n"
        "Bila rencana pimpinan belum diterima, RHK boleh memakai induk sementara. Begitu rencana "
        "pimpinan tiba, tekan H pada RHK itu untuk menghubungkannya.\n\n"
        "Rencana aksi membagi pekerjaan per triwulan dan bulan; isinya seperti lembar Excel. "
        "Yang diharapkan merangkum rencana Anda dalam satu halaman."
    )
