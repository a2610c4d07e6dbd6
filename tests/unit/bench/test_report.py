"""bench.quality.report: whole, in order, and the sealed section stays."""

from __future__ import annotations

import pytest

from bench.quality.cases import as_json, from_json
from bench.quality.pictures import calibration_plot, recall_plot
from bench.quality.report import kept_section, report, sealed_section
from bench.quality.rivals import KEYWORDS, OWN, Rivals, Trained

TRAINED = Trained(100, 200, 30, 10, 600, {})


@pytest.fixture
def outcomes(make):
    acute = [
        make("acuut", 0.9, intent="gevaar_medisch", role=role, signal="medisch", text=f"{role} {n}")
        for role in ("jongere", "omstander")
        for n in range(6)
    ]
    return [*acute, make("geen", 0.7, text="vals"), make("geen", text="niets")]


def test_report_shows_all_parts_with_figures(outcomes) -> None:
    text = report(outcomes, Rivals(outcomes, outcomes, 7), TRAINED, "niets")
    for title in (
        "Apart gehouden berichten (14",
        "Per signaal",
        "Per rol",
        "Per stijl",
        "Per groep",
    ):
        assert f"## {title}" in text
    assert "| jongere | 6 | 1.000 (0.610–1.000) | 6 |" in text
    assert "50.0 (9.5–90.5)" in text
    assert "100 van de 200 voorbeelden" in text
    assert "10 minuten op één kern" in text


def test_report_says_when_rivals_know_fewer_messages(outcomes) -> None:
    text = report(outcomes, Rivals(outcomes[:5], outcomes, 7), TRAINED, "niets")
    assert "Vergeleken op 5 van de 14 berichten" in text


def test_report_keeps_the_sealed_section(outcomes) -> None:
    section = sealed_section({"eerste": outcomes, "later": outcomes[:2]}, "vallei-1.tar.gz")
    text = report(outcomes, Rivals(outcomes, outcomes, 7), TRAINED, section)
    assert "vallei-1.tar.gz" in section and "### later (2 berichten)" in section
    assert kept_section(text) == section.strip()
    assert kept_section("# Leeg\n") == kept_section("")
    assert "--sealed" in kept_section("")


def test_outcomes_survive_json(outcomes) -> None:
    assert from_json(as_json(outcomes)) == outcomes


def test_plots_hold_each_system_once(outcomes) -> None:
    rivals = Rivals(outcomes, outcomes, 7)
    assert list(calibration_plot(outcomes, rivals).panels[0].series) == [
        OWN,
        "Rasa standaard (DIET)",
    ]
    roles = recall_plot(outcomes, rivals).panels[1]
    assert list(roles.names) == ["jongere", "omstander"]
    assert [point[1] for point in roles.series[KEYWORDS]] == [1.0, 1.0]
