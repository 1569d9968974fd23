"""How a page is set: Markdown without its marks, code as it is, furniture folded, links opened."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from reading import Reading, reading

from jjreader.tui.screens import outside

SEAL = """---
title: A seal on the slipway
source: The Harbour Post
---

A **young** seal lay on the [slipway](https://seal.example/slip) and *slept*, said the harbour \
master, who closed it to boats until noon.

```
tide  06:10
      18:45
```

Nobody complained about the seal or about the [other one](ftp://seal.example/b).

Source: The Harbour Post

Sign up for our newsletter

More in Harbour News

Share this article
"""


def shown(r: Reading) -> str:
    return "\n".join(row.strip() for row in r.rows())


async def test_marks_are_not_drawn_and_furniture_is_under_a_row_that_opens(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "seal.md").write_text(SEAL, encoding="utf-8")
    started: list[list[str]] = []
    monkeypatch.setenv("BROWSER", "look")
    starting = SimpleNamespace(DEVNULL=-3, Popen=lambda command, **_: started.append(command))
    monkeypatch.setattr(outside, "subprocess", starting)
    async with reading(folder, home) as r:
        await r.open("A seal on the slipway")
        view = r.screen.reader.view
        assert "A young seal lay on the slipway and slept, said" in shown(r)
        assert "      18:45" in "\n".join(r.rows())
        assert "source:" not in shown(r)
        assert "▸ 3 lines of page furniture, Enter opens" in shown(r)
        await r.press("enter")
        assert "Sign up for our newsletter" in shown(r)
        row = next(n for n, text in enumerate(r.rows()) if "furniture" in text)
        await r.pilot.click("#view", offset=(12, row))
        await r.settle()
        assert "Sign up" not in shown(r)
        await r.press("slash")
        await r.type("newsletter")
        assert "Sign up for our newsletter" in shown(r)
        await r.press("escape", "g", "L", "w")
        assert started == [["look", "https://seal.example/slip"]]
        assert view.page is not None
        assert view.selection is not None
        assert view.page.article[view.selection] == "slipway"
        await r.press("L", "w")
        assert r.said.startswith("Not opened: only http and https")
        assert len(started) == 1
