"""The form of a draft: words, weights with a live sum, bounds of bands, anchors, examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.scheme import (
    BandsRule,
    LookupRule,
    MatrixRule,
    Scheme,
    WeightedMeanRule,
)
from penilaian_desktop.domain.scheme_checks import Defect
from penilaian_desktop.domain.scheme_edits import (
    in_order,
    with_anchor,
    with_bound,
    with_cell,
    with_least,
    with_results_of_today,
    with_weight,
    with_worth,
)
from penilaian_desktop.domain.scheme_lines import label_of
from penilaian_desktop.domain.wording import number, percent, read_number
from penilaian_desktop.ui.screens.skema import reading
from penilaian_desktop.ui.screens.skema.facts_card import FactsCard
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import ComboBox, Field, TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.domain.scheme import Rule

_A_ROW = 3


class SchemeForm(QWidget):
    """Inputs over a scheme; `edited` carries the changed one after each change."""

    edited = Signal(object)
    reshaped = Signal(object)
    """The scheme with another fact, or one less: it needs another form."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = scheme = in_order(scheme)
        self._places: dict[str, tuple[FormRows, str]] = {}
        self._sums: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._words())
        self.facts = FactsCard(scheme)
        self.facts.reshaped.connect(self.reshaped)
        column.addWidget(self.facts)
        for rule in scheme.rules:
            column.addWidget(self._rule(rule))
        column.addWidget(self._examples())
        self.show_defects((), ())

    # --- what is wrong -----------------------------------------------------------------------
    def show_defects(self, defects: Sequence[Defect], sentences: Sequence[str]) -> list[str]:
        """Say each fault at its place; return the sentences that have none."""
        rows_of = {id(rows): rows for rows, _ in self._places.values()}
        for rows in rows_of.values():
            rows.clear_faults()
        homeless: list[str] = []
        examples: list[str] = []
        for defect, sentence in zip(defects, sentences, strict=True):
            if defect.key.startswith("examples."):
                examples.append(f"{defect.key.split('.')[1]}. {sentence}")
            elif (place := self._place(defect.key)) is not None:
                rows, field = place
                rows.show_fault(field, sentence)
            else:
                homeless.append(sentence)
        self._wrong.setText("\n".join(examples))
        self._wrong.setVisible(bool(examples))
        self.accept_results.setVisible(bool(examples))
        right = len(self.scheme.examples) - len({line.split(".")[0] for line in examples})
        self._right.setText(
            self.tr("{right} dari {count} contoh menghasilkan yang diharapkan.").format(
                right=right, count=len(self.scheme.examples)
            )
            if not homeless
            else self.tr("Contoh dihitung setelah kesalahan di atas diperbaiki.")
        )
        return homeless

    def _place(self, key: str) -> tuple[FormRows, str] | None:
        """Return the input of a key, or of the longest part of it that has one."""
        while key:
            if key in self._places:
                return self._places[key]
            key = key.rpartition(".")[0]
        return None

    def _at(self, key: str, rows: FormRows, field: str) -> None:
        self._places.setdefault(key, (rows, field))

    # --- the parts ---------------------------------------------------------------------------
    def _words(self) -> Card:
        card = Card(self.tr("Nama dan pemakaian"), padded=True)
        rows = FormRows()
        self.title = Field(self.scheme.title)
        self.notice = Field(self.scheme.notice)
        rows.add("title", self.tr("Judul"), self.title)
        rows.add("notice", self.tr("Catatan yang selalu tampil"), self.notice)
        self.title.edited.connect(lambda text: self._take(title=text.strip()))
        self.notice.edited.connect(lambda text: self._take(notice=text.strip()))
        card.body.addWidget(rows)
        self.kinds: dict[str, CheckBox] = {}
        names = (("B", self.tr("bulan")), ("T", self.tr("triwulan")), ("S", self.tr("semester")),
                 ("Y", self.tr("tahun")))  # fmt: skip
        for code, name in names:
            box = CheckBox(self.tr("Dapat dipakai untuk periode {kind}").format(kind=name))
            box.setChecked(code in self.scheme.periods)
            box.toggled.connect(self._take_periods)
            self.kinds[code] = box
            card.body.addWidget(box)
        self._at("title", rows, "title")
        return card

    def _rule(self, rule: Rule) -> Card:
        match rule:
            case WeightedMeanRule():
                return self._weights(rule)
            case BandsRule():
                return self._bands(rule)
            case LookupRule():
                return self._lookup(rule)
            case MatrixRule():
                return self._matrix(rule)
            case _:
                return reading.rule_card(self.scheme, rule)

    def _weights(self, rule: WeightedMeanRule) -> Card:
        card = Card(rule.label, rule.article, padded=True)
        key = f"rules.{rule.name}"
        for at, each in enumerate(rule.sets):
            rows = FormRows()
            cells: list[tuple[str, str, QWidget]] = []
            for name, weight in each.weights:
                field = self._number(weight, partial(self._weigh, rule.name, at, name))
                cells.append((name, f"{label_of(self.scheme, name)} (%)", field))
                self._at(f"{key}.sets.{at + 1}.weights.{name}", rows, name)
            for start in range(0, len(cells), _A_ROW):
                rows.add_row(*cells[start : start + _A_ROW])
            total = Label("", "body", markup=True)
            self._sums[f"{rule.name}.{at}"] = total
            rows.add_widget(total)
            self._at(f"{key}.sets.{at + 1}.weights", rows, cells[0][0])
            card.body.addWidget(rows)
        rows = FormRows()
        least = self._number(
            rule.least, lambda value: self._set(with_least(self.scheme, rule.name, value))
        )
        rows.add("least", self.tr("Bobot yang harus terisi, paling sedikit (%)"), least,
                 self.tr("Bagian yang kosong keluar dari rata-rata."))  # fmt: skip
        self._at(f"{key}.least", rows, "least")
        card.body.addWidget(rows)
        self._say_sums()
        return card

    def _bands(self, rule: BandsRule) -> Card:
        card = Card(rule.label, self.tr("setiap hasil berlaku mulai nilai ini"), padded=True)
        rows = FormRows()
        cells: list[tuple[str, str, QWidget]] = []
        for at, band in enumerate(rule.bands):
            field = self._number(band.low, partial(self._move, rule.name, at))
            name = f"{at}"
            label = self.scheme.scale(rule.scale).label(band.output)
            cells.append((name, self.tr("{label} mulai").format(label=label), field))
            self._at(f"rules.{rule.name}.bands.{band.output}", rows, name)
        for start in range(0, len(cells), _A_ROW):
            rows.add_row(*cells[start : start + _A_ROW])
        self._at(f"rules.{rule.name}.bands", rows, cells[-1][0] if cells else "")
        card.body.addWidget(rows)
        return card

    def _lookup(self, rule: LookupRule) -> Card:
        card = Card(rule.label, rule.article, padded=True)
        fact = next((f for f in self.scheme.facts if f.name == rule.key), None)
        options = {o.code: o for o in self.scheme.scale(fact.scale).options} if fact else {}
        rows = FormRows()
        for code, worth in rule.table:
            option = options.get(code)
            field = self._number(worth, partial(self._value, rule.name, code))
            label = option.label if option else code
            cells: list[tuple[str, str, QWidget]] = [
                (code, self.tr("Nilai “{label}”").format(label=label), field)
            ]
            if option is not None and option.note and fact is not None:
                note = TextArea(option.note, height=52)
                scale = fact.scale
                note.edited.connect(partial(self._anchor, scale, code))
                cells.append((f"{code}.note", self.tr("Jangkar: seperti apa itu"), note))
            rows.add_row(*cells, stretch=(1, 3) if len(cells) > 1 else ())
            self._at(f"rules.{rule.name}.table.{code}", rows, code)
        card.body.addWidget(rows)
        return card

    def _matrix(self, rule: MatrixRule) -> Card:
        card = Card(rule.label, rule.article, padded=True)
        rows = FormRows()
        options = [(o.code, o.label) for o in self.scheme.scale(rule.scale).options]
        facts = {fact.name: fact for fact in self.scheme.facts}
        down = self.scheme.scale(facts[rule.rows].scale)
        across = self.scheme.scale(facts[rule.columns].scale)
        given = {(row, column): out for row, column, out in rule.cells}
        for line in down.options:
            cells: list[tuple[str, str, QWidget]] = []
            for option in across.options:
                box = ComboBox(options)
                box.set_value(given[line.code, option.code])
                box.chosen.connect(partial(self._cell, rule.name, line.code, option.code))
                field = f"{line.code}.{option.code}"
                cells.append((field, f"{line.label} × {option.label}", box))
                self._at(f"rules.{rule.name}.cells.{field}", rows, field)
            rows.add_row(*cells)
        card.body.addWidget(rows)
        return card

    def _examples(self) -> Card:
        card = Card(self.tr("Contoh yang harus cocok"), padded=True)
        self._right = Label("", "body", wrap=True)
        self._wrong = Label("", "body", "bad", wrap=True)
        self.accept_results = Button(
            self.tr("Pakai hasil hitungan sebagai harapan"), "check", clicked=self._accept_results
        )
        for widget in (self._right, self._wrong, self.accept_results):
            card.body.addWidget(widget)
        return card

    # --- taking changes ----------------------------------------------------------------------
    def _number(self, value: Decimal, take: Callable[[Decimal], object]) -> Field:
        field = Field(number(value))

        def read(text: str) -> None:
            typed = read_number(text)
            if typed is not None:
                take(typed)

        field.textEdited.connect(read)
        return field

    def _weigh(self, rule: str, at: int, name: str, percent: Decimal) -> None:
        self._set(with_weight(self.scheme, rule, at, name, percent))
        self._say_sums()

    def _move(self, rule: str, at: int, low: Decimal) -> None:
        self._set(with_bound(self.scheme, rule, at, low))

    def _value(self, rule: str, code: str, worth: Decimal) -> None:
        self._set(with_worth(self.scheme, rule, code, worth))

    def _anchor(self, scale: str, code: str, note: str) -> None:
        self._set(with_anchor(self.scheme, scale, code, note.strip()))

    def _cell(self, rule: str, row: str, column: str, code: str) -> None:
        self._set(with_cell(self.scheme, rule, row, column, code))

    def _say_sums(self) -> None:
        for rule in self.scheme.rules:
            if not isinstance(rule, WeightedMeanRule):
                continue
            for at, each in enumerate(rule.sets):
                label = self._sums.get(f"{rule.name}.{at}")
                if label is not None:
                    total = sum((percent for _, percent in each.weights), Decimal(0))
                    label.setText(self.tr("Jumlah **{total}**").format(total=percent(total)))
                    label.set_tint("good" if total == 100 else "bad")

    def _take(self, *, title: str | None = None, notice: str | None = None) -> None:
        changed = self.scheme
        if title is not None:
            changed = replace(changed, title=title)
        if notice is not None:
            changed = replace(changed, notice=notice)
        self._set(changed)

    def _take_periods(self) -> None:
        chosen = tuple(code for code, box in self.kinds.items() if box.isChecked())
        self._set(replace(self.scheme, periods=chosen))

    def _accept_results(self) -> None:
        self._set(with_results_of_today(self.scheme))

    def _set(self, scheme: Scheme) -> None:
        if scheme != self.scheme:
            self.scheme = scheme
            self.facts.show_scheme(scheme)
            self.edited.emit(scheme)
