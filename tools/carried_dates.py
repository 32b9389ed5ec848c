"""Fit the weights of `data/ground/carried_dates.csv` on the development part of the bundled gold.

    python tools/carried_dates.py            # prints accuracy, cross-validated over story threads
    python tools/carried_dates.py --write    # fits on all development threads, writes the weights

For every mention that its own words do not date, the dates that its document tells elsewhere are
candidates, and "none of them" is one more: a softmax over them, fitted by gradient steps with an
L2 penalty. Reports whose year only one side knows, the gold or the reader, teach nothing.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from communique import config
from communique.analyze import eval as scoring
from communique.analyze.eval.material import shown
from communique.ground import carried, date_events
from communique.ground.kinship import signs
from communique.model import Date, Document, EventMention
from communique.pipeline import Pipeline, inputs
from communique.recognize import Recognized, locate

OUT = Path(carried.__file__).parents[1] / "data/ground/carried_dates.csv"
PENALTY = 1.5
FEWEST = 15
"""A sign that stands fewer times, or in fewer than three threads, gets no weight."""
STEPS = 800
RATE = 0.08
SMALL = 0.02

Key = tuple[str | None, str | None] | None


@dataclass(frozen=True, slots=True)
class Case:
    """One gold mention: what is due, what its own words give, and the dates to choose from."""

    thread: str
    due: Key
    own: Key
    candidates: tuple[tuple[frozenset[str], Key], ...]
    teaches: bool


def cases() -> Iterator[Case]:
    """All mentions of the development part."""
    gold = scoring.load_gold(scoring.BUNDLED, part="dev")
    gold = gold.of(gold.mentions.keys() - scoring.unread())
    assert gold.documents is not None
    settings = config.load(None)
    table = scoring.BUNDLED / "metadata.csv"
    read = inputs([scoring.BUNDLED / "reports"], table, settings)
    documents = [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
    for recognized in Pipeline(settings).recognized(documents):
        document = recognized.parsed.document
        known = gold.documents[document.id].published
        for mention in gold.mentions[document.id]:
            if shown(mention):
                teaches = _key(known) == _key(document.published)
                yield from _cases(recognized, mention, gold.unit(document.id), teaches)


def _cases(
    recognized: Recognized, mention: EventMention, thread: str, teaches: bool
) -> Iterator[Case]:
    located = locate(recognized, mention.trigger)
    if located is None:
        return
    unit, trigger = located[0].index, located[1].root.i
    dated = date_events(recognized, recognized.parsed.document.published)
    own, deadline, _ = dated.own(unit, trigger, mention.status)
    found = []
    if own is None and deadline is None and dated.carries(unit, trigger, mention.status):
        asked = dated.asked(unit, trigger, mention.status)
        read = ((signs(asked, time), time.date) for time in asked.times)
        found = [(one[0], _key(day)) for one, day in read if one is not None]
    yield Case(thread, _key(mention.date), _key(own), tuple(found), teaches and bool(found))


def _key(value: Date | None) -> Key:
    return (value.min, value.max) if value is not None else None


def vocabulary(told: Sequence[Case]) -> dict[str, int]:
    """The signs that get a weight."""
    counted: Counter[str] = Counter()
    threads = defaultdict(set)
    for case in told:
        for names, _ in case.candidates:
            counted.update(names)
            for name in names:
                threads[name].add(case.thread)
    kept = (n for n, count in counted.items() if count >= FEWEST and len(threads[n]) >= 3)
    return {name: number for number, name in enumerate(sorted(kept))}


def fit(told: Sequence[Case], names: Mapping[str, int]) -> np.ndarray:
    """Weights by Adam steps on the likelihood of the due date; the last is of any candidate."""
    rows, group, right = [], [], []
    for number, case in enumerate(told):
        for signs_, key in case.candidates:
            rows.append(signs_)
            group.append(number)
            right.append(case.due is not None and key == case.due)
    x = np.zeros((len(rows), len(names) + 1))
    x[:, -1] = 1
    for number, signs_ in enumerate(rows):
        x[number, [names[s] for s in signs_ if s in names]] = 1
    g, y = np.array(group), np.array(right, float)
    hit = np.zeros(len(told))
    np.maximum.at(hit, g, y)
    w, m, v = np.zeros(x.shape[1]), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for step in range(1, STEPS + 1):
        grad = x.T @ _slope(x @ w, g, y, hit) + PENALTY * np.append(w[:-1], 0)
        m, v = 0.9 * m + 0.1 * grad, 0.999 * v + 0.001 * grad**2
        w = w - RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def _slope(score: np.ndarray, g: np.ndarray, y: np.ndarray, hit: np.ndarray) -> np.ndarray:
    raised = np.exp(np.minimum(score, 50))
    total = np.ones(len(hit))
    np.add.at(total, g, raised)
    p = raised / total[g]
    mass = np.zeros(len(hit))
    np.add.at(mass, g, p * y)
    return p - np.where(hit[g] > 0, p * y / np.maximum(mass[g], 1e-12), 0)


def chosen(case: Case, names: Mapping[str, int], w: np.ndarray) -> Key:
    """The date that the weights choose for a mention without own words."""
    if case.own is not None or not case.candidates:
        return case.own
    scores = [w[-1] + sum(w[names[s]] for s in found if s in names) for found, _ in case.candidates]
    raised = np.exp(np.minimum(scores, 50))
    best = int(np.argmax(raised))
    sure = raised[best] / (1 + raised.sum()) > carried.LEAST
    return case.candidates[best][1] if sure else None


def report(name: str, told: Sequence[Case], answers: Sequence[Key]) -> None:
    """Accuracy of all mentions, and of those with a date."""
    right = [a == c.due for c, a in zip(told, answers, strict=True)]
    due = [r for c, r in zip(told, right, strict=True) if c.due is not None]
    sys.stdout.write(
        f"{name}: {np.mean(right):.4f} of {len(told)}, {np.mean(due):.4f} of {len(due)}\n"
    )


def main() -> None:
    """Cross-validate, fit, write."""
    told = list(cases())
    names = vocabulary(told)
    answers: dict[int, Key] = {}
    for thread in sorted({c.thread for c in told}):
        w = fit([c for c in told if c.teaches and c.thread != thread], names)
        answers |= {i: chosen(c, names, w) for i, c in enumerate(told) if c.thread == thread}
    report("own words", told, [c.own for c in told])
    report("left-out threads", told, [answers[i] for i in range(len(told))])
    w = fit([c for c in told if c.teaches], names)
    report("fitted threads", told, [chosen(c, names, w) for c in told])
    if "--write" in sys.argv:
        kept = [(n, w[i]) for n, i in names.items() if abs(w[i]) >= SMALL]
        lines = ["# weights of signs, fitted by tools/carried_dates.py on the development part"]
        lines += [f'"{n}",{x:.2f}' for n, x in [("", w[-1]), *kept]]
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
