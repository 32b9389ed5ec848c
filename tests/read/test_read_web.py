"""Web pages and archives: story, metadata, pages that are none, and damage."""

from __future__ import annotations

import gzip
import hashlib
import json
import tracemalloc
from pathlib import Path

import pytest
from web_pages import SENTENCES, archive, page, record

from communique.clean import clean
from communique.errors import InputError, ReadError, SkippedInput
from communique.model import Document
from communique.read import load_metadata, read_paths

DATE = '<meta property="article:published_time" content="2031-05-06T08:00:00Z">'


def one(path: Path, text: str | bytes) -> Document | InputError:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found = list(read_paths([path]))
    assert len(found) == 1
    return found[0]


def test_a_page_gives_its_story_and_what_it_says_of_itself(tmp_path: Path) -> None:
    raw = page(head=DATE + '<meta name="author" content="Rosa Quispe">')
    found = one(tmp_path / "a.html", raw)
    assert isinstance(found, Document)
    assert found.text.startswith("Peru and Chile reopen crossing\n\nPeru and Chile agreed")
    assert all(s in found.text for s in SENTENCES)
    for noise in ("recipes", "newsletter", "Copyright", "Home"):
        assert noise not in found.text
    assert found.title == "Peru and Chile reopen crossing"
    assert (found.publisher, found.byline) == ("The Tacna Ledger", "Rosa Quispe")
    assert found.published and found.published.edtf == "2031-05-06"
    assert found.sha256 == hashlib.sha256(raw.encode()).hexdigest()
    assert (found.extractor or "").startswith("trafilatura/")
    assert "extractor" not in found.why
    assert found.why["published"].reason == "given in the page's own metadata"


def test_a_compressed_page_is_the_same(tmp_path: Path) -> None:
    plain = one(tmp_path / "a.html", page())
    (tmp_path / "a.html").unlink()
    packed = one(tmp_path / "a.html.gz", gzip.compress(page().encode()))
    assert isinstance(plain, Document) and isinstance(packed, Document)
    assert (plain.text, plain.sha256) == (packed.text, packed.sha256)


def test_a_broken_gzip_page_is_named(tmp_path: Path) -> None:
    found = one(tmp_path / "a.html.gz", gzip.compress(page().encode())[:-40])
    assert isinstance(found, ReadError) and "broken as a gzip file" in str(found)


def test_metadata_from_outside_goes_before_the_pages_own(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(head=DATE))
    table = tmp_path / "m.csv"
    table.write_text("file,published,publisher,title,url\na.html,2031-05-07,Another,,\n")
    (found,) = read_paths([tmp_path / "a.html"], metadata=load_metadata(table))
    assert isinstance(found, Document)
    assert found.published and found.published.edtf == "2031-05-07"
    assert found.publisher == "Another"
    assert found.title == "Peru and Chile reopen crossing"


def test_no_date_is_taken_from_the_story(tmp_path: Path) -> None:
    told = ("On 3 March 2029 the two states closed the crossing.", *SENTENCES)
    found = one(tmp_path / "a.html", page(story=told))
    assert isinstance(found, Document) and found.published is None


def test_the_pages_own_encoding(tmp_path: Path) -> None:
    raw = page("Señores de la frontera", head='<meta charset="windows-1252">')
    found = one(tmp_path / "a.html", raw.encode("cp1252"))
    assert isinstance(found, Document)
    assert "Señores" in found.text
    assert found.encoding == "cp1252"


@pytest.mark.parametrize(
    ("title", "story", "kind"),
    [
        ("Talks end", "Peru said. Subscribe to continue reading this story.", "paywall"),
        ("Before you continue to The Ledger", "We value your privacy.", "cookie wall"),
        ("Page not found", "The page you are looking for has moved.", "error page"),
        ("Just a moment...", "Checking your browser before you go on.", "robot check"),
        ("In pictures: the border", "Image 1 of 12", "gallery"),
    ],
)
def test_pages_that_hold_no_story(tmp_path: Path, title: str, story: str, kind: str) -> None:
    found = one(tmp_path / "a.html", page(title, story=(story,)))
    assert isinstance(found, SkippedInput)
    assert str(found).startswith(f"{tmp_path / 'a.html'}: {kind}: ")


def test_an_empty_page_is_an_error(tmp_path: Path) -> None:
    found = one(tmp_path / "a.html", "<html><body></body></html>")
    assert isinstance(found, ReadError) and "no story was found" in str(found)


def pages(n: int) -> list[bytes]:
    return [
        record(f"https://ledger.example/{i}", page(f"Report {i} on the crossing").encode())
        for i in range(n)
    ]


