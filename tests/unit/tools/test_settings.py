"""Ports and mode come from the environment, and a wrong value says what to do."""

from __future__ import annotations

from configparser import RawConfigParser

import pytest

from tools.settings import ROOT, SettingError, read_settings


def test_settings_defaults_are_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = {"RASA_PORT": 5005, "ACTIONS_PORT": 5055, "PORTAL_PORT": 8080, "EDITOR_PORT": 8000}
    for name in (*ports, "PORTAL_HOST", "VALLEI_MODE"):
        monkeypatch.delenv(name, raising=False)
    settings = read_settings()
    assert settings.ports == ports
    assert settings.portal_host == "127.0.0.1"
    environment = settings.environment("model")
    assert environment["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment["SANIC_HOST"] == "127.0.0.1"


def test_settings_tell_all_processes_the_one_place_of_the_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PORTAL_VAR", raising=False)
    assert read_settings().environment("model")["PORTAL_VAR"] == str(ROOT / "var")
    monkeypatch.setenv("PORTAL_VAR", "/elders")
    assert read_settings().environment("model")["PORTAL_VAR"] == "/elders"


@pytest.mark.parametrize("value", ["abc", "0", "70000", "-1", ""])
def test_settings_wrong_port_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RASA_PORT", value)
    with pytest.raises(SettingError, match="RASA_PORT"):
        read_settings()


def test_settings_production_closes_the_http_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALLEI_MODE", "productie")
    assert read_settings().environment("model")["RASA_API"] == ""
    monkeypatch.setenv("VALLEI_MODE", "ontwikkeling")
    assert read_settings().environment("model")["RASA_API"] == "--enable-api"


def test_settings_unknown_mode_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VALLEI_MODE", "iets")
    with pytest.raises(SettingError, match="productie"):
        read_settings()


def test_settings_make_a_new_key_for_the_editor_each_time_unless_one_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("EDITOR_ASK_KEY", raising=False)
    keys = {read_settings().environment("model")["EDITOR_ASK_KEY"] for _ in range(3)}
    assert len(keys) == 3 and all(len(key) >= 40 for key in keys)
    monkeypatch.setenv("EDITOR_ASK_KEY", "van elders")
    assert read_settings().environment("model")["EDITOR_ASK_KEY"] == "van elders"


def test_settings_only_rasa_and_the_editor_get_that_key() -> None:
    processes = RawConfigParser(inline_comment_prefixes=())
    processes.read(ROOT / "tools" / "supervisord.conf", encoding="utf-8")
    told = {
        name.removeprefix("program:")
        for name in processes.sections()
        if name.startswith("program:")
        and 'EDITOR_ASK_KEY=""' not in processes[name].get("environment", "")
    }
    assert told == {"rasa", "editor"}
