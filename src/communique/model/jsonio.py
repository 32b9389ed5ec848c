"""Records to JSON and back, and their JSON Schema, all from the dataclasses themselves."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from communique.model import records

R = TypeVar("R")

RECORD_TYPES: dict[str, type] = {
    "document": records.Document,
    "mention": records.EventMention,
    "statement": records.Statement,
    "event": records.Event,
    "actor": records.Actor,
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
    """The record that `text` writes down; pydantic.ValidationError where it is not one."""
    record: R = _of(cls).validate_json(text)
    return record


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
