"""The metadata table: what is wrong is named with its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import ConfigError
from communique.read import load_metadata

HEAD = "file,published,publisher,title,url\n"


def load(tmp_path: Path, raw: str | bytes) -> dict[str, object]:
    path = tmp_path / "meta.csv"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return dict(load_metadata(path).rows)


def test_rows(tmp_path: Path) -> None:
    rows = load(
        tmp_path,
        b"\xef\xbb\xbf" + HEAD.encode() + b'a.txt,2018,"A, B",,\r\n\r\n./s\\b.txt,,,,\r\n',
    )
    assert list(rows) == ["a.txt", "s/b.txt"]
    assert load(tmp_path, "URL,file,title,publisher,published\nu,a.txt,,,2018-04\n")
    assert load(tmp_path, HEAD) == {}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("", "line 1: column file is missing"),
        ("file,published,publisher,title\n", "line 1: column url is missing"),
        ("file;published;publisher;title;url\n", "column file is missing"),
        ("file,published,publisher,title,url,date\n", "line 1: column 'date' is one too many"),
        (HEAD + "a.txt,2018\n", "line 2: has 2 cells"),
        (HEAD + "a.txt,,,,\na.txt,,,,\n", "line 3: column file: 'a.txt' has a row already"),
        (HEAD + ",2018,,,\n", "line 2: column file: is empty"),
        (HEAD + "a.txt,,,,\nb.txt,03/04/2018,,,\n", "line 3: column published: '03/04/2018'"),
        (HEAD + "a.txt,2018-02-30,,,\n", "line 2: column published"),
        (HEAD + "a.txt,0000,,,\n", "line 2: column published"),
        (b"\xff\xfe", "UTF-8"),
        (HEAD + 'a.txt,"' + "x" * 200_000 + '",,,\n', "not a CSV"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, raw: str | bytes, words: str) -> None:
    with pytest.raises(ConfigError, match=r"meta\.csv") as caught:
        load(tmp_path, raw)
    assert words in str(caught.value)


def test_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_metadata(tmp_path / "none.csv")
