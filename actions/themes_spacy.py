"""spaCy's own text categorisers on our words: part of the comparison of methods, not of the product.

Words are normalised and carry their stem as `norm`; beside word and stem the networks see first and
last letters (sub-word features).
"""

import random
from collections.abc import Sequence

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Config

from actions.themes_features import Reader
from actions.themes_thresholds import Labels, Scores
from actions.themes_words import stem

LINEAR = """
[model.linear_model]
@architectures = "spacy.TextCatBOW.v3"
exclusive_classes = false
ngram_size = 2
no_output_layer = false
length = 262144
"""
WORDS = """
[model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"
[model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
rows = [5000, 5000, 1000, 2000]
attrs = ["NORM", "ORTH", "PREFIX", "SUFFIX"]
include_static_vectors = false
[model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
window_size = 1
maxout_pieces = 3
depth = 2
"""
KINDS = {
    "bow": LINEAR.replace("model.linear_model", "model"),
    "cnn": """
[model]
@architectures = "spacy.TextCatReduce.v1"
exclusive_classes = false
use_reduce_first = false
use_reduce_last = false
use_reduce_max = true
use_reduce_mean = true
"""
    + WORDS,
    "ensemble": """
[model]
@architectures = "spacy.TextCatEnsemble.v2"
"""
    + LINEAR
    + WORDS,
}


def scores(
    kind: str,
    reader: Reader,
    texts: Sequence[str],
    answers: Labels,
    unseen: Sequence[str],
    rounds: int,
) -> Scores:
    """Train a categoriser of this kind for so many rounds; probabilities of the unseen texts."""
    fix_random_seed(0)
    nlp = spacy.blank("nl")
    categoriser = nlp.add_pipe("textcat_multilabel", config=Config().from_str(KINDS[kind]))
    names = [str(place) for place in range(answers.shape[1])]
    for name in names:
        categoriser.add_label(name)

    def document(text: str) -> Doc:
        words = reader.words([token.text for token in nlp.make_doc(text)]) or ["-"]
        doc = Doc(nlp.vocab, words=words)
        for token in doc:
            token.norm_ = stem(token.text)
        return doc

    examples = [
        Example.from_dict(document(text), {"cats": dict(zip(names, row.astype(float), strict=True))})
        for text, row in zip(texts, answers, strict=True)
    ]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(0)
    for _ in range(rounds):
        order.shuffle(examples)
        for batch in minibatch(examples, size=64):
            nlp.update(batch, sgd=optimizer, drop=0.2)
    found = [nlp(document(text)).cats for text in unseen]
    return np.array([[cats[name] for name in names] for cats in found])
