"""Where the program keeps its things, and what a config.toml may say."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from jjreader.config import load_settings, print_settings
from jjreader.model import Order, Sort
from jjreader.settings import HIGHLIGHTS, Paths, Settings, user_paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(*(tmp_path / kind for kind in ("cache", "data", "config", "state")))


def configured(paths: Paths, text: str | bytes) -> Paths:
    paths.config.mkdir(parents=True)
    data = text.encode() if isinstance(text, str) else text
    (paths.config / "config.toml").write_bytes(data)
    return paths


def test_without_a_config_file_there_are_defaults_and_no_warnings(paths: Paths) -> None:
    settings = load_settings(paths)
    assert (settings.text_width, settings.theme) == (72, "jjreader-dark")
    assert (dict(settings.keys), settings.warnings) == ({}, ())
    assert not paths.config.exists()


def test_what_is_set_is_used(paths: Paths) -> None:
    text = 'theme = "nord"\nwidth = 60\n[keys]\nadd-bookmark = "b,ctrl+b"\n'
    settings = load_settings(configured(paths, text))
    assert (settings.text_width, settings.theme) == (60, "nord")
    assert dict(settings.keys) == {"add-bookmark": "b,ctrl+b"}
    assert settings.warnings == ()


def test_everything_can_be_set(paths: Paths) -> None:
    text = 'sort = "length reversed"\nhighlights = "names"\nwatch = false\n'
    settings = load_settings(configured(paths, text))
    assert settings.order == Order(Sort.LENGTH, is_reversed=True)
    assert (settings.highlights, settings.is_watching, settings.warnings) == ("names", False, ())


@pytest.mark.parametrize("width", [30, 160])
def test_the_limits_of_the_width_can_be_set(paths: Paths, width: int) -> None:
    assert load_settings(configured(paths, f"width = {width}\n")).text_width == width


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("colour = 'red'", "colour"),
        ("width = 'wide'", "width"),
        ("width = true", "width"),
        ("width = 29", "width"),
        ("width = 161", "width"),
        ("theme = 3", "theme"),
        ("sort = 'colour'", "sort"),
        ("highlights = 'all'", "highlights"),
        ("watch = 'yes'", "watch"),
        ("keys = 'x'", "keys"),
        ("keys.quit = 5", "keys.quit"),
        ("keys.quit = ['q', 'x']", "keys.quit"),
    ],
)
def test_what_cannot_be_used_is_a_warning_that_names_it(paths: Paths, line: str, key: str) -> None:
    settings = load_settings(configured(paths, f"{line}\n"))
    assert len(settings.warnings) == 1
    assert repr(key) in settings.warnings[0]
    assert (settings.text_width, settings.theme, dict(settings.keys)) == (72, "jjreader-dark", {})


def test_a_warning_tells_the_line_and_what_was_probably_meant(paths: Paths) -> None:
    text = '# mine\n\nwidht = 50\nwidth = "wide"\n[keys]\n\nsearch = 5\n'
    assert load_settings(configured(paths, text)).warnings == (
        "config.toml, line 3: 'widht' is unknown; did you mean 'width'?",
        "config.toml, line 4: 'width' must be a whole number from 30 to 160",
        "config.toml, line 7: 'keys.search' must be keys in quotation marks, such as \"s,f3\"",
    )


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(
    theme=words,
    width=st.integers(30, 160),
    sort=st.sampled_from(Sort),
    is_reversed=st.booleans(),
    highlights=st.sampled_from(HIGHLIGHTS),
    is_watching=st.booleans(),
    keys=st.dictionaries(words, words, max_size=3),
)
def test_what_is_printed_means_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    theme: str,
    width: int,
    sort: Sort,
    is_reversed: bool,
    highlights: str,
    is_watching: bool,
    keys: dict[str, str],
) -> None:
    home = tmp_path_factory.mktemp("home")
    paths = Paths(*(home / kind for kind in ("cache", "data", "config", "state")))
    order = Order(sort, is_reversed)
    settings = Settings(
        paths, theme, width, highlights=highlights, is_watching=is_watching, order=order, keys=keys
    )
    usual = {"search": ("s", "Search all articles"), "quit": ("ctrl+q", "Quit")}
    printed = "\n".join(print_settings(settings, usual))
    assert load_settings(configured(paths, printed)) == settings
    assert "Search all articles" in printed


def test_one_bad_line_does_not_take_the_good_ones_along(paths: Paths) -> None:
    settings = load_settings(configured(paths, "colour = 1\nwidth = 50\n"))
    assert settings.text_width == 50
    assert len(settings.warnings) == 1


@pytest.mark.parametrize(
    "text",
    ["not toml", b"theme = '\xff'", "width = 1\nwidth = 2\n", "theme = " + "[" * 50_000],
    ids=["words", "bytes", "twice", "brackets"],
)
def test_a_file_that_is_not_toml_is_a_warning(paths: Paths, text: str | bytes) -> None:
    (warning,) = load_settings(configured(paths, text)).warnings
    assert "config.toml was not read" in warning


def test_a_folder_in_the_place_of_the_file_is_a_warning(paths: Paths) -> None:
    (paths.config / "config.toml").mkdir(parents=True)
    assert len(load_settings(paths).warnings) == 1


def test_the_four_variables_say_where(own_home: Path) -> None:
    found = user_paths()
    assert found.cache == own_home / "cache" / "jjreader"
    assert found.data == own_home / "data" / "jjreader"
    assert found.config == own_home / "config" / "jjreader"
    assert found.state == own_home / "state" / "jjreader"


def test_relative_variables_are_ignored(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", "here/and/now")
    found = user_paths()
    assert found.cache == own_home / ".cache" / "jjreader"
    assert found.data == own_home / ".local" / "share" / "jjreader"
    assert found.config == own_home / ".config" / "jjreader"
    assert found.state == own_home / ".local" / "state" / "jjreader"
