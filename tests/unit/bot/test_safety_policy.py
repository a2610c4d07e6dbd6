"""SafetyPolicy wins in every state, inside a form too, and then lets the resident speak."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.safety import SafetyPolicy

ANSWER = "utter_gevaar_medisch"
DOMAIN = Domain.from_dict(
    {
        "intents": ["gesprek_groet"],
        "responses": {key: [{"text": "x"}] for key in (ANSWER, "utter_gesprek_groet")},
        "slots": {"plaats": {"type": "text", "mappings": [{"type": "from_text"}]}},
        "forms": {"plaats_form": {"required_slots": ["plaats"]}},
    }
)


@pytest.fixture
def policy(tmp_path: Path) -> SafetyPolicy:
    config = {**SafetyPolicy.get_default_config()}
    context = ExecutionContext(GraphSchema({}))
    return SafetyPolicy(config, LocalModelStorage(tmp_path), Resource("safety"), context)


def _heard(level: str, intent: str = "gesprek_groet") -> UserUttered:
    danger: dict[str, Any] = {"level": level, "answer": "gevaar_medisch"}
    return UserUttered("x", {"name": intent}, parse_data={"danger": danger})  # type: ignore[arg-type]


def _predict(policy: SafetyPolicy, *events: Event) -> PolicyPrediction:
    tracker = DialogueStateTracker.from_events("t", list(events), slots=DOMAIN.slots)
    return policy.predict_action_probabilities(tracker, DOMAIN)


def _best(prediction: PolicyPrediction) -> str | None:
    if prediction.max_confidence == 0:
        return None
    index = prediction.probabilities.index(prediction.max_confidence)
    return str(DOMAIN.action_names_or_texts[index])


def test_safety_policy_answers_acute_danger(policy: SafetyPolicy) -> None:
    prediction = _predict(policy, ActionExecuted("action_listen"), _heard("acuut"))
    assert _best(prediction) == ANSWER


def test_safety_policy_wins_from_an_active_form(policy: SafetyPolicy) -> None:
    events = [
        ActionExecuted("action_listen"),
        _heard("geen"),
        ActionExecuted("plaats_form"),
        ActiveLoop("plaats_form"),
        ActionExecuted("action_listen"),
        _heard("acuut"),
    ]
    ours = _predict(policy, *events)
    loop = [0.0] * DOMAIN.num_actions
    loop[DOMAIN.index_for_action("plaats_form")] = 1.0
    theirs = PolicyPrediction(loop, "RulePolicy", policy_priority=6, is_no_user_prediction=True)
    tracker = DialogueStateTracker.from_events("t", events, slots=DOMAIN.slots)
    ensemble = DefaultPolicyPredictionEnsemble()
    for order in ([ours, theirs], [theirs, ours]):
        assert _best(ensemble.combine_predictions(order, tracker, DOMAIN)) == ANSWER


def test_safety_policy_listens_after_its_answer(policy: SafetyPolicy) -> None:
    prediction = _predict(
        policy, ActionExecuted("action_listen"), _heard("acuut"), ActionExecuted(ANSWER)
    )
    assert _best(prediction) == "action_listen"


def test_safety_policy_abstains_without_danger(policy: SafetyPolicy) -> None:
    assert _best(_predict(policy, ActionExecuted("action_listen"), _heard("geen"))) is None


def test_safety_policy_survives_a_tracker_without_messages(policy: SafetyPolicy) -> None:
    assert _best(_predict(policy, ActionExecuted("action_listen"))) is None
