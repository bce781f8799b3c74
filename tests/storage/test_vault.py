"""The vault opens for the right person only and says plainly when its file is broken."""

from __future__ import annotations

import hashlib
import json

import orjson
import pytest

from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StorageUnavailable
from penilaian_desktop.storage.recovery_code import ALPHABET, new_recovery_code, read_recovery_code
from penilaian_desktop.storage.vault import KdfParams, Vault


@pytest.fixture
def made(tmp_path, fast_kdf):
    vault, data_key, code = Vault.create(tmp_path, fast_kdf)
    seed = add(vault, data_key, "siti", "rahasia-1")
    return vault, data_key, code, seed


def add(vault, data_key, name, password):
    return vault.add_account(
        data_key,
        account_id=f"acc-{name}",
        name=name,
        display_name=name.title(),
        subtitle="Pelaksana",
        password=password,
    )


def code_of(action):
    with pytest.raises((NotAllowed, StorageUnavailable, RuleViolation)) as caught:
        action()
    return caught.value.code


def test_a_password_opens_the_data_key_and_that_persons_signing_key(made, tmp_path):
    _, data_key, _, seed = made
    opened = Vault.open(tmp_path).unlock("SITI", "rahasia-1")
    assert (opened.data_key, opened.account_id, opened.signing_key) == (data_key, "acc-siti", seed)


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(made):
    vault, *_ = made
    assert code_of(lambda: vault.unlock("siti", "rahasia-2")) == "wrong_password"
    assert code_of(lambda: vault.unlock("budi", "rahasia-1")) == "wrong_password"
    assert code_of(lambda: vault.unlock("siti", "sandi-\udcff")) == "wrong_password"  # no text


def test_two_accounts_share_the_data_key_but_never_a_signing_key(made):
    vault, data_key, _, seed = made
    other = add(vault, data_key, "budi", "rahasia-1")
    assert other != seed
    assert vault.unlock("budi", "rahasia-1").data_key == data_key


def test_a_slot_moved_to_another_account_does_not_open(made, tmp_path):
    vault, data_key, *_ = made
    add(vault, data_key, "budi", "rahasia-2")
    path = tmp_path / "vault.json"
    plain = json.loads(path.read_text())
    siti, budi = plain["accounts"]
    for part in ("kdf", "salt", "data_key", "signing_key"):
        budi[part] = siti[part]
    from penilaian_desktop.storage import vault_file

    plain.pop("sha256")
    plain["sha256"] = vault_file._checksum(plain)
    path.write_text(json.dumps(plain))
    assert code_of(lambda: Vault.open(tmp_path).unlock("budi", "rahasia-1")) == "wrong_password"


def test_the_recovery_code_opens_the_data_key_however_it_is_typed(made):
    vault, data_key, code, _ = made
    assert vault.unlock_with_recovery(code) == data_key
    assert vault.unlock_with_recovery(f"  {code.lower().replace('-', ' ')} ") == data_key
    assert vault.unlock_with_recovery(code.replace("-", "").replace("0", "o")) == data_key


def test_a_slip_in_the_recovery_code_is_told_apart_from_a_wrong_code(made, tmp_path, fast_kdf):
    vault, _, code, _ = made
    other = ALPHABET[(ALPHABET.index(code[0]) + 1) % 32]
    assert code_of(lambda: vault.unlock_with_recovery(other + code[1:])) == "recovery_code_slip"
    assert code_of(lambda: vault.unlock_with_recovery(code[:-1])) == "recovery_code_length"
    foreign = new_recovery_code()
    assert code_of(lambda: vault.unlock_with_recovery(foreign)) == "wrong_recovery_code"


def test_a_recovery_code_has_eight_groups_of_five_and_reads_back():
    code = new_recovery_code()
    assert [len(group) for group in code.split("-")] == [5] * 8
    assert read_recovery_code(code) == code.replace("-", "")


def test_a_new_recovery_code_closes_the_old_one(made):
    vault, data_key, code, _ = made
    fresh = vault.new_recovery_code(data_key)
    assert vault.unlock_with_recovery(fresh) == data_key
    assert code_of(lambda: vault.unlock_with_recovery(code)) == "wrong_recovery_code"


def test_a_changed_password_keeps_the_keys_and_closes_the_old_password(made, tmp_path):
    vault, data_key, _, seed = made
    vault.change_password("siti", "rahasia-1", "baru-sekali")
    opened = Vault.open(tmp_path).unlock("siti", "baru-sekali")
    assert (opened.data_key, opened.signing_key) == (data_key, seed)
    assert code_of(lambda: vault.unlock("siti", "rahasia-1")) == "wrong_password"


def test_the_same_name_in_another_case_is_taken(made):
    vault, data_key, *_ = made
    assert code_of(lambda: add(vault, data_key, "Siti", "x")) == "account_name_taken"
    assert code_of(lambda: add(vault, data_key, "budi", " ")) == "password_empty"


