"""The README's pictures, and every type of page in a grid to look at.

python -m bench.pictures [folder]. Makes docs/release.png and docs/pages.png from the sample newsroom; with a folder, each
page there too, in three languages, on a phone and a desk, by day and by night. Needs Chromium.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bench import sample_site
from bench.server import ROOT

DOCS = ROOT / "docs"
LANGUAGES = ("zh-hant", "zh-hans", "en")
WIDTHS = {1440: 1000, 820: 1100, 390: 844}
PAGES = {
    "home": "",
    "list": "releases/",
    "release": sample_site.RELEASE,
    "print": f"{sample_site.RELEASE}print/",
    "statement": "releases/2026/false-emails-clarification/",
    "withdrawn": "releases/2026/hackathon-results/",
    "visits": "visits/",
    "visit": sample_site.VISIT,
    "organisations": "partners/",
    "organisation": "partners/cloudsail/",
    "search": sample_site.SOUGHT,
    "missing": "releases/2026/nowhere/",
}
# What the README shows together: (page, language, width, scheme), and how wide each is drawn.
GRID = [
    ("home", "zh-hant", 1440, "light"),
    ("release", "en", 1440, "dark"),
    ("visit", "zh-hans", 1440, "light"),
    ("list", "en", 1440, "light"),
    ("organisations", "zh-hant", 1440, "light"),
    ("organisation", "zh-hans", 1440, "dark"),
]
CELL, SPACE, GROUND = (640, 444), 16, "#b9b4aa"
README = ("release", "zh-hant", 1280, "light")


def main():
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("The pictures need Chromium (apt install chromium fonts-noto-cjk).")
    with sample_site.served() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        camera = _Camera(browser, origin)
        camera.take(*README, DOCS / "release.png", height=900)
        _grid(camera)
        if len(sys.argv) > 1:
            _every_page(camera, Path(sys.argv[1]))
        browser.close()


class _Camera:
    def __init__(self, browser, origin):
        self.browser, self.origin = browser, origin

    def take(self, name, language, width, scheme, out, *, height=0):
        """Keep a page as PNG: its first screen where that is so high, else all of it."""
        size = {"width": width, "height": height or WIDTHS[width]}
        context = self.browser.new_context(viewport=size, color_scheme=scheme)
        page = context.new_page()
        page.goto(f"{self.origin}/{language}/{PAGES[name]}", wait_until="networkidle")
        if not height:
            page.evaluate(
                "document.querySelectorAll('img').forEach((each) => { each.loading = 'eager'; })"
            )
            page.wait_for_load_state("networkidle")
        page.screenshot(path=out, full_page=not height)
        context.close()


def _grid(camera):
    across = 2
    down = -(-len(GRID) // across)
    wide, high = (each + SPACE for each in CELL)
    sheet = Image.new("RGB", (across * wide + SPACE, down * high + SPACE), GROUND)
    with tempfile.TemporaryDirectory() as folder:
        for number, shot in enumerate(GRID):
            out = Path(folder) / "shot.png"
            camera.take(*shot, out, height=WIDTHS[shot[2]])
            with Image.open(out) as picture:
                small = picture.convert("RGB").resize(CELL, Image.Resampling.LANCZOS)
            row, column = divmod(number, across)
            sheet.paste(small, (SPACE + column * wide, SPACE + row * high))
    # Few colours and flat ones: a palette is a third of the size.
    sheet.quantize(256).save(DOCS / "pages.png", optimize=True)


def _every_page(camera, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            for language in LANGUAGES:
                for name in PAGES:
                    out = folder / f"{name}-{language}-{width}-{scheme}.png"
                    camera.take(name, language, width, scheme, out)


if __name__ == "__main__":
    main()
