"""What words for an office ask: whose it is, which offices they can mean, and whose predecessor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model.ids import name_key
from communique.recognize.tables import countries, organizations, titles

_PLAIN = frozenset(
    "of the for and security international general council national defense affairs armed forces"
    " joint staff leadership presidential ministers interim acting caretaker transitional military"
    " intelligence chief president minister army republic state supreme commission".split()
)
"""Words that stand in names and titles alike."""
_LINKING = frozenset("of the s for in to and at".split())
_ARTICLE_STARTS = ("United ", "Republic ", "Democratic Republic ")
_ARTICLE_ENDS = (" Republic", " Islands", " Territories")
_ARTICLE = frozenset("Bahamas Comoros Gambia Maldives Netherlands Philippines".split())
"""Names of countries that stand with "the"."""
_LONGEST = 9
"""Words in the longest name of a country or organization that is looked up."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An office as words name it.

    `owner` is ISO 3166-1 alpha-3 or an organization's abbreviation, None where the words name none;
    `offices` are keys of the table in the order in which they are to be tried, none where the
    title is not known; `modifiers` are keys of `modifiers` in `titles.yaml` ("former", "under").
    """

    words: str
    title: str
    owner: str | None
    offices: tuple[str, ...]
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    offices: tuple[str, ...]
    countries: frozenset[str] | None
    only: str | None
    excepted: str | None
    country: str | None

    def fits(self, owner: str | None) -> bool:
        """Whether the title means this in that country (None: nobody says whose it is)."""
        if self.country is not None:
            return owner in {None, self.country}
        if owner is None:
            return True
        if self.countries is not None:
            return owner in self.countries
        if self.only == "organizations":
            return owner not in countries()
        if self.only is not None:
            return owner in office_data().groups[self.only]
        return self.excepted is None or owner not in office_data().groups[self.excepted]


@dataclass(frozen=True, slots=True)
class OfficeData:
    """`data/offices/titles.yaml`, read: office keys in order, titles, groups of countries."""

    offices: Mapping[str, str]
    single: frozenset[str]
    titles: Mapping[str, tuple[_Entry, ...]]
    groups: Mapping[str, frozenset[str]]
    spelled: Mapping[str, str]
    modifiers: Mapping[str, str]
    began: tuple[str, ...]
    organizations: Mapping[str, str]
    envoys: tuple[str, ...]


@cache
def office_data() -> OfficeData:
    """The bundled knowledge of titles."""
    data = read_offices_yaml("titles.yaml")
    spelled = {k: str(v) for k, v in data["spelled"].items()}
    found: dict[str, list[_Entry]] = {}
    for row in data["titles"]:
        for title in row["titles"]:
            found.setdefault(_key(title, spelled), []).append(_entry(row))
    return OfficeData(
        {row["office"]: row["wording"] for row in data["offices"]},
        frozenset(row["office"] for row in data["offices"] if row.get("single")),
        {title: tuple(sorted(entries, key=_special)) for title, entries in found.items()},
        {name: frozenset(codes) for name, codes in data["groups"].items()},
        spelled,
        {word: key for key, words in data["modifiers"].items() for word in words},
        tuple(data["began"]),
        data["organizations"],
        tuple(data["envoys"]),
    )


def office_key(words: str) -> str:
    """Words for an office without case, marks and articles, in American spelling."""
    return _key(words, office_data().spelled)


@lru_cache(maxsize=16384)
def read_office(words: str, owner: str | None = None) -> Asked:
    """What words such as "the Iranian defence minister" or "UN chief" ask.

    `owner` is whose office it is where the words do not say so.
    """
    key = office_key(words)
    whole = _of_country(office_data().titles.get(key, ()))
    if whole is not None and whole.country:
        return Asked(words, key, whole.country, whole.offices, frozenset())
    if owner is not None:
        title, modifiers = _title(key.split(), owner)
        if title in office_data().titles and _offices(title, owner):
            return Asked(words, title, owner, _offices(title, owner), modifiers)
    named, rest = _owner(key.split())
    again, less = _owner(rest)
    if again == named and _title(less, named)[0] in office_data().titles:
        rest = less  # "US secretary of state of the United States"
    owner = named or owner
    title, modifiers = _title(rest, owner)
    return Asked(words, title, owner or _only_country(title), _offices(title, owner), modifiers)


def names_its_owner(title: str) -> bool:
    """Whether a title says by itself whose office it is: "kremlin chief"."""
    return _of_country(office_data().titles.get(title, ())) is not None


def modifiers_in(words: str) -> frozenset[str]:
    """Keys of what "former", "deputy", "predecessor" and the like say, anywhere in the words."""
    known = office_data().modifiers
    return frozenset(known[w] for w in name_key(words).split() if w in known)


def owner_code(words: str) -> str | None:
    """The country or organization that a name, code or adjective stands for; None if unknown."""
    text = words.strip()
    if text.upper() in countries() or text in _abbreviations():
        return text.upper() if text.upper() in countries() else text
    return _owners().get(office_key(text))


def owner_name(code: str) -> str:
    """ "the United States", "Peru", "the United Nations"; the code where nothing is known."""
    if code not in countries():
        name = _abbreviations().get(code)
        return f"the {name}" if name else code
    name = countries()[code].name
    takes = name.endswith(_ARTICLE_ENDS) or name.startswith(_ARTICLE_STARTS) or name in _ARTICLE
    return f"the {name}" if takes else name


def office_in_words(office: str, owner: str, title: str | None = None) -> str:
    """ "defense minister of Iran": a table's office as records write it."""
    wording = title_in_words(office, owner, title)
    return wording if _names_owner(wording, owner) else f"{wording} of {owner_name(owner)}"


