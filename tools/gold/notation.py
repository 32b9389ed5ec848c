"""The annotators' notation: YAML that says words, turned into records that say offsets.

A thread has one file for what its reports share (entities, gatherings, dossiers, tenures) and one
file for each report. Words are looked up in the sentence whose number (`s`, see `pages.py`) is
given; `nth: 2` takes the second place where they stand, and `first ... last` reaches from the
first words to the last ones. How to write it: docs/how-to/add-to-the-gold.md.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from entities import Entities
from lookup import Faults, Raw, Words
from page_notation import document
from pages import page
from report_notation import Reader, ReportGold

ENTITY_KEYS = set("name kind country bloc sectors names".split())


@dataclass(slots=True)
class ThreadGold:
    """What the notation of one thread says."""

    thread: str
    shared: Raw
    entities: Entities
    reports: dict[str, ReportGold]
    faults: Faults

    def groups(self) -> dict[str, list[str]]:
        """Happening → the ids of the mentions that tell it, over the thread's reports."""
        found: dict[str, list[str]] = defaultdict(list)
        for report in self.reports.values():
            for mention, key in report.event_keys.items():
                found[key].append(mention)
        return dict(found)

    def mention(self, name: Any) -> str | None:
        """The record id of `t05-1.m3`."""
        file, _, own = str(name).partition(".")
        report = self.reports.get(file)
        return report.names.get(own) if report else None


def load(path: Path, faults: Faults) -> Raw:
    """A YAML file's mapping; a fault where it is none."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        faults.add(path.name, str(error))
        return {}
    if not isinstance(raw, dict):
        faults.add(path.name, "is not a mapping")
        return {}
    return raw


def read_thread(thread: str, folder: Path, reports: Path, given: dict[str, Raw]) -> ThreadGold:
    """The gold of one thread; `given` holds each report's row of the metadata."""
    faults = Faults()
    shared = load(folder / f"{thread}.yaml", faults)
    raw_entities = shared.get("entities") or {}
    for key, entity in list(raw_entities.items()):
        faults.keys(f"{thread} entity {key}", entity, ENTITY_KEYS)
        if "kind" not in entity:
            faults.add(f"{thread} entity {key}", "has no kind")
            del raw_entities[key]
    entities = Entities(raw_entities, faults)
    found = {}
    for path in sorted(reports.glob(f"{thread}-*.txt")):
        name = path.stem
        text = path.read_bytes().decode("utf-8")
        raw = load(folder / f"{name}.yaml", faults)
        words = Words(page(text), faults)
        doc = document(path.name, given.get(path.name, {}), raw, words)
        gatherings = shared.get("gatherings") or {}
        found[name] = Reader(name, raw, doc, words, entities, gatherings, faults).read()
    return ThreadGold(thread, shared, entities, found, faults)
