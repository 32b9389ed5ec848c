"""Recognized documents out of plain sentences, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from communique.ground import event_date
from communique.model import Block, Date, Document, Why, dates
from communique.model.records import Status
from communique.parse import Parser, load_model
from communique.recognize.find_dates import find_dates
from communique.recognize.find_places import find_places
from communique.recognize.place_index import PlaceIndex
from communique.recognize.recognized import Recognized

TABLE = """geonames_id,name,ascii,aliases,country,lat,lon,population,admin1,source
112931,Tehran,Tehran,Teheran,IRN,35.69439,51.42151,7153309,26,test
144448,Ahvaz,Ahvaz,Ahwaz,IRN,31.31901,48.6842,841145,15,test
524901,Moscow,Moscow,Moskva,RUS,55.75204,37.61781,10381222,48,test
3936456,Lima,Lima,,PER,-12.04318,-77.02824,7737002,15,test
3435910,Buenos Aires,Buenos Aires,,ARG,-34.61315,-58.37723,13076300,07,test
"""


@cache
def parser() -> Parser:
    return Parser(load_model())


def document(text: str, *, title: str = "", dateline: str = "") -> Document:
    whole, blocks = "", []
    for kind, part in (("title", title), ("dateline", dateline), ("body", text)):
        if part:
            blocks.append(Block(len(whole), len(whole) + len(part) + 1, kind, "test"))  # type: ignore[arg-type]
            whole += part + "\n"
    return Document("dc_test", whole, "test.txt", "", len(whole), blocks=tuple(blocks))


def recognized(text: str, *, title: str = "", dateline: str = "") -> Recognized:
    (parsed,) = parser().parse([document(text, title=title, dateline=dateline)])
    places = find_places(parsed, PlaceIndex([TABLE]))
    return Recognized(parsed, {}, {}, dates=find_dates(parsed), places=places)


def token_of(found: Recognized, word: str, number: int = 0) -> tuple[int, int]:
    """Unit and index of the occurrence `number` of a word."""
    hits = [(u.index, t.i) for u in found.parsed.units for t in u.doc if t.text == word]
    return hits[number]


def when(
    text: str,
    word: str,
    status: Status = "occurred",
    published: str | None = "2024-05-10",
    **more: str,
) -> tuple[str | None, str | None, Why]:
    """EDTF of date and deadline of the event whose trigger is `word`."""
    number = int(more.pop("number", "0"))
    found = recognized(text, **more)
    day: Date | None = dates.parse_edtf(published) if published else None
    date, deadline, why = event_date(found, *token_of(found, word, number), status, day)
    return date and date.edtf, deadline and deadline.edtf, why
