"""Slips of the finger: what a word becomes by one."""

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
