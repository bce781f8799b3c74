"""The words that head the columns of diaries, as patterns over squeezed text.

Squeezed: lower case, letters and figures only, so that "Hari / Tgl." and "HARI/TGL" are one.
"""

from __future__ import annotations

import re

from penilaian_desktop.domain.activity_sheet import DiaryField

KNOWN = "known"
"""A heading that is understood and not needed."""

_DAY = r"(?:tgl|tanggal|tg|tangal)"
_CLOCK = r"(?:jam|waktu|pukul|pkl)"
_ZONE = r"(?:wib|wita|wit)?"
_DOING = (
    r"(?:kegiatan|aktivitas|aktifitas|pekerjaan|tugas|tusi|kerja|activity|activities|task|"
    r"tugaspokok|jobdesk)"
)
_DETAIL = (
    r"(?:uraian|deskripsi|rincian|detail|detil|nama|isi|jenis|bentuk|item|penjelasan|realisasi|"
    r"butir|keterangan|catatan|laporan|pelaksanaan|log)"
)
_TAIL = (
    r"(?:harian|hariini|pegawai|asn|pns|yangdilakukan|yangdilaksanakan|yangdikerjakan|dilakukan|"
    r"dilaksanakan|dikerjakan|jabatan|pelaksanaan|kerja|kedinasan|pokok|tambahan|rutin|dan|atau|"
    r"kegiatan|aktivitas|aktifitas|pekerjaan|tugas|per|hari)*"
)
_RESULT = r"(?:output|hasil|keluaran|produk|outcome|capaian|hasilkerja)"
_AMOUNT = r"(?:volume|vol|jumlah|jml|jlh|kuantitas|kuantiti|qty|quantity|banyaknya|banyak)"
_EACH = r"(?:satuan|sat|unit|units)"

