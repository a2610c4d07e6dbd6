"""SafetyPolicy: gives the answer to danger in every state, inside a form too.

It also gives an answer that what was said before calls for (`bot.policies.choice`), and ends the
safety check where that must end (`bot.policies.check`).

RulePolicy lets an active form win over any rule, and an ordinary policy with a higher priority
still loses to it; a prediction marked `is_no_user_prediction` does not (measured in Rasa 3.6.21,
docs/decisions/0002-safety-policy.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.check import AFRESH, BEGINS, END, FORM, WORSE, Actions, in_check
from bot.policies.choice import choose
from bot.policies.history import Moment, answers_in, moment_of
from bot.policies.in_danger import DANGER_PREFIX
from bot.policies.turn import Turn
from catalog.tongues import without_language

FILE = "routes.json"


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
        *,
        routes: Mapping[str, Actions] | None = None,
    ) -> None:
        """Keep Rasa's standard arguments and which actions the rules give to an intent."""
        super().__init__(config, model_storage, resource, execution_context, featurizer)
        self._routes = dict(routes or {})

    @staticmethod
    def supported_data() -> SupportedData:
        """Ask for the rules too: what they answer to an intent is learned."""
        return SupportedData.ML_AND_RULE_DATA

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyPolicy:
        """Read which actions belong to an intent."""
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
        routes = {intent: tuple(actions) for intent, actions in stored.items()}
        return cls(config, model_storage, resource, execution_context, routes=routes)

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Learn which actions a rule gives to an intent; danger is decided by the NLU pipeline."""
        self._routes = routes_of(tracker.applied_events() for tracker in training_trackers)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(self._routes), encoding="utf-8")
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the next action of an overruling answer, otherwise abstain."""
        action = self._next(tracker, domain)
        if action is None:
            return self._prediction(self._default_predictions(domain), events=_afresh(tracker))
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, events=_afresh(tracker), is_no_user_prediction=True)

    def _next(self, tracker: DialogueStateTracker, domain: Domain) -> str | None:
        known = domain.action_names_or_texts
        moment = moment_of(tracker, known)
        if moment is None:
            return None
        actions = self._actions(moment)
        if actions is None or not set(actions).issubset(known):
            return None
        done = moment.done
        if done == actions:
            # Answered already: the turn is over, whatever rules would add; a form ends by its own.
            return None if actions[-1] == FORM else ACTION_LISTEN_NAME
        return actions[len(done)] if done == actions[: len(done)] else None

    def _actions(self, moment: Moment) -> Actions | None:
        """Return all actions of the turn, or None when the form and the rules decide."""
        if moment.asking is not None:
            return in_check(moment.turn, moment.asking, self._usual)
        chosen = choose(moment.turn)
        if chosen is None:
            return None
        answer = self._answer_to(chosen)
        return (*answer, END) if moment.loop else answer

    def _usual(self, turn: Turn) -> Actions:
        return self._answer_to(choose(turn) or turn.intent)

    def _answer_to(self, name: str) -> Actions:
        """Return the actions of a response key or of an intent."""
        if name.startswith("utter_"):
            return (name,)
        return self._routes.get(name, (f"utter_{name}",))


def _afresh(tracker: DialogueStateTracker) -> list[Event]:
    """Return what empties the answers of an earlier check, as soon as a new one begins.

    Its first words come before the form, so it is found by them. After danger in the same
    conversation nobody is asked whether it gets worse, and nobody hears that it sounds calm.
    """
    if tracker.latest_action_name != BEGINS or tracker.active_loop_name:
        return []
    said = map(without_language, answers_in(tracker.events))
    worse = "ja" if any(key.startswith(DANGER_PREFIX) for key in said) else None
    wanted = dict.fromkeys(AFRESH) | {WORSE: worse}
    return [SlotSet(slot, v) for slot, v in wanted.items() if tracker.get_slot(slot) != v]


def routes_of(stories: Iterable[Sequence[Event]]) -> dict[str, Actions]:
    """Return the actions right after an intent, by intent, of stories that begin with it."""
    routes: dict[str, Actions] = {}
    for events in stories:
        said = [each for each in events if isinstance(each, UserUttered)]
        if len(said) != 1 or not said[0].intent_name:
            continue
        after = events[list(events).index(said[0]) + 1 :]
        names = [str(each.action_name) for each in after if isinstance(each, ActionExecuted)]
        actions = tuple(name for name in names if name != ACTION_LISTEN_NAME)
        if actions:
            routes[str(said[0].intent_name)] = actions
    return routes
