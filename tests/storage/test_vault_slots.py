"""The list of accounts before a password: light, in order, and honest about a broken file."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage.vault import VAULT, Vault
from penilaian_desktop.storage.vault_slots import list_slots


@pytest.fixture
def vault(tmp_path, fast_kdf):
    made, key, _ = Vault.create(tmp_path / "w", fast_kdf)
    for name in ("siti", "Bambang", "ratna"):
        made.add_account(
            key, account_id=f"a-{name}", name=name, display_name=name.title(), subtitle="Staf",
            password="contoh-2026",
        )  # fmt: skip
    return made


def test_the_list_is_the_vaults_own(vault, tmp_path):
    assert list_slots(tmp_path / "w") == vault.slots
    assert [slot.name for slot in vault.slots] == ["Bambang", "ratna", "siti"]
    vault.touch("siti")
    assert list_slots(tmp_path / "w") == vault.slots
    assert vault.slots[0].name == "siti"


def test_a_missing_torn_or_newer_vault_is_told(vault, tmp_path):
    path = tmp_path / "w" / VAULT
    whole = path.read_bytes()
    plain = json.loads(whole)
    broken = {
        "vault_damaged": [whole[:-40], b"[]", b"{}", json.dumps({**plain, "accounts": 1}).encode()],
        "vault_newer": [json.dumps({**plain, "format": "penilaian-vault/2"}).encode()],
    }
    for code, contents in broken.items():
        for content in contents:
            path.write_bytes(content)
            with pytest.raises(StorageUnavailable, match=code):
                list_slots(tmp_path / "w")
    path.unlink()
    with pytest.raises(StorageUnavailable, match="workspace_missing"):
        list_slots(tmp_path / "w")


def test_the_list_loads_neither_keys_nor_records():
    script = "import sys, penilaian_desktop.storage.vault_slots; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.splitlines())
    heavy = {"cryptography", "orjson", "hashlib", "sqlalchemy", "penilaian_desktop.domain.kinds"}
    assert loaded.isdisjoint(heavy)
