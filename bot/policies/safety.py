"""SafetyPolicy: gives the answer to danger in every state, inside a form too.

RulePolicy lets an active form win over any rule, and an ordinary policy with a higher priority
still loses to it; a prediction marked `is_no_user_prediction` does not (measured in Rasa 3.6.21,
docs/decisions/0002-safety-policy.md).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.choice import Turn, choose


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class SafetyPolicy(Policy):
    """Overrules all other policies when `choose` names an answer."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default settings; the priority is above RulePolicy's 6."""
        return {"priority": 100}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: TrackerFeaturizer | None = None,
    ) -> None:
        """Keep Rasa's standard arguments; nothing is trained."""
        super().__init__(config, model_storage, resource, execution_context, featurizer)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyPolicy:
        """Build the policy; there is nothing on disk to read."""
        return cls(config, model_storage, resource, execution_context)

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Learn nothing: what counts as danger is decided by the NLU pipeline."""
        with self._model_storage.write_to(self._resource):
            pass  # Rasa caches what a trained component wrote; an empty folder is enough.
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the overruling answer right after a message, otherwise abstain."""
        answer = self._answer(tracker, domain.action_names_or_texts)
        if answer is None or answer not in domain.action_names_or_texts:
            return self._prediction(self._default_predictions(domain))
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(answer)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)

    @staticmethod
    def _answer(tracker: DialogueStateTracker, known: Collection[str]) -> str | None:
        message, done, previous = _last_turn(tracker)
        if message is None:
            return None
        turn = Turn(
            intent=message.intent_name or "nlu_fallback",
            danger=(message.parse_data or {}).get("danger") or {},
            previous=previous,
            language=(message.parse_data or {}).get("language") or {},
            known=known,
        )
        answer = choose(turn)
        if answer is None or not done:
            return answer
        # Answered already: after our own answer the turn is over, whatever rules would add.
        return ACTION_LISTEN_NAME if done == [answer] else None


def _last_turn(
    tracker: DialogueStateTracker,
) -> tuple[UserUttered | None, list[str], str | None]:
    """Return the last message, the actions run since, and the last answer before it."""
    done: list[str] = []
    message: UserUttered | None = None
    for event in reversed(tracker.applied_events()):
        if isinstance(event, UserUttered):
            if message is not None:
                return message, done, None
            message = event
        elif isinstance(event, ActionExecuted) and event.action_name:
            name = str(event.action_name)
            if message is None:
                done.insert(0, name)
            elif name.startswith("utter_"):
                return message, done, name
    return message, done, None
