"""The model's first layer, remembered: a token's embedding depends on its spelling alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

LIMIT = 50_000
"""Spellings remembered before all are forgotten; 400 bytes each with the small model."""


class Remembered:
    """An embedding layer that computes each spelling once."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        from thinc.api import chain

        self._features: Model[Any, Any] = layer.layers[0]
        self._rest: Model[Any, Any] = chain(*layer.layers[1:])
        self._key: list[int | str] = ["ORTH", "NORM", "SPACY"]
        self._forget()

    def __call__(self, docs: list[Doc]) -> list[NDArray[np.float32]]:
        """For each doc a row for each of its tokens."""
        if len(self._places) > LIMIT:
            self._forget()
        keys = [[tuple(row) for row in doc.to_array(self._key).tolist()] for doc in docs]
        self._learn(docs, keys)
        assert self._rows is not None
        return [self._rows[[self._places[k] for k in own]] for own in keys]

    def _forget(self) -> None:
        self._places: dict[tuple[int, ...], int] = {}
        self._rows: NDArray[np.float32] | None = None

    def _learn(self, docs: list[Doc], keys: list[list[tuple[int, ...]]]) -> None:
        new = []
        for doc, own in zip(docs, keys, strict=True):
            places = []
            for i, key in enumerate(own):
                if key not in self._places:
                    self._places[key] = len(self._places)
                    places.append(i)
            if places:
                new.append(self._features.predict([doc])[0][places])
        if new or self._rows is None:
            rows = self._rest.predict([np.concatenate(new)])[0]
            self._rows = rows if self._rows is None else np.concatenate([self._rows, rows])


def remember_embeddings(pipe: Any) -> None:
    """Let the layers of a pipe's model that embed spellings remember them; what it says stays."""
    from thinc.api import Model

    for node in list(pipe.model.walk()):
        for i, layer in enumerate(node.layers):
            names = [inner.name for inner in layer.layers]
            if names[:1] == ["extract_features"] and names[-1] == "ragged2list":
                known = Remembered(layer)
                node.layers[i] = Model("remembered", _forward, attrs={"known": known})


def _forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[NDArray[np.float32]], Any]:
    known: Remembered = model.attrs["known"]
    return known(docs), None
