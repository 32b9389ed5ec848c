"""Every page, in its three forms."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from served_records import MEETING, hostile, meeting, world_of
from starlette.testclient import TestClient

from communique.serve.query import KNOWN
from communique.store import Filters, Store

CODED, WORLD = world_of()
TOGETHER, SENDING, ACCUSING = WORLD.events
DOCUMENT = CODED[0].document.id
PAGES = {
    "/": "What is in this record",
    "/documents": "Quito Courier",
    f"/documents/{DOCUMENT}": "Ministers meet in Quito",
    "/events": "Ana Rosales, Luis Quispe",
    f"/events/{TOGETHER.id}": "Loja",
    "/statements": "Peru keeps its word",
    "/actors": "Luis Quispe",
    "/actors/ac_rosales": "Foreign minister of Ecuador",
    "/pairs": "Ecuador and Peru",
    "/pairs/ECU/PER": "Over the years",
    "/codebook": "Consult",
    "/about": "precision",
    "/search?q=river": "keeps its word",
    "/try": "Paste a report",
}


def formed(address: str, suffix: str) -> str:
    path, mark, rest = address.partition("?")
    return ("/index" if path == "/" else path) + suffix + mark + rest


@pytest.mark.parametrize("address", PAGES)
def test_page_to_read(page: TestClient, address: str) -> None:
    found = page.get(address)
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert PAGES[address].lower() in found.text.lower()
    assert found.text.count("<h1") == 1
    assert "<title>" in found.text and 'lang="en"' in found.text


@pytest.mark.parametrize("address", PAGES)
def test_page_as_json(page: TestClient, address: str) -> None:
    found = page.get(formed(address, ".json"))
    assert found.status_code == 200
    assert found.headers["content-type"] == "application/json"
    assert found.json()


@pytest.mark.parametrize("address", PAGES)
def test_page_as_csv(page: TestClient, address: str) -> None:
    found = page.get(formed(address, ".csv"))
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(found.content.decode())))
    assert rows and all(len(row) == len(rows[0]) for row in rows)


@pytest.mark.parametrize("address", PAGES)
def test_head_says_what_get_says_without_a_body(page: TestClient, address: str) -> None:
    found = page.head(address)
    assert found.status_code == 200 and found.content == b""
    assert found.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("address", PAGES)
def test_links_of_a_page_lead_somewhere(page: TestClient, address: str) -> None:
    text = page.get(address).text
    links = set(re.findall(r'(?:href|src)="(/[^"#]*)', text))
    assert links
    for link in links:
        assert page.get(link.replace("&amp;", "&")).status_code == 200, link


def test_reader_shows_the_whole_text_unaltered(page: TestClient) -> None:
    for layers in ("none", "events", "events,statements,actors,dates,places"):
        text = page.get(f"/documents/{DOCUMENT}?layers={layers}").text
        article = text[text.index('<article class="text"') : text.index("</article>")]
        bare = re.sub(r"<[^>]*>", "", article)
        assert bare.split() == MEETING.split()
        assert ("<mark>" in article) == (layers != "none")


def test_reader_dims_what_was_not_coded(page: TestClient) -> None:
    text = page.get(f"/documents/{DOCUMENT}").text
    assert re.search(r'class="stretch k-related dimmed"[^>]*>\s*Related', text)


def test_each_record_of_the_reader_has_all_fields_and_their_why(page: TestClient) -> None:
    text = page.get(f"/documents/{DOCUMENT}").text
    for record in (*CODED[0].mentions, *CODED[0].statements):
        assert f'id="{record.id}"' in text and f'href="#{record.id}"' in text
    assert "day and month as written" in text
    assert "Other mentions of this event" in text and "Lima Post" in text


def test_unknown_layer_is_said(page: TestClient) -> None:
    found = page.get(f"/documents/{DOCUMENT}?layers=smells")
    assert found.status_code == 400 and "smells" in found.text


def test_event_shows_versions_disagreements_and_denials(page: TestClient) -> None:
    text = page.get(f"/events/{TOGETHER.id}").text
    assert re.search(r'<tr class="differs"><th scope="row">place', text)
    assert "Quito (ECU, city)" in text and "Loja (ECU, city)" in text
    assert "claim-denies" in text and 'href="/actors/ac_PER"' in text
    assert "same day, same two ministers" in text


def test_home_names_contested_events_and_who_denies(page: TestClient) -> None:
    text = page.get("/").text
    assert re.search(r"Denied by\s+Peru", text)
    data = page.get("/index.json").json()
    assert [e["id"] for e in data["contested_events"]] == [TOGETHER.id]
    assert data["pairs"][0] == {"a": "ECU", "b": "PER", "events": 1}


FILTERED = {
    "type=AID": {SENDING.id},
    "place=Quito": {TOGETHER.id},
    "party=PER": {TOGETHER.id, SENDING.id},
    "party=Peruvian": {TOGETHER.id, SENDING.id},
    "party=ac_rosales": {TOGETHER.id},
    "between=ECU,PER": {TOGETHER.id},
    "between=ac_rosales,ac_quispe": {TOGETHER.id},
    "office=foreign+minister+of+Peru": {TOGETHER.id},
    "contested=1": {TOGETHER.id},
    "status=planned": {SENDING.id},
    "words=engineers": {SENDING.id},
    "publisher=Lima": {TOGETHER.id},
    "from=2030-05&to=2030-05": {TOGETHER.id},
    "from=2030-05&to=2030-05&reported=1": {TOGETHER.id, SENDING.id},
    "undated=1": {SENDING.id, ACCUSING.id},
    "from=2031": set(),
}


@pytest.mark.parametrize("asked", FILTERED)
def test_filters_of_events(page: TestClient, asked: str) -> None:
    data = page.get(f"/events.json?{asked}").json()
    assert {e["id"] for e in data["items"]} == FILTERED[asked] and data["total"] == len(
        FILTERED[asked]
    )
    text = page.get(f"/events?{asked}").text
    for event in WORLD.events:
        assert (f'href="/events/{event.id}"' in text) == (event.id in FILTERED[asked])
    rows = list(csv.DictReader(io.StringIO(page.get(f"/events.csv?{asked}").content.decode())))
    assert {r["id"] for r in rows} == FILTERED[asked]


def test_page_says_that_undated_events_were_left_out(page: TestClient) -> None:
    text = page.get("/events?from=2030-05&to=2030-05").text
    assert "1 more event has" in text and "reported=1" in text


def test_facets_count_what_passes_and_lead_there(page: TestClient) -> None:
    data = page.get("/events.json").json()
    assert dict(data["facets"]["party"]) == {"ECU": 1, "FJI": 1, "PER": 2, "USA": 1}
    assert dict(data["facets"]["between"]) == {"ECU PER": 1, "FJI USA": 1}
    for name, values in data["facets"].items():
        for value, n in values:
            asked = {name: value.replace(" ", ",") if name == "between" else value}
            if name == "year":
                asked = {"from": value, "to": value} if value else {"undated": "1"}
            if name == "person":
                asked = {"party": value}
            found = page.get("/events.json", params=asked).json()
            assert found["total"] == n, (name, value)


def test_facets_of_statements_lead_there(page: TestClient) -> None:
    data = page.get("/statements.json").json()
    for name in ("speaker", "about", "stance", "office", "publisher"):
        for value, n in data["facets"][name]:
            found = page.get("/statements.json", params={name: value}).json()
            assert found["total"] == n, (name, value)


def test_snippets_mark_the_words(page: TestClient) -> None:
    assert "<mark>engineers</mark>" in page.get("/events?words=engineers").text
    assert "<mark>river</mark>" in page.get("/statements?words=river").text


def test_parts_of_a_listing_cover_it_once(page: TestClient) -> None:
    seen, address = [], "/api/events?limit=1&order=oldest"
    while address:
        data = page.get(address).json()
        seen += [e["id"] for e in data["items"]]
        address = data["next"]
    assert seen == [TOGETHER.id, *sorted((SENDING.id, ACCUSING.id))]


@pytest.mark.parametrize(
    "asked",
    ["foo=1", "order=smell", "limit=-1", "limit=x", "status=done", "from=spring", "between=PER"],
)
def test_what_cannot_be_asked_is_said(page: TestClient, asked: str) -> None:
    found = page.get(f"/events?{asked}")
    assert found.status_code == 400
    assert asked.partition("=")[0] in found.text or asked.partition("=")[2] in found.text


def test_every_filter_of_the_store_is_a_parameter() -> None:
    names = {f.rstrip("_") for f in Filters.__dataclass_fields__}
    assert names <= set(KNOWN)


def test_offices_stand_over_time_with_their_reports(page: TestClient) -> None:
    text = page.get("/actors/ac_rosales").text
    assert "<svg" in text and "3 May 2030" in text
    table = page.get("/actors/ac_rosales/offices.csv").text
    assert table.splitlines()[1].startswith("foreign minister of ecuador,2030-05-03,2030-05-0")
    assert "Luis Quispe" in text[text.index("Whom they met") :]


@pytest.mark.parametrize("suffix", ["svg", "png", "csv"])
@pytest.mark.parametrize("chart", ["/pairs/ECU/PER/timeline", "/actors/ac_rosales/offices"])
def test_charts_can_be_had(page: TestClient, chart: str, suffix: str) -> None:
    found = page.get(f"{chart}.{suffix}")
    assert found.status_code == 200
    begins = {
        "svg": b"<svg",
        "png": b"\x89PNG",
        "csv": b"period" if "pairs" in chart else b"office",
    }
    assert found.content.startswith(begins[suffix])


def test_pair_counts_reports_beside_events(page: TestClient) -> None:
    data = page.get("/pairs/ECU/PER.json").json()
    (row,) = (r for r in data["timeline"] if r["reports on the pair"])
    assert row["period"] == "2030-05" and row["verbal cooperation"] == 1 and row["reports"] == 2
    assert len(data["statements"]["ECU on PER"]) == 1


def test_names_lead_to_the_pair_of_codes(page: TestClient) -> None:
    assert str(page.get("/pairs/Peru/ecuador").url).endswith("/pairs/PER/ECU")


def test_any_id_leads_to_its_page(page: TestClient) -> None:
    mention = meeting().mentions[0]
    found = page.get(f"/records/{mention.id}", follow_redirects=False)
    assert found.headers["location"] == f"/documents/{DOCUMENT}#{mention.id}"


def test_an_older_id_redirects_in_every_form(record: Path, tmp_path: Path, client) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(record.read_bytes())
    with Store.open(path) as store:
        store._connection.execute("INSERT INTO alias VALUES ('ev_old', ?)", (TOGETHER.id,))
    page = client(store=path)
    assert str(page.get("/events/ev_old").url).endswith(TOGETHER.id)
    assert page.get("/events/ev_old.json").json()["id"] == TOGETHER.id


@pytest.mark.parametrize("address", ["/events/ev_none", "/nowhere", "/actors/x", "/pairs/PER"])
def test_what_is_not_there_is_said(page: TestClient, address: str) -> None:
    found = page.get(address)
    assert found.status_code == 404 and "<h1>" in found.text
    assert page.get(f"{address}.json").json()["status"] == 404


def test_page_without_a_record_says_what_to_do(client, tmp_path: Path) -> None:
    found = client(store=tmp_path / "none.db").get("/")
    assert found.status_code == 503 and "communique code" in found.text


def test_page_shows_what_another_process_writes(record: Path, tmp_path: Path, client) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(record.read_bytes())
    page = client(store=path)
    assert page.get("/documents.json").json()["total"] == 3
    with Store.open(path) as store:
        store._connection.execute("BEGIN IMMEDIATE")
        store._connection.execute("DELETE FROM document WHERE id = ?", (hostile().document.id,))
        assert page.get("/documents.json").json()["total"] == 3  # not committed yet
        store._connection.execute("COMMIT")
    # A kept answer may be shown for twenty times as long as it took to make: fractions of a second.
    import time

    time.sleep(0.5)
    assert page.get("/documents.json").json()["total"] == 2
