"""Slips of the finger: what a word becomes by one, and how many of them two words are apart."""

from string import ascii_lowercase


def shorter(word: str, times: int = 1) -> set[str]:
    """All forms with one letter left out, or up to `times` letters."""
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    return once if times == 1 else once.union(*(shorter(form, times - 1) for form in once))


def swapped(word: str) -> set[str]:
    """All forms in which two neighbours changed places."""
    return {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}


def changed(word: str) -> set[str]:
    """All forms with one other letter."""
    return {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in ascii_lowercase}


def longer(word: str) -> set[str]:
    """All forms with one letter more."""
    return {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in ascii_lowercase}


def distance(one: str, other: str) -> int:
    """Edits between two words: insert, delete, replace, or swap of neighbours (all count 1)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
