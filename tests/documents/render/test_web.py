"""A web page that needs nothing from outside and that everybody can read, on a phone as well."""

import base64
import hashlib
import html as entities
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.documents.reading import Page, need
from tests.documents.shipped_papers import EVERY_PART, shipped_minutes
from tryg_tui import locale
from tryg_tui.documents.model import Paper
from tryg_tui.documents.render.html import html

WIDTHS = {"phone": 360, "desk": 1280}
"""Pixels of a window."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
"""What the page is held to: WCAG 2.1 AA, and what goes beyond it."""

CHECK = """
axe.run(document, {runOnly: %s}).then(found => {
  const said = document.createElement("pre");
  said.id = "said";
  said.textContent = JSON.stringify({
    faults: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
    passes: found.passes.length,
    wide: document.documentElement.scrollWidth > innerWidth,
  });
  document.body.append(said);
});
"""


def policy(found: Page) -> str:
    """What the page allows itself."""
    (sign,) = [each for each in found.tags("meta") if "http-equiv" in each]
    return sign["content"] or ""


def test_it_is_whole_with_landmarks_language_and_title() -> None:
    found = Page(html(EVERY_PART).decode())
    assert found.tags("html") == [{"lang": "da"}]
    for landmark in ("header", "main", "footer", "h1", "title"):
        assert len(found.tags(landmark)) == 1, landmark
    assert not found.open
    assert "Prøve (KLADDE)" in found.text
    names = {each.get("name"): each.get("content") for each in found.tags("meta")}
    assert names["author"] == "Tryg Aalborg"
    assert names["dcterms.created"] == "2018-04-10"
    assert names["dcterms.identifier"] == "2018-77"


def test_nothing_is_fetched_and_nothing_may_run() -> None:
    text = html(EVERY_PART).decode()
    found = Page(text)
    tags = {tag for tag, _attributes in found.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert "url(" not in text
    assert "@import" not in text
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    sign = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{sign}'" in policy(found)
    assert [each["href"] for each in found.tags("a")] == [
        "https://example.dk/a?b=1&c=2",
        "#kilde-1",
    ]


def test_a_table_names_its_columns_and_its_rows_and_can_be_led_to() -> None:
    found = Page(html(EVERY_PART).decode())
    assert [each["scope"] for each in found.tags("th")] == ["col", "col", "row", "row"]
    assert {"id": "kilde-1"} in found.tags("tr")
    assert len(found.tags("caption")) == 1


def test_fields_that_stand_together_are_one_list_of_names() -> None:
    found = Page(html(EVERY_PART).decode())
    assert (len(found.tags("dl")), len(found.tags("dt"))) == (1, 2)


def checked(page: bytes, width: int, folder: Path) -> dict[str, object]:
    """What a checker of accessibility finds in a browser window of a width."""
    tool = need("chromium-headless-shell")
    script = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
    if not script.is_file():
        pytest.skip("axe-core is not installed")
    # The page's own policy would not let the checker run.
    bare = re.sub(r"<meta http-equiv=[^>]*>", "", page.decode())
    run = CHECK % json.dumps(RULES)
    scripts = f"<script>{script.read_text(encoding='utf-8')}</script><script>{run}</script>"
    (folder / "page.html").write_text(bare.replace("</body>", f"{scripts}</body>"))
    done = subprocess.run(
        [
            tool,
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--window-size={width},800",
            "--virtual-time-budget=20000",
            "--dump-dom",
            (folder / "page.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    said = re.search(r'<pre id="said">(.*?)</pre>', done.stdout, re.DOTALL)
    assert said, done.stderr
    found: dict[str, object] = json.loads(entities.unescape(said[1]))
    return found


@pytest.mark.parametrize("width", WIDTHS.values(), ids=list(WIDTHS))
@pytest.mark.parametrize("paper", [EVERY_PART, shipped_minutes()], ids=["parts", "minutes"])
def test_a_checker_of_accessibility_finds_no_fault(
    paper: Paper, width: int, tmp_path: Path
) -> None:
    locale.set_language("da")
    found = checked(html(paper), width, tmp_path)
    assert found["faults"] == []
    assert found["wide"] is False
    assert isinstance(found["passes"], int)
    assert found["passes"] > 20
