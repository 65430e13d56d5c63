"""Words cut into the pieces that the encoder knows: the likeliest cut, by the score of each piece.

The pieces and their scores are those of XLM-RoBERTa's SentencePiece model that occur in Dutch
(`data/encoder/pieces.json`); see Kudo (2018), Subword Regularization, for the unigram model.
"""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

BEGIN, END, UNKNOWN = 0, 2, 3  # rows of the table that are no piece; 1 is padding
SPECIAL = 4
SPACE = "\u2581"
NO_PIECE = -10.0  # below the worst score of all pieces: what a sign costs that is none of them
MOST = 126  # pieces of one text; about ninety words


@dataclass(frozen=True)
class Pieces:
    """Scores by piece, in the order of the encoder's table."""

    rows: dict[str, int]
    scores: tuple[float, ...]
    longest: int
    worst: float

    @classmethod
    def load(cls, path: Path) -> "Pieces":
        """Read `[[piece, score], ...]`."""
        return cls.of([(piece, score) for piece, score in json.loads(path.read_text(encoding="utf-8"))])

    @classmethod
    def of(cls, scored: list[tuple[str, float]]) -> "Pieces":
        """From pieces with their scores; their rows follow those of the special ones."""
        rows = {piece: row for row, (piece, _) in enumerate(scored, SPECIAL)}
        scores = (0.0,) * SPECIAL + tuple(score for _, score in scored)
        return cls(rows, scores, max(map(len, rows)), min(scores) + NO_PIECE)

    def cut(self, text: str) -> list[int]:
        """Rows of a text, between those of its begin and end."""
        plain = unicodedata.normalize("NFKC", text).split() or [""]
        rows = [row for word in plain for row in self._word(SPACE + word)]
        return [BEGIN, *rows[:MOST], END]

    def _word(self, signs: str) -> list[int]:
        """The likeliest cut of one word, by Viterbi; no piece goes over a space."""
        best = [0.0] + [float("-inf")] * len(signs)
        taken = [(0, UNKNOWN)] * (len(signs) + 1)
        for start in range(len(signs)):
            for end in range(start + 1, min(len(signs), start + self.longest) + 1):
                row = self.rows.get(signs[start:end])
                if row is None:
                    if end > start + 1:
                        continue
                    row, score = UNKNOWN, best[start] + self.worst
                else:
                    score = best[start] + self.scores[row]
                if score > best[end]:
                    best[end], taken[end] = score, (start, row)
        rows: list[int] = []
        at = len(signs)
        while at:
            at, row = taken[at]
            rows.append(row)
        return rows[::-1]
