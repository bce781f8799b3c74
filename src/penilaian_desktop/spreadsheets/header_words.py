"""The words that head the columns of lists of employees, as patterns over squeezed text.

Squeezed: lower case, letters and figures only, so that "N A M A", "Nama." and "NAMA" are one.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Field(StrEnum):
    """What a column of a list of employees may hold."""

    NUMBER = "no"
    NAME = "name"
    IDENTITY = "identity"
    NAME_IDENTITY = "name_identity"
    GOLONGAN = "golongan"
    PANGKAT = "pangkat"
    GOLONGAN_SINCE = "golongan_since"
    POSITION = "position"
    POSITION_SINCE = "position_since"
    ASSIGNMENT = "assignment"
    SEX = "sex"
    SEX_MALE = "sex_male"
    SEX_FEMALE = "sex_female"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE_DATE = "birth_place_date"
    UNIT = "unit"
    SUPERIOR = "superior"
    SUPERIOR_NAME = "superior_name"
    SUPERIOR_IDENTITY = "superior_identity"
    STATUS = "status"
    REMARK = "remark"


TMT = "tmt"
"""A date of effect that belongs to whatever stands to its left."""
KNOWN = "known"
"""A heading of such lists that is not needed."""

_UNITS = (
    r"unit(?:kerja|organisasi|induk|eselon\w{0,3})?|satuan(?:kerja|organisasi)|satker|organisasi|"
    r"opd|skpd|perangkatdaerah|instansi|dinas|badan|kantor|bidang|bagian|sub(?:bagian|bag|bidang|"
    r"bid|koordinator|unit)|seksi|uptd?|tempattugas|tempatkerja|lokasikerja|kecamatan|kelurahan|desa|puskesmas|sekolah|penempatan|induk|"
    r"terkecil|atau|dan|nama"
)
_PERSONS = (
    r"lengkap|pegawai|asn|pns|pppk|p3k|dan|dengan|beserta|serta|berikut|gelar|tanpa|sesuai|sk|"
    r"karyawan|ybs|pejabat|aparatur"
)
_NUMBERS = (
    r"nomor|no|nip|nrp|ni|nik|pppk|p3k|pns|asn|tni|polri|baru|18|digit|angka|induk|pegawai|negeri|"
    r"sipil|atau|dan|teks"
)
_AND = r"(?:dan|atau)?"
_NOW = r"(?:terakhir|akhir|saatini|sekarang|asn|pns|pppk)*"
_DATE = r"(?:tmt|tgl|tanggal)"

_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        KNOWN,
        (
            r"(?:nomor|no)?(?:nip)?(?:yang)?lama",
            r"nip9\w*|nip\w*lama\w*|karpeg\w*|nik|npwp\w*|nuptk|bpjs\w*|taspen\w*",
            r"no(?:mor)?(?:ktp|karpeg|hp|telp\w*|sk|kk|rekening)",
        ),
    ),
    (Field.NUMBER, (r"no|nomor|nourut|nomorurut|nour|urut",)),
    (
        Field.NAME_IDENTITY,
        (
            rf"(?=\w*(?:nip|nrp))nama(?:{_PERSONS})*(?:{_NUMBERS})+",
            rf"(?=nip|nrp)(?:{_NUMBERS})+nama(?:{_PERSONS})*",
        ),
    ),
    (Field.NAME, (rf"nama(?:{_PERSONS})*",)),
    (Field.IDENTITY, (rf"(?=\w*(?:nip|nrp|induk))(?:{_NUMBERS})+",)),
    (
        Field.GOLONGAN_SINCE,
        (
            rf"{_DATE}(?:sk)?(?:pangkat|gol|kp|kenaikanp)\w*",
            r"(?:pangkat|gol|golongan|golru|golruang)(?:terakhir|akhir)?tmt",
        ),
    ),
    (
        Field.POSITION_SINCE,
        (rf"{_DATE}(?:sk|mulai)?(?:jabatan|menjabat|pelantikan)\w*", r"jabatantmt"),
    ),
    (TMT, (r"tmt|tmtterakhir|terhitungmulaitanggal|tanggalmulai|tglmulai",)),
    (
        Field.GOLONGAN,
        (
            rf"(?:pangkat)?{_AND}(?:gol|golongan){_AND}(?:ruang|rg|ru|r)?{_AND}(?:pangkat)?{_NOW}",
            r"pangkat(?:dan|atau)?gol\w*",
        ),
    ),
    (Field.PANGKAT, (r"(?:nama)?pangkat(?:terakhir|akhir|saatini)?",)),
    (Field.ASSIGNMENT, (r"(?:jenis|status)?penugasan|statusjabatan",)),
    (
        Field.POSITION,
        (rf"(?:nama|uraian)?(?:tugas)?jabatan(?:tugas|definitif|{_AND})?{_NOW}",),
    ),
    (
        Field.SEX,
        (
            r"lp|pl|lkpr|prlk|lpr|jk|jkel|jnskel|gender|sex|jklp",
            r"(?:laki|lakilaki)perempuan|(?:jenis|jns)?kelamin(?:lp|pl)?",
        ),
    ),
    (
        Field.BIRTH_PLACE_DATE,
        (
            r"(?:tempat|tmp|tmpt|tpt)(?:lahir)?(?:dan|atau)?(?:tgl|tanggal|tg)lahir",
            r"ttl|tempatlahirtanggallahir",
        ),
    ),
    (Field.BIRTH_DATE, (r"(?:tgl|tanggal|tg)(?:kelahiran|lahir)\w*|dateofbirth|birthdate",)),
    (
        Field.STATUS,
        (
            r"status(?:kepegawaian|pegawai|asn|kepeg|pns|pppk|saatini|dan|atau)*",
            r"(?:jenis|kategori|kedudukan)(?:pegawai|asn|kepegawaian)",
        ),
    ),
    (Field.REMARK, (r"ket|keterangan|catatan",)),
    (
        KNOWN,
        (
            r"eselon|esl|pendidikan\w*|masakerja\w*|agama|alamat\w*|email|usia|umur|diklat\w*",
            r"tmtcpns|tmtpns|tmtpppk|jurusan|tahunlulus|tempatlahir|kelas\w*|jenisjabatan|bup",
            r"pensiun\w*|statusperkawinan|statusnikah",
        ),
    ),
    (Field.UNIT, (rf"(?:{_UNITS})+",)),
)
_PATTERNS = tuple((kind, re.compile("|".join(words))) for kind, words in _HEADINGS)

LONGEST = 50
"""Letters of the longest heading; a longer text is a sentence."""


def heading_kind(squeezed: str) -> str:
    """Return what a squeezed heading alone stands for: a field, TMT, KNOWN, or ""."""
    if not squeezed or len(squeezed) > LONGEST:
        return ""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(squeezed)), "")


_UNIT_LEVELS = (
    re.compile(r"sub|seksi|terkecil"),
    re.compile(r"bidang|bagian|upt"),
    re.compile(r"unit|satuan|satker|organisasi"),
)
"""Words of the lowest level of units first; the whole office has none of them."""


def unit_level(squeezed: str) -> int:
    """Return the level that the heading of a column of units names: 0 the office, 3 the lowest."""
    for below, pattern in enumerate(_UNIT_LEVELS):
        if pattern.search(squeezed):
            return 3 - below
    return 0
