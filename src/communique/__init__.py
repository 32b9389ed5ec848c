"""Reads news reports and writes down, with evidence, who did what to whom and who said so.

import communique

coded = communique.code("Peru's foreign minister met her Chilean counterpart on Monday.",
                        published="2031-05-06")
coded.mentions, coded.statements

with communique.open_store("communique.db") as store:
    events = list(store.events(communique.Filters(between=("PER", "CHL"))))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from communique.errors import (
    CommuniqueError,
    ConfigError,
    InputError,
    ReadError,
    SkippedInput,
    StoreError,
    UsageError,
)

if TYPE_CHECKING:
    from communique.api import code, code_all, open_store
    from communique.config import Config
    from communique.model import (
        Actor,
        Date,
        Document,
        Event,
        EventMention,
        Participant,
        Place,
        Span,
        Statement,
    )
    from communique.model.coded import Coded, World
    from communique.pipeline import Pipeline
    from communique.store import Filters, Store

__version__ = "0.1.0"

_HOMES = {
    "Actor": "model",
    "Coded": "model.coded",
    "Config": "config",
    "Date": "model",
    "Document": "model",
    "Event": "model",
    "EventMention": "model",
    "Filters": "store",
    "Participant": "model",
    "Pipeline": "pipeline",
    "Place": "model",
    "Span": "model",
    "Statement": "model",
    "Store": "store",
    "World": "model.coded",
    "code": "api",
    "code_all": "api",
    "open_store": "api",
}
"""Name → the module it is loaded from when first asked for, so that importing costs little."""

__all__ = [
    "Actor",
    "Coded",
    "CommuniqueError",
    "Config",
    "ConfigError",
    "Date",
    "Document",
    "Event",
    "EventMention",
    "Filters",
    "InputError",
    "Participant",
    "Pipeline",
    "Place",
    "ReadError",
    "SkippedInput",
    "Span",
    "Statement",
    "Store",
    "StoreError",
    "UsageError",
    "World",
    "__version__",
    "code",
    "code_all",
    "open_store",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"communique.{_HOMES[name]}"), name)
