"""Score coded mentions against a reader's list.

    python benchmarks/mentions.py GOLD.jsonl MENTIONS.jsonl [--errors] [--documents FILE,…]

GOLD has a line for each mention: file, start, end (the trigger's offsets), sentence_start,
sentence_end, type, actors and recipients (country or bloc codes), status, optional.
MENTIONS is what `communique mentions --format jsonl` prints, with the file's name in `file`.

A printed mention is right where type, the set of actor codes and the set of recipient codes are
equal and its evidence overlaps the gold sentence; matched one to one. Recall counts the rows that
are not optional, precision all of them. Partial figures leave one condition out at a time.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def codes(people: list[Row]) -> frozenset[str]:
    return frozenset(c for p in people if (c := p.get("country") or p.get("bloc")))


def as_gold(mention: Row) -> Row:
    spans = mention["evidence"]
    return {
        "file": mention["file"],
        "type": mention["event_type"],
        "actors": codes(mention["actors"]),
        "recipients": codes(mention["recipients"]),
        "status": mention["status"],
        "start": mention["trigger"]["start"],
        "words": mention["trigger"]["quote"],
        "spans": [(s["start"], s["end"]) for s in spans],
        "explanation": mention["explanation"],
    }


def fits(gold: Row, found: Row, ignore: str = "") -> bool:
    if gold["file"] != found["file"]:
        return False
    first, last = gold["sentence_start"], gold["sentence_end"]
    overlap = any(start < last and first < end for start, end in found["spans"])
    same_type = ignore == "type" or gold["type"] == found["type"]
    actors = ignore in {"actors", "who"} or frozenset(gold["actors"]) == found["actors"]
    whom = frozenset(gold["recipients"])
    recipients = ignore in {"recipients", "who"} or whom == found["recipients"]
    return overlap and same_type and actors and recipients


def match(golds: list[Row], founds: list[Row], ignore: str = "") -> dict[int, int]:
    """Found → gold, one to one; rows that are due before optional ones, near triggers first."""
    pairs = [
        (g["optional"], abs(g["start"] - f["start"]), j, i)
        for i, g in enumerate(golds)
        for j, f in enumerate(founds)
        if fits(g, f, ignore)
    ]
    used: set[int] = set()
    result: dict[int, int] = {}
    for _, _, j, i in sorted(pairs):
        if j not in result and i not in used:
            result[j] = i
            used.add(i)
    return result


def score(golds: list[Row], founds: list[Row], ignore: str = "") -> tuple[float, float, int, int]:
    matched = match(golds, founds, ignore)
    due = sum(1 for g in golds if not g["optional"])
    got = sum(1 for i in matched.values() if not golds[i]["optional"])
    recall = got / due if due else 1.0
    precision = len(matched) / len(founds) if founds else 1.0
    return recall, precision, got, due


def interval(golds: list[Row], founds: list[Row], draws: int = 2000) -> tuple[str, str]:
    """Recall's and precision's middle 95% over documents drawn anew, with replacement."""
    files = sorted({g["file"] for g in golds})
    counts = []
    for name in files:
        here = [f for f in founds if f["file"] == name]
        own = [g for g in golds if g["file"] == name]
        _, _, got, due = score(own, here)
        counts.append((got, due, len(match(own, here)), len(here)))
    dice = random.Random(2026)
    shares: tuple[list[float], list[float]] = ([], [])
    for _ in range(draws):
        got, due, right, printed = map(sum, zip(*dice.choices(counts, k=len(files)), strict=True))
        shares[0].append(got / max(1, due))
        shares[1].append(right / max(1, printed))
    ends = [(sorted(s)[draws // 40], sorted(s)[-(draws // 40)]) for s in shares]
    recall, right_share = (f"{low:.3f}–{high:.3f}" for low, high in ends)
    return recall, right_share


def report(golds: list[Row], founds: list[Row]) -> None:
    by_file: dict[str, list[Row]] = defaultdict(list)
    for g in golds:
        by_file[g["file"]].append(g)
    print(f"{'file':40} recall  right  printed")
    for name, own in sorted(by_file.items()):
        here = [f for f in founds if f["file"] == name]
        recall, precision, _, _ = score(own, here)
        print(f"{name:40} {recall:6.3f} {precision:6.3f} {len(here):6}")
    recall, precision, got, due = score(golds, founds)
    print(f"{'all':40} {recall:6.3f} {precision:6.3f} {len(founds):6}   ({got} of {due})")
    spread = interval(golds, founds)
    print(f"  95% of resampled sets of documents: recall {spread[0]}, right {spread[1]}")
    for ignore in ("type", "actors", "recipients", "who"):
        r, p, _, _ = score(golds, founds, ignore)
        print(f"  leaving out {ignore:28} {r:6.3f} {p:6.3f}")
    matched = match(golds, founds)
    same = sum(1 for j, i in matched.items() if founds[j]["status"] == golds[i]["status"])
    print(f"  status right of those matched: {same / max(1, len(matched)):.3f}")


def errors(golds: list[Row], founds: list[Row]) -> None:
    matched = match(golds, founds)
    hit = set(matched.values())
    for i, g in enumerate(golds):
        if i not in hit and not g["optional"]:
            who = f"{','.join(sorted(g['actors']))} > {','.join(sorted(g['recipients']))}"
            place = f"{g['file'][:4]}@{g['start']}"
            print(f"MISSED {place} {g['type']} {who} {g['status']} | {g.get('words', '')}")
    for j, f in enumerate(founds):
        if j not in matched:
            who = f"{','.join(sorted(f['actors']))} > {','.join(sorted(f['recipients']))}"
            place = f"{f['file'][:4]}@{f['start']}"
            told = f"{f['words']} | {f['explanation']}"
            print(f"WRONG  {place} {f['type']} {who} {f['status']} | {told}")


def main() -> None:
    plain = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("gold", type=Path)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    golds = rows(options.gold)
    founds = [as_gold(m) for m in rows(options.mentions)]
    report(golds, founds)
    if options.errors:
        errors(golds, founds)


if __name__ == "__main__":
    main()
