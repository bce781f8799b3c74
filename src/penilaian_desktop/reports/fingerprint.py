"""The hash of what a form says, for its QR code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.form_views import FormFoot


def fingerprint(form: str, view: object) -> str:
    """Return the SHA-256 (hex) over the form's name and every field it was given, the foot apart.

    The same data gives the same hash on every machine: fields by name, dates as ISO text, numbers
    as decimal text.
    """
    text = json.dumps([form, _plain(view)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def with_fingerprint(form: str, view: object, foot: FormFoot) -> FormFoot:
    """Return the foot with the hash of the view where it has none yet."""
    return foot if foot.data_sha256 else replace(foot, data_sha256=fingerprint(form, view))


def said_in(view: object) -> str:
    """Return all texts of a view; what is no text, such as a picture, says nothing."""
    return json.dumps(_plain(view), ensure_ascii=False, default=lambda _other: "")


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if not isinstance(getattr(value, one.name), FormFoot)
        }
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
