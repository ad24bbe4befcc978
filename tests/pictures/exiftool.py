"""What an independent reader finds in a picture: exiftool, which continuous integration must have."""

import json
import shutil
import subprocess

import pytest

from tests.conftest import CI

EXIFTOOL = shutil.which("exiftool")
# Groups that tell of the file and of its coding, not of what it says.
BUILD = {"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "PNG", "RIFF", "Adobe"}


def read(picture):
    """Return {"group:tag": value} of what the bytes of a picture say, values as they are stored."""
    (found,) = json.loads(_asked(picture, "-json", "-n"))
    return {name: value for name, value in found.items() if name.split(":")[0] not in BUILD}


def complaints(picture):
    """Return what exiftool has against the build of a picture."""
    found = _asked(picture, "-validate", "-warning", "-error").splitlines()
    return [line for line in found if not line.endswith(": OK")]


def _asked(picture, *options):
    if EXIFTOOL is None:
        (pytest.fail if CI else pytest.skip)(
            "exiftool is missing (Debian: apt install libimage-exiftool-perl)"
        )
    order = [EXIFTOOL, "-a", "-s", "-G1", "-ee", *options, "-"]
    return subprocess.run(order, input=picture, capture_output=True, check=True).stdout.decode()
