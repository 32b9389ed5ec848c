"""Trains the ranker of statements anew: `src/communique/data/attribute/ranker.json`.

    python tools/train_ranker.py            # train, measure by cross-validation, write the weights
    python tools/train_ranker.py --measure  # only measure

Two sources, both our own: the invented sentences of `data/attribute/training`, and the
development part of the bundled gold. Figures are of models that have not seen the story thread
that they are measured on; "own sentences" are of models that saw no gold at all. Same inputs, same
weights.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from communique import config, pipeline
from communique.analyze import eval as scoring
from communique.analyze.eval.align import align_statements
from communique.attribute import Attribution, statements_of
from communique.attribute.first_person import speakers_of
from communique.attribute.judging import described
from communique.attribute.ranker import Linear
from communique.attribute.targets import candidates, target_features
from communique.attribute.things import Candidate
from communique.model import Block, Document, Span, Statement
from communique.model.ids import name_key
from communique.recognize import Recognized

DATA = Path(pipeline.__file__).parent / "data" / "attribute"
SENTENCES = tuple(sorted((DATA / "training").glob("*.txt")))
WEIGHTS = DATA / "ranker.json"
OWN = "own sentences"
STATEMENT, FORCE, TARGET = "statement", "force", "target"
FORCES = ("evaluate", "prescribe", "predict", "commit", "deny", "report")
LABELS = {STATEMENT: ("no", "yes"), FORCE: FORCES, TARGET: ("no", "-1", "1", "open")}
FOLDS = 8
RARE = {STATEMENT: 3, FORCE: 3, TARGET: 3}
PENALTY = {STATEMENT: 3.0, FORCE: 2.0, TARGET: 2.0}
STANCES = {"+": "1", "-": "-1", "?": "open"}


@dataclass(frozen=True)
class Due:
    """A target that is due; `kind` is None where the annotation does not tell it."""

    words: Span
    name: str
    stance: str
    kind: str | None = None


@dataclass(frozen=True)
class Sample:
    """One attribution with what is right of it; `force` is None where it is no statement."""

    group: str
    recognized: Recognized
    attribution: Attribution
    names: frozenset[str]
    force: str | None
    targets: tuple[Due, ...] = ()


@dataclass
class Table:
    """Rows of one model."""

    names: list[frozenset[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, names: frozenset[str], label: str) -> None:
        """One row more."""
        self.names.append(names)
        self.labels.append(label)


# --- reading the sources -------------------------------------------------------------------------


def coder() -> pipeline.Pipeline:
    """The pipeline whose parses are trained on; its first stages alone are used."""
    return pipeline.Pipeline(config.Config())


def of_sentences(paths: Iterable[Path] = SENTENCES) -> Iterator[Sample]:
    """The invented sentences; ValueError where a line has no annotation."""
    read = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in read if line and line[0] != "#"]
    texts, notes = zip(*(line.split(" :: ") for line in lines), strict=True)
    bare = [re.sub(r"[\[\]]", "", text) for text in texts]
    documents = [_document(n, text) for n, text in enumerate(bare)]
    found = coder().attributed(documents)
    for text, note, (recognized, attributions) in zip(texts, notes, found, strict=True):
        due = dict(zip(_brackets(text), note.split(" / "), strict=False))
        for attribution, names in described(recognized, attributions):
            yield _annotated(Sample(OWN, recognized, attribution, names, None), due)


def _document(number: int, text: str) -> Document:
    block = Block(0, len(text), "body", "training sentence")
    return Document(f"dc_{number:05}", text, f"{number}.txt", "", len(text), blocks=(block,))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    for number, match in enumerate(re.finditer(r"\[([^]]*)\]", text)):
        yield match.start() - 2 * number, match.start() - 2 * number + len(match[1])


def _annotated(sample: Sample, due: dict[tuple[int, int], str]) -> Sample:
    attribution = sample.attribution
    for (start, end), note in due.items():
        if note.strip() != "-" and any(s.start < end and start < s.end for s in attribution.cue):
            force, _, words = note.strip().partition(" ")
            return replace(sample, force=force, targets=tuple(_marked(attribution, words)))
    return sample


def _marked(attribution: Attribution, words: str) -> Iterator[Due]:
    for sign, name in re.findall(r"(?:^|\s)([+\-?])(\S(?:.*?\S)?)(?=\s[+\-?]\S|$)", words):
        for span in attribution.content:
            at = span.quote.find(name)
            if at >= 0:
                start = span.start + at
                yield Due(Span(start, start + len(name), name), name, STANCES[sign])
                break


def of_gold() -> Iterator[Sample]:
    """The development part of the bundled gold, aligned with what is found there."""
    due = scoring.load_gold(scoring.BUNDLED, part="dev")
    settings = config.Config()
    read = pipeline.inputs(
        [scoring.BUNDLED / "reports"], scoring.BUNDLED / "metadata.csv", settings
    )
    documents = [d for d in read if isinstance(d, Document) and d.id in due.mentions]
    for recognized, attributions in coder().attributed(documents):
        document = recognized.parsed.document
        found = statements_of(recognized, attributions, ranker=False)
        pairs = align_statements((due.statements or {}).get(document.id, []), found)
        gold = {f.id: g for g, f in pairs}
        rows = described(recognized, attributions)
        for (attribution, names), statement in zip(rows, found, strict=True):
            sample = Sample(due.unit(document.id), recognized, attribution, names, None)
            yield _due(sample, gold.get(statement.id))


def _due(sample: Sample, gold: Statement | None) -> Sample:
    if gold is None:
        return sample
    targets = tuple(
        Due(a.mentioned, a.name, str(a.stance) if a.stance in {1, -1} else "open", a.kind)
        for a in gold.about
    )
    return replace(sample, force=gold.force, targets=targets)


# --- rows of the models --------------------------------------------------------------------------


def tables(samples: Iterable[Sample]) -> dict[str, Table]:
    """The rows of the three models."""
    found = {name: Table() for name in LABELS}
    for sample in samples:
        found[STATEMENT].add(sample.names, "yes" if sample.force else "no")
        if sample.force is None:
            continue
        found[FORCE].add(sample.names, sample.force)
        for names, label in _target_rows(sample, sample.force):
            found[TARGET].add(names, label)
    return found


def _candidates(sample: Sample) -> list[Candidate]:
    speakers = speakers_of(sample.recognized, sample.attribution)
    return list(candidates(sample.recognized, sample.attribution, speakers))


def _target_rows(sample: Sample, force: str) -> Iterator[tuple[frozenset[str], str]]:
    attribution = replace(sample.attribution, force=force)  # type: ignore[arg-type]
    speakers = speakers_of(sample.recognized, attribution)
    own = frozenset(p.country for p in speakers if p.country)
    for place, candidate in enumerate(_candidates(sample)):
        names = target_features(sample.recognized, attribution, candidate, place, own)
        yield names, _label(sample, candidate)


def _label(sample: Sample, candidate: Candidate) -> str:
    unit = sample.recognized.parsed.units[candidate.unit]
    text = sample.recognized.parsed.text
    span = unit.span(text, candidate.token.i, candidate.token.i + 1)
    for due in sample.targets:
        if due.kind not in {None, candidate.kind}:
            continue
        named = candidate.who is not None and name_key(candidate.who.name) == name_key(due.name)
        if due.words.overlaps(span) or named:
            return due.stance
    return "no"


# --- fitting -------------------------------------------------------------------------------------


def fit(table: Table, name: str) -> Linear:
    """A multinomial logistic regression with a quadratic penalty; the bias goes free."""
    labels = LABELS[name]
    counts = Counter(f for names in table.names for f in names)
    columns = sorted(f for f, n in counts.items() if n >= RARE[name])
    at = {f: i for i, f in enumerate(columns)}
    cells = [(i, at[f]) for i, names in enumerate(table.names) for f in sorted(names) if f in at]
    places = tuple(zip(*cells, strict=True))
    rows = csr_matrix((np.ones(len(cells)), places), shape=(len(table.names), len(columns)))
    truth = np.eye(len(labels))[[labels.index(label) for label in table.labels]]
    penalty = np.array([0.0 if f == "bias" else PENALTY[name] for f in columns])[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(len(columns), len(labels))
        z = rows @ w
        z -= z.max(1, keepdims=True)
        p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
        value = -np.log((p * truth).sum(1)).sum() + 0.5 * (penalty * w * w).sum()
        return float(value), (rows.T @ (p - truth) + penalty * w).ravel()

    start = np.zeros(len(columns) * len(labels))
    done = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    weights = done.x.reshape(len(columns), len(labels)).round(3)
    kept = {
        f: tuple(map(float, weights[i])) for f, i in at.items() if abs(weights[i]).max() >= 0.02
    }
    return Linear(labels, kept)


def fit_all(samples: Sequence[Sample]) -> dict[str, Linear]:
    """The three models, fitted to the samples."""
    return {name: fit(table, name) for name, table in tables(samples).items()}


def best(model: Linear, names: frozenset[str]) -> str:
    """The label that the model holds most likely."""
    found = model.probabilities(names)
    return max(model.labels, key=lambda label: found[label])


# --- measuring -----------------------------------------------------------------------------------


def measured(samples: Sequence[Sample], models: dict[str, Linear], n: Counter[str]) -> None:
    """Count how the models do on the samples."""
    for sample in samples:
        yes = models[STATEMENT].probabilities(sample.names)["yes"] >= 0.5
        n["statement predicted"] += yes
        n["statement due"] += sample.force is not None
        n["statement hit"] += yes and sample.force is not None
        if sample.force is None:
            continue
        force = best(models[FORCE], sample.names)
        n["force hit"] += force == sample.force
        for names, label in _target_rows(sample, force):
            got = best(models[TARGET], names)
            n["target predicted"] += got != "no"
            n["target due"] += label != "no"
            n["target hit"] += got != "no" and label != "no"
            n["stance hit"] += got != "no" and got == label


def figures(n: Counter[str]) -> str:
    """The counts as shares, in a line."""
    return (
        f"statement P {n['statement hit'] / n['statement predicted']:.3f} "
        f"R {n['statement hit'] / n['statement due']:.3f}; "
        f"force {n['force hit'] / n['statement due']:.3f}; "
        f"targets P {n['target hit'] / max(1, n['target predicted']):.3f} "
        f"R {n['target hit'] / n['target due']:.3f}, "
        f"stance of them {n['stance hit'] / max(1, n['target hit']):.3f}"
    )


def crossed(own: list[Sample], gold: list[Sample]) -> Counter[str]:
    """Each story thread measured with models of all others and the invented sentences."""
    n: Counter[str] = Counter()
    threads = sorted({s.group for s in gold})
    for fold in range(FOLDS):
        held = set(threads[fold::FOLDS])
        models = fit_all([*own, *(s for s in gold if s.group not in held)])
        measured([s for s in gold if s.group in held], models, n)
    return n


def main() -> None:
    """Measure, and write the weights unless told not to."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--measure", action="store_true", help="write nothing")
    only_measure = arguments.parse_args().measure
    own, gold = list(of_sentences()), list(of_gold())
    n: Counter[str] = Counter()
    measured(gold, fit_all(own), n)
    lines = {
        "own sentences alone, on the development part": figures(n),
        "both, each thread unseen": figures(crossed(own, gold)),
        "gold alone, each thread unseen": figures(crossed([], gold)),
    }
    for name, line in lines.items():
        print(f"{name}: {line}")  # noqa: T201
    if not only_measure:
        write(fit_all([*own, *gold]), lines)


def write(models: dict[str, Linear], lines: dict[str, str]) -> None:
    """The weights as JSON, one feature on a line."""
    out = {
        "source": "tools/train_ranker.py, from data/attribute/training and the gold's dev part",
        "figures": lines,
        "models": {
            name: {"labels": model.labels, "weights": dict(sorted(model.weights.items()))}
            for name, model in models.items()
        },
    }
    text = json.dumps(out, ensure_ascii=False, indent=1)
    text = re.sub(r"\[\s+([^\]]*?)\s+\]", lambda m: "[" + " ".join(m[1].split()) + "]", text)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
