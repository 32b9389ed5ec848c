"""Bytes and strings to documents: encodings, languages, and any text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.errors import InputError, ReadError, SkippedInput
from communique.read import detect_language, language_name, read_text
from communique.read.decode import decode

ENGLISH = "The envoy said that the talks would go on until the two sides agree on the text. "
PERSIAN = "وزیر دفاع ایران روز چهارشنبه در نشست مسکو با همتای روسی خود دیدار و گفتگو کرد. "
FRENCH = "Le ministre a déclaré que les deux parties se réuniront à nouveau la semaine prochaine. "
CYRILLIC = "Министр обороны заявил в среду, что стороны договорились о новой встрече. "


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8-sig"),
        (ENGLISH + "é", "utf-16", "utf-16"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (ENGLISH, "utf-32", "utf-32"),
        (ENGLISH + "“naïve” – Müller", "cp1252", "cp1252"),
        (CYRILLIC * 10, "cp1251", "cp1251"),
    ],
)
def test_encodings(text: str, encoding: str, name: str) -> None:
    found = decode(text.encode(encoding), "x")
    assert (found.text, found.encoding, found.replaced) == (text, name, 0)


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    found = decode(("“quoted” " * 20).encode() + b"\xe2\x80", "x")
    assert found.encoding == "utf-8" and found.replaced == 1


def test_stray_nuls_stay_where_they_are() -> None:
    text = ENGLISH + "\0" + ENGLISH + "\0"
    assert decode(text.encode(), "x").text == text


def test_surrogates_in_utf8() -> None:
    found = decode(ENGLISH.encode() + "\ud83d!".encode("utf-8", "surrogatepass"), "x")
    assert found.text == ENGLISH + "�!" and found.replaced == 1


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02\xff" * 50, b"%PDF-1.4", b"\x1f\x8b\x08", b"\xff\xfe\x00"]
)
def test_binary(raw: bytes) -> None:
    if raw == b"\xff\xfe\x00":
        assert decode(raw, "x").replaced == 1
        return
    with pytest.raises(ReadError):
        decode(raw, "x")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\0\0\xff\xff\xff\xff")
def test_any_bytes(raw: bytes) -> None:
    try:
        decode(raw, "x").text.encode()
    except InputError:
        pass


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\0\r\n\ud800\udfffא🇮🇷́\N{NO-BREAK SPACE}")))
def test_any_text(text: str) -> None:
    try:
        document = read_text(text)
    except InputError:
        return
    assert len(document.text) == len(text) == document.length
    assert all(a == b or b == "�" for a, b in zip(text, document.text, strict=True))
    assert document.replaced == sum("\ud800" <= c <= "\udfff" for c in text)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_encoded_is_decoded(text: str, encoding: str) -> None:
    text = "".join(c for c in text if c.isprintable()) + ENGLISH
    assert decode(text.encode(encoding), "x").text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [(PERSIAN * 3, "in Persian (fa)"), (FRENCH * 3, "in French (fr)"), ("سلام", "in ")],
)
def test_other_languages_are_skipped_by_name(text: str, words: str) -> None:
    with pytest.raises(SkippedInput, match="only English") as caught:
        read_text(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Talks held.",
        "Oui",
        "1. 2. 3.",
        ENGLISH * 2 + "\n" + PERSIAN,
        PERSIAN + "\n" + "\n".join([ENGLISH] * 2),
        f"{FRENCH}\n{ENGLISH * 2}",
        ENGLISH.upper(),
    ],
)
def test_english_and_what_is_mostly_english(text: str) -> None:
    assert read_text(text).language == "en"
    assert detect_language(text).reason


def test_language_names() -> None:
    assert language_name("fa") == "Persian (fa)"
    assert language_name("pt-BR") == "Portuguese (pt-BR)"
    assert language_name("no") == "Norwegian (no)"
    assert language_name("xx") == "xx"


def test_given_with_the_text() -> None:
    document = read_text(ENGLISH, name="a", published="2020-05", publisher=" P ", url="u\ud800")
    assert document.published and document.published.max == "2020-05-31"
    assert (document.publisher, document.url, document.title) == ("P", "u�", None)
    with pytest.raises(ReadError, match="not a date"):
        read_text(ENGLISH, published="yesterday")
    assert read_text(ENGLISH, name="a").id != read_text(ENGLISH, name="b").id
    same = [read_text(ENGLISH, name=n, publisher="P").id for n in "ab"]
    assert same[0] == same[1]


def test_no_clock_and_no_path_in_a_document(tmp_path: Path) -> None:
    assert read_text(ENGLISH) == read_text(ENGLISH)