_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (DiaryField.NUMBER, (r"no|nomor|nomer|nourut|nomorurut|num|number|urut",)),
    (
        DiaryField.RHK,
        (
            (r"(?:no|nomor|kode|uraian|butir|rencana)?(?:rhk|skp|iki)(?:rhk|skp|iki|no|nomor|"
            r"terkait|yangdidukung|pegawai|tahunan|bulanan)*"),
            (r"(?:uraian|butir)?(?:rencanahasilkerja|rencanakinerja|sasarankinerja(?:pegawai)?|"
            r"sasaran|indikator(?:kinerja(?:individu|utama)?)?|targetkinerja|kegiatanskp|"
            r"kegiatantugasjabatan|tugasjabatan|butirskp|rencanaaksi|indikatorkinerjaindividu)"),
            r"(?:rhk|skp|sasaran|indikator)(?:dan|atau)?(?:rhk|skp|sasaran|indikator)",
            r"mendukungrhk|uraianrhk|teksrhk",
        ),
    ),
    (
        DiaryField.MINUTES,
        (
            (rf"(?:durasi|lama|lamanya|lamawaktu|menit|duration|minutes|hours){_CLOCK}?"
            rf"(?:kerja|kegiatan|pelaksanaan|pengerjaan|efektif|menit|jam|dalam|mnt|min)*"),
            rf"(?:jumlah|jml|total|jlh){_CLOCK}?(?:jam|menit|mnt|waktu)(?:kerja|efektif|menit)*",
            r"(?:jam|menit|waktu)(?:kerja)?efektif|waktupenyelesaian|waktumenit|waktudalammenit",
            r"menitkerja",
        ),
    ),
    (
        DiaryField.START,
        (
            (rf"{_CLOCK}?(?:mulai|awal|dari|masuk|start|dimulai|begin|from|datang)"
            rf"(?:jam|pukul|waktu|kegiatan|kerja|time|{_ZONE})?"),
            rf"{_CLOCK}mulaikegiatan|mulai{_CLOCK}{_ZONE}",
        ),
    ),
    (
        DiaryField.END,
        (
            (rf"{_CLOCK}?(?:selesai|akhir|sampai|sd|sampaidengan|pulang|berakhir|end|finish|until|"
            rf"hingga|to)(?:jam|pukul|waktu|kegiatan|kerja|time|{_ZONE})?"),
            rf"{_CLOCK}selesaikegiatan|selesai{_CLOCK}{_ZONE}",
        ),
    ),
    (
        DiaryField.DATE,
        (
            (rf"(?:hari)?(?:dan|atau)?{_DAY}(?:kegiatan|pelaksanaan|pekerjaan|aktivitas|kerja|hari|"
            r"bulan|bln|tahun|thn|dan|kegiatanharian)*"),
            r"date|haridantgl|harikerja|tanggalbulan|hari(?:dan)?(?:tgl|tanggal)bulan\w*|day|dates",
            r"(?:hari)?tgldan(?:hari)",
        ),
    ),
    (
        DiaryField.TIME,
        (
            (rf"{_CLOCK}(?:kerja|kegiatan|pelaksanaan|dan|atau|jam|pukul|mulaiselesai|mulaisd\w*|"
            rf"mulaisampai\w*|pengerjaan|pelaksanaankegiatan|{_ZONE})*"),
            r"time|waktudantempat|mulaiselesai|mulaisampaiselesai|mulaisdselesai|rentangwaktu|jamke",
        ),
    ),
    (
        DiaryField.VOLUME_UNIT,
        (
            rf"{_AMOUNT}(?:dan|atau)?{_RESULT}?{_EACH}|{_AMOUNT}(?:dan|atau){_EACH}{_RESULT}?",
        ),
    ),
    (
        DiaryField.VOLUME,
        (
            rf"{_AMOUNT}(?:kegiatan|{_RESULT}|berkas|dokumen|{_AMOUNT})*",
            rf"{_RESULT}{_AMOUNT}|realisasi(?:volume|jumlah|target)?|angka",
        ),
    ),
    (DiaryField.UNIT, (rf"{_EACH}(?:{_RESULT}|kegiatan|{_AMOUNT}|hasil)*|{_RESULT}{_EACH}",)),
    (
        DiaryField.EVIDENCE,
        (
            (r"(?:link|tautan|file|data|url|foto)?(?:bukti|eviden|evidence|evidences|dokumentasi|"
            r"lampiran|buktidukung|datadukung|dokumenpendukung|dokumenbukti)"
            r"(?:dukung|fisik|pendukung|kegiatan|kerja|link|foto|pekerjaan|digital)*"),
            r"link|tautan|url|foto|linkfoto|datadukung|googledrive|gdrive",
        ),
    ),
    (
        DiaryField.OUTPUT,
        (rf"{_RESULT}(?:kerja|kegiatan|pekerjaan|yangdicapai|dicapai|{_RESULT}|dan)*",),
    ),
    (
        DiaryField.PLACE,
        (r"tempat(?:kegiatan|pelaksanaan)?|lokasi(?:kegiatan|kerja)?|wfowfh|place",),
    ),
    (DiaryField.TAGS, (r"tag|tags|tagar|label|tanda|kategori",)),
    (
        KNOWN,
        (
            r"hari|bulan|tahun|minggu(?:ke)?|pekan(?:ke)?|paraf\w*|ttd\w*|tandatangan\w*|status\w*",
            r"versi|penulis|validasi\w*|persetujuan\w*|verifikasi\w*|atasan\w*|nama|namapegawai",
            r"jabatan|unitkerja|nilai|skor|bobot|target|persentase|persen|pangkat\w*|terlambat",
            r"jumlahbukti|dibuat|diubah|penilai\w*|koreksi\w*",
        ),
    ),
    (DiaryField.IDENTITY, (r"nip|nipnrp|nrp|nippegawai|nomorindukpegawai",)),
    (
        DiaryField.TEXT,
        (
            rf"{_DETAIL}*{_DOING}{_TAIL}",
            rf"(?:uraian|deskripsi|description|rincian){_TAIL}",
            r"apayangdikerjakan|yangdikerjakan|yangdilakukan|what",
        ),
    ),
    (
        DiaryField.NOTE,
        (r"ket|keterangan\w*|catatan\w*|tindaklanjut|kendala\w*|note|notes|remark|remarks|lainlain",),
    ),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile("|".join(words))) for kind, words in _HEADINGS)

LONGEST = 60
"""Letters of the longest heading; a longer text is a sentence."""


def diary_heading(squeezed: str) -> str:
    """Return what a squeezed heading alone stands for: a field of a diary, KNOWN, or ""."""
    if not squeezed or len(squeezed) > LONGEST:
        return ""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(squeezed)), "")
