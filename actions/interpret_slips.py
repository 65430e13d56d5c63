"""An answer with one slip in a short word or at a space ('nie tmee eens', 'af rn toe').

The speller mends words by themselves; here the other words of the answer help. Everything that one
slip could have been is read, and only when all readings that say something agree, it is the answer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from actions.interpret_text import Word
from actions.interpret_vocabulary import Kind, Unit, Vocabulary
from actions.slips import changed, longer, shorter, swapped
from knowledge.scales import Value

Reader = Callable[[list[Unit], Vocabulary], Value | None]

MOST_WORDS = 5
SHORTEST = 2  # letters; one letter could have been anything


def with_one_slip(words: Sequence[Word], vocab: Vocabulary, read: Reader) -> Value | None:
    """The one value that the words give when a single slip is undone, else None."""
    if not 2 <= len(words) <= MOST_WORDS:
        return None
    strange = [i for i, word in enumerate(words) if vocab.is_strange(word.text)]
    if not 1 <= len(strange) <= 2 or strange[-1] - strange[0] > 1:
        return None
    found = {read(units, vocab) for units in _undone(words, strange, vocab)} - {None}
    return found.pop() if len(found) == 1 else None


def _undone(words: Sequence[Word], strange: Sequence[int], vocab: Vocabulary) -> Iterator[list[Unit]]:
    tried = set()
    for variant in (*_other_letters(words, strange, vocab), *_other_spaces(words, strange)):
        texts = tuple(word.text for word in variant)
        if texts not in tried and all(word in vocab.speller.known or word.isdigit() for word in texts):
            tried.add(texts)
            units = vocab.units(variant)
            if all(unit.kind is not Kind.UNKNOWN for unit in units):
                yield units


def _other_letters(
    words: Sequence[Word], strange: Sequence[int], vocab: Vocabulary
) -> Iterator[Sequence[Word]]:
    at = strange[0]
    if len(strange) > 1 or len(words[at].text) < SHORTEST:
        return
    typed = words[at].text
    slips = shorter(typed) | swapped(typed) | changed(typed) | longer(typed)
    for text in slips & vocab.speller.known:
        yield (*words[:at], replace(words[at], text=text), *words[at + 1 :])


def _other_spaces(words: Sequence[Word], strange: Sequence[int]) -> Iterator[Sequence[Word]]:
    """The space (or comma) beside a strange word gone, or one letter to the left or right."""
    for at in range(max(0, strange[0] - 1), min(strange[-1] + 1, len(words) - 1)):
        left, right = words[at], words[at + 1]
        if not {at, at + 1}.issuperset(strange):
            continue
        whole = left.text + right.text
        yield (*words[:at], replace(left, text=whole), *words[at + 2 :])
        for cut in (len(left.text) - 1, len(left.text) + 1):
            if 0 < cut < len(whole) and not right.cut:
                parts = (replace(left, text=whole[:cut]), replace(right, text=whole[cut:]))
                yield (*words[:at], *parts, *words[at + 2 :])
