"""Trains the chooser of sides anew: `src/communique/data/coding/sides.json`.

    python tools/train_sides.py            # train, measure by cross-validation, write the weights
    python tools/train_sides.py --measure  # only measure

One source, our own: the development part of the bundled gold. Figures are of models that have not
seen the story threads that they are measured on. Same inputs, same weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from communique import config, pipeline
from communique.analyze import eval as scoring
from communique.analyze.eval.align import align_mentions
from communique.analyze.eval.identity import codes
from communique.analyze.eval.material import shown
from communique.attribute import Attribution, judged, statements_of
from communique.coding import Codebook, PatternCoder, load_codebook
from communique.coding.dyad import dyad
from communique.coding.mentions import MentionBuilder
from communique.coding.side_features import situation, standing
from communique.coding.side_model import (
    ACTOR,
    ACTORS,
    BOTH,
    RECIPIENT,
    RECIPIENTS,
    ROLES,
    Roles,
    SideModel,
)
from communique.coding.side_setting import Stage
from communique.model import Document, EventMention, Statement
from communique.recognize import Recognized

WEIGHTS = Path(pipeline.__file__).parent / "data" / "coding" / "sides.json"
FOLDS = 8
RARE = 10
"""Features of fewer options, or acts, are left out."""
PENALTY = 40.0
PENALTY_BOTH = 20.0
PENALTY_NUMBERS = 10.0
PENALTY_BIAS = 12.0
MARGIN = 2.0
STEPS = 60


@dataclass(frozen=True)
class Page:
    """A document of the gold, recognized, with its own mentions."""

    thread: str
    recognized: Recognized
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    gold: tuple[EventMention, ...]
    optional: frozenset[str]


@dataclass(frozen=True)
class Sample:
    """An act that the gold has too: its features, those of its options, their right roles."""

    thread: str
    act: frozenset[str]
    options: tuple[frozenset[str], ...]
    roles: Roles


def pages() -> Iterator[Page]:
    """The reports of the development part."""
    due, settings = scoring.load_gold(scoring.BUNDLED, part="dev"), config.Config()
    read = pipeline.inputs(
        [scoring.BUNDLED / "reports"], scoring.BUNDLED / "metadata.csv", settings
    )
    documents = [d for d in read if isinstance(d, Document) and d.id in due.mentions]
    for recognized, found in pipeline.Pipeline(settings).attributed(documents):
        attributions = judged(recognized, found)
        statements = statements_of(recognized, attributions, ranker=False)
        key = recognized.parsed.document.id
        gold = tuple(m for m in due.mentions[key] if shown(m))
        yield Page(due.unit(key), recognized, attributions, statements, gold, due.optional)


# --- samples -------------------------------------------------------------------------------------


def samples(page: Page, codebook: Codebook) -> Iterator[Sample]:
    """The acts of a page that meet one of the gold of the same type, as the rules leave them."""
    acts = PatternCoder(codebook).acts(page.recognized, page.attributions, page.statements)
    builder = MentionBuilder(
        page.recognized, codebook, page.attributions, page.statements, "training"
    )
    whole = [a for a in acts.found if not a.separate]
    built = builder.build([replace(a, links=[]) for a in whole], [])
    due = {f.id: g for g, f in _aligned(page, [b.mention for b in built])}
    stage = Stage(page.recognized, page.attributions, acts.found, dyad(page.recognized))
    settings = {id(s.act): s for s in stage.settings()}
    for act, anchored in zip(whole, built, strict=True):
        gold = due.get(anchored.mention.id)
        if gold is None or gold.event_type != act.event_type:
            continue
        setting = settings[id(act)]
        options = setting.options()
        roles = tuple(_role(option, gold) for option in options)
        if roles.count(BOTH) < 2:
            names = tuple(standing(setting, option) for option in options)
            yield Sample(page.thread, situation(setting), names, roles)


def _aligned(page: Page, found: Sequence[EventMention]) -> list[tuple[EventMention, EventMention]]:
    printed = [m for m in found if shown(m)]
    return align_mentions(page.gold, printed, page.optional)


def _role(option: Sequence[str], gold: EventMention) -> int:
    """The role that at least half of the option's countries have."""
    actor = 2 * sum(c in codes(gold.actors) for c in option) >= len(option)
    recipient = 2 * sum(c in codes(gold.recipients) for c in option) >= len(option)
    return ACTOR * actor + RECIPIENT * recipient


