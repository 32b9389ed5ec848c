"""Small linear models over named features: weights that a reader can look up."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Linear:
    """A multinomial logistic model: feature → one weight for each label, in the labels' order."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, names: Iterable[str]) -> dict[str, float]:
        """Label → its probability; features without weight count nothing."""
        sums = [0.0] * len(self.labels)
        for name in sorted(names):
            for i, weight in enumerate(self.weights.get(name, ())):
                sums[i] += weight
        top = max(sums)
        raised = [math.exp(s - top) for s in sums]
        return {label: r / sum(raised) for label, r in zip(self.labels, raised, strict=True)}

    def telling(self, names: Iterable[str], label: str) -> str:
        """The feature that speaks most for the label; empty where none does."""
        at = self.labels.index(label)
        known = {n: self.weights[n][at] for n in names if n in self.weights and n != "bias"}
        best = max(sorted(known), key=lambda n: known[n], default="")
        return best if best and known[best] > 0 else ""


@cache
def load_ranker() -> Mapping[str, Linear]:
    """The bundled models by name: "statement", "force" and "target"."""
    path = files("communique") / "data" / "attribute" / "ranker.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot read {path}: {error}") from error
    return {
        name: Linear(tuple(model["labels"]), {f: tuple(w) for f, w in model["weights"].items()})
        for name, model in table["models"].items()
    }
