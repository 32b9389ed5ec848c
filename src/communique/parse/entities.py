"""Named entities by the model's own weights, decoded with arrays.

spaCy's recognizer asks at every token of each of its 74 moves whether it is allowed. Outside of an
entity its scores depend on the token alone, so here they are computed for a whole batch at once;
inside of one only "goes on" and "ends here" are weighed. The entities are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]

FEATURES = 3
"""What a move is decided by: the token, the open entity's first token, and the one before."""

_LAYERS = 3
"""Vectors of the tokens, their share in the hidden layer, the scores of the moves."""

Entity = tuple[int, int, str]
"""First token, the one after the last, label."""


def can_decode(recognizer: Any) -> bool:
    """Whether the recognizer is built as the decoder expects; spaCy's own is, others need not."""
    from spacy.pipeline import EntityRecognizer

    if not isinstance(recognizer, EntityRecognizer):
        return False
    layers = recognizer.model.layers
    if len(layers) != _LAYERS or layers[1].name != "precomputable_affine":
        return False
    unseen = recognizer.model.attrs.get("unseen_classes")
    return layers[1].get_dim("nF") == FEATURES and layers[1].get_dim("nP") > 1 and not unseen


class EntityDecoder:
    """Finds the entities of docs whose sentences are known."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        self._vectors, self._shares, scores = recognizer.model.layers
        self._bias: Floats = self._shares.get_param("b")
        self._weights: Floats = np.ascontiguousarray(scores.get_param("W").T)
        self._offsets: Floats = scores.get_param("b")
        moves = recognizer.moves
        self._moves = [moves.get_class_name(i).partition("-")[::2] for i in range(moves.n_moves)]
        self._column = {move: i for i, move in enumerate(self._moves)}
        self._begins = np.array([kind == "B" for kind, _ in self._moves])
        self._banned = np.array(
            [kind not in "BUO" or (kind != "O" and not label) for kind, label in self._moves]
        )

    def find(self, docs: list[Doc]) -> list[list[Entity]]:
        """The entities of each doc in the order of the text."""
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        shares: Floats = self._shares.predict(self._vectors.predict(docs))
        closed, before = self._outside(shares, docs), 1
        found = []
        for doc in docs:
            found.append(self._walk(doc, shares, closed, before))
            before += len(doc)
        return found

    def _outside(self, shares: Floats, docs: list[Doc]) -> list[int]:
        """The best move at each token where no entity is open."""
        scores = self._scores(shares[1:, 0] + (shares[0, 1] + shares[0, 2]))
        scores[:, self._banned] = -np.inf
        last = np.concatenate([_ends(doc) for doc in docs])
        scores[np.ix_(last, self._begins)] = -np.inf
        blank = np.concatenate([doc.to_array(["IS_SPACE"]) for doc in docs]).astype(bool)
        scores[blank.reshape(-1)] = -np.inf
        scores[blank.reshape(-1), self._column["O", ""]] = 0
        best: list[int] = scores.argmax(axis=1).tolist()
        return best

    def _scores(self, hidden: Floats) -> Floats:
        ops = self._shares.ops
        most, _ = ops.maxout(np.ascontiguousarray(hidden + self._bias))
        scores: Floats = ops.gemm(most, self._weights)
        scores += self._offsets
        return scores

    def _walk(self, doc: Doc, shares: Floats, closed: list[int], before: int) -> list[Entity]:
        """`before` is the place in `shares` of the doc's first token."""
        found = []
        i, length, ends = 0, len(doc), _ends(doc).tolist()
        while i < length:
            kind, label = self._moves[closed[before + i - 1]]
            start = i
            i += 1
            if kind == "B":
                while not ends[i] and self._goes_on(shares, before, start, i, label):
                    i += 1
                i += 1
            if kind != "O":
                found.append((start, i, label))
        return found

    def _goes_on(self, shares: Floats, before: int, start: int, i: int, label: str) -> bool:
        on, end = self._column["I", label], self._column["L", label]
        here = before + i
        hidden = shares[here, 0] + shares[before + start, 1] + shares[here - 1, 2]
        most = (hidden + self._bias).max(axis=-1)
        columns = self._weights[:, [on, end]]
        goes, stops = most @ columns + self._offsets[[on, end]]
        return bool(goes > stops) if on > end else bool(goes >= stops)


def _ends(doc: Doc) -> NDArray[np.bool_]:
    """For each token whether it is the last of its sentence."""
    starts = doc.to_array(["SENT_START"]).reshape(-1) == 1
    return np.append(starts[1:], True) if len(doc) else starts
