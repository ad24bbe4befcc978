"""The Nu Html Checker: what it finds wrong with pages; ``python -m tests.vnu`` fetches it with npm into .venv."""

import json
import os
import shutil
import subprocess
from pathlib import Path

RELEASE = "vnu-jar@26.9.27"
ROOT = Path(__file__).resolve().parent.parent / ".venv" / "vnu"
JAR = Path(
    os.environ.get("VNU_JAR") or ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
)

# An attribute of HTML that the checker does not know yet: a footnote at a glance, without a script.
UNKNOWN_YET = ".*Attribute .interestfor. not allowed on element .a. .*"


def lacking():
    """Return why pages cannot be checked here, or ""."""
    if not shutil.which("java"):
        return "pages are not checked by vnu: there is no java"
    return "" if JAR.is_file() else "pages are not checked by vnu: run python -m tests.vnu once"


def faults(folder):
    """Return the errors in the HTML files of a folder, each with its file and line."""
    command = ["java", "-Xss2m", "-Xmx256m", "-jar", JAR, "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, "--errors-only", "--filterpattern", UNKNOWN_YET, folder],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')!r}"
        for each in messages
    ]


def fetch():
    """Put the jar below .venv, where git and the requirements know nothing of it."""
    ROOT.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(["npm", "install", *quiet, "--prefix", ROOT, RELEASE], check=True)


if __name__ == "__main__":
    fetch()
