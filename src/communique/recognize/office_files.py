"""Tables of office-holders that users bring: CSV, Popolo JSON, Wikidata query results."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.errors import ConfigError
from communique.model.offices import STILL, Holder
from communique.recognize.office_table import checked, read_csv
from communique.recognize.office_words import owner_code, read_office

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)")
_STAMP = re.compile(r"[+]?(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_NAMES = {
    "person": ("personLabel", "person", "holderLabel", "holder", "name"),
    "office": ("officeLabel", "office", "positionLabel", "position"),
    "country": ("countryLabel", "country", "ofLabel", "organizationLabel"),
    "start": ("start", "startTime", "start_time", "startDate"),
    "end": ("end", "endTime", "end_time", "endDate"),
}
"""What a query can call its columns, the label before the item."""
_PRECISION = {9: 4, 10: 7, 11: 10}
"""Wikidata's precision of a time → how many characters of the day are known."""

Row = Mapping[str, Any]


def read_holders(path: Path) -> tuple[Holder, ...]:
    """The rows of one file; ConfigError names the file and the row that cannot be used."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise ConfigError(f"{path}: cannot be read ({e.strerror}); give another --offices") from e
    except UnicodeDecodeError as e:
        raise ConfigError(f"{path}: is not UTF-8 ({e.reason} at byte {e.start})") from e
    if not text.lstrip().startswith(("{", "[")):
        return tuple(read_csv(text, path.name))
    try:
        data = json.loads(text)
    except json.JSONDecodeError as e:
        raise ConfigError(f"{path} is no JSON: {e.msg} in line {e.lineno}") from e
    if isinstance(data, dict) and "memberships" in data:
        return _open_ends(_popolo(data, path.name))
    return _open_ends(_wikidata(_bindings(data, path.name), path.name))


def _open_ends(rows: Iterable[Holder]) -> tuple[Holder, ...]:
    """Where no end is given and nobody came later in the office, the term goes on."""
    found = list(rows)
    last: dict[tuple[str, str], str] = {}
    for row in found:
        key = (row.country, row.office)
        last[key] = max(last.get(key, ""), row.start or "")
    return tuple(
        replace(r, end=STILL)
        if r.end is None and r.start and r.start >= last[r.country, r.office]
        else r
        for r in found
    )


def _bindings(data: Any, table: str) -> list[Row]:
    """The rows of a query's result, in either of the forms in which the service gives them."""
    rows = data.get("results", {}).get("bindings") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise ConfigError(
            f"{table}: is neither Popolo (an object with memberships) nor a result of the Wikidata "
            "query service (results.bindings, or a list of rows)"
        )
    return [
        {k: v.get("value") if isinstance(v, dict) else v for k, v in row.items()} for row in rows
    ]


def _wikidata(rows: list[Row], table: str) -> Iterator[Holder]:
    for number, row in enumerate(rows, 1):
        where = f"{table} row {number}"
        name, office = (_label(row, field, where) for field in ("person", "office"))
        country = next((str(row[c]) for c in _NAMES["country"] if row.get(c)), None)
        owner = _owner(country, office, where)
        start, end = (_time(row, field, where) for field in ("start", "end"))
        item = _ITEM.fullmatch(str(row.get("person") or ""))
        yield checked(
            Holder(
                country=owner,
                office=office,
                name=name,
                family=str(row.get("familyLabel") or row.get("family") or ""),
                start=start[0],
                end=end[0],
                source=f"Wikidata {item[1]}" if item else "Wikidata",
                table=table,
                row=number,
                written="/".join((start[1], end[1])) if start[1] or end[1] else "",
            ),
            where,
        )


def _label(row: Row, field: str, where: str) -> str:
    columns = [c for c in _NAMES[field] if row.get(c)]
    if not columns:
        raise ConfigError(f"{where}: no {field}; the query must give {_NAMES[field][0]}")
    text = str(row[columns[0]]).strip()
    if _ITEM.fullmatch(text):
        raise ConfigError(
            f"{where}: {columns[0]} is {text}, a number without a name; "
            f"add ?{_NAMES[field][0]} and the label service to the query"
        )
    return text


