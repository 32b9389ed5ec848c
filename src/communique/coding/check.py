"""What is wrong or thin in a codebook, in plain words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import get_args

from communique.coding.codebook import Codebook, TypeEntry
from communique.coding.examples import canonical
from communique.coding.notation import Trigger
from communique.model.records import Status

EXAMPLES = 40
"""Examples and counter-examples that a type should have together."""


def triggers(entry: TypeEntry) -> set[str]:
    """The distinct triggers of a type, as words."""
    return {
        " ".join(form)
        for pattern in entry.patterns
        for trigger in pattern.triggers
        for form in forms(trigger)
    }


def forms(trigger: Trigger) -> Iterator[tuple[str, ...]]:
    """Each wording that a trigger stands for: one for each of its alternative words."""
    particles = tuple(min(p) for p in trigger.particles)
    after = tuple(min(p) for p in trigger.prepositions)
    for word in sorted(trigger.word) or [""]:
        for noun in sorted(trigger.noun) or [""]:
            yield tuple(w for w in (word, *particles, *trigger.modifiers, noun, *after) if w)


def faults(codebook: Codebook) -> Iterator[str]:
    """What cannot work: expectations of another form, unknown types and statuses, double ids."""
    for entry in codebook.types.values():
        for example in entry.examples:
            for expected in example.expect:
                if fault := _fault(expected, codebook):
                    yield f"{entry.name}: {fault} (example {example.text!r})"
        seen: set[str] = set()
        for pattern in entry.patterns:
            if pattern.id in seen:
                yield f"{entry.name}: two patterns are called {pattern.id}"
            seen.add(pattern.id)
            if not pattern.triggers:
                yield f"{entry.name}: pattern {pattern.id} has no trigger"


def thin(codebook: Codebook) -> Iterator[str]:
    """What works but should be more, and triggers that two types have."""
    for entry in codebook.types.values():
        written = len(entry.examples) + len(entry.counter_examples)
        if written < EXAMPLES:
            yield f"{entry.name}: {written} examples and counter-examples; {EXAMPLES} are wanted"
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in codebook.types.values():
        for words in triggers(entry):
            owners[words].add(entry.name)
    for words, names in sorted(owners.items()):
        if len(names) > 1:
            yield f"{words!r} is a trigger of {', '.join(sorted(names))}"


def _fault(expected: str, codebook: Codebook) -> str | None:
    try:
        event_type, *_, status = canonical(expected).split()
    except ValueError:
        return f"{expected!r} is not of the form TYPE A,B > C status"
    if event_type not in codebook.types:
        return f"{event_type} is no type of this codebook"
    return None if status in get_args(Status) else f"{status} is no status"
