"""bot.language.normalise: the normal form and the way back to the original."""

import pytest

from bot.language.normalise import BOUNDARY, MAX_CHARACTERS, Normaliser, read_table

NORMALISER = Normaliser(
    spelling={"mn": ("mijn",), "slaad": ("slaat",), "ikzit": ("ik", "zit"), "help": ("help",)},
    emoji={"🔪": ("mes",)},
)


def words(text: str) -> list[str]:
    return [word.text for word in NORMALISER.normalise(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mn man SLAAD mij", ["mijn", "man", "slaat", "mij"]),
        ("ikzit hier", ["ik", "zit", "hier"]),
        ("🔪 mama", ["mes", "mama"]),
        ("één café", ["een", "cafe"]),
        ("ｈｅｌｐ", ["help"]),
        ("he\u200blp", ["help"]),
        ("heeeelp", ["help"]),
        ("baaaang", ["baang"]),
        ("hij komt. nu", ["hij", "komt", BOUNDARY, "nu"]),
        ("om 21:40 bij de wc-deur", ["om", "21:40", "bij", "de", "wc", "deur"]),
        ("mama's mes", ["mama", "mes"]),
        ("hij zei: kom, nu", ["hij", "zei", "kom", "nu"]),
        ("", []),
        ("\x00\x07😶", []),
    ],
)
def test_normalise_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_normalise_repeated_letters_fall_back_to_a_known_form() -> None:
    assert words("mnnnn man") == ["mijn", "man"]


def test_normalise_maps_back_to_the_original() -> None:
    text = "ﬁets 🔪  MN man, ikzit"
    normal = NORMALISER.normalise(text)
    assert normal.source(0, 1) == "ﬁets"
    assert normal.source(1, 3) == "🔪  MN"
    assert [normal.source(i, i + 1) for i in (4, 5)] == ["ikzit", "ikzit"]


def test_normalise_reads_no_further_than_the_limit() -> None:
    assert len(NORMALISER.normalise("a " * MAX_CHARACTERS).words) == MAX_CHARACTERS // 2


def test_normalise_keeps_the_original_untouched() -> None:
    assert NORMALISER.normalise("Mn MAN").original == "Mn MAN"


def test_read_table_refuses_a_doubled_form(tmp_path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("mn\tmijn\tchat\nmn\tman\tchat\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.tsv, regel 2: 'mn' staat er dubbel in"):
        read_table(path)


def test_read_table_refuses_a_row_without_tab(tmp_path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("# goed\nmn mijn\n", encoding="utf-8")
    with pytest.raises(ValueError, match="regel 2"):
        read_table(path)


def test_spelling_table_is_large_and_lands_on_normal_words(root) -> None:
    spelling = read_table(root / "data" / "words" / "spelling.tsv")
    assert len(spelling) >= 400
    chains = {
        form: row for form, row in spelling.items() for w in row if spelling.get(w, (w,)) != (w,)
    }
    assert not chains, "een normale vorm staat zelf als afwijkende vorm in de tabel"
