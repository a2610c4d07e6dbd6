"""The kind of danger: ranked by the classifier, lifted by rules, general when unsure."""

from types import SimpleNamespace

from bot.language.kind import GENERAL, kind_of, named_kinds


def test_kind_of_takes_the_sure_one() -> None:
    assert kind_of([("gevaar_medisch", 0.5), ("gevaar_wurging", 0.1)], []) == "gevaar_medisch"


def test_kind_of_is_general_when_kinds_are_alike() -> None:
    ranking = [("gevaar_medisch", 0.2), ("gevaar_wurging", 0.19), ("gevaar_stalker_nu", 0.18)]
    assert kind_of(ranking, []) == GENERAL


def test_kind_of_does_not_count_other_intents() -> None:
    ranking = [("slachtoffer_twijfel", 0.9), ("gevaar_wurging", 0.05)]
    assert kind_of(ranking, []) == "gevaar_wurging"


def test_kind_of_rule_lifts_but_does_not_decide_alone() -> None:
    close = [("gevaar_medisch", 0.3), ("gevaar_wurging", 0.2)]
    assert kind_of(close, ["gevaar_wurging"]) == "gevaar_wurging"
    assert kind_of([("gevaar_medisch", 0.9)], ["gevaar_wurging"]) == "gevaar_medisch"


def test_kind_of_is_general_without_any_kind() -> None:
    assert kind_of([("vraag_opvang", 0.9)], []) == GENERAL


def test_named_kinds_takes_acute_signals_with_an_answer() -> None:
    signals = [
        SimpleNamespace(level="acuut", answer="gevaar_wurging"),
        SimpleNamespace(level="structureel", answer="gevaar_medisch"),
        SimpleNamespace(level="acuut", answer=None),
    ]
    assert named_kinds(signals) == ["gevaar_wurging"]


def test_kind_of_who_is_hurt_comes_before_who_did_it() -> None:
    ranking = [("gevaar_pleger_nu", 0.99)]
    assert kind_of(ranking, ["gevaar_pleger_nu", "gevaar_medisch"]) == "gevaar_medisch"
    assert kind_of(ranking, ["gevaar_pleger_nu"]) == "gevaar_pleger_nu"