def title_in_words(office: str, owner: str, title: str | None = None) -> str:
    """ "defense minister": the same without whose it is."""
    wording = title or office_data().offices.get(office) or office
    if office == "head of state" and title is None:
        wording = "monarch" if owner in office_data().groups["monarchies"] else wording
    matter = office.removeprefix("special envoy for ")
    return _worded(wording) + (
        "" if matter == office or title is None else f" for {matter.title()}"
    )


def _worded(title: str) -> str:
    """A table's title as records write it: American, in lower case where its words are titles'."""
    key = office_key(title)
    if key in office_data().offices and " united " not in f" {key} ":
        return office_data().offices[key]
    words = [w if w not in {"Defence", "defence"} else "defense" for w in title.split()]
    first = words[0].lower() if words[0].istitle() else words[0]
    return " ".join([first, *(w.lower() if w.lower() in _title_words() else w for w in words[1:])])


@cache
def _title_words() -> frozenset[str]:
    """The words of which titles are made, organizations' names aside."""
    names = {w.lower() for name in _abbreviations().values() for w in name.split()}
    return (frozenset(w for title in titles() for w in title) - names) | _PLAIN


def read_offices_yaml(name: str) -> Any:
    """One of the YAML files beside the bundled table."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(offices_file(name), Loader=loader)


def offices_file(name: str) -> str:
    """The text of a file of `data/offices`."""
    return (files("communique") / "data" / "offices" / name).read_text(encoding="utf-8")


def _entry(row: Mapping[str, Any]) -> _Entry:
    own = row.get("countries")
    return _Entry(
        tuple(row["offices"]),
        frozenset(own) if own else None,
        row.get("only"),
        row.get("except"),
        row.get("country"),
    )


def _special(entry: _Entry) -> int:
    return 0 if entry.country else 1 if entry.countries else 2 if entry.only else 3


def _of_country(entries: Iterable[_Entry]) -> _Entry | None:
    return next((e for e in entries if e.country), None)


def _key(words: str, spelled: Mapping[str, str]) -> str:
    return " ".join(spelled.get(w, w) for w in name_key(words).split() if w != "the")


def _names_owner(wording: str, owner: str) -> bool:
    """Whether the title says already whose office it is."""
    return _owner(office_key(wording).split())[0] == owner


def _owner(words: list[str]) -> tuple[str | None, list[str]]:
    """Whose office the words say it is, and the other words.

    The longest name that leaves a known title counts, else the longest name.
    """
    found = list(_owners_in(words))
    titled = (f for f in found if _is_title(_title(f[1], f[0])[0], f[0]))
    return next(titled, found[0] if found else (None, words))


def _is_title(title: str, owner: str) -> bool:
    return title in office_data().titles or bool(_offices(title, owner))


def _owners_in(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            code = _owners().get(" ".join(words[start : start + size]))
            if code is not None:
                yield code, [*_trim(words[:start]), *_after(words[start + size :])]


def _trim(words: list[str]) -> list[str]:
    """ "defense minister of (Iran)": without the words that lead on to the owner."""
    while words and words[-1] in _LINKING:
        words = words[:-1]
    return words


def _after(words: list[str]) -> list[str]:
    """ "(Iran) s defense minister": without what ties the owner to the title."""
    return words[1:] if words and words[0] == "s" else words


def _from_title(words: list[str]) -> list[str]:
    while words and words[0] in _LINKING:
        words = words[1:]
    return words


def _title(words: list[str], owner: str | None) -> tuple[str, frozenset[str]]:
    known = office_data()
    words = _from_title(words)
    found = set()
    while len(words) > 1 and " ".join(words) not in known.titles:
        at = next((i for i in (0, -1) if words[i] in known.modifiers), None)
        if at is None:
            break
        found.add(known.modifiers[words[at]])
        words = _from_title(words[1:]) if at == 0 else words[:-1]
    return " ".join(words), frozenset(found)


def _offices(title: str, owner: str | None) -> tuple[str, ...]:
    fitting = [e for e in office_data().titles.get(title, ()) if e.fits(owner)]
    if fitting:
        return fitting[0].offices
    if title in office_data().offices:
        return (title,)
    for envoy in office_data().envoys:
        for word in ("for", "to"):
            if title.startswith(f"{envoy} {word} "):
                return (f"special envoy for {title.removeprefix(f'{envoy} {word} ')}",)
    return ()


def _only_country(title: str) -> str | None:
    """ "taoiseach": the one country in which the title is used."""
    entries = office_data().titles.get(title, ())
    codes = {c for e in entries for c in (e.countries or ("", "-"))}
    return codes.pop() if len(codes) == 1 else None


@cache
def _abbreviations() -> Mapping[str, str]:
    """An organization's abbreviation → its name."""
    found: dict[str, str] = {}
    for body in organizations():
        if body.kind == "organization" and body.country is None:
            for name in (*body.names[1:], body.name):
                if name.isupper() and name.isalpha():
                    found.setdefault(name, body.name)
                    break
    return {**office_data().organizations, **found}


@cache
def _owners() -> Mapping[str, str]:
    """A name, adjective or metonym without case → ISO 3166-1 alpha-3 or an abbreviation.

    What could mean two countries means none; names count before adjectives and capitals.
    """
    found: dict[str, str] = {}
    for layer in _layers():
        once: dict[str, set[str]] = {}
        for name, code in layer:
            once.setdefault(office_key(name), set()).add(code)
        for key, codes in once.items():
            if len(codes) == 1 and key:
                found.setdefault(key, next(iter(codes)))
    return found


def _layers() -> Iterator[list[tuple[str, str]]]:
    states = countries().values()
    yield [(n, c.code) for c in states for n in (c.name, *c.aliases)]
    yield [(name, code) for code, name in office_data().organizations.items()]
    yield [(n, code) for code, name in _abbreviations().items() for n in (code, name)]
    yield [
        (n, code)
        for code, name in _abbreviations().items()
        for body in organizations()
        if body.name == name
        for n in body.names
    ]
    yield [(n, c.code) for c in states for n in (*c.adjectives, *c.demonyms)]
    yield [(n, c.code) for c in states for n in (*c.metonyms, *c.capitals)]
