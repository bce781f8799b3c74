"""The accounts of the demo with their passwords: everything in it is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.widgets.button import primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

OFFICE = "office"
"""The workspace that does not open first; its accounts stand last."""


class DemoAccount(NamedTuple):
    """One line of ACCOUNTS.json."""

    workspace: str
    account: str
    password: str
    role: str
    name: str


def read_accounts(file: Path) -> list[DemoAccount]:
    """Read the list of accounts that the demo wrote."""
    lines = json.loads(file.read_text(encoding="utf-8"))
    return [DemoAccount(**{key: str(line[key]) for key in DemoAccount._fields}) for line in lines]


class DemoAccounts(Dialog):
    """Who can sign in to the demo; the password is copied by hand like any other."""

    def __init__(self, over: QWidget, file: Path) -> None:
        super().__init__(over, self.tr("Akun data contoh"), width=760, height=480)
        columns = (
            Column[DemoAccount]("name", self.tr("Nama"), lambda line: Cell(line.name)),
            Column[DemoAccount]("account", self.tr("Akun"), lambda line: line.account, 96),
            Column[DemoAccount]("password", self.tr("Kata sandi"), lambda line: line.password, 112),
            Column[DemoAccount]("role", self.tr("Peran"), self._role, 120),
            Column[DemoAccount]("where", self.tr("Ruang kerja"), lambda line: line.workspace, 128),
        )
        model = RecordModel(columns, parent=self)
        accounts = read_accounts(file)
        accounts.sort(key=lambda line: line.workspace == OFFICE)
        model.set_rows(accounts)
        self.body.addWidget(
            Label(
                self.tr(
                    "Semua orang dan angka di sini rekaan. Pilih akun, lalu ketik kata sandinya."
                ),
                "body",
                "muted",
            )
        )
        table = TableView(model, self.tr("Akun data contoh"))
        self.body.addWidget(table, 1)
        self.explain(self.tr("Daftar ini tersimpan di {0}").format(file.name))
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    def _role(self, line: DemoAccount) -> str:
        words = {
            "employee": self.tr("pegawai"),
            "appraiser": self.tr("pejabat penilai"),
            "ketua_tim": self.tr("ketua tim"),
            "hr": self.tr("kepegawaian"),
            "tim_penyusun": self.tr("tim penyusun"),
            "operator": self.tr("operator"),
        }
        return words.get(line.role, line.role)
