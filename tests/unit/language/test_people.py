"""bot.language.people: who speaks and who else is in the story."""

import pytest

from bot.language import Analyser


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("mijn man slaat mij", "slachtoffer"),
        ("ik ben 12 en papa slaat mama", "jongere"),
        ("de buurvrouw gilt", "omstander"),
        ("papa slaat mama", "jongere"),
        ("mijn man slaat mij en de kinderen roepen papa", "slachtoffer"),
        ("ik zit verstopt bij de buurvrouw hij zoekt mij", "slachtoffer"),
        ("ik sla mijn vrouw", "pleger"),
        ("Ik ben leerkracht en een leerling heeft blauwe plekken", "professional"),
        ("ik ben 84 en mijn zoon pakt mijn geld", "oudere"),
        ("hoe laat gaat het loket open", None),
    ],
)
def test_people_speaker_role(analyser: Analyser, text: str, role: str | None) -> None:
    assert analyser.analyse(text).role == role


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("mn man is boos", ("ander", "partner")),
        ("mijn ex belt steeds", ("ander", "ex")),
        ("mijn zoon scheldt", ("ander", "kind")),
        ("mijn schoonfamilie bepaalt alles", ("ander", "familie")),
        ("de kinderen slapen", ("kinderen", "ja")),
        ("hij heeft een pistool", ("wapen", "vuurwapen")),
        ("hij kneep mijn keel dicht", ("wurging", "ja")),
        ("ik ben 7 maanden zwanger", ("zwanger", "ja")),
        ("ik wil scheiden", ("scheiding", "ja")),
        ("mijn ex stalkt mij", ("stalking", "ja")),
        ("ik zit verstopt onder mijn bed", ("waar", "schuilplaats")),
    ],
)
def test_people_entities(analyser: Analyser, text: str, entity: tuple[str, str]) -> None:
    assert entity in [(e.type, e.value) for e in analyser.analyse(text).entities]


def test_people_entity_points_at_the_original_words(analyser: Analyser) -> None:
    text = "Help, MN  MAN is er"
    entity = next(e for e in analyser.analyse(text).entities if e.type == "ander")
    assert text[entity.start : entity.end] == "MN  MAN"


def test_people_no_double_entities(analyser: Analyser) -> None:
    entities = analyser.analyse("de kinderen en mijn kind en het kind").entities
    assert [e.type for e in entities].count("kinderen") == 1