# --- fitting -------------------------------------------------------------------------------------


@cache
def assignments(options: int) -> tuple[np.ndarray, np.ndarray, dict[Roles, int]]:
    """All assignments of roles to so many options: as marks of each role's weights, their numbers
    of actors and recipients as marks, and the row of each."""
    rows = [r for r in product(ROLES, repeat=options) if r.count(BOTH) < 2]
    roles = np.array(rows).reshape(len(rows), options)
    actor, recipient = (roles & ACTOR) > 0, (roles & RECIPIENT) > 0
    marks = np.stack([actor, recipient, roles == BOTH], 2).reshape(len(rows), 3 * options)
    first = np.minimum(actor.sum(1), ACTORS - 1)
    second = np.minimum(recipient.sum(1), RECIPIENTS - 1)
    numbers = np.eye(ACTORS * RECIPIENTS)[first * RECIPIENTS + second]
    return marks.astype(float), numbers, {row: i for i, row in enumerate(rows)}


def _columns(names: Iterable[frozenset[str]]) -> list[str]:
    counts = Counter(f for own in names for f in own)
    return sorted(f for f, n in counts.items() if n >= RARE)


def _matrix(names: Sequence[frozenset[str]], columns: Sequence[str]) -> csr_matrix:
    at = {f: i for i, f in enumerate(columns)}
    cells = [(i, at[f]) for i, own in enumerate(names) for f in sorted(own) if f in at]
    places = tuple(zip(*cells, strict=True))
    return csr_matrix((np.ones(len(cells)), places), shape=(len(names), len(columns)))


def fit(found: Sequence[Sample]) -> SideModel:
    """The weights under which the right assignments are most likely, with a quadratic penalty."""
    kept = [s for s in found if s.options]
    options = [names for s in kept for names in s.options]
    of_option, of_act = _columns(options), _columns(s.act for s in kept)
    x, y = _matrix(options, of_option), _matrix([s.act for s in kept], of_act)
    starts = np.cumsum([0, *(len(s.options) for s in kept)])
    groups = []
    for size in sorted({len(s.options) for s in kept}):
        own = np.array([i for i, s in enumerate(kept) if len(s.options) == size])
        row = assignments(size)[2]
        right = np.array([row[kept[i].roles] for i in own])
        groups.append((size, own, starts[own][:, None] + np.arange(size), right))
    penalty = np.array([PENALTY, PENALTY, PENALTY_BOTH]) * np.ones((len(of_option), 1))
    penalty[of_option.index("bias")] = PENALTY_BIAS
    width = ACTORS * RECIPIENTS

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat[: 3 * len(of_option)].reshape(-1, 3)
        v = flat[3 * len(of_option) :].reshape(-1, width)
        scores, counts = x @ w, y @ v
        value = 0.5 * ((penalty * w * w).sum() + PENALTY_NUMBERS * (v * v).sum())
        by_option, by_act = np.zeros_like(scores), np.zeros_like(counts)
        for size, own, rows, right in groups:
            marks, numbers, _ = assignments(size)
            z = scores[rows].reshape(len(own), 3 * size) @ marks.T + counts[own] @ numbers.T
            z -= z.max(1, keepdims=True)
            p = np.exp(z)
            p /= p.sum(1, keepdims=True)
            value -= np.log(p[np.arange(len(own)), right]).sum()
            p[np.arange(len(own)), right] -= 1
            by_option[rows.ravel()] += (p @ marks).reshape(-1, 3)
            by_act[own] += p @ numbers
        gradient = (x.T @ by_option + penalty * w, y.T @ by_act + PENALTY_NUMBERS * v)
        return float(value), np.concatenate([g.ravel() for g in gradient])

    start = np.zeros(3 * len(of_option) + width * len(of_act))
    done = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    cut = 3 * len(of_option)
    return SideModel(
        _table(of_option, done[:cut].reshape(-1, 3)),
        _table(of_act, done[cut:].reshape(-1, width)),
        MARGIN,
    )


