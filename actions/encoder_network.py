"""The encoder as a torch network: BERT's layers over XLM-RoBERTa's pieces, their mean, and a linear head."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from actions.encoder_weights import Weights

DROPOUT = 0.1


class Layer(nn.Module):  # type: ignore[misc]
    """Attention over a text and a step per place, each added to what came in and normalised."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        self.heads = weights.heads
        width, inner = weights.width, weights.inner

        def linear(name: str, into: int, out: int) -> nn.Linear:
            made = nn.Linear(into, out)
            _copy(made.weight, weights, f"l{number}.{name}.w")
            _copy(made.bias, weights, f"l{number}.{name}.b")
            return made

        self.query, self.key, self.value, self.out = (linear(n, width, width) for n in ("q", "k", "v", "ao"))
        self.widen, self.narrow = linear("fi", width, inner), linear("fo", inner, width)
        self.after_attention = _norm(weights, f"l{number}.aln")
        self.after_step = _norm(weights, f"l{number}.oln")
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        texts, places, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(texts, places, self.heads, -1).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = query @ key.transpose(-1, -2) / (width / self.heads) ** 0.5
        if mask is not None:
            weights = weights.masked_fill(~mask[:, None, None, :], float("-inf"))
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).reshape(texts, places, width)
        x = self.after_attention(x + self.dropout(self.out(mixed)))
        step = self.narrow(functional.gelu(self.widen(x)))
        normal: Tensor = self.after_step(x + self.dropout(step))
        return normal


class Network(nn.Module):  # type: ignore[misc]
    """Pieces to margins of labels. `layers`: which of the published layers there are."""

    def __init__(self, weights: Weights, labels: int, layers: Sequence[int]) -> None:
        super().__init__()
        width = weights.width
        table = torch.tensor(weights.tensors["emb.word"]).view(-1, width)
        self.words = nn.Embedding.from_pretrained(table, freeze=True)
        places = torch.tensor(weights.tensors["emb.pos"]).view(-1, width)
        kind = torch.tensor(weights.tensors["emb.type"]).view(-1, width)[0]
        self.register_buffer("places", places + kind)
        self.norm = _norm(weights, "emb.ln")
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList([Layer(weights, number) for number in layers])
        self.head = nn.Linear(width, labels)

    def pooled(self, pieces: Tensor, mask: Tensor | None = None) -> Tensor:
        """Texts x width: the mean over the places of a text."""
        x = self.dropout(self.norm(self.words(pieces) + self.places[: pieces.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        if mask is None:
            return x.mean(1)
        share = mask[:, :, None].float()
        return (x * share).sum(1) / share.sum(1)

    def forward(self, pieces: Tensor) -> Tensor:
        margins: Tensor = self.head(self.pooled(pieces))
        return margins


def _copy(into: Tensor, weights: Weights, name: str) -> None:
    into.data = torch.tensor(weights.tensors[name]).view(into.shape)


def _norm(weights: Weights, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(weights.width, eps=weights.epsilon)
    _copy(made.weight, weights, f"{name}.w")
    _copy(made.bias, weights, f"{name}.b")
    return made