def read(path: Path, raw: bytes) -> tuple[list[Document], list[InputError]]:
    path.write_bytes(raw)
    found = list(read_paths([path]))
    documents = [d for d in found if isinstance(d, Document)]
    return documents, [e for e in found if isinstance(e, InputError)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_every_page_of_an_archive(tmp_path: Path, name: str) -> None:
    extra = [
        record("https://ledger.example/img", b"GIF89a", content="image/gif"),
        record("https://ledger.example/ask", b"", kind="request"),
        record("https://ledger.example/gone", b"gone", status="404 Not Found"),
        record("https://ledger.example/new", b"", status="301 Moved"),
        record(
            "https://ledger.example/packed",
            gzip.compress(page("Packed report").encode()),
            extra="Content-Encoding: gzip\r\n",
        ),
    ]
    documents, errors = read(tmp_path / name, archive(pages(3) + extra, compressed="gz" in name))
    assert [d.title for d in documents] == [
        *(f"Report {i} on the crossing" for i in range(3)),
        "Packed report",
    ]
    assert documents[0].url == "https://ledger.example/0"
    assert documents[0].file == f"{name}#https://ledger.example/0"
    assert documents[0].retrieved == "2031-05-06T07:08:09Z"
    assert [str(e) for e in errors] == [
        f"{tmp_path / name}#https://ledger.example/gone: error page: the server answered 404"
    ]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_truncated_archive_loses_its_last_record_only(tmp_path: Path, compressed: bool) -> None:
    raw = archive(pages(4), compressed=compressed)[:-150]
    documents, errors = read(tmp_path / ("a.warc.gz" if compressed else "a.warc"), raw)
    assert len(documents) == 3
    assert len(errors) == 1 and isinstance(errors[0], ReadError)


@pytest.mark.parametrize("compressed", [False, True])
def test_a_broken_record_loses_itself_only(tmp_path: Path, compressed: bool) -> None:
    records = pages(5)
    packed = [archive([r], compressed=compressed) for r in records]
    packed[2] = b"\x00broken" + packed[2][30:]
    documents, errors = read(tmp_path / ("a.warc.gz" if compressed else "a.warc"), b"".join(packed))
    assert [d.title for d in documents] == [f"Report {i} on the crossing" for i in (0, 1, 3, 4)]
    assert len(errors) == 1


def test_a_record_that_claims_too_much_loses_itself_only(tmp_path: Path) -> None:
    records = pages(4)
    records[1] = record("https://ledger.example/1", page("Liar").encode(), claimed=999_999)
    documents, errors = read(tmp_path / "a.warc", b"".join(records))
    assert [d.title for d in documents] == [f"Report {i} on the crossing" for i in (0, 2, 3)]
    assert len(errors) == 1 and "cut off" in str(errors[0])


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    filler = "<!--" + "x" * 200_000 + "-->"

    def peak(n: int) -> int:
        records = [record(f"https://l.example/{i}", (page() + filler).encode()) for i in range(n)]
        path = tmp_path / f"{n}.warc"
        path.write_bytes(b"".join(records))
        del records
        tracemalloc.start()
        assert sum(isinstance(d, Document) for d in read_paths([path])) == n
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(2)
    assert peak(40) < 1.5 * peak(10)


def test_a_page_in_a_line_of_json(tmp_path: Path) -> None:
    line = {"id": "7", "html": page(head=DATE), "publisher": "Another"}
    found = one(tmp_path / "a.jsonl", json.dumps(line))
    assert isinstance(found, Document)
    assert found.text.startswith("Peru and Chile reopen crossing")
    assert found.file == "a.jsonl#7"
    assert found.publisher == "Another"
    assert found.published and found.published.edtf == "2031-05-06"


def test_the_text_goes_before_the_markup(tmp_path: Path) -> None:
    line = {"text": "Peru met Chile on Monday in Arica.", "html": page()}
    found = one(tmp_path / "a.jsonl", json.dumps(line))
    assert isinstance(found, Document) and found.text == line["text"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The convoy was met with access denied by the army at a checkpoint near the port of Arica.",
        "Power was temporarily unavailable after the shelling of the plant, the governor said.",
        "Guards saw unusual traffic near the border and asked for just a moment to check the cars.",
        "Both houses agreed to continue reading of the draft treaty when they meet again in June.",
    ],
)
def test_a_short_report_may_use_such_words(tmp_path: Path, sentence: str) -> None:
    found = one(tmp_path / "a.html", page(story=(SENTENCES[0], sentence)))
    assert isinstance(found, Document) and sentence in found.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (DATE, "2031-05-06"),
        ('<meta property="article:published_time" content="2018-05">', "2018-05"),
        ('<meta name="pubdate" content="1985-03-01">', "1985-03-01"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", '
            '"datePublished": "2031-05-06T08:00:00+02:00"}</script>',
            "2031-05-06",
        ),
        ('<meta name="date" content="03/04/2018">', None),
        ('<meta property="article:modified_time" content="2031-05-06">', None),
        ('<meta property="og:image" content="https://l.example/2015/03/04/p.jpg">', None),
        (
            '<script type="application/ld+json">{"@type": "VideoObject", '
            '"datePublished": "2011-01-01"}</script>',
            None,
        ),
        ('<script type="application/ld+json">{"@graph": [3, null, {"@type": 7}]}</script>', None),
    ],
)
def test_the_date_that_markup_states(tmp_path: Path, head: str, day: str | None) -> None:
    found = one(tmp_path / "a.html", page(head=head))
    assert isinstance(found, Document)
    assert (found.published.edtf if found.published else None) == day


