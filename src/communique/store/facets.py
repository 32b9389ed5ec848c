"""Facets: by which values a listing divides, and how many records each has.

All count the records in the connection's own table `hit` (see `paging.keep_hits`). A value is what
the filter of that name takes (`person` is for `party`, `year` for `from_` and `to`); a name is
what a reader is shown for it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

TOP = 12
"""Values of a facet that are shown."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value, how it is shown, and how many records have it."""

    value: str
    name: str
    n: int


_EVENT = "FROM temp.hit AS h JOIN event AS e INDEXED BY event_facts ON e.id = h.id"
_PARTY = "FROM temp.hit AS h JOIN {0}_participant AS p ON p.owner_id = h.id"
_SAID = "FROM temp.hit AS h JOIN statement AS s ON s.id = h.id"
_TOP = f"GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT {TOP}"
_CODES = "COALESCE(p.country, p.bloc)"
_PLACES = (
    "SELECT v, json_extract((SELECT json FROM event WHERE id = x), '$.place.name'), n FROM"
    " (SELECT trim(e.place_key) AS v, min(e.id) AS x, count(*) AS n"
    f" {_EVENT} WHERE e.place_key <> '' {_TOP})"
)
_OFFICES = (
    "SELECT trim(p.office_key), trim(p.office_key), count(DISTINCT h.id) {0}"
    f" WHERE p.office_key <> '' {_TOP}"
)
_PAIRS = (
    "SELECT p.country || ' ' || q.country, p.country || ' ' || q.country, count(DISTINCT h.id) {0}"
    " JOIN {1} AS q ON q.owner_id = h.id AND q.country > p.country"
    f" {_TOP}"
)
_PERSONS = (
    "SELECT v, json_extract((SELECT json FROM actor WHERE id = v), '$.name'), n FROM"
    " (SELECT p.actor_id AS v, '' AS x, count(DISTINCT h.id) AS n {0}"
    " WHERE p.actor_id IN (SELECT id FROM actor) AND p.actor_id NOT GLOB 'ac_[A-Z][A-Z][A-Z]'"
    f" {_TOP})"
)
_SPEAKERS = (
    "SELECT v, COALESCE((SELECT json_extract(json, '$.name') FROM actor WHERE id = v), x), n FROM"
    " (SELECT COALESCE((SELECT o.actor_id FROM actor_of AS o WHERE o.document_id = s.document_id"
    " AND o.local_id = p.actor_id), p.actor_id) AS v, max(trim(p.name_key)) AS x,"
    f" count(DISTINCT h.id) AS n {_SAID}"
    " JOIN statement_participant AS p ON p.owner_id = h.id AND p.side = 'speaker'"
    f" WHERE p.actor_id IS NOT NULL {_TOP})"
)
_PARTIES = (
    f"SELECT {_CODES}, {_CODES}, count(DISTINCT h.id) {{0}} WHERE {_CODES} IS NOT NULL {_TOP}"
)
_YEARS = (
    "SELECT COALESCE(substr({0}, 1, 4), ''), COALESCE(substr({0}, 1, 4), ''), count(*) {1}"
    " GROUP BY 1 ORDER BY 1 DESC LIMIT 40"
)
_REPORTS = (
    "FROM temp.hit AS h JOIN {0} AS x ON x.id = h.id JOIN document AS d ON d.id = x.document_id"
)
_OUTLETS = (
    "SELECT v, json_extract((SELECT json FROM document WHERE id = x), '$.publisher'), n FROM"
    " (SELECT trim(d.publisher_key) AS v, min(d.id) AS x, count(*) AS n {0}"
    f" WHERE d.publisher_key <> '' {_TOP})"
)
_DOCUMENTS = "FROM temp.hit AS h JOIN document AS d ON d.id = h.id"

FACETS: dict[str, dict[str, str]] = {
    "event": {
        "type": f"SELECT e.event_type, e.event_type, count(*) {_EVENT} {_TOP.replace('12', '40')}",
        "status": f"SELECT e.status, e.status, count(*) {_EVENT} {_TOP}",
        "party": _PARTIES.format(_PARTY.format("event")),
        "between": _PAIRS.format(_PARTY.format("event"), "event_participant"),
        "person": _PERSONS.format(_PARTY.format("event")),
        "office": _OFFICES.format(_PARTY.format("event")),
        "place": _PLACES,
        "year": _YEARS.format("e.date_min", _EVENT),
        "publisher": "SELECT p.publisher, p.publisher, count(*) FROM temp.hit AS h"
        f" JOIN event_publisher AS p ON p.event_id = h.id {_TOP}",
        "contested": "SELECT '1', 'contested', count(*)"
        f" {_EVENT} WHERE e.contested HAVING count(*)",
    },
    "statement": {
        "speaker": _SPEAKERS,
        "party": _PARTIES.format(_PARTY.format("statement")),
        "about": "SELECT COALESCE(t.country, t.bloc, t.actor_id, trim(t.name_key)),"
        " trim(max(t.name_key)), count(DISTINCT h.id) FROM temp.hit AS h"
        f" JOIN statement_about AS t ON t.owner_id = h.id {_TOP}",
        "stance": "SELECT CAST(t.stance AS TEXT), CAST(t.stance AS TEXT), count(DISTINCT h.id)"
        " FROM temp.hit AS h JOIN statement_about AS t ON t.owner_id = h.id"
        f" WHERE t.stance IS NOT NULL {_TOP}",
        "office": _OFFICES.format(_PARTY.format("statement")),
        "type": "SELECT m.event_type, m.event_type, count(DISTINCT h.id) FROM temp.hit AS h"
        " JOIN statement_event AS v ON v.owner_id = h.id"
        f" JOIN mention AS m ON m.id = v.mention_id {_TOP}",
        "theme": f"SELECT t.value, t.value, count(*) {_SAID}"
        f" JOIN json_each(s.json, '$.themes') AS t WHERE s.themes <> '' {_TOP}",
        "publisher": _OUTLETS.format(_REPORTS.format("statement")),
        "year": _YEARS.format("d.date_min", _REPORTS.format("statement")),
    },
    "document": {
        "publisher": _OUTLETS.format(_DOCUMENTS),
        "year": _YEARS.format("d.date_min", _DOCUMENTS),
    },
    "actor": {
        "actor": "SELECT COALESCE(a.country, a.bloc), COALESCE(a.country, a.bloc), count(*)"
        " FROM temp.hit AS h JOIN actor AS a ON a.id = h.id"
        f" WHERE a.country IS NOT NULL OR a.bloc IS NOT NULL {_TOP}",
    },
}
"""Kind of record → its facets in order, each with how it is counted."""


def facets(connection: sqlite3.Connection, kind: str) -> dict[str, list[Facet]]:
    """Every facet of the records in `hit`, largest value first (years newest first)."""
    return {
        name: [Facet(str(v), str(shown), n) for v, shown, n in connection.execute(query)]
        for name, query in FACETS[kind].items()
    }
