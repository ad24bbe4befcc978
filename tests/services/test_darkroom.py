"""The process that opens pictures is held to its limits, and what it does there is what the officer reads."""

import json
import resource
import subprocess
import sys

import pytest
from django.conf import settings as site
from PIL import Image

from releases.services import darkroom
from tests import figures
from tests.bad_files.making import picture, png

pytestmark = pytest.mark.darkroom


@pytest.fixture
def kept(tmp_path):
    def keep(content):
        path = tmp_path / "picture"
        path.write_bytes(content)
        return str(path)

    return keep


def with_many_scans(times):
    """A progressive JPEG whose last scan is said over and over: small, and endless work for whoever decodes it."""
    content = picture(size=(3000, 3000), progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * times + b"\xff\xd9"


def test_answer_is_what_the_picture_is(kept):
    found = darkroom.ask("judge", source=kept(picture()))
    assert found == {"format": "JPEG", "width": 64, "height": 48, "taken_on": None}


def test_picture_that_needs_more_memory_than_there_is_gets_its_answer(kept, monkeypatch):
    monkeypatch.setattr(darkroom, "MEMORY", 100_000_000)
    with pytest.raises(darkroom.Spoilt, match="too_costly"):
        darkroom.ask("judge", source=kept(png(6000, 5000)))


def test_picture_that_takes_too_long_by_the_processor_gets_its_answer(kept, monkeypatch):
    monkeypatch.setattr(darkroom, "SECONDS", 1)
    with pytest.raises(darkroom.Spoilt, match="too_costly"):
        darkroom.ask("judge", source=kept(with_many_scans(3000)))


def test_picture_that_takes_too_long_by_the_clock_gets_its_answer(kept, monkeypatch):
    monkeypatch.setattr(darkroom, "PATIENCE", 0.001)
    with pytest.raises(darkroom.Spoilt, match="too_costly"):
        darkroom.ask("judge", source=kept(picture()))


def test_fault_of_ours_is_told_apart_and_logged(caplog):
    with pytest.raises(darkroom.Spoilt, match="unknown"):
        darkroom.ask("judge", source="/nowhere")
    assert "FileNotFoundError" in caplog.records[0].message


def test_never_more_than_two_are_at_work(kept, monkeypatch):
    monkeypatch.setattr(darkroom, "LOOKS", 2)
    source = kept(picture())
    with darkroom._room(), darkroom._room(), pytest.raises(darkroom.Spoilt, match="busy"):
        darkroom.ask("judge", source=source)
    assert darkroom.ask("judge", source=source)["format"] == "JPEG"


def test_room_of_a_process_whose_parent_is_gone_stays_taken(kept, monkeypatch):
    monkeypatch.setattr(darkroom, "LOOKS", 1)
    with darkroom._room() as first, darkroom._room():
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1, pass_fds=[first])
    with darkroom._room(), pytest.raises(darkroom.Spoilt, match="busy"), darkroom._room():
        pass
    child.communicate(b"\n")
    with darkroom._room(), darkroom._room():
        pass


def test_process_knows_nothing_of_the_site():
    program = (
        "import sys, releases.pictures.__main__, releases.pictures.judging, releases.pictures.sizes;"
        "print([each for each in sys.modules if each.startswith(('django', 'pressroom'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=site.BASE_DIR, capture_output=True, check=True
    )
    assert done.stdout == b"[]\n"


def test_process_gets_no_secret_of_ours(tmp_path, monkeypatch):
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexec env\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setenv("SECRET_KEY", "a secret")
    with darkroom._room() as lock:
        told = darkroom._run("", lock).stdout
    names = {line.partition("=")[0] for line in told.splitlines()}
    # The shell adds the last three by itself.
    assert names <= {"PATH", "LD_LIBRARY_PATH", "LANG", "PWD", "SHLVL", "_"}


# A process counts as its own what was resident in the one that started it: a small one stands between.
BETWEEN = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-W", "ignore", "-m", "releases.pictures"])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(done.returncode)
"""


def peak(order):
    """Return the answer of a process of its own, and the most bytes that were resident in it."""
    limits = {"memory": darkroom.MEMORY, "seconds": darkroom.SECONDS}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BETWEEN],
        input=json.dumps(limits | order).encode(),
        capture_output=True,
        cwd=site.BASE_DIR,
        check=True,
    )
    resident = int(done.stderr.split()[-1])
    return json.loads(done.stdout), resident * (1 if sys.platform == "darwin" else 1024)


def test_largest_picture_that_is_taken_needs_less_than_600_megabytes(kept, tmp_path):
    source = kept(png(12_000, 10_000))
    judged, first = peak({"deed": "judge", "source": source})
    assert (judged["width"], judged["height"]) == (12_000, 10_000)
    order = {"source": source, "image_format": "PNG", "folder": str(tmp_path)}
    made, second = peak({"deed": "make", "extensions": ["jpg"]} | order)
    assert made == {"widths": [480, 960, 1600]}
    with Image.open(tmp_path / "1600.jpg") as largest:
        assert largest.size == (1600, 1333)
    assert max(first, second) < 600_000_000
    figures.note("MB for a PNG of 120 megapixels", round(max(first, second) / 1e6))


def test_limits_are_those_of_the_process_alone(kept):
    before = [resource.getrlimit(each) for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]
    darkroom.ask("judge", source=kept(picture()))
    after = [resource.getrlimit(each) for each in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]
    assert after == before
