"""The graph components as Rasa uses them: trained, stored, loaded, applied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import danger as danger_module
from bot.nlu.answer import ShortAnswer
from bot.nlu.danger import DangerClassifier
from bot.nlu.intent import DutchIntentClassifier
from bot.nlu.language import DutchLanguage
from bot.nlu.tokens import MessageTokenizer

CONTEXT = ExecutionContext(GraphSchema({}))
EXAMPLES = (
    ("hij slaat mij nu en ik kan niet weg", "gevaar_geweld_nu", "acuut"),
    ("kom snel hij slaat mij met een riem", "gevaar_geweld_nu", "acuut"),
    ("hij slaat mij al jaren met een riem", "slachtoffer_partnergeweld", "structureel"),
    ("mijn man slaat mij vaak", "slachtoffer_partnergeweld", "structureel"),
    ("ik hoor de buren vaak ruzie maken", "omstander_buren", "vermoeden"),
    ("ik denk dat de buurman zijn kind pijn doet", "omstander_buren", "vermoeden"),
    ("wanneer is de milieustraat open", "gesprek_buiten_onderwerp", "geen"),
    ("de groene bak is niet geleegd", "gesprek_buiten_onderwerp", "geen"),
)


def _training_data() -> TrainingData:
    messages = [
        Message({"text": text, "intent": intent, "metadata": {"intent": {"danger": level}}})
        for text, intent, level in EXAMPLES
    ]
    return TrainingData(training_examples=messages)


def _trained(component: Any, folder: Path, **settings: Any) -> Any:
    """Train a component, and return a fresh one loaded from what it stored."""
    config = {**component.get_default_config(), **settings}
    storage, resource = LocalModelStorage(folder), Resource(component.__name__)
    component.create(config, storage, resource, CONTEXT).train(_training_data())
    return component.load(config, storage, resource, CONTEXT)


@pytest.fixture
def intent(tmp_path: Path) -> DutchIntentClassifier:
    return _trained(DutchIntentClassifier, tmp_path, min_documents=1)


@pytest.fixture
def danger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DangerClassifier:
    monkeypatch.setattr(danger_module, "load_labelled", lambda root: {})
    # The rooms grow; this small model may not lean over because a line joined them.
    monkeypatch.setattr(danger_module, "_must_never_miss", list)
    return _trained(DangerClassifier, tmp_path)


def test_intent_classifier_ranks_what_it_learned_first(intent: DutchIntentClassifier) -> None:
    message = intent.process([Message({"text": "mijn man slaat mij vaak"})])[0]
    ranking = message.get("intent_ranking")
    assert message.get("intent")["name"] == "slachtoffer_partnergeweld"
    assert sum(each["confidence"] for each in ranking) == pytest.approx(1, abs=1e-4)


def test_intent_classifier_survives_empty_and_unknown_text(intent: DutchIntentClassifier) -> None:
    for text in ("", "😭", "qwrtz"):
        assert intent.process([Message({"text": text})])[0].get("intent")["name"]


def test_untrained_classifier_says_what_to_do(tmp_path: Path) -> None:
    config = DutchIntentClassifier.get_default_config()
    storage, resource = LocalModelStorage(tmp_path), Resource("x")
    untrained = DutchIntentClassifier.create(config, storage, resource, CONTEXT)
    with pytest.raises(RuntimeError, match="make train"):
        untrained.process([Message({"text": "hoi"})])


def test_missing_model_is_an_error_and_never_silence(tmp_path: Path) -> None:
    config = DangerClassifier.get_default_config()
    with pytest.raises(ValueError):
        DangerClassifier.load(config, LocalModelStorage(tmp_path), Resource("none"), CONTEXT)


def test_danger_is_part_of_the_output_of_parse(danger: DangerClassifier) -> None:
    message = danger.process([Message({"text": "kom snel hij slaat mij met een riem"})])[0]
    output = message.as_dict(only_output_properties=True)["danger"]
    assert set(output) == {"level", "confidence", "acute", "signals", "answer"}


def test_danger_intent_gives_way_when_nothing_is_acute(danger: DangerClassifier) -> None:
    ranking = [
        {"name": "gevaar_geweld_nu", "confidence": 0.3},
        {"name": "gesprek_buiten_onderwerp", "confidence": 0.2},
    ]
    message = Message({"text": "de groene bak is niet geleegd"})
    message.set("intent", ranking[0])
    message.set("intent_ranking", ranking)
    danger.process([message])
    assert message.get("danger")["level"] == "geen"
    assert message.get("intent") == {"name": "gesprek_buiten_onderwerp", "confidence": 1.0}


def test_language_component_adds_entities_and_keeps_earlier_ones() -> None:
    component = DutchLanguage.create({}, LocalModelStorage(Path(".")), Resource("x"), CONTEXT)
    message = Message({"text": "ik woon in Wageningen"})
    message.set("entities", [{"entity": "x", "value": "y"}])
    found = component.process([message])[0].get("entities")
    assert found[0] == {"entity": "x", "value": "y"}
    gemeente = next(each for each in found if each["entity"] == "gemeente")
    assert gemeente["value"] == "wageningen"
    assert message.get("text")[gemeente["start"] : gemeente["end"]] == "Wageningen"


def test_short_answer_is_an_entity_and_corrects_who_has_no_children() -> None:
    component = ShortAnswer.create({}, LocalModelStorage(Path(".")), Resource("x"), CONTEXT)
    message = Message({"text": "nee, wij hebben geen kinderen"})
    message.set("entities", [{"entity": "kinderen", "value": "ja"}])
    component.process([message])
    found = {each["entity"]: each["value"] for each in message.get("entities")}
    assert found == {"kinderen": "nee", "antwoord": "nee"}
    assert component.process([Message({"text": "wie leest dit"})])[0].get("entities") is None


def test_tokenizer_splits_what_comes_in_and_leaves_examples_alone() -> None:
    tokenizer = MessageTokenizer(MessageTokenizer.get_default_config())
    heard, example = Message({TEXT: "hij is weg"}), Message({TEXT: "hij is weg"})
    tokenizer.process([heard])
    tokenizer.process_training_data(TrainingData([example]))
    assert [token.text for token in heard.get(TOKENS_NAMES[TEXT])] == ["hij", "is", "weg"]
    assert example.get(TOKENS_NAMES[TEXT]) is None
