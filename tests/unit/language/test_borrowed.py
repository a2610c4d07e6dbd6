"""Labelled messages lend an intent, within what their level and role allow."""

from bot.language.agreement import Agreement
from bot.language.borrowed import borrow
from bot.language.labelled import Labelled
from bot.language.textmodel import TextModel

EXAMPLES = [
    ("hij slaat mij nu", "gevaar_geweld_nu", "acuut"),
    ("hij slaat mij nu met een stok", "gevaar_geweld_nu", "acuut"),
    ("papa slaat mij nu", "gevaar_jongere_thuis", "acuut"),
    ("papa slaat mij nu op mijn kamer", "gevaar_jongere_thuis", "acuut"),
    ("papa slaat mij vaak", "jongere_geslagen_thuis", "structureel"),
    ("papa slaat mij elke week", "jongere_geslagen_thuis", "structureel"),
    ("mijn man slaat mij vaak", "slachtoffer_partnergeweld", "structureel"),
    ("mijn man slaat mij elke week", "slachtoffer_partnergeweld", "structureel"),
]
MODEL = TextModel.fit([e[0] for e in EXAMPLES], [e[1] for e in EXAMPLES], classes={})
AGREEMENT = Agreement.count((intent, level) for _, intent, level in EXAMPLES)


def lend(*messages: Labelled, likely: float = 0.0) -> dict[str, str]:
    return dict(borrow(MODEL, AGREEMENT, messages, classes={}, likely=likely))


def test_borrow_acute_message_gets_a_danger_intent() -> None:
    assert lend(Labelled("mijn man slaat mij nu", "acuut"))["mijn man slaat mij nu"].startswith(
        "gevaar_"
    )


def test_borrow_role_strikes_out_other_groups() -> None:
    text = "mijn man slaat mij vaak"
    assert lend(Labelled(text, "structureel", "kind")) == {text: "jongere_geslagen_thuis"}
    assert lend(Labelled(text, "structureel", "slachtoffer")) == {text: "slachtoffer_partnergeweld"}


def test_borrow_leaves_out_what_is_not_likely_enough() -> None:
    assert lend(Labelled("iets heel anders", "structureel"), likely=0.99) == {}


def test_borrow_message_that_no_intent_fits_stays_out() -> None:
    assert lend(Labelled("ik sla mijn vrouw", "structureel", "pleger")) == {}


def test_borrow_municipal_message_is_not_lent_as_off_topic() -> None:
    off = [
        *EXAMPLES,
        ("mijn fiets is kapot", "gesprek_buiten_onderwerp", "geen"),
        ("de fiets staat in de schuur", "gesprek_buiten_onderwerp", "geen"),
    ]
    model = TextModel.fit([e[0] for e in off], [e[1] for e in off], classes={})
    agreement = Agreement.count((intent, level) for _, intent, level in off)
    classes = {"stadhuis": ("X_GEMEENTE",)}
    messages = [
        Labelled("mijn fiets staat in de schuur", "geen"),
        Labelled("mijn fiets staat bij het stadhuis", "geen"),
    ]
    lent = dict(borrow(model, agreement, messages, classes=classes, likely=0.0))
    assert lent == {"mijn fiets staat in de schuur": "gesprek_buiten_onderwerp"}


def test_borrow_role_says_nothing_about_a_harmless_message() -> None:
    harmless = [
        *EXAMPLES,
        ("wat kost dat", "vraag_kosten", "geen"),
        ("en de kosten", "vraag_kosten", "geen"),
    ]
    model = TextModel.fit([e[0] for e in harmless], [e[1] for e in harmless], classes={})
    agreement = Agreement.count((intent, level) for _, intent, level in harmless)
    message = Labelled("wat kost dat dan", "geen", "kind")
    assert dict(borrow(model, agreement, [message], classes={}, likely=0.0)) == {
        message.text: "vraag_kosten"
    }
