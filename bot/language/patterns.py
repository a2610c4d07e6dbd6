"""The mini-syntax in which a safety reviewer writes expressions, compiled to spaCy's Matcher.

    hij slaat|sloeg mij     words in this order; `a|b`: one of these
    HIJ slaat .. MIJ        capitals: a word group of safety/woorden.yml; `..`: at most 3 words
    (nu) komt hij           brackets: may be left out
    *mes  trap*             begin or end of a word is free

Words are compared with the normal form (small letters, spelling mended). A gap never crosses the
end of a sentence. docs/signals.md explains it in Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.language.normalise import BOUNDARY

MAX_GAP = 3
Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Element:
    """One place in a pattern: a gap, or words and globs of which one must stand there."""

    words: frozenset[str] = frozenset()
    globs: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False

    def matches(self, word: str) -> bool:
        """Whether a normal word fits this place."""
        return word in self.words or any(re.fullmatch(_regex(g), word) for g in self.globs)


class PatternError(ValueError):
    """A pattern that cannot be read; the message is Dutch and names the pattern."""


def parse(pattern: str, groups: Groups) -> tuple[Element, ...]:
    """Read one pattern. Raises PatternError when it is empty, open-ended or names no group."""
    elements = tuple(_element(part, pattern, groups) for part in pattern.split())
    if not elements or elements[0].gap or elements[-1].gap:
        raise PatternError(f"patroon '{pattern}': begint of eindigt niet met een woord")
    if all(element.optional or element.gap for element in elements):
        raise PatternError(f"patroon '{pattern}': minstens één woord moet vaststaan")
    return elements


def _element(part: str, pattern: str, groups: Groups) -> Element:
    if part == "..":
        return Element(gap=True)
    optional = part.startswith("(") and part.endswith(")")
    bare = part[1:-1] if optional else part
    if not re.fullmatch(r"[\w'*|]+|\d+[.:]\d+", bare):
        raise PatternError(f"patroon '{pattern}': '{part}' is niet te lezen")
    words: set[str] = set()
    globs: set[str] = set()
    for word in bare.split("|"):
        if word.isupper() and word.isalpha():
            if word not in groups:
                raise PatternError(f"patroon '{pattern}': woordgroep {word} bestaat niet")
            words.update(groups[word])
        elif "*" in word.strip("*") or not word.strip("*"):
            raise PatternError(f"patroon '{pattern}': '*' mag alleen voor of achter een woord")
        elif "*" in word:
            globs.add(word)
        elif word != word.lower():
            raise PatternError(f"patroon '{pattern}': schrijf '{word}' in kleine letters")
        else:
            words.add(word)
    return Element(frozenset(words), frozenset(globs), optional)


def respell(
    elements: Sequence[Element], spelling: Mapping[str, tuple[str, ...]]
) -> tuple[Element, ...]:
    """The pattern with each word in its normal spelling, as the normaliser writes it.

    A reviewer may write "kids" or "strot"; the message will hold "kinderen" and "keel".
    """
    return tuple(
        replace(element, words=frozenset(_respelt(word, spelling) for word in element.words))
        for element in elements
    )


def _respelt(word: str, spelling: Mapping[str, tuple[str, ...]]) -> str:
    normal = spelling.get(word, (word,))
    return normal[0] if len(normal) == 1 else word


def to_matcher(elements: Sequence[Element]) -> list[dict[str, object]]:
    """The same pattern in the form of spaCy's Matcher, on ORTH (the words are normal already)."""
    return [_to_token(element) for element in elements]


def _to_token(element: Element) -> dict[str, object]:
    if element.gap:
        return {"ORTH": {"NOT_IN": [BOUNDARY]}, "OP": f"{{0,{MAX_GAP}}}"}
    token: dict[str, object]
    if element.globs:
        alternatives = [re.escape(word) for word in sorted(element.words)]
        alternatives += [_regex(glob) for glob in sorted(element.globs)]
        token = {"ORTH": {"REGEX": f"^(?:{'|'.join(alternatives)})$"}}
    elif len(element.words) == 1:
        token = {"ORTH": next(iter(element.words))}
    else:
        token = {"ORTH": {"IN": sorted(element.words)}}
    return token | {"OP": "?"} if element.optional else token


def _regex(glob: str) -> str:
    head = r"\w*" if glob.startswith("*") else ""
    tail = r"\w*" if glob.endswith("*") else ""
    return head + re.escape(glob.strip("*")) + tail


def vocabulary(patterns: Iterable[Sequence[Element]]) -> set[str]:
    """Every literal word that stands in the patterns."""
    return {word for elements in patterns for element in elements for word in element.words}
