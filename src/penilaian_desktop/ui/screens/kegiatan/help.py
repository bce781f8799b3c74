"""What F1 and ? say about the log's page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject


class LogHelp(QObject):
    """Keys and plain sentences."""

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the keys of the page."""
        return (
            ("N", self.tr("catat kegiatan")),
            ("Ctrl+D", self.tr("di baris catat: sama seperti hari kerja terakhir")),
            ("Ctrl+B", self.tr("di baris catat: jadikan favorit")),
            ("Ctrl+U", self.tr("di baris catat: ulangi yang baru dicatat setiap hari kerja")),
            ("Ctrl+Shift+S", self.tr("templat; simpan baris sebagai templat")),
            ("U", self.tr("ulangi kegiatan yang dipilih setiap hari kerja")),
            ("T", self.tr("tabel atau minggu")),
            ("Alt+←, Alt+→", self.tr("minggu sebelumnya, berikutnya")),
            ("H", self.tr("hari ini")),
            ("↑ ↓ ← →", self.tr("berpindah antar kegiatan dan jam kosong")),
            ("Enter", self.tr("ubah kegiatan, atau catat pada jam kosong")),
            ("Alt+↑, Alt+↓", self.tr("geser kegiatan 15 menit")),
            ("Alt+PgUp, Alt+PgDn", self.tr("geser kegiatan 5 menit")),
            ("Alt+Shift+↑, Alt+Shift+↓", self.tr("ubah jam selesai 15 menit")),
            ("Alt+Shift+←, Alt+Shift+→", self.tr("pindahkan ke hari lain")),
            ("P", self.tr("pilihan untuk jam ganda")),
            ("1  2  3", self.tr("jam ganda: pisah, pendekkan, biarkan")),
            ("M", self.tr("menu hari: ajukan, tandai cuti, sakit, dinas luar, pelatihan")),
            ("Del", self.tr("hapus")),
            ("Spasi", self.tr("di tabel: centang kegiatan")),
            ("E", self.tr("di tabel: ubah semua yang dicentang")),
            ("A", self.tr("ajukan kegiatan yang dipilih")),
            ("Shift+A", self.tr("ajukan hari itu")),
            ("Ctrl+P", self.tr("cetak laporan")),
            ("L", self.tr("menu Lainnya: impor, ekspor, salin untuk e-Kinerja, templat")),
            ("Ctrl+F", self.tr("cari dalam kegiatan")),
        )

    def text(self) -> str:
        """Return what the help (?) says."""
        return self.tr(
            "Satu baris untuk satu kegiatan, misalnya: 09.00-10.30 Melayani perekaman =24 orang "
            "@2 #pelayanan. Jam boleh ditulis 0900-1030, 90m atau 1,5j; tanpa jam, kegiatan "
            "mengikuti catatan terakhir. /kemarin, /sen atau /16 untuk hari lain.\n\n"
            "Jam kosong berwarna kuning; klik untuk mengisinya, atau seret di tempat kosong. "
            "Seret kegiatan untuk memindahkannya, tepi atas atau bawahnya untuk mengubah jamnya: "
            "per 15 menit, dengan Ctrl per 5 menit; Esc membatalkan. Kegiatan yang sudah diajukan "
            "atau disetujui kembali menjadi draf bila jamnya diubah.\n\n"
            "Jam yang ganda diarsir: 1 memisah, 2 memendekkan, 3 membiarkannya. Klik kepala hari "
            "(atau M) untuk menandai cuti, sakit, dinas luar atau pelatihan. Bukti diseret ke "
            "kegiatan atau ditempel di panel kanan.\n\n"
            "Kegiatan yang sudah lengkap diajukan dengan A, seluruh hari dengan Shift+A."
        )
