"""Files, folders, JSON Lines and standard input, sound and broken."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from communique.errors import InputError, ReadError, SkippedInput
from communique.model import Document
from communique.read import KINDS, Metadata, ReadOptions, count_inputs, read_paths, survey
from communique.read.jsonl import CHUNK

TEXT = "The foreign minister arrived in Lisbon on Monday for talks on fishing rights.\n"


def read(*paths: str | Path, **more: Any) -> list[Document | InputError]:
    return list(read_paths(paths, **more))


def one(path: str | Path, **more: Any) -> Document:
    (found,) = read(path, **more)
    assert isinstance(found, Document), found
    return found


def error(path: str | Path, **more: Any) -> InputError:
    (found,) = read(path, **more)
    assert isinstance(found, InputError), found
    return found


def test_a_folder_is_read_in_order_and_other_kinds_are_counted(tmp_path: Path) -> None:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    names = ["b/2.txt", "a.TXT", "c.jsonl", "d.pdf", "metadata.csv", ".x.txt", "b/.hidden/y.txt"]
    for name in names:
        line = json.dumps({"text": TEXT}) if name.endswith("jsonl") else TEXT
        (tmp_path / name).write_text(line)
    found = [d.file for d in read(tmp_path) if isinstance(d, Document)]
    assert found == ["a.TXT", "2.txt", "c.jsonl"]
    seen = survey([tmp_path])
    assert (seen.files, seen.passed_over, seen.failed) == (3, 2, 0)
    assert count_inputs([tmp_path, tmp_path / "a.TXT", tmp_path / "b"]) == 3
    kinds = ".txt .jsonl .jsonl.gz .html .htm .html.gz .htm.gz .warc .warc.gz"
    assert tuple(kinds.split()) == KINDS


def test_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    document = one(path)
    assert document.text == TEXT.replace("\n", "\r\n")
    assert (document.file, document.encoding, document.language) == ("a.txt", "utf-8", "en")
    assert document.length == len(document.text)
    assert document.blocks == () and document.published is None and document.retrieved is None
    for field in ("publisher", "url", "language", "extractor", "retrieved", "genre"):
        assert document.why[field].reason
    other = tmp_path / "sub"
    other.mkdir()
    (other / "a.txt").write_bytes(path.read_bytes())
    assert one(other).id == document.id


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "dir.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "page.pdf").write_text(TEXT)
    for name, words in {
        "dir.txt": "folder named like a file",
        "link.txt": "leads nowhere",
        "pipe.txt": "pipe or a device",
        "gone.txt": "does not exist",
        "page.pdf": ".txt, .jsonl, .jsonl.gz",
    }.items():
        found = error(tmp_path / name)
        assert isinstance(found, ReadError)
        assert words in str(found) and name in found.name
    assert len(read(tmp_path)) == 3
    assert survey([tmp_path]).failed == 3
    assert "pipe or a device" in str(error("/dev/null"))
    assert "does not exist" in str(error(""))
    assert isinstance(error("nul\0byte.txt"), ReadError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "cannot be read" in str(error(path))


def test_an_error_while_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in str(error(tmp_path / "a.txt"))


def test_a_link_that_leads_back_up_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert one(tmp_path).file == "x.txt"


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    try:
        Path(os.fsdecode(path)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes no such names")
    one(tmp_path).file.encode()


def test_skipped_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for raw in (b"", b" \r\n\xc2\xa0\n"):
        path.write_bytes(raw)
        found = error(path)
        assert isinstance(found, SkippedInput) and "empty" in str(found)
    path.write_text(TEXT * 2)
    found = error(path, options=ReadOptions(max_bytes=100))
    assert isinstance(found, SkippedInput)
    assert "156 bytes" in str(found) and "100" in str(found)


def test_binary(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for raw in (b"\x7fELF\0\0\0\x01\xff\xfe\x80", b"%PDF-1.7 x", bytes(range(256)), b"\0" * 99):
        path.write_bytes(raw)
        assert isinstance(error(path), ReadError), raw


def lines(path: Path, *records: Any) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))
    return path


def test_json_lines(tmp_path: Path) -> None:
    full = {
        "text": TEXT,
        "published": "2020-05-06",
        "publisher": "Mekong Daily",
        "title": "A title",
        "url": "https://example.org/1",
        "lang": "en-GB",
        "id": 7,
        "more": [1],
    }
    path = lines(tmp_path / "x.jsonl", full, "", {"text": TEXT, "id": None, "title": ""})
    first, second = (d for d in read(path) if isinstance(d, Document))
    assert (first.file, first.title, first.language) == ("x.jsonl#7", "A title", "en-GB")
    assert first.published and first.published.edtf == "2020-05-06"
    assert first.why["published"].reason == "given in the line"
    assert (second.file, second.title) == ("x.jsonl", None)
    assert first.id != second.id


def test_an_id_takes_the_file_names_place(tmp_path: Path) -> None:
    a = lines(tmp_path / "a.jsonl", {"text": TEXT, "id": "k"})
    b = lines(tmp_path / "b.jsonl", {"text": TEXT, "id": "k"})
    assert one(a).id == one(b).id


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ('{"text": ', "not JSON"),
        ("[1]", "not an object"),
        ("[" * 100_000, "not JSON"),
        ({"text": 5}, "field text is no string but int"),
        ({"text": TEXT, "id": True}, "field id"),
        ({"text": TEXT, "published": "3/4/2018"}, "'3/4/2018' is not a date"),
        ({"text": TEXT, "published": "2019/2018"}, "ends before it begins"),
        ({"text": TEXT, "lang": "english please"}, "no language tag"),
        ({"html": "<p> </p>"}, "no story was found"),
        ({"title": "x"}, "no field text"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: Any, words: str) -> None:
    path = lines(tmp_path / "x.jsonl", {"text": TEXT}, bad, {"text": TEXT})
    before, found, after = read(path)
    assert isinstance(before, Document) and isinstance(after, Document)
    assert isinstance(found, ReadError) and words in str(found)
    assert found.name.endswith("x.jsonl:2")


def test_lines_that_are_skipped(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "x.jsonl", {"text": " "}, {"text": TEXT, "lang": "fr"}, {"text": TEXT * 50}
    )
    found = read(path, options=ReadOptions(max_bytes=200))
    assert all(isinstance(f, SkippedInput) for f in found)
    assert "in French (fr)" in str(found[1])


def test_bytes_that_are_no_unicode_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    path.write_bytes(b"\xef\xbb\xbf" + good + b"\r\n" + b'{"text": "\xff"}\n' + good)
    assert [type(f) for f in read(path)] == [Document, ReadError, Document]


def test_lone_surrogates_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": TEXT + "\ud800", "title": "a\udfff", "id": "\ud800"}))
    document = one(path)
    assert document.replaced == 1 and document.text.endswith("�")
    assert document.title == "a�" and document.file == "x.jsonl#�"


def test_an_overlong_line_is_left_out(tmp_path: Path) -> None:
    path = lines(tmp_path / "x.jsonl", {"text": TEXT}, "x" * (3 * CHUNK), {"text": TEXT})
    found = read(path, options=ReadOptions(max_line_bytes=1000))
    assert [type(f) for f in found] == [Document, ReadError, Document]
    assert "longer than 1,000 bytes" in str(found[1])


def packed(path: Path, count: int) -> bytes:
    raw = b"".join(
        json.dumps({"text": TEXT + str(n * 7919 % 104729), "id": str(n)}).encode() + b"\n"
        for n in range(count)
    )
    path.write_bytes(gzip.compress(raw))
    return raw


def test_gzip(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    packed(path, 3)
    assert [d.file for d in read(path) if isinstance(d, Document)] == [
        f"x.jsonl.gz#{n}" for n in range(3)
    ]
    path.write_bytes(b"no gzip")
    assert isinstance(error(path), ReadError)
    path.write_bytes(b"")
    assert read(path) == []


def test_a_truncated_gzip_loses_nothing_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    raw = packed(path, 400)
    whole = path.read_bytes()
    for cut in (len(whole) // 2, len(whole) - 9, len(whole) - 4):
        path.write_bytes(whole[:cut])
        stream = io.BytesIO(whole[:cut])
        kept = b""
        with gzip.GzipFile(fileobj=stream) as file, pytest.raises(EOFError):
            while chunk := file.read1(1):
                kept += chunk
        *documents, last = read(path)
        assert all(isinstance(d, Document) for d in documents)
        assert len(documents) >= kept.count(b"\n") > 0
        assert isinstance(last, ReadError) and f"after line {len(documents)}" in str(last)
        assert raw.startswith(kept)


def stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> list[Document | InputError]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    found = read("-")
    assert not sys.stdin.buffer.closed
    return found


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    (text,) = stdin(monkeypatch, TEXT.encode())
    assert isinstance(text, Document) and (text.file, text.text) == ("stdin", TEXT)
    long = (json.dumps({"text": TEXT, "id": "a"}) + "\n").encode() * 100
    found = stdin(monkeypatch, b"\xef\xbb\xbf\n" + long)
    assert len(found) == 100
    assert all(isinstance(d, Document) and d.file == "stdin#a" for d in found)
    (brace,) = stdin(monkeypatch, b"{curly} " + TEXT.encode())
    assert isinstance(brace, Document)
    (empty,) = stdin(monkeypatch, b"")
    assert isinstance(empty, SkippedInput)


def test_metadata_is_applied(tmp_path: Path) -> None:
    from communique.read import load_metadata

    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    lines(tmp_path / "c.jsonl", {"text": TEXT, "id": "1", "publisher": "Own"}, {"text": TEXT})
    table = tmp_path / "meta.csv"
    table.write_text(
        "file,published,publisher,title,url\n"
        "sub/a.txt,2020-01-02,One,,\nb.txt,,Two,A title,\nc.jsonl,2021,Three,,\n"
        "c.jsonl#1,2022,,,\ngone.txt,,,,\n"
    )
    metadata = load_metadata(table)
    found = [d for d in read(tmp_path, metadata=metadata) if isinstance(d, Document)]
    assert [(d.publisher, d.published and d.published.edtf) for d in found] == [
        ("Two", None),
        ("Own", "2022"),
        ("Three", "2021"),
        ("One", "2020-01-02"),
    ]
    assert found[0].title == "A title"
    assert found[3].why["published"].reason == "given in the metadata"
    assert survey([tmp_path], metadata=metadata).unmatched == ("gone.txt",)
    assert survey([tmp_path], metadata=Metadata()).unmatched == ()
    assert one(tmp_path / "sub" / "a.txt", metadata=metadata).publisher is None
