"""Templates of the reader's own: they see the bookmarks, and reach nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jjreader.bookmarks import templating
from jjreader.bookmarks.templating import render
from jjreader.errors import InputError, UsageError
from jjreader.model import Bookmark

Make = Callable[..., Bookmark]


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    def write(text: str, name: str = "mine.txt") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_a_template_is_given_every_field(template: Callable[..., Path], make: Make) -> None:
    source = (
        "{% for b in bookmarks %}{{ b.number }}|{{ b.text }}|{{ b.speaker }}|{{ b.tags|join('+') }}"
        "|{{ b.paragraph or '?' }}|{{ b.article }}|{{ b.unknown|join }}\n{% endfor %}"
    )
    document = render([make(number=7, tags=("a", "b"))], template(source))
    assert document == ("7|“A very personal journey.”|Melissa Rosenberg|a+b|?|film.txt|paragraph\n")
    page = render([make(text="<b>&")], template("{{ bookmarks[0].text }}", "mine.html.j2"))
    assert page == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{% for %}", r"\(line 1\)"),
        ("{{ bookmarks[0].nonsense }}", "nonsense"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ ''.__class__.__mro__ }}", "unsafe|undefined"),
        ("{{ bookmarks.clear() }}", "not safely callable|unsafe"),
        ("{% include '/etc/passwd' %}", "no loader"),
        ("{{ 'x' * 10 ** 10 }}", "too much memory"),
    ],
)
def test_a_template_that_cannot_or_must_not_be_rendered_is_refused_with_the_reason(
    template: Callable[..., Path], make: Make, source: str, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        render([make()], template(source))


def test_a_template_that_takes_for_ever_is_ended(
    template: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templating, "SECONDS", 1)
    many = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}"
    with pytest.raises(UsageError, match="takes too long"):
        render([], template(many))


def test_a_template_that_is_not_there_or_no_text_is_an_input_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    for name in ("missing", "binary"):
        with pytest.raises(InputError, match="cannot be read"):
            render([], tmp_path / name)
