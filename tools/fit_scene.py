"""Fit the weights of `data/recognize/scene.yaml` on the development part of the bundled gold.

A softmax over the candidate states and nobody, with a ridge; the share of right choices is
printed for an office and for a person, cross-validated over story threads, then the weights
fitted on all of them. `--write` puts these into the table. For bodies and people a fit was no
better than the weights set by hand, which stay. The test part is not read.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from communique.analyze.eval import BUNDLED, load_gold
from communique.config import Config
from communique.model import Document
from communique.pipeline import Pipeline, inputs
from communique.recognize import scene as scenes

TABLE = Path(scenes.__file__).parents[1] / "data" / "recognize" / "scene.yaml"
RIDGE = 0.2
FITTED = ("office", "person")


@dataclass(frozen=True, slots=True)
class Choice:
    """What speaks for whom at one place, and who it is (None for nobody)."""

    thread: str
    signs: dict[str, dict[str, float]]
    due: str | None


def choices() -> dict[str, list[Choice]]:
    """What is sought → the choices made while the development part is read, with the answers."""
    gold = load_gold(BUNDLED, part="dev")
    seen: list[tuple[str, int, str, dict[str, dict[str, float]]]] = []
    at: list[tuple[str, int]] = []
    real_signs, real_choose = scenes.signs, scenes.choose

    def signs(page: Any, tagged: Any, token: Any) -> Any:
        at.append((page.parsed.document.id, tagged.unit.offset(token)))
        return real_signs(page, tagged, token)

    def choose(found: Any, sought: Any) -> Any:
        seen.append((*at[-1], sought, found))
        return real_choose(found, sought)

    scenes.signs, scenes.choose = signs, choose
    table = BUNDLED / "metadata.csv"
    read = inputs([BUNDLED / "reports"], table, Config())
    documents = [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
    for _ in Pipeline().recognized(documents):
        pass
    scenes.signs, scenes.choose = real_signs, real_choose
    found: dict[str, dict[tuple[str, int], Choice]] = defaultdict(dict)
    for document, offset, sought, held in seen:
        for mention in gold.mentions[document]:
            for p in (*mention.actors, *mention.recipients):
                span = p.mentioned
                if span and span.start <= offset < span.end:
                    choice = Choice(gold.unit(document), held, p.country)
                    found[sought].setdefault((document, offset), choice)
    return {sought: list(by_place.values()) for sought, by_place in found.items()}


def fit(made: list[Choice], names: list[str]) -> dict[str, float]:
    """Weights of the signs and of nobody."""
    tables = [_matrix(c, names) for c in made]

    def loss(w: Any) -> tuple[float, Any]:
        total, slope = RIDGE * float(w @ w), 2 * RIDGE * w
        for table, due in tables:
            scores = table @ w
            scores -= scores.max()
            shares = np.exp(scores) / np.exp(scores).sum()
            total -= float(np.log(shares[due] + 1e-12))
            slope -= table[due] - shares @ table
        return total, slope

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip([*names, "nobody"], (round(float(x), 2) for x in best), strict=True))


def _matrix(choice: Choice, names: list[str]) -> tuple[Any, int]:
    """One row for each candidate, the last for nobody; and the row that is due."""
    codes = sorted(choice.signs)
    rows = [[choice.signs[c].get(n, 0.0) for n in names] + [0.0] for c in codes]
    rows.append([0.0] * len(names) + [1.0])
    due = codes.index(choice.due) if choice.due in choice.signs else len(codes)
    return np.array(rows), due


def right(choice: Choice, weights: dict[str, float]) -> bool:
    """Whether the weights choose the state that is due; nobody where it is not among them."""
    scored = {
        code: sum(weights.get(s, 0.0) * h for s, h in held.items())
        for code, held in choice.signs.items()
    }
    best = max(scored, key=lambda c: (scored[c], c), default=None)
    chosen = best if best is not None and scored[best] > weights["nobody"] else None
    return chosen == choice.due


def main() -> None:
    """Print the shares of right choices, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    asked = parser.parse_args()
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    names = list(table["told"])
    for sought, made in choices().items():
        threads = sorted({c.thread for c in made})
        good = 0
        for thread in threads:
            weights = fit([c for c in made if c.thread != thread], names)
            good += sum(right(c, weights) for c in made if c.thread == thread)
        old = sum(right(c, table["weights"][sought]) for c in made)
        share = f"right {good / len(made):.3f}, now {old / len(made):.3f}"
        sys.stdout.write(f"{sought}: {len(made)} choices, {share}\n")
        if sought not in FITTED:
            continue
        table["weights"][sought] = {k: v for k, v in fit(made, names).items() if v}
        sys.stdout.write(f"  {table['weights'][sought]}\n")
    if asked.write:
        head = "".join(line for line in TABLE.open(encoding="utf-8") if line.startswith("#"))
        TABLE.write_text(head + yaml.safe_dump(table, sort_keys=False, width=100), encoding="utf-8")


if __name__ == "__main__":
    main()
