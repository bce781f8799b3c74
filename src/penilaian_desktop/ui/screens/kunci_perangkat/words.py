"""How a laptop, its state and a new epoch are said."""

from __future__ import annotations

from datetime import date, datetime

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.device_views import DeviceLine, DeviceState, HeldEpoch
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.wording import number, short_date
from penilaian_desktop.ui.kit import formats
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.small import Mark

_tr = translator("KunciPerangkat")


def state_mark(state: DeviceState) -> Mark:
    """Return the pill of a laptop's state."""
    return {
        DeviceState.REVOKED: Mark(_tr("Dicabut"), "lock", "muted", "soft_draft"),
        DeviceState.FORKED: Mark(_tr("Nomor ganda"), "split", "bad"),
        DeviceState.RESTORED: Mark(_tr("Perlu dicocokkan"), "refresh", "warn"),
        DeviceState.DIFFERS: Mark(_tr("Isi berbeda"), "minus", "warn"),
        DeviceState.SILENT: Mark(_tr("Senyap"), "moon", "warn"),
        DeviceState.EXPIRING: Mark(_tr("Hampir habis"), "clock", "warn"),
        DeviceState.WELL: Mark(_tr("Baik"), "done", "good"),
    }[state]


def heard_words(line: DeviceLine) -> str:
    """Return since when a laptop is silent, or when it was heard of last."""
    if line.heard is None:
        return _tr("belum pernah mengirim")
    day = formats.day_text(formats.local_day(line.heard))
    return _tr("senyap sejak {0}").format(day) if line.state is DeviceState.SILENT else day


def taken_words(line: DeviceLine) -> str:
    """Return up to which number its packages were taken."""
    if line.revoked_after is not None:
        return _tr("diterima sampai nomor {0}").format(number(line.revoked_after))
    if not line.taken:
        return _tr("belum ada paket")
    return _tr("nomor {0}").format(number(line.taken))


def meaning(line: DeviceLine) -> str:
    """Return what a state means and what to do about it, in plain words, and when it was seen."""
    return " ".join(part for part in (_meaning(line), _noticed(line)) if part)


def _noticed(line: DeviceLine) -> str:
    if line.noticed is None:
        return ""
    day = formats.day_text(formats.local_day(line.noticed))
    if line.twice:
        return _tr("Terakhir nomor {0}, terlihat {1}.").format(number(line.twice), day)
    return _tr("Terlihat {0}.").format(day)


def _period(code: str) -> str:
    try:
        return PeriodCode.parse(code).label
    except RuleViolation:
        return _tr("bulan lalu")


def _meaning(line: DeviceLine) -> str:
    return {
        DeviceState.REVOKED: _tr(
            "Kunci laptop ini sudah dicabut. Paket sesudah nomor {0} tidak diterima dari siapa pun."
        ).format(line.revoked_after or 0),
        DeviceState.FORKED: _tr(
            "Dua paket berbeda memakai nomor yang sama. Biasanya ruang kerjanya dipulihkan dari "
            "cadangan, atau disalin ke laptop kedua. Tidak ada yang hilang."
        ),
        DeviceState.RESTORED: _tr(
            "Ruang kerja di laptop ini dipulihkan dari cadangan dan memulai urutan baru. Paketnya "
            "disimpan dahulu sampai Anda mencocokkan isinya."
        ),
        DeviceState.DIFFERS: _tr(
            "Isi {0} di kantor tidak sama dengan yang dikatakan laptop ini. Minta "
            "pemegangnya mengirim laporan lengkap dari halaman Pertukaran."
        ).format(_period(line.differs_in)),
        DeviceState.SILENT: _tr(
            "Sudah lebih dari sebulan tidak ada paket. Hubungi pemegangnya: mungkin laptop rusak, "
            "hilang, atau folder pertukarannya berpindah."
        ),
        DeviceState.EXPIRING: _tr(
            "Sertifikat laptop ini hampir atau sudah habis masa berlakunya. Paketnya tetap "
            "diterima; perpanjang supaya tidak diingatkan lagi."
        ),
        DeviceState.WELL: _tr("Tidak ada yang perlu dilakukan."),
    }[line.state]


def headline(line: DeviceLine) -> str:
    """Return in one sentence why a laptop stands at the top."""
    return {
        DeviceState.FORKED: _tr("{0} memakai satu nomor dua kali."),
        DeviceState.RESTORED: _tr("{0} memulai urutan baru dan menunggu Anda."),
        DeviceState.DIFFERS: _tr("Isi {0} berbeda dari yang ada di kantor."),
        DeviceState.SILENT: _tr("{0} sudah lama tidak mengirim."),
        DeviceState.EXPIRING: _tr("Sertifikat {0} perlu diperpanjang."),
    }.get(line.state, "{0}").format(line.name)


def until_words(day: date | None) -> str:
    """Return until when a certificate is valid."""
    return short_date(day) if day is not None else _tr("tanpa batas")


def since_words(epoch: HeldEpoch, today: date) -> str:
    """Return what happened to a laptop, and when it told."""
    when = _when(epoch.since, today)
    if epoch.reason == "cloned":
        return _tr(
            "Laptop ini melihat nomornya sendiri dipakai paket lain. Mungkin ruang kerjanya "
            "dipulihkan dari cadangan, mungkin ada laptop kedua dengan salinan yang sama. Urutan "
            "baru dimulai {0}."
        ).format(when)
    return _tr(
        "Ruang kerja di laptop ini lebih tua daripada yang sudah diterima kantor: dipulihkan dari "
        "cadangan. Urutan baru dimulai {0}."
    ).format(when)


def _when(moment: datetime, today: date) -> str:
    return formats.when_text(moment, today)
