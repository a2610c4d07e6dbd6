"""Everyday sentences with frightening words: the rules stay calm."""

import pytest

from bot.language import Analyser

SENTENCES = [
    "Waar kan ik een kapotte deur naar de milieustraat brengen?",
    "mijn zoon heeft een 4 voor wiskunde, ik vermoord hem haha",
    "We hebben zondag de buren compleet afgemaakt met jeu de boules.",
    "Hoe krijg ik bloedvlekken uit een tafelkleed?",
    "De hond is bang van het vuurwerk en zit onder het bed.",
    "ik schrik me dood van die energierekening",
    "mag ik een oud jachtgeweer van opa inleveren bij de politie",
    "wanneer is de kerk open, de klok slaat steeds verkeerd",
    "Hoe snijd je een ui zonder te huilen? Ik heb een nieuw mes.",
    "Onze dochter trouwt zaterdag en wij zijn zo blij!",
    "we vliegen morgen naar Turkije op vakantie, mag mijn kat mee",
    "mijn man komt zo thuis, dan eten we pizza",
    "de monteur staat voor de deur maar ik ben op mijn werk",
    "ik zit opgesloten in mijn agenda, kan de afspraak een week later",
    "wij zoeken een spannend boek over een ontvoering",
    "ik heb slaapproblemen, mag ik pillen van de drogist",
    "wat betekent 'structureel geweld' in de meldcode",
    "de buurvrouw bakt elke zaterdag brood en het ruikt heerlijk",
    "mijn baby slaapt eindelijk door",
    "bij de bushalte staat een kapotte lantaarnpaal",
    "mijn telefoon is gestolen in de trein",
    "ik wil graag vrijwilliger worden bij Veilig Thuis",
    "mijn ex en ik hebben goede afspraken over de kinderen",
    "het stormt zo hard dat het raam klappert",
    "wie snoeit de bomen langs het spoor",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_harmless_sentences_raise_no_alarm(analyser: Analyser, text: str) -> None:
    analysis = analyser.analyse(text)
    assert analysis.level != "acuut", analysis.signals
