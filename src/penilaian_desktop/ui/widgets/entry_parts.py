"""The words under the one-line entry."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.entry_views import EntryContext, Suggestion
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.completion import is_template
from penilaian_desktop.ui.widgets.interpretation import Part


class EntryWords(QObject):
    """Says in parts what a line was understood to say."""

    def icon(self, one: Suggestion) -> str:
        """Return the icon of a suggestion: where it comes from."""
        if is_template(one):
            return "fill_in"
        return "favourite" if one.favourite else "history"

    def note(self, one: Suggestion) -> str:
        """Return what comes with a suggestion: RHK, usual minutes, unit, how often."""
        parts = []
        if one.rhk_number is not None:
            parts.append(f"@{one.rhk_number}")
        if one.usual_minutes:
            parts.append(self.tr("biasanya {minutes} m").format(minutes=one.usual_minutes))
        if one.unit:
            parts.append(one.unit)
        if is_template(one):
            parts.append(self.tr("templat"))
        elif one.favourite:
            parts.append(self.tr("favorit"))
        else:
            parts.append(self.tr("{count} kali").format(count=one.count))
        return " · ".join(parts)

    def idle(self, context: EntryContext, *, begun: bool) -> tuple[Part, ...]:
        """Say what an entry without a time would be."""
        parts = [Part("calendar", f"**{wording.short_weekday_date(context.day)}**")]
        if context.follows_at is not None:
            words = self.tr("mulai {time}, jam masuk")
            if begun:
                words = self.tr("mulai {time}, mengikuti catatan terakhir")
            time = wording.clock(context.follows_at)
            parts.append(Part("clock", words.format(time=time)))
        return tuple(parts)

    def understood(
        self, entry: QuickEntry, context: EntryContext, *, completing: bool, caret: int = 0
    ) -> tuple[Part, ...]:
        """Say what a line was understood to say; calm while its text is being completed.

        Of several remarks the one at the caret (in code points) is said, else the first.
        """
        parts = [Part("calendar", f"**{wording.short_weekday_date(entry.day)}**")]
        parts.append(self._time(entry, completing=completing))
        if entry.volume is not None:
            value = f"{wording.number(entry.volume)} {entry.unit or ''}".strip()
            parts.append(Part("hash", self.tr("volume **{value}**").format(value=value)))
        if entry.rhk_number is not None:
            chosen = next((c for c in context.rhk if c.rhk_id == entry.rhk_id), None)
            name = " · ".join(part for part in (chosen.text, chosen.plan) if part) if chosen else ""
            text = self.tr("RHK {number} **{name}**").format(number=entry.rhk_number, name=name)
            parts.append(Part("skp", text, stretch=True))
        if entry.tags:
            parts.append(Part("tag", " ".join(entry.tags)))
        if entry.hints:
            parts.append(Part("alert", self._remark(entry, caret), "warn", stretch=True))
        elif entry.minutes is not None:
            parts.append(Part("evidence", self.tr("bukti: belum ada"), "warn"))
        return tuple(parts)

    def kept(self, entry: QuickEntry, context: EntryContext) -> tuple[str, ...]:
        """Say what a template tells whatever the day: its minutes, volume, RHK and tags."""
        spoken = self.understood(replace(entry, start=None, end=None), context, completing=False)
        parts = [part for part in spoken if part.icon not in {"calendar", "evidence"}]
        return tuple(paint.plain(part.text) for part in parts)

    def _remark(self, entry: QuickEntry, caret: int) -> str:
        here = (hint for hint in entry.hints if hint.start <= caret <= hint.end)
        text = message(next(here, entry.hints[0]).code).text
        more = len({hint.code for hint in entry.hints}) - 1
        return self.tr("{text} (+{count} lagi)").format(text=text, count=more) if more else text

    def _time(self, entry: QuickEntry, *, completing: bool) -> Part:
        minutes = entry.minutes
        span = ""
        if entry.start is not None and entry.end is not None:
            span = f"{wording.clock(entry.start)}–{wording.clock(entry.end)}"
        elif entry.start is not None:
            span = self.tr("mulai {time}").format(time=wording.clock(entry.start))
        if minutes is None and completing and span:
            return Part("clock", self.tr("{span}, mengikuti catatan terakhir").format(span=span))
        if minutes is None:
            missing = self.tr("lama belum ditulis, misalnya 90m")
            return Part("clock", f"{span}, {missing}" if span else missing, "warn")
        if not minutes and span:
            return Part("clock", span, "warn")
        long = self.tr("**{minutes} menit**").format(minutes=minutes)
        return Part("clock", f"{span}, {long}" if span else long)
