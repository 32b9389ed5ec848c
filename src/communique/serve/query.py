"""What an address asks for: filters, order and part of a listing; and addresses made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from communique.errors import UsageError
from communique.store import Filters

PER_PAGE = 30
MOST = 1000
"""Records in one answer at most; CSV files hold all."""

MANY = (
    "type actor recipient party office speaker about stance theme status place publisher label"
).split()
ONE = ("from", "to", "words", "min_confidence")
FLAGS = ("contested", "undated", "reported", "all")
PAGING = ("order", "limit", "offset")
KNOWN = (*MANY, "between", *ONE, *FLAGS, *PAGING)
FILTER_OF = {"person": "party"}
"""Facet → the filter that it sets, where that goes by another name."""

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One address's question; `given` are its parameters as they came, empty ones left out."""

    path: str
    given: Pairs
    filters: Filters
    order: str
    limit: int
    offset: int

    @property
    def chosen(self) -> Pairs:
        """The filters that are set, as parameters."""
        return tuple((k, v) for k, v in self.given if k not in PAGING)

    def url(self, suffix: str = "", *, drop: Iterable[str] = (), **changes: object) -> str:
        """This address with parameters set anew (None takes one out); paging starts again."""
        gone = {*drop, *changes, "offset"}
        kept = [(k, v) for k, v in self.given if k not in gone]
        kept += [(k, str(v)) for k, v in changes.items() if v not in (None, "")]
        return address(self.path + suffix, kept)

    def with_value(self, name: str, value: str) -> str:
        """This address, asking for one more value of a filter."""
        if name == "year":
            kept = [(k, v) for k, v in self.given if k not in _DATES and k != "offset"]
            return address(self.path, [*kept, *_year(value).items()])
        name = FILTER_OF.get(name, name)
        single = {"contested", "between"}
        return self.url(**{name: value}) if name in single else self._plus(name, value)

    def without(self, name: str, value: str) -> str:
        """This address without one value of a filter."""
        gone = (FILTER_OF.get(name, name), value)
        kept = [(k, v) for k, v in self.given if (k, v) != gone and k != "offset"]
        return address(self.path, kept)

    def has(self, name: str, value: str) -> bool:
        """Whether the address asks for this value."""
        if name == "year":
            return all(pair in self.given for pair in _year(value).items())
        return (FILTER_OF.get(name, name), value) in self.given

    def value(self, name: str) -> str:
        """The last value of a parameter; empty where it is not set."""
        return next((v for k, v in reversed(self.given) if k == name), "")

    def _plus(self, name: str, value: str) -> str:
        kept = [(k, v) for k, v in self.given if k != "offset" and (k, v) != (name, value)]
        return address(self.path, [*kept, (name, value)])


def read(
    path: str, params: Iterable[tuple[str, str]], *, order: str, extra: Iterable[str] = ()
) -> Query:
    """The question of an address; UsageError names a parameter that cannot be understood."""
    given = tuple((k, v.strip()) for k, v in params if v.strip())
    names = {k for k, _ in given}
    if unknown := sorted(names - {*KNOWN, *extra}):
        raise UsageError(f"unknown filter {unknown[0]!r}; known are {', '.join(KNOWN)}")
    many: dict[str, list[str]] = {}
    for name, value in given:
        many.setdefault(name, []).append(value)
    return Query(
        path=path,
        given=given,
        filters=_filters(many),
        order=many.get("order", [order])[-1],
        limit=_whole("limit", many, PER_PAGE, most=MOST),
        offset=_whole("offset", many, 0),
    )


def address(path: str, params: Iterable[tuple[str, str]]) -> str:
    """A path with parameters."""
    query = urlencode(list(params))
    return f"{path}?{query}" if query else path


def _filters(many: Mapping[str, list[str]]) -> Filters:
    values: dict[str, object] = {name: tuple(many.get(name, ())) for name in MANY}
    values["stance"] = tuple(_stance(v) for v in many.get("stance", ()))
    values["between"] = _pair(many["between"]) if "between" in many else None
    values |= {name: many[name][-1] for name in ("to", "words") if name in many}
    values |= {name: _is_on(name, many[name][-1]) for name in FLAGS if name in many}
    if "from" in many:
        values["from_"] = many["from"][-1]
    if "min_confidence" in many:
        values["min_confidence"] = _share(many["min_confidence"][-1])
    return Filters(**values)  # type: ignore[arg-type]


def _stance(text: str) -> int:
    if text not in {"-1", "0", "1"}:
        raise UsageError(f"stance={text}: one of -1, 0, 1")
    return int(text)


def _pair(found: list[str]) -> tuple[str, str]:
    parts = found if len(found) == 2 else found[-1].replace(",", " ").split()
    if len(parts) != 2:
        raise UsageError(f"between={found[-1]}: name two, such as between=IRN,RUS")
    return parts[0], parts[1]


def _is_on(name: str, text: str) -> bool:
    if text.lower() not in {"1", "true", "yes", "on", "0", "false", "no"}:
        raise UsageError(f"{name}={text}: 1 or 0")
    return text.lower() in {"1", "true", "yes", "on"}


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"min_confidence={text} is no number") from None


def _whole(name: str, many: Mapping[str, list[str]], otherwise: int, most: int = 10**9) -> int:
    text = many.get(name, [str(otherwise)])[-1]
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise UsageError(f"{name}={text}: a whole number from 0 to {most}")
    return int(text)


_DATES = ("from", "to", "undated")


def _year(value: str) -> dict[str, str]:
    return {"from": value, "to": value} if value else {"undated": "1"}
