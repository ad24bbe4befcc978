"""What Lighthouse says of the readers' pages: accessibility, best practices, SEO, performance, as on a phone.

python -m bench.lighthouse. Needs node 18 or newer with npm, and Chromium; Lighthouse itself is fetched into a temporary
folder. The sample newsroom is served as a real site; a page's figure is the median of its runs, a bar is beside each.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import sample_site

VERSION = "12.8.2"
RUNS = 3
# Now and then it asks itself to be run again: Chromium lost its trace.
ATTEMPTS = 4
PAGES = {
    "home": "",
    "list": "releases/",
    "release, 17 photos": sample_site.RELEASE,
    "visit": sample_site.VISIT,
    "organisation": "partners/cloudsail/",
    "search": sample_site.SOUGHT,
}
BARS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 99}
# Results of a search are no page for another search engine to list.
UNLISTED = {"search": ["is-crawlable"]}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"


def main():
    node, npm = shutil.which("node"), shutil.which("npm")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not (node and npm and chromium):
        print("Left out: Lighthouse needs node with npm, and Chromium (nodejs, npm, chromium).")
        return
    language = sys.argv[1] if len(sys.argv) > 1 else "zh-hant"
    with tempfile.TemporaryDirectory(prefix="pressroom-lighthouse-") as folder:
        call = [npm, "install", "--no-audit", "--no-fund", "--silent", f"lighthouse@{VERSION}"]
        subprocess.run(call, cwd=folder, check=True)
        with sample_site.served() as origin:
            looking = _Lighthouse(Path(folder), node, chromium)
            found = {
                name: looking.judged(name, f"{origin}/{language}/{path}")
                for name, path in PAGES.items()
            }
    table(found)
    if any(scores[what] < bar for scores, _faults in found.values() for what, bar in BARS.items()):
        sys.exit(1)


class _Lighthouse:
    def __init__(self, folder, node, chromium):
        self.folder = folder
        self.command = [node, folder / "node_modules/lighthouse/cli/index.js"]
        self.surroundings = os.environ | {"CHROME_PATH": chromium}

    def judged(self, name, address):
        """Return ({category: median score}, what was found wrong in the last run)."""
        runs = [self._run(name, address, number) for number in range(RUNS)]
        scores = {
            what: statistics.median(scores[what] for scores, _faults in runs) for what in BARS
        }
        return scores, runs[-1][1]

    def _run(self, name, address, number):
        print(f"  {name} {number + 1}/{RUNS}", file=sys.stderr, flush=True)
        out = self.folder / "report.json"
        options = [f"--output-path={out}", "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
        options += [f"--only-categories={','.join(BARS)}"]
        options += [f"--skip-audits={each}" for each in UNLISTED.get(name, [])]
        for _attempt in range(ATTEMPTS):
            call = [*self.command, address, *options]
            if not subprocess.run(call, env=self.surroundings).returncode:
                return _read(json.loads(out.read_text()))
        sys.exit(f"Lighthouse does not come to an end on {address}; see above.")


def _read(report):
    scores = {
        what: round(100 * (category["score"] or 0))
        for what, category in report["categories"].items()
    }
    faults = [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for category in report["categories"].values()
        for audit in (
            report["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]
        )
        if audit["scoreDisplayMode"] == "error"
        or (audit["score"] is not None and audit["score"] < 0.9)
    ]
    return scores, faults


def table(found):
    print(f"{'':<20}" + "".join(f"{what} ≥ {bar:<6}" for what, bar in BARS.items()))
    for name, (scores, faults) in found.items():
        cells = "".join(f"{scores[what]:<{len(what) + 9}}" for what in BARS)
        print(f"{name:<20}{cells}{', '.join(faults)}")


if __name__ == "__main__":
    main()