def test_dates_of_the_story_in_markup_are_not_taken(tmp_path: Path) -> None:
    story = ('On <time datetime="2016-03-12">12 March</time> the gate was shut.', *SENTENCES)
    found = one(tmp_path / "a.html", page("Eleven years after 11 September 2001", story=story))
    assert isinstance(found, Document) and found.published is None


@pytest.mark.parametrize(
    "charset", ["punycode", "undefined", "no-such", "unicode_escape", "utf-16"]
)
def test_an_encoding_that_no_page_is_in(tmp_path: Path, charset: str) -> None:
    found = one(tmp_path / "a.html", page(head=f'<meta charset="{charset}">'))
    assert isinstance(found, Document) and SENTENCES[0] in found.text


def test_latin_1_is_read_as_browsers_do(tmp_path: Path) -> None:
    story = ("“We will go on,” she said.", *SENTENCES)
    raw = page(head='<meta charset="iso-8859-1">', story=story).encode("cp1252")
    found = one(tmp_path / "a.html", raw)
    assert isinstance(found, Document) and "“We will go on,”" in found.text


def test_markup_that_breaks_the_extractor_loses_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<svg><html></svg>")
    (tmp_path / "b.html").write_text(page())
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"text": " ".join(SENTENCES), "url": "http://[bad/2018/01/02"})
    )
    broken, sound, line = read_paths([tmp_path])
    assert isinstance(broken, InputError)
    assert isinstance(sound, Document) and isinstance(line, Document)
    assert clean(line).published is None


def test_a_payload_that_cannot_be_unpacked_loses_itself_only(tmp_path: Path) -> None:
    records = pages(3)
    bad = page("Bad").encode()
    records.insert(1, record("https://l.example/bad", bad, extra="Content-Encoding: gzip\r\n"))
    documents, errors = read(tmp_path / "a.warc.gz", gzip.compress(b"".join(records)))
    assert len(documents) == 3
    assert len(errors) == 1 and "https://l.example/bad" in str(errors[0])


def test_a_request_that_claims_too_much_loses_itself_only(tmp_path: Path) -> None:
    records = pages(3)
    records.insert(1, record("https://l.example/ask", b"", kind="request", claimed=999_999))
    documents, errors = read(tmp_path / "a.warc", b"".join(records))
    assert len(documents) == 3
    assert len(errors) == 1 and "cut off" in str(errors[0])


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"no archive at all"])
def test_an_archive_without_a_record_is_named(tmp_path: Path, raw: bytes) -> None:
    documents, errors = read(tmp_path / "a.warc", raw)
    assert not documents and errors
    assert all("a.warc" in str(e) for e in errors)


def test_a_small_packet_that_holds_a_huge_page(tmp_path: Path) -> None:
    huge = gzip.compress(b"<html>" + b"x" * 30_000_000)
    records = [
        record("https://l.example/bomb", huge, extra="Content-Encoding: gzip\r\n"),
        *pages(1),
    ]
    documents, errors = read(tmp_path / "a.warc", b"".join(records))
    assert len(documents) == 1
    assert [type(e) for e in errors] == [SkippedInput] and "over size" in str(errors[0])


def test_a_resource_record_is_a_page(tmp_path: Path) -> None:
    body = page("A saved page").encode()
    raw = (
        (
            "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://l.example/saved\r\n"
            "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 0001-01-01T00:00:00Z\r\n"
            f"Content-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        + body
        + b"\r\n\r\n"
    )
    documents, errors = read(tmp_path / "a.warc", raw)
    assert not errors and [d.title for d in documents] == ["A saved page"]
