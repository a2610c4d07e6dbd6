"""Which intents ask something that has an answer of its own, also while danger goes on.

And whose words they are: "horen ze dan mijn naam" of a neighbour and of a teacher are the same
words with another answer, so the answer follows who is speaking.
"""

from __future__ import annotations

from bot.policies.turn import group

# Questions of fact; and questions that one kind of speaker asks, in the group of that speaker.
GROUPS_OF_QUESTIONS = ("vraag", "bot", "professional")
OTHER_QUESTIONS = frozenset({
    "jongere_bang_na_vertellen", "omstander_kind_vragen", "omstander_wat_zeggen",
    "omstander_zelf_ingrijpen", "pleger_afkoelen", "pleger_contact_verbod", "pleger_gevolgen",
})  # fmt: skip


# The same words, of this speaker, mean the second intent.
ASKED_BY = {
    "pleger": {
        "vraag_aangifte": "pleger_gevolgen",
        "vraag_wordt_hij_opgepakt": "pleger_gevolgen",
        "jongere_bang_na_vertellen": "pleger_gevolgen",
        "vraag_straatverbod": "pleger_contact_verbod",
    },
    "professional": {
        "vraag_anoniem": "professional_eigen_naam",
        "vraag_politie_anoniem": "professional_eigen_naam",
        "omstander_kind_vragen": "professional_gesprek_voeren",
        "omstander_wat_zeggen": "professional_gesprek_voeren",
    },
    "jongere": {
        "vraag_kinderen_gezag": "jongere_bang_na_vertellen",
        "slachtoffer_zelfmoordgedachten": "jongere_somber",
    },
}


def asked_by(who: str | None, name: str) -> str:
    """Return the intent as this speaker means it."""
    return ASKED_BY.get(who or "", {}).get(name, name)


def is_question(name: str) -> bool:
    """Return whether an intent asks something that has an answer of its own."""
    return group(name) in GROUPS_OF_QUESTIONS or name in OTHER_QUESTIONS