def _owner(country: str | None, office: str, where: str) -> str:
    """Whose office it is: what the row says, else what the office's name says."""
    code = owner_code(country) if country else read_office(office).owner
    if code is None:
        what = f"{country!r} is no country that is known" if country else f"{office!r} names none"
        raise ConfigError(f"{where}: no country or organization: {what}; give a country column")
    return code


def _time(row: Row, field: str, where: str) -> tuple[str | None, str]:
    """A time as EDTF at its precision, and as written; a first of January alone is a year."""
    column = next((c for c in _NAMES[field] if row.get(c)), None)
    if column is None:
        return None, ""
    text = str(row[column])
    if "genid" in text or text.startswith("_:"):
        return None, "unknown value"
    found = _STAMP.fullmatch(text)
    if not found:
        return text, text
    day = "-".join(found.groups())
    given = row.get(f"{column}Precision") or row.get(f"{column}_precision")
    if given is None:
        size = 4 if day.endswith("-01-01") else 10
    elif str(given).isdigit() and int(given) in _PRECISION:
        size = _PRECISION[int(given)]
    else:
        raise ConfigError(f"{where}: precision {given!r} of {column} is none of 9, 10, 11")
    return day[:size].removesuffix("-00").removesuffix("-00"), text


def _popolo(data: Mapping[str, Any], table: str) -> Iterator[Holder]:
    people, posts, bodies, areas = (
        {str(r.get("id")): r for r in data.get(kind) or () if isinstance(r, dict)}
        for kind in ("persons", "posts", "organizations", "areas")
    )
    for number, member in enumerate(data["memberships"], 1):
        where = f"{table} membership {number}"
        if not isinstance(member, dict):
            raise ConfigError(f"{where}: is no object")
        person = _part(member, "person", people)
        if person is None:
            raise ConfigError(f"{where}: no person {member.get('person_id')!r} in persons")
        post = _part(member, "post", posts) or {}
        body = _part(member, "organization", bodies) or _part(post, "organization", bodies) or {}
        yield _member(member, person, post, body, areas, where, table, number)


def _member(
    member: Row,
    person: Row,
    post: Row,
    body: Row,
    areas: Mapping[str, Row],
    where: str,
    table: str,
    number: int,
) -> Holder:
    office = next((str(w) for w in _office_words(member, post) if w), "")
    if not office:
        raise ConfigError(f"{where}: no office: neither a role nor a post with a label")
    places = (
        (_part(part, "area", areas) or {}).get("name") for part in (member, post, body) if part
    )
    country = next((str(p) for p in places if p and owner_code(str(p))), None)
    country = country or read_office(office).owner or read_office(str(body.get("name") or "")).owner
    start, end = (_popolo_day(member, post, field) for field in ("start_date", "end_date"))
    holder = Holder(
        country=_owner(country, office, where),
        office=office,
        name=str(person.get("name") or ""),
        family=str(person.get("family_name") or ""),
        also=tuple(str(o["name"]) for o in person.get("other_names") or () if o.get("name")),
        start=start,
        end=end,
        source="; ".join(str(s["url"]) for s in member.get("sources") or () if s.get("url")),
        table=table,
        row=number,
    )
    return checked(holder, where)


def _part(owner: Row, kind: str, known: Mapping[str, Row]) -> Row | None:
    """What a record holds in itself or points to by id."""
    inside = owner.get(kind)
    return inside if isinstance(inside, dict) else known.get(str(owner.get(f"{kind}_id")))


def _office_words(member: Row, post: Row) -> Iterator[Any]:
    """A post says it most fully; a role that is only "member" says nothing."""
    yield from (post.get("label"), post.get("role"), member.get("label"))
    yield member.get("role") if str(member.get("role")).lower() != "member" else None


def _popolo_day(member: Row, post: Row, field: str) -> str | None:
    found = member.get(field) or post.get(field)
    return str(found) if found else None
