"""Records to JSON and back, and their JSON Schema, all from the dataclasses themselves."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from communique.model import lasting, records, reviews

R = TypeVar("R")

RECORD_TYPES: dict[str, type] = {
    "document": records.Document,
    "mention": records.EventMention,
    "statement": records.Statement,
    "event": records.Event,
    "actor": records.Actor,
    "tenure": lasting.Tenure,
    "gathering": lasting.Gathering,
    "dossier": lasting.Dossier,
    "review": reviews.Review,
}
"""Name of a record as users see it → its class."""


@cache
def _adapter(cls: Any) -> TypeAdapter[Any]:
    return TypeAdapter(cls)


def _of(cls: Any) -> TypeAdapter[Any]:
    return _adapter(cls)


def to_json(record: object) -> str:
    """One line of JSON; every field appears, null where None."""
    return _of(type(record)).dump_json(record).decode()


def to_dict(record: object) -> dict[str, Any]:
    """The same as plain dicts and lists."""
    found: dict[str, Any] = _of(type(record)).dump_python(record, mode="json")
    return found


def from_json(cls: type[R], text: str | bytes) -> R:
    """The record that `text` writes down; ValueError where it is not one (see `fault`)."""
    record: R = _of(cls).validate_json(text)
    return record


def fault(error: ValueError) -> str:
    """What is wrong with a text that `from_json` refused: the first field and its fault."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc'])) or 'the whole'}: {first['msg']}"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one of `RECORD_TYPES`."""
    found = _of(RECORD_TYPES[name]).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"communique:{name}",
        **found,
    }


def pretty(value: object) -> str:
    """JSON for reading: indented, keys in order."""
    return json.dumps(value, ensure_ascii=False, indent=2)
