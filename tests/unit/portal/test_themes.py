from __future__ import annotations

import json

import pytest

from portal.contrast import contrast
from portal.settings import SettingError
from portal.themes import ALL_COLOURS, FOLDER, OWN_PAIRS, PAIRS, load_themes

THEMES = load_themes()


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one good theme, and a function that changes it."""
    raw = json.loads((FOLDER / "ede.json").read_text(encoding="utf-8"))

    def change(edit):
        edit(raw)
        (tmp_path / "ede.json").write_text(json.dumps(raw), encoding="utf-8")
        return tmp_path

    return change


def test_themes_one_for_each_gemeente_and_one_for_nobody(words):
    assert set(THEMES) == {*words.gemeenten, "algemeen"}
    looks = {json.dumps(theme.colours, sort_keys=True) for theme in THEMES.values()}
    assert len(looks) == len(THEMES)


@pytest.mark.parametrize("scheme", ["licht", "donker"])
@pytest.mark.parametrize("name", sorted(THEMES))
def test_themes_contrast_is_enough(name, scheme):
    colours = THEMES[name].colours[scheme]
    for front, back, least in PAIRS + OWN_PAIRS:
        found = contrast(colours[ALL_COLOURS[front]], colours[ALL_COLOURS[back]])
        assert found >= least, (front, back, found)


def test_themes_greet_in_their_form_of_address_and_name_the_gemeente(words):
    for name, theme in THEMES.items():
        assert theme.greeting["je"].split()[0] == "Je"
        assert theme.greeting["u"].split()[0] == "U"
        if name in words.gemeenten:
            assert words.gemeenten[name] in theme.greeting["je"]


def test_themes_the_unchanged_copy_is_good(folder):
    assert set(load_themes(folder(lambda raw: None))) == {"ede"}


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (lambda raw: raw.pop("begroeting"), "keys must be"),
        (lambda raw: raw.update(kleur="#ffffff"), "keys must be"),
        (lambda raw: raw.update(gemeente="barneveld"), "name of the file"),
        (lambda raw: raw.update(aanspreekvorm="jij"), "je or u"),
        (lambda raw: raw.update(uitgang="http://weer.example"), "https address"),
        (lambda raw: raw.update(uitgang="https://weer.example/?van=hulp"), "https address"),
        (lambda raw: raw["begroeting"].update(je="Bel 0900 of kom langs."), "without digits"),
        (lambda raw: raw["vorm"].update({"basis-border-radius-md": "1em"}), "in px"),
        (lambda raw: raw["licht"].update({"hulp-exit-bg": "red"}), "#rrggbb"),
        (lambda raw: raw["donker"].popitem(), "exactly the known tokens"),
        (
            lambda raw: raw["licht"].update({"basis-color-default-color-document": "#dddddd"}),
            "ede, licht: ink on paper is 1.3",
        ),
    ],
)
def test_themes_a_wrong_theme_is_refused_with_its_reason(folder, edit, complaint):
    with pytest.raises(SettingError, match=complaint):
        load_themes(folder(edit))


def test_themes_no_json_and_no_themes_are_refused(tmp_path):
    with pytest.raises(SettingError, match="no themes"):
        load_themes(tmp_path)
    (tmp_path / "ede.json").write_text("{", encoding="utf-8")
    with pytest.raises(SettingError, match=r"themes/ede\.json cannot be read"):
        load_themes(tmp_path)


def test_themes_values_for_the_widget_have_short_names():
    short = THEMES["ede"].for_widget()
    assert set(short["light"]) == set(short["dark"]) == {*ALL_COLOURS, "radius"}
    assert short["light"]["paper"] == THEMES["ede"].colours["licht"][ALL_COLOURS["paper"]]