def test_a_removed_account_no_longer_opens_and_the_last_one_stays(made):
    vault, data_key, *_ = made
    assert code_of(lambda: vault.remove_account("siti")) == "last_account"
    add(vault, data_key, "budi", "rahasia-2")
    vault.remove_account("siti")
    assert code_of(lambda: vault.unlock("siti", "rahasia-1")) == "wrong_password"
    assert [slot.name for slot in vault.slots] == ["budi"]


def test_the_account_used_last_is_offered_first(made):
    vault, data_key, *_ = made
    add(vault, data_key, "agus", "rahasia-2")
    assert [slot.name for slot in vault.slots] == ["agus", "siti"]
    vault.touch("siti")
    assert [slot.name for slot in vault.slots] == ["siti", "agus"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: b"",
        lambda raw: raw.replace(b"Pelaksana", b"Kepala"),
        lambda raw: b"[]",
    ],
    ids=["torn", "empty", "edited", "foreign"],
)
def test_a_torn_or_edited_vault_says_so_instead_of_wrong_password(made, tmp_path, spoil):
    path = tmp_path / "vault.json"
    path.write_bytes(spoil(path.read_bytes()))
    assert code_of(lambda: Vault.open(tmp_path)) == "vault_damaged"


def test_a_vault_of_a_later_version_asks_for_an_update(made, tmp_path):
    path = tmp_path / "vault.json"
    path.write_text(path.read_text().replace("penilaian-vault/1", "penilaian-vault/2"))
    assert code_of(lambda: Vault.open(tmp_path)) == "vault_newer"


def test_a_vault_is_never_overwritten_and_a_missing_one_is_named(made, tmp_path, fast_kdf):
    assert code_of(lambda: Vault.create(tmp_path, fast_kdf)) == "workspace_exists"
    assert code_of(lambda: Vault.open(tmp_path / "elsewhere")) == "workspace_missing"


def test_a_power_cut_while_writing_leaves_the_old_vault(made, tmp_path):
    vault, data_key, *_ = made
    (tmp_path / "vault.json.new").write_bytes(b"half a fi")
    assert Vault.open(tmp_path).unlock("siti", "rahasia-1").data_key == data_key
    vault.touch("siti")
    assert [path.name for path in tmp_path.iterdir()] == ["vault.json"]


def test_the_file_holds_neither_password_nor_key(made, tmp_path):
    _, data_key, code, seed = made
    raw = (tmp_path / "vault.json").read_bytes()
    for secret in (b"rahasia-1", data_key, seed, data_key.hex().encode(), code.encode()):
        assert secret not in raw


@pytest.mark.parametrize("wrong", [{"memory_kib": 2**31}, {"iterations": 0}, {"lanes": 99}])
def test_parameters_that_would_eat_the_machine_are_refused(wrong):
    with pytest.raises(ValueError, match="out of bounds"):
        KdfParams(**wrong)


@pytest.mark.parametrize(
    "member",
    [
        {"kdf": {"name": "argon2id", "memory_kib": 8, "iterations": 1.5, "lanes": 1}},
        {"kdf": {"name": "argon2id", "memory_kib": 8, "iterations": True, "lanes": 1}},
        {"salt": "AA=="},
        {"data_key": {"nonce": "AAAA", "sealed": "AAAA"}},
        {"last_used": "2026-01-05T08:00:00"},
    ],
    ids=["part-of-a-pass", "a-flag-for-passes", "short-salt", "short-nonce", "no-time-zone"],
)
def test_a_vault_that_could_not_be_used_is_damaged_although_its_checksum_is_right(
    made, tmp_path, member
):
    path = tmp_path / "vault.json"
    plain = orjson.loads(path.read_bytes())
    del plain["sha256"]
    plain["accounts"][0].update(member)
    canonical = orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    plain["sha256"] = hashlib.sha256(canonical).hexdigest()
    path.write_bytes(orjson.dumps(plain))
    assert code_of(lambda: Vault.open(tmp_path)) == "vault_damaged"


def test_the_recovery_code_gives_an_account_a_new_password_and_a_new_key(tmp_path):
    """Section 3 no. 2: nobody is locked out for good, and nobody inherits a signature."""
    vault, data_key, code = Vault.create(tmp_path, KdfParams.fast())
    old = vault.add_account(
        data_key, account_id="a", name="siti", display_name="Siti", subtitle="", password="lama"
    )
    opened = vault.unlock_with_recovery(code)
    seed = vault.renew_account(opened, "Siti", "kata sandi baru")
    assert seed != old
    assert Vault.open(tmp_path).unlock("siti", "kata sandi baru").signing_key == seed
    with pytest.raises(NotAllowed, match="wrong_password"):
        vault.unlock("siti", "lama")
    with pytest.raises(NotAllowed, match="wrong_password"):
        vault.renew_account(opened, "entah", "kata sandi baru")
