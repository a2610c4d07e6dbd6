"""bot.language.patterns: what a reviewer may write, and what is refused."""

import pytest

from bot.language.patterns import Element, PatternError, parse, respell, to_matcher

GROUPS = {"HIJ": ("hij", "man"), "MES": ("mes",)}


def test_patterns_parse_every_sign() -> None:
    assert parse("HIJ (nu) heeft|pakt .. *mes", GROUPS) == (
        Element(frozenset({"hij", "man"})),
        Element(frozenset({"nu"}), optional=True),
        Element(frozenset({"heeft", "pakt"})),
        Element(gap=True),
        Element(globs=frozenset({"*mes"})),
    )


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "begint of eindigt"),
        (".. mes", "begint of eindigt"),
        ("mes ..", "begint of eindigt"),
        ("(nu) (hier)", "minstens één woord"),
        ("ZIJ slaat", "woordgroep ZIJ bestaat niet"),
        ("Hij slaat", "kleine letters"),
        ("m*s", "alleen voor of achter"),
        ("*", "alleen voor of achter"),
        ("(heel hard) slaan", "niet te lezen"),
        ("boek(en) lezen", "niet te lezen"),
        ("hij, slaat", "niet te lezen"),
    ],
)
def test_patterns_refuse(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        parse(pattern, GROUPS)


def test_patterns_element_matches_words_and_globs() -> None:
    (element,) = parse("mes|*deur|trap*", GROUPS)
    assert [w for w in ("mes", "achterdeur", "trapt", "deuren", "strap") if element.matches(w)] == [
        "mes",
        "achterdeur",
        "trapt",
    ]


def test_patterns_to_matcher_keeps_gaps_inside_a_sentence() -> None:
    gap = to_matcher(parse("hij .. mes", GROUPS))[1]
    assert gap == {"ORTH": {"NOT_IN": ["¶"]}, "OP": "{0,3}"}


def test_patterns_respell_writes_the_normal_form() -> None:
    (element,) = respell(parse("kids|kind", GROUPS), {"kids": ("kinderen",)})
    assert element.words == {"kinderen", "kind"}
