"""What a short message means after what was just said: yes to an offer, why, a place, silence.

The tables name response keys (`utter_…`, given as they are) or intents (answered by their rule).
The texts ask one question each; a question that is changed in content/ is changed here too.
"""

from __future__ import annotations

from bot.language.answers import is_silence, is_stop
from bot.policies.turn import Turn, group

CHECK = "gesprek_veiligheid_check"
TELLS_PLACE = "gesprek_gemeente"
DANGER = "utter_gevaar_algemeen"
SUICIDE = "utter_gevaar_zelfmoord_nu"
SILENCE = "utter_gesprek_stilte"
STOP = "gesprek_nee"  # "Stop" outside the safety check: nothing needs to be said.
SAYS_NOTHING = (SILENCE, STOP)
BACK = "utter_gesprek_terug"
WHICH_DANGER = "utter_gesprek_ja_na_hulp"
ANYWHERE = "utter_lokaal_overal"
LOCAL = "utter_lokaal_"
PLACE_UNTOLD = "utter_lokaal_liever_niet"
NOT_SUICIDE = "utter_gesprek_nee_na_somber"
NOT_FREE = "utter_veiligheid_niet_vrij"
NO_TALK = "gesprek_kan_niet_praten"

PLACE_QUESTIONS = frozenset(
    {"utter_ask_gemeente", "utter_lokaal_niet_herkend", "utter_lokaal_dubbelzinnig",
     "utter_lokaal_grens"}
)  # fmt: skip
SUICIDE_QUESTIONS = frozenset({"utter_slachtoffer_zelfmoordgedachten", "utter_jongere_somber"})
ROLE_QUESTIONS = frozenset(
    {"utter_nlu_fallback", "utter_nlu_fallback_zorg", "utter_gesprek_ja_na_groet"}
)
FREE_QUESTIONS = frozenset({"utter_gesprek_groet", "utter_gesprek_kan_niet_praten"})
WORSE_QUESTIONS = frozenset(
    {WHICH_DANGER, "utter_slachtoffer_twijfel", "utter_slachtoffer_scheiding",
     "utter_slachtoffer_verslaving_thuis"}
)  # fmt: skip

YES_TO = {
    "utter_gesprek_groet": "utter_gesprek_ja_na_groet",
    "utter_gesprek_en_daarna": "vraag_veilig_thuis",
    "utter_slachtoffer_partnergeweld": "vraag_veilig_vertrekken",
    "utter_slachtoffer_vroeger": "vraag_veilig_thuis",
    WHICH_DANGER: DANGER,
    **dict.fromkeys(WORSE_QUESTIONS - {WHICH_DANGER}, CHECK),
    **dict.fromkeys(SUICIDE_QUESTIONS, SUICIDE),
}
NO_TO = {
    "utter_gesprek_groet": NO_TALK,
    "utter_gesprek_kan_niet_praten": DANGER,  # "Ben je nu veilig?"
    **dict.fromkeys(SUICIDE_QUESTIONS, NOT_SUICIDE),
    **dict.fromkeys(PLACE_QUESTIONS, PLACE_UNTOLD),
}
UNSAID_TO = {
    "utter_gesprek_kan_niet_praten": DANGER,
    **dict.fromkeys(SUICIDE_QUESTIONS, NOT_SUICIDE),
    **dict.fromkeys(PLACE_QUESTIONS, ANYWHERE),
}
REFUSED_TO = {
    **UNSAID_TO,
    **dict.fromkeys(PLACE_QUESTIONS, PLACE_UNTOLD),
    "utter_gesprek_kan_niet_praten": NOT_FREE,
}
WHY = {
    **dict.fromkeys(PLACE_QUESTIONS, "utter_waarom_gemeente"),
    **dict.fromkeys(ROLE_QUESTIONS, "utter_waarom_over_wie"),
    **dict.fromkeys(FREE_QUESTIONS, "utter_waarom_vrij_praten"),
    **dict.fromkeys(SUICIDE_QUESTIONS, "utter_waarom_zelfmoord"),
    **dict.fromkeys(WORSE_QUESTIONS, "utter_waarom_erger_of_wapen"),
}
BY_INTENT = {
    "gesprek_ja": YES_TO,
    "gesprek_nee": NO_TO,
    "gesprek_weet_niet": UNSAID_TO,
    "gesprek_liever_niet": REFUSED_TO,
    "gesprek_waarom_vraag": WHY,
}
# After these a "yes" may well be the yes to "Is er nu gevaar?" in their last line.
HELP = ("slachtoffer", "omstander", "jongere")
# "Ik wil stoppen" of somebody who hits is a question for help, and no stop.
SMALL_TALK = ("gesprek", "nlu")
# Short answers that a place turns into the answer to "where do you live": "nee, Nijkerk".
WITH_PLACE = ("gesprek_nee", "gesprek_ja", "gesprek_weet_niet", "gesprek_begrijp_niet",
              "nlu_fallback")  # fmt: skip


def meant(turn: Turn) -> str | None:
    """Return the answer or the intent that the message comes down to, None for its own intent.

    What the turn says was said before is in Dutch keys (`bot.policies.choice` sees to it).
    """
    if is_silence(turn.text):
        return SILENCE
    if is_stop(turn.text) and group(turn.intent) in SMALL_TALK:
        return STOP
    if turn.names_place and (turn.intent in WITH_PLACE or _corrects_place(turn)):
        return TELLS_PLACE
    if turn.intent == "gesprek_groet" and turn.answers:
        return BACK
    asked = turn.asked or ""
    found = BY_INTENT.get(turn.intent, {}).get(asked)
    if found is None and turn.intent == "gesprek_ja" and group(asked) in HELP:
        return WHICH_DANGER
    return found


def _corrects_place(turn: Turn) -> bool:
    """Return whether a place comes right after a team was named: "toch Ede"."""
    local = (turn.asked or "").startswith(LOCAL)
    return local and turn.intent == "gesprek_buiten_onderwerp"
