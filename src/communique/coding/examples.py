"""The example sentences of a codebook, held against what is coded of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.coding.codebook import Codebook
from communique.model import EventMention, Participant
from communique.model.coded import Coded


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of the codebook and what it must give; nothing where the type must not be."""

    event_type: str
    text: str
    expect: tuple[str, ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """What is due, the codes of each side in order."""
        return tuple(canonical(e) for e in self.expect)

    def is_met(self, lines: Iterable[str]) -> bool:
        """Whether all that is due is found; for a counter-example, whether the type is not."""
        found = list(lines)
        if self.expect:
            return all(wanted in found for wanted in self.wanted)
        return not any(line.split()[0] == self.event_type for line in found)


def cases(codebook: Codebook, types: Iterable[str] | None = None) -> Iterator[Case]:
    """The examples of the named types (all unless named), then their counter-examples."""
    chosen = [codebook.types[name] for name in (types or codebook.types)]
    for entry in chosen:
        yield from (Case(entry.name, e.text, e.expect) for e in entry.examples)
    for entry in chosen:
        yield from (Case(entry.name, e.text, ()) for e in entry.counter_examples)


def lines(coded: Coded) -> list[str]:
    """The mentions that are not abstained from, such as "CONSULT CHL,PER > - occurred"."""
    return [line(m) for m in coded.mentions if not m.abstained]


def line(mention: EventMention) -> str:
    """A mention as type, codes of both sides and status."""
    actors, recipients = side(mention.actors), side(mention.recipients)
    return f"{mention.event_type} {actors} > {recipients} {mention.status}"


def side(people: Iterable[Participant]) -> str:
    """The countries and blocs of one side in order; "-" where there are none."""
    return ",".join(sorted({c for p in people if (c := p.country or p.bloc)})) or "-"


def canonical(expected: str) -> str:
    """The same expectation with its codes in order; ValueError where it is not of that form."""
    event_type, actors, arrow, recipients, status = expected.split()
    if arrow != ">":
        raise ValueError(f"not of the form TYPE A,B > C status: {expected!r}")
    sides = (",".join(sorted(codes.split(","))) for codes in (actors, recipients))
    return "{} {} > {} {}".format(event_type, *sides, status)
