"""Names of what the public brings, and by which way."""

from __future__ import annotations

from penilaian_desktop.domain.public_voice import Channel, NoteKind
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.ui.kit.translating import translator

_tr = translator("SuaraWarga")


def kind_name(kind: NoteKind) -> str:
    """Return the name of what a citizen brings."""
    return {
        NoteKind.COMPLAINT: _tr("Pengaduan"),
        NoteKind.PRAISE: _tr("Pujian"),
        NoteKind.ADVICE: _tr("Saran"),
    }[kind]


def channel_name(channel: Channel) -> str:
    """Return the name of a channel."""
    return {
        Channel.SURVEY: _tr("Survei"),
        Channel.FORUM: _tr("Forum"),
        Channel.COUNTER: _tr("Loket"),
        Channel.BOX: _tr("Kotak saran"),
        Channel.LETTER: _tr("Surat"),
        Channel.PHONE: _tr("Telepon"),
        Channel.SOCIAL: _tr("Media sosial"),
        Channel.LAPOR: _tr("SP4N-LAPOR!"),
        Channel.VISIT: _tr("Kunjungan"),
        Channel.OTHER: _tr("Lainnya"),
    }[channel]


def rule_name(rule: VoiceRule) -> str:
    """Return what of the public's voice counts."""
    return {
        VoiceRule.SURVEY_FIRST: _tr("Survei unit; tanpa survei, catatan yang menyebut pegawai"),
        VoiceRule.NOTES_FIRST: _tr("Catatan yang menyebut pegawai; tanpa itu, survei unit"),
        VoiceRule.SURVEY: _tr("Survei unit saja"),
        VoiceRule.NOTES: _tr("Catatan yang menyebut pegawai saja"),
        VoiceRule.MEAN: _tr("Rata-rata survei unit dan catatan yang menyebut pegawai"),
    }[rule]
