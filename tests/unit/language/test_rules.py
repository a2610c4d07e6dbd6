"""bot.language.rules: conditions over concepts, distance and context."""

from dataclasses import replace

import pytest

from bot.language.hits import Hit
from bot.language.rules import apply_rules, highest, to_signal
from catalog.safety import Rule

RULE = Rule(
    id="V01", name="proef", level="acuut", answer="gevaar_medisch", all_of=("bloed",),
    any_of=("slaan", "mes"), also_any_of=(), none_of=(), within="zin",
    not_in_context=frozenset({"ontkenning"}), in_context=frozenset(), reason="", source="",
    examples=(), counter_examples=(),
)  # fmt: skip


def hit(concept: str, *, clause: int = 0, sentence: int = 0, contexts: str = "") -> Hit:
    return Hit(concept, "groep", 0, 1, clause, sentence, frozenset(contexts.split()))


@pytest.mark.parametrize(
    ("hits", "holds"),
    [
        ([hit("bloed"), hit("slaan")], True),
        ([hit("bloed"), hit("mes", clause=1)], True),
        ([hit("bloed")], False),
        ([hit("slaan")], False),
        ([hit("bloed"), hit("slaan", sentence=1)], False),
        ([hit("bloed", contexts="ontkenning"), hit("slaan")], False),
        ([hit("bloed", contexts="verleden"), hit("slaan")], True),
        ([hit("bloed"), hit("slaan", sentence=3), hit("mes", sentence=0)], True),
    ],
)
def test_rules_hold(hits: list[Hit], holds: bool) -> None:
    assert bool(apply_rules([RULE], hits)) is holds


@pytest.mark.parametrize(
    ("within", "clause", "sentence", "holds"),
    [
        ("deelzin", 0, 0, True),
        ("deelzin", 1, 0, False),
        ("twee_zinnen", 1, 1, True),
        ("twee_zinnen", 2, 2, False),
        ("bericht", 9, 9, True),
    ],
)
def test_rules_distance(within: str, clause: int, sentence: int, holds: bool) -> None:
    hits = [hit("bloed"), hit("slaan", clause=clause, sentence=sentence)]
    assert bool(apply_rules([replace(RULE, within=within)], hits)) is holds


def test_rules_none_of_takes_the_rule_away() -> None:
    assert not apply_rules(
        [replace(RULE, none_of=("kat",))], [hit("bloed"), hit("mes"), hit("kat")]
    )


def test_rules_in_context_asks_for_it() -> None:
    rule = replace(RULE, in_context=frozenset({"ander"}))
    assert not apply_rules([rule], [hit("bloed"), hit("mes")])
    assert apply_rules([rule], [hit("bloed", contexts="ander"), hit("mes", contexts="ander")])


def test_rules_most_serious_first() -> None:
    mild = replace(RULE, id="V00", level="vermoeden")
    held = apply_rules([mild, RULE], [hit("bloed"), hit("mes")])
    assert [rule.id for rule, _ in held] == ["V01", "V00"]


def test_rules_a_flood_of_hits_stays_quick() -> None:
    flood = [hit(c, sentence=n) for c in ("bloed", "slaan") for n in range(0, 4000, 2)]
    assert apply_rules([RULE], flood)


def test_rules_highest() -> None:
    assert highest(["vermoeden", "acuut", "structureel"]) == "acuut"
    assert highest([]) == "geen"


def test_rules_signal_names_each_word_once() -> None:
    signal = to_signal(RULE, [hit("bloed", clause=2), hit("mes", clause=1)], ["mes", "mes"], None)
    assert (signal.rule, signal.words, signal.clause) == ("V01", ("mes",), 1)
