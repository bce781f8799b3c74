"""The floor of an import: what no program can leave out, and nothing else.

Open the sealed file, hash, check the signatures, read the types, and write the same rows with
`executemany`: records, images, journal, search index, acknowledgements, chain, undo step, archived
bytes. One transaction a package and database, the same encrypted engine, no question asked: not
who may write what, not what is there already, not whether anything was refused; no receipt is
signed or sealed (its rows and bytes are written).
"""

from __future__ import annotations

import hashlib
import io
import os
import typing
import zipfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Table

from penilaian_desktop.domain.activity import Activity, Review, status_of_activity
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.services.canonical import record_from_object
from penilaian_desktop.storage import tables
from penilaian_desktop.storage.activity_items import position_of
from penilaian_desktop.storage.codec import codec, record_to_image, utc_text, without_none
from penilaian_desktop.storage.engine import connect
from penilaian_desktop.storage.search import first_document

RECEIPT = 2_600
"""Bytes of a receipt, sealed and open."""


class BareImport:
    """Imports packages into a copy of the office's databases."""

    def __init__(self, root: Path, key: bytes, identity: str, jwks: dict[str, str]) -> None:
        self._work = connect(root / "workspace.db", key)
        self._archive = connect(root / "archive.db", key)
        self._identity = pyrage.x25519.Identity.from_str(identity)
        self._keys = {
            kid: Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(x + "="))
            for kid, x in jwks.items()
        }
        self._heads: dict[str, Ed25519PublicKey] = {}
        self._insert: dict[str, str] = {}
        self._encode: dict[type[Record], tuple[tuple[str, Callable[[Any], Any] | None], ...]] = {}
        self._people: dict[str, int] = {}
        self._documents: dict[int, int] = defaultdict(int)
        self._seq, self._hash = self._work.execute(
            "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        self.now = utc_text(datetime.fromisoformat("2026-11-18T07:30:00Z"))

    def close(self) -> None:
        self._work.close()
        self._archive.close()

    def take(self, data: bytes) -> int:
        """Import one package; return how many records it held."""
        statement, lines = self._open(data)
        records = self._read(statement, lines)
        self._write(statement, records, data)
        return len(records)

    def _open(self, data: bytes) -> tuple[dict[str, Any], list[bytes]]:
        with zipfile.ZipFile(io.BytesIO(pyrage.decrypt(data, [self._identity]))) as archive:
            raw, jws = archive.read("records.jsonl"), archive.read("statement.jws")
        head, body, tail = jws.split(b".")
        self._key(head.decode()).verify(urlsafe_b64decode(tail + b"=="), head + b"." + body)
        payload: dict[str, Any] = orjson.loads(urlsafe_b64decode(body + b"=="))
        assert hashlib.sha256(raw).hexdigest() == payload["records"]["sha256"]
        payload["identity"] = hashlib.sha256(jws).hexdigest()
        return payload, raw.split(b"\n")[:-1]

    def _key(self, head: str) -> Ed25519PublicKey:
        found = self._heads.get(head)
        if found is None:
            kid = orjson.loads(urlsafe_b64decode(head + "=="))["kid"]
            found = self._heads[head] = self._keys[kid]
        return found

    def _read(self, statement: dict[str, Any], lines: list[bytes]) -> list[Record]:
        found = []
        for line in lines:
            obj = orjson.loads(line)
            sig = obj.get("sig")
            if sig is not None:
                head, _, tail = sig.split(".")
                bare = {name: value for name, value in obj.items() if name != "sig"}
                body = urlsafe_b64encode(orjson.dumps(bare, option=orjson.OPT_SORT_KEYS))
                signed = head.encode() + b"." + body.rstrip(b"=")
                self._key(head).verify(urlsafe_b64decode(tail + "=="), signed)
            found.append(record_from_object(obj))
        assert len(found) == statement["records"]["count"]
        return found

    # --- rows ------------------------------------------------------------------------------
    def _write(self, statement: dict[str, Any], records: list[Record], data: bytes) -> None:
        receipts = (os.urandom(RECEIPT), os.urandom(RECEIPT))
        archived = [hashlib.sha256(item).hexdigest() for item in (data, *receipts)]
        store = self._archive
        store.execute("BEGIN IMMEDIATE")
        sizes = (len(data), RECEIPT, RECEIPT)
        rows = [(sha, size, "x", self.now) for sha, size in zip(archived, sizes, strict=True)]
        store.executemany("INSERT INTO blob (sha256, size, media, at) VALUES (?, ?, ?, ?)", rows)
        bodies = [(sha, 0, body) for sha, body in zip(archived, (data, *receipts), strict=True)]
        store.executemany("INSERT INTO chunk (sha256, number, body) VALUES (?, ?, ?)", bodies)
        store.execute("COMMIT")
        work, step = self._work, new_id()
        work.execute("BEGIN IMMEDIATE")
        reviews = {r.activity_id: r for r in records if isinstance(r, Review)}
        entries = [r for r in records if isinstance(r, Activity)]
        self._records(Activity, entries, reviews)
        self._records(Review, list(reviews.values()), {})
        self._journal(statement, records, step)
        self._search(entries)
        acks = [(statement["dev"], r.id, r.KIND, r.version) for r in records]
        self._many(tables.ack, acks)
        self._chain(statement, len(records), archived)
        self._many(tables.step, [(step, "a-1", "Terima paket", self.now, "done")])
        work.execute("COMMIT")

    def _many(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        sql = self._insert.get(table.name)
        if sql is None:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            places = ", ".join("?" for _ in table.columns)
            sql = f"INSERT INTO {table.name} ({names}) VALUES ({places})"
            self._insert[table.name] = sql
        self._work.executemany(sql, rows)

    def _records(self, type_: type[Record], records: list[Any], reviews: dict[str, Review]) -> None:
        encode = self._encode.get(type_)
        if encode is None:
            hints = typing.get_type_hints(type_)
            encode = tuple((f.name, _encoder(hints[f.name])) for f in fields(type_))
            self._encode[type_] = encode
        rows = []
        for record in records:
            row = []
            for name, write in encode:
                value = getattr(record, name)
                row.append(value if write is None or value is None else write(value))
            if type_ is Activity:
                seen = reviews.get(record.id)
                status = status_of_activity(record, (seen,) if seen else ())
                row += [status.value, position_of(record.start)]
            rows.append(tuple(row))
        self._many(tables.RECORD_TABLES[type_], rows)

    def _journal(self, statement: dict[str, Any], records: list[Record], step: str) -> None:
        images, entries = [], []
        package = statement["identity"]
        for record in records:
            body = record_to_image(record)
            sha256 = hashlib.sha256(body).hexdigest()
            images.append((sha256, record.KIND, record.id, record.version, body))
            self._seq += 1
            listed = (
                self._seq, self.now, "a-1", "office", record.person_id, "apply", "Terima paket",
                step, record.KIND, record.id, None, record.version, None, sha256, package, 1,
                self._hash,
            )  # fmt: skip
            self._hash = hashlib.sha256(orjson.dumps(listed)).hexdigest()
            entries.append((*listed, self._hash))
        self._many(tables.image, images)
        self._many(tables.journal, entries)

    def _search(self, entries: list[Activity]) -> None:
        documents, bodies = [], []
        for entry in entries:
            number = self._people.get(entry.person_id)
            if number is None:
                number = self._people[entry.person_id] = len(self._people) + 1
                self._many(tables.search_person, [(number, entry.person_id)])
            base = first_document(number, entry.day)
            self._documents[base] += 1
            doc = base + self._documents[base]
            documents.append((doc, entry.id))
            text = " ".join((entry.text, entry.note, *entry.tags, entry.unit or ""))
            bodies.append((doc, text))
        self._many(tables.search_document, documents)
        self._work.executemany("INSERT INTO activity_fts (rowid, body) VALUES (?, ?)", bodies)

    def _chain(self, statement: dict[str, Any], count: int, archived: list[str]) -> None:
        at, dev, aud = self.now, statement["dev"], statement["aud"]
        answer = hashlib.sha256(archived[1].encode()).hexdigest()
        place = (statement["epoch"], statement["seq"])
        self._many(
            tables.chain,
            [
                ("in", statement["identity"], dev, aud, *place, statement["prev"], "report", at,
                 count, "applied", archived[0], at, answer, None),
                ("out", answer, "office", dev, *place, None, "receipt", at, 1, "ready",
                 archived[1], at, None, archived[2]),
            ],
        )  # fmt: skip


def _encoder(hint: Any) -> Callable[[Any], Any] | None:
    inner = without_none(hint)
    if inner in {str, int}:
        return None
    found = codec(inner)
    if found.is_text or inner is bool:
        return found.encode
    return lambda value: orjson.dumps(found.encode(value)).decode()
