from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from portal.settings import ROOT, SettingError, read_settings


def test_settings_have_safe_defaults():
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.rasa_url == "http://127.0.0.1:5005"
    assert len(settings.secret) >= 32 and settings.secret != read_settings({}).secret


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_PORT", "abc"),
        ("PORTAL_PORT", "70000"),
        ("PORTAL_PORT", "-1"),
        ("PORTAL_SECRET", "kort"),
        ("RASA_URL", "localhost:5005"),
        ("PORTAL_EXIT_URL", "javascript:alert(1)"),
        ("PORTAL_PROXIES", "9"),
    ],
)
def test_settings_name_the_variable_that_is_wrong(name, value):
    with pytest.raises(SettingError, match=name):
        read_settings({name: value})


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, None),
        ({"EDITOR_PORT": "8123"}, "http://127.0.0.1:8123"),
        (
            {"EDITOR_PORT": "8123", "EDITOR_URL": "https://redactie.example/"},
            "https://redactie.example",
        ),
    ],
)
def test_settings_editor_is_the_one_of_make_run_or_as_told(environment, address):
    assert read_settings(environment).editor_url == address


def test_settings_never_show_the_secret():
    assert "geheim" not in repr(read_settings({"PORTAL_SECRET": "geheim" * 6}))


def test_settings_taken_port_gets_a_clear_message():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = subprocess.run(
            [sys.executable, "-m", "portal"],
            cwd=ROOT,
            env={"PORTAL_PORT": str(port), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert run.returncode == 2
    assert str(port) in run.stderr and "PORTAL_PORT" in run.stderr
    assert "Traceback" not in run.stderr
