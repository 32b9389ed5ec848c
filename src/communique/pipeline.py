"""Joins the stages: inputs to documents, documents to coded documents, these to the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from communique import registry
from communique.attribute import (
    Attribution,
    attribute,
    judged,
    statement_needs,
    statements_of,
    with_first_person,
)
from communique.clean import clean
from communique.coding import (
    NO_MORE,
    NOT_WRITTEN,
    Anchored,
    Codebook,
    Coder,
    event_needs,
    hyphenated,
    hyphenated_verbs,
    load_codebook,
    tie_statements,
    untied,
)
from communique.config import Config
from communique.errors import ConfigError, InputError
from communique.ground import (
    HISTORICAL_AFTER,
    Background,
    EventDates,
    EventPlaces,
    date_events,
    settle_published,
)
from communique.ground.offices import Offices, read_holders
from communique.ground.participants import named_persons, statement_with_offices, with_offices
from communique.link import link
from communique.model import Document, EventMention, Participant, Why, dates
from communique.model.coded import Coded, World
from communique.model.records import Status
from communique.model.reviews import Judgement
from communique.parse import Inflections, Parsed, Parser, Prefilter, load_model
from communique.read import Metadata, ReadOptions, count_inputs, load_metadata, read_paths
from communique.recognize import Recognized, names_known, names_open, recognize

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["HISTORICAL_AFTER", "Pipeline", "count_inputs", "inputs", "offices", "world"]


class Pipeline:
    """Codes documents one after the other; the model and the codebook are loaded once."""

    def __init__(self, config: Config | None = None) -> None:
        self._config = config or Config()

    @cached_property
    def _parser(self) -> Parser:
        nlp, config = _first_model(self._config.models), self._config
        spared = config.prefilter and registry.goes_by_words(config.coder)
        filtered = _filter(self._codebook, nlp) if spared else None
        return Parser(
            nlp,
            batch_size=config.batch_size,
            hyphenated=hyphenated(self._codebook),
            may_hold=filtered,
            names_open=names_open if spared else None,
            hyphenated_verbs=hyphenated_verbs(self._codebook),
        )

    @cached_property
    def _codebook(self) -> Codebook:
        return load_codebook(self._config.codebook)

    @cached_property
    def _coder(self) -> Coder:
        config = self._config
        return registry.coder(config.coder, self._codebook, config.agreement, sides=config.sides)

    @cached_property
    def _offices(self) -> Offices:
        return offices(self._config)

    def code(self, documents: Iterable[Document]) -> Iterator[Coded]:
        """Each document with all that is read out of it, in the same order."""
        cleaned = (clean(document) for document in documents)
        for parsed in self._parser.parse(cleaned):
            yield self._code(parsed)

    def recognized(self, documents: Iterable[Document]) -> Iterator[Recognized]:
        """Each document with all that it names, before anything is coded."""
        for parsed in self._parser.parse(clean(document) for document in documents):
            yield _recognized(parsed)[0]

    def attributed(
        self, documents: Iterable[Document]
    ) -> Iterator[tuple[Recognized, tuple[Attribution, ...]]]:
        """Each document with what it names and who says what in it, before it is judged."""
        for parsed in self._parser.parse(clean(document) for document in documents):
            yield _recognized(parsed)

    def _code(self, parsed: Parsed) -> Coded:
        recognized, found = _recognized(parsed)
        attributions = judged(recognized, found, ranker=self._config.ranker)
        document = recognized.parsed.document
        by_rule = statements_of(recognized, attributions, ranker=False)
        statements = by_rule
        if self._config.ranker and self._config.statements:
            statements = statements_of(recognized, attributions, ranker=True)
        anchored = self._coder.code(recognized, attributions, by_rule)
        known, places = named_persons(recognized), EventPlaces(recognized, document)
        dated = date_events(recognized, document.published)
        past = Background(recognized, document.published)
        grounded = tuple(self._ground(recognized, a, dated, past, places, known) for a in anchored)
        tied = tie_statements(grounded, attributions, statements)
        wanted = self._config.statements
        kept = tuple(
            s for s, a in zip(tied, attributions, strict=True) if wanted and a.is_statement
        )
        mentions = untied((a.mention for a in grounded), kept, NO_MORE if wanted else NOT_WRITTEN)
        spoken = tuple(
            statement_with_offices(s, self._offices, known, document.published) for s in kept
        )
        return Coded(document, mentions, spoken)

    def _ground(
        self,
        recognized: Recognized,
        anchored: Anchored,
        dated: EventDates,
        past: Background,
        places: EventPlaces,
        known: tuple[Participant, ...],
    ) -> Anchored:
        grounded = _ground(recognized, dated, past, anchored, places)
        published = recognized.parsed.document.published
        mention = with_offices(grounded.mention, self._offices, known, published)
        return replace(grounded, mention=mention)


def _recognized(parsed: Parsed) -> tuple[Recognized, tuple[Attribution, ...]]:
    """What the document names, its publication settled and the first person read."""
    found = recognize(parsed)
    document = settle_published(parsed.document, found)
    found = replace(found, parsed=Parsed(document, parsed.units))
    attributions = attribute(found)
    return with_first_person(found, attributions), attributions


def inputs(
    paths: Iterable[str | Path], metadata: Path | None, config: Config
) -> Iterator[Document | InputError]:
    """Documents and, in their place, what could not become one."""
    given: Metadata | None = load_metadata(metadata) if metadata else None
    options = ReadOptions(max_bytes=config.max_bytes)
    yield from read_paths(paths, metadata=given, options=options)


def offices(config: Config) -> Offices:
    """The bundled table of office-holders with those that the configuration names."""
    return Offices.bundled(row for path in config.offices for row in read_holders(path))


def world(
    coded: Iterable[Coded], config: Config | None = None, judged: Iterable[Judgement] = ()
) -> World:
    """The world level of a set of coded documents; `judged` overrules who is one person."""
    return link(coded, offices=offices(config or Config()), judged=judged)


def _ground(
    recognized: Recognized,
    dated: EventDates,
    past: Background,
    anchored: Anchored,
    places: EventPlaces,
) -> Anchored:
    mention, document = anchored.mention, recognized.parsed.document
    unit, token = anchored.unit, anchored.token
    when, deadline, why_date = dated.of(unit, token, mention.status)
    place, why_place = places.of(unit, token)
    why = mention.why | {"date": why_date, "place": why_place}
    if deadline is None:
        why["deadline"] = Why("the words set no time by which it is to be done")
    mention = replace(mention, date=when, deadline=deadline, place=place, why=why)
    mention = _as_dated(mention, document)
    if mention.status == "occurred" and dated.own(unit, token, mention.status)[0] is None:
        if because := past.of(unit, token):
            mention = _with_status(mention, "historical", because)
    return replace(anchored, mention=mention)


def _as_dated(mention: EventMention, document: Document) -> EventMention:
    """Mark as historical what was over more than a year before publication."""
    ended, published = dates.last_day(mention.date), dates.first_day(document.published)
    if ended is None or published is None or mention.status != "occurred":
        return mention
    if published - ended > HISTORICAL_AFTER:
        return _with_status(mention, "historical", Why("over more than a year before publication"))
    return mention


def _with_status(mention: EventMention, status: Status, why: Why) -> EventMention:
    return replace(mention, status=status, why={**mention.why, "status": why})


def _filter(codebook: Codebook, nlp: Language) -> Callable[[str], bool]:
    """Whether a text can hold a record, or a name that other records may lean on."""
    wanted = (*event_needs(codebook), *statement_needs())
    words = Prefilter(wanted, Inflections.of(nlp).lemmas)
    return lambda text: words.passes(text) or names_open(text) or names_known(text)


def _first_model(names: tuple[str, ...]) -> Language:
    missing = ConfigError("no spaCy model is named in the configuration")
    for name in names:
        try:
            return load_model(name)
        except ConfigError as error:
            missing = error
    raise missing
