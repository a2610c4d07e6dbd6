"""Each concept catches its examples and leaves its harmless sentences alone."""

from pathlib import Path

from bot.language import Analyser
from bot.language.normalise import read_table
from bot.language.patterns import parse, respell
from catalog.safety import load_safety


def test_concepts_catch_their_examples(analyser: Analyser) -> None:
    missed = [
        (concept.id, example)
        for concept in analyser.concepts.values()
        for example in concept.examples
        if concept.id not in {hit.concept for hit in analyser.analyse(example).hits}
    ]
    assert not missed


def test_concepts_leave_harmless_sentences_alone(analyser: Analyser) -> None:
    fired = [
        (concept.id, example)
        for concept in analyser.concepts.values()
        for example in concept.counter_examples
        if concept.id in {hit.concept for hit in analyser.analyse(example).hits if not hit.contexts}
    ]
    assert not fired


def test_concepts_are_many_and_in_groups(analyser: Analyser) -> None:
    assert len(analyser.concepts) >= 80
    assert len({concept.group for concept in analyser.concepts.values()}) >= 12


def test_concepts_are_written_so_that_the_normal_form_can_match(root: Path) -> None:
    """A word that the spelling table takes apart can never be found as one word."""
    safety = load_safety(root)
    spelling = read_table(root / "data" / "words" / "spelling.tsv")
    lost = {
        (owner.id, word)
        for owner in (*safety.concepts, *safety.context_rules)
        for pattern in owner.patterns
        for element in respell(parse(pattern, safety.word_groups), spelling)
        for word in element.words
        if spelling.get(word, (word,)) != (word,)
    }
    assert not lost


def test_concepts_word_groups_are_all_used(root: Path) -> None:
    safety = load_safety(root)
    used = {
        word
        for owner in (*safety.concepts, *safety.context_rules)
        for pattern in owner.patterns
        for part in pattern.split()
        for word in part.strip("()").split("|")
    }
    assert set(safety.word_groups) <= used