def _table(names: Sequence[str], weights: np.ndarray) -> dict[str, tuple[float, ...]]:
    rounded = zip(names, weights.round(3), strict=True)
    return {n: tuple(map(float, w + 0.0)) for n, w in rounded if abs(w).max() >= 0.02}


# --- measuring -----------------------------------------------------------------------------------


def measured(held: Iterable[Page], codebook: Codebook, model: SideModel | None) -> Counter[str]:
    """Count what the coder prints of these pages and what of it is right."""
    n: Counter[str] = Counter()
    coder = PatternCoder(codebook, model)
    for page in held:
        anchored = coder.code(page.recognized, page.attributions, page.statements)
        found = [a.mention for a in anchored]
        n["due"] += sum(g.id not in page.optional for g in page.gold)
        n["found"] += sum(map(shown, found))
        for gold, mention in _aligned(page, found):
            if gold.event_type != mention.event_type:
                continue
            sides = [
                codes(getattr(gold, side)) == codes(getattr(mention, side))
                for side in ("actors", "recipients")
            ]
            n["type"] += 1
            n["actors"] += sides[0]
            n["recipients"] += sides[1]
            n["right"] += all(sides)
            n["right and due"] += all(sides) and gold.id not in page.optional
    return n


def figures(n: Counter[str]) -> str:
    """The counts as shares, in a line."""
    return (
        f"right: P {n['right'] / n['found']:.3f} R {n['right and due'] / n['due']:.3f}; "
        f"of those of the right type: both sides {n['right'] / n['type']:.3f}, "
        f"actors {n['actors'] / n['type']:.3f}, recipients {n['recipients'] / n['type']:.3f}"
    )


def main() -> None:
    """Measure, and write the weights unless told not to."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--measure", action="store_true", help="write nothing")
    only_measure = arguments.parse_args().measure
    codebook, every = load_codebook(), list(pages())
    found = [s for page in every for s in samples(page, codebook)]
    threads = sorted({page.thread for page in every})
    rules, crossed = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        names = set(threads[fold::FOLDS])
        held = [page for page in every if page.thread in names]
        by_rule = measured(held, codebook, None)
        chosen = measured(held, codebook, fit([s for s in found if s.thread not in names]))
        rules += by_rule
        crossed += chosen
        shares = [n["right"] / n["type"] for n in (by_rule, chosen)]
        print(f"{' '.join(sorted(names))}: {shares[0]:.3f} -> {shares[1]:.3f}")  # noqa: T201
    model = fit(found)
    lines = {
        "rules alone": figures(rules),
        "chosen, each thread unseen": figures(crossed),
        "chosen, all threads seen": figures(measured(every, codebook, model)),
    }
    for name, line in lines.items():
        print(f"{name}: {line}")  # noqa: T201
    if not only_measure:
        write(model, lines)


def write(model: SideModel, lines: dict[str, str]) -> None:
    """The weights as JSON, one feature on a line."""
    out = {
        "source": "tools/train_sides.py, from the development part of the bundled gold",
        "figures": lines,
        "margin": model.margin,
        "options": model.options,
        "numbers": model.numbers,
    }
    text = json.dumps(out, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\s+([^\]]*?)\s+\]", lambda m: "[" + " ".join(m[1].split()) + "]", text)
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
