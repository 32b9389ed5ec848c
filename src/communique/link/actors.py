"""Actors across documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.ground.offices import Offices
from communique.link.identity import Identity, apart, identities
from communique.link.judged import overruled
from communique.link.naming import is_full, words_of
from communique.link.observed import Observed, most, observed
from communique.model import Actor, NameCount, Why, Whys
from communique.model.coded import Coded
from communique.model.reviews import Judgement


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors, and the layer that leads from a document's ids to theirs."""

    actors: tuple[Actor, ...]
    actor_of: dict[tuple[str, str], str]


def cast(
    coded: Iterable[Coded], tables: Offices | None = None, judged: Iterable[Judgement] = ()
) -> Cast:
    """The actors of documents that come in their order; judgements overrule who is one."""
    found = identities(observed(coded), tables or Offices.bundled())
    found = apart(overruled(found, judged))
    layer = {
        (one.document, one.local): identity.id
        for identity in found
        for one in identity.observed
        if one.local != identity.id
    }
    return Cast(tuple(sorted((_actor(i) for i in found), key=lambda a: a.id)), layer)


def _actor(identity: Identity) -> Actor:
    met = identity.observed
    names = _total(one.names for one in met)
    kind = most(_total(one.kinds for one in met)) or "unnamed"
    name = _best_name(names, kind)
    spellings = _spellings(met)
    country = most(_total(one.countries for one in met))
    bloc = most(_total(one.blocs for one in met))
    return Actor(
        id=identity.id,
        kind=kind,  # type: ignore[arg-type]
        name=name,
        names=spellings,
        country=country,
        bloc=None if country else bloc,
        sectors=_by_count(_total(one.sectors for one in met)),
        judgement=identity.judgement,
        why=_why(identity, spellings, country, bloc),
    )


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _by_count(counter: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counter, key=lambda v: (-counter[v], v)))


def _best_name(names: Counter[str], kind: str) -> str:
    """The most frequent name; of a person the most frequent full one, if there is any."""
    full = Counter({n: c for n, c in names.items() if kind == "person" and is_full(words_of(n))})
    return most(full or names) or ""


def _spellings(met: tuple[Observed, ...]) -> tuple[NameCount, ...]:
    counts = _total(one.spellings for one in met)
    counts.update({n: 1 for one in met for n in one.names if n not in counts})
    return tuple(NameCount(n, counts[n]) for n in sorted(counts, key=lambda n: (-counts[n], n)))


def _why(
    identity: Identity, spellings: tuple[NameCount, ...], country: str | None, bloc: str | None
) -> Whys:
    documents = len({one.document for one in identity.observed})
    judged = identity.judgement is not None
    why: Whys = {
        "name": Why(f"the name that {documents} document(s) give most"),
        "wikidata_id": Why("no table gives one for this id"),
        "judgement": Why("a person overruled the program" if judged else "nobody has judged it"),
    }
    if identity.split:
        why["id"] = Why(identity.split)
    if country is None:
        why["country"] = Why("no document gives a country")
    if bloc is None or country:
        why["bloc"] = Why("it has a country" if country else "no document gives a bloc")
    return why | dict(_merges(identity, spellings))


def _merges(identity: Identity, spellings: tuple[NameCount, ...]) -> Iterator[tuple[str, Why]]:
    """One reason for each name that another document gave and that was taken for this actor's."""
    by_words: dict[tuple[str, ...], list[str]] = {}
    for words, reason in identity.merges:
        by_words.setdefault(words, []).append(reason)
    position = {words_of(n.text): i for i, n in reversed(list(enumerate(spellings)))}
    for words, reasons in by_words.items():
        yield f"names.{position.get(words, 0)}", Why("; also ".join(dict.fromkeys(reasons)))
