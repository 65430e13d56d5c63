"""The spaCy pipeline that reads themes: Dutch tokeniser, then our own component.

The component fills `doc.cats`: a probability for every theme, for `-` (no theme) and for
`richting:<direction>`.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from actions.themes_encoder import Encoder
from actions.themes_features import Reader
from actions.themes_kernel import KernelModel
from actions.themes_lexicon import Lexicon

NAME = "werkdruk_themes"
LEXICON = "lexicon.json"
SETTINGS = "settings.json"
TOKENIZER = ["tokenizer"]  # spaCy has the Dutch one itself; read from disk it is there twice


class ThemeComponent:
    """Scores a document with kernel model and encoder. Empty until filled by training or from disk."""

    def __init__(self) -> None:
        self.reader: Reader | None = None
        self.kernel: KernelModel | None = None
        self.encoder: Encoder | None = None
        self.thresholds: dict[str, float] = {}

    def fill(
        self,
        reader: Reader,
        kernel: KernelModel,
        thresholds: dict[str, float],
        encoder: Encoder | None = None,
    ) -> None:
        """Set what `to_disk` saves; of the encoder only whether there is one."""
        self.reader, self.kernel, self.thresholds, self.encoder = reader, kernel, thresholds, encoder

    def __call__(self, doc: Doc) -> Doc:
        if self.reader is None or self.kernel is None:
            raise ValueError("the theme component has no model yet")
        scores = self.kernel.scores(self.reader.read(*inside(doc)))
        if self.encoder:
            scores = self.encoder.blend(doc.text, self.kernel.labels, scores)
        doc.cats = {name: float(score) for name, score in zip(self.kernel.labels, scores, strict=True)}
        return doc

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """spaCy's serialisation: JSON and numpy arrays."""
        if self.reader is None or self.kernel is None:
            raise ValueError("the theme component has no model yet")
        folder = Path(path)
        self.kernel.save(folder)
        _write(folder / LEXICON, self.reader.lexicon.to_data())
        settings = {
            "blocks": self.reader.blocks,
            "thresholds": self.thresholds,
            "encoder": self.encoder is not None,
        }
        _write(folder / SETTINGS, settings)

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "ThemeComponent":
        """Read what `to_disk` wrote."""
        folder = Path(path)
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        data = json.loads((folder / LEXICON).read_text(encoding="utf-8"))
        reader = Reader(Lexicon.from_data([data]), tuple(settings["blocks"]))
        encoder = Encoder.load() if settings["encoder"] else None
        self.fill(reader, KernelModel.load(folder), settings["thresholds"], encoder)
        return self


def inside(doc: Doc) -> tuple[list[str], list[float]]:
    """Tokens of a document and its mean word vector (empty where the pipeline has no vectors)."""
    has_vectors = doc.vocab.vectors.shape[0] > 0
    return [token.text for token in doc], doc.vector.tolist() if has_vectors else []


@Language.factory(NAME)  # type: ignore[untyped-decorator]
def make(nlp: Language, name: str) -> ThemeComponent:
    """spaCy's way to make the component by name."""
    return ThemeComponent()


def blank(vectors: str = "") -> tuple[Language, ThemeComponent]:
    """A pipeline with an empty component.

    `vectors` names an installed Dutch pipeline or its folder: its word vectors are taken over.
    Raises OSError where there is no such pipeline.
    """
    nlp = spacy.blank("nl")
    if vectors:
        nlp.vocab.vectors = spacy.load(vectors).vocab.vectors
    component: Any = nlp.add_pipe(NAME)
    return nlp, component


def load(folder: Path) -> tuple[Language, ThemeComponent]:
    """A saved pipeline. Raises OSError where the folder holds none."""
    threadpool_limits(1, "blas")  # a text is one small product: other threads cost more than they save
    nlp = spacy.load(folder, exclude=TOKENIZER)
    component: Any = nlp.get_pipe(NAME)
    return nlp, component


def save(nlp: Language, folder: Path) -> None:
    """Write a pipeline for `load`."""
    nlp.to_disk(folder, exclude=TOKENIZER)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
