"""kill -9 while photos come in or get their web sizes: what was acknowledged is there, and nothing else is reached."""

import random
from collections import Counter

import pytest

from tests import figures
from tests.conftest import DEEP
from tests.lifecycle.photo_kept import SPOILS
from tests.lifecycle.site import second_process
from tests.lifecycle.victim import Victim

KILLS = 50 if DEEP else 10
# In seconds, from the beginning of a deed into it or the next one.
LONGEST = 0.4


@pytest.fixture
def victim(tmp_path):
    with second_process(tmp_path) as (_environment, process):
        process.ask("show_photos")
        yield Victim(process, tmp_path, "photo_deeds")


def test_killed_uploads_and_web_sizes_lose_no_photo_and_show_none(victim):
    chance, inside = random.Random(4), Counter()
    for seed in range(KILLS):
        since = victim.lines()
        victim.kill_at_work(seed, chance.randrange(3), chance.uniform(0, LONGEST))
        found = victim.process.ask("check_photos", since)
        assert found["faults"] == [], (seed, found)
        inside[found["inside"]] += 1
    found, paths = victim.process.ask("check_photos", 0), victim.process.ask("photo_paths")
    assert found["faults"] == []
    assert paths["reached"] == []
    # A kill between two deeds would prove little.
    uploads = inside["receive"] + inside["receive again"]
    sizes = inside["make"] + inside["make again"]
    assert uploads + sizes > KILLS / 2
    assert min(uploads, sizes) > 0
    figures.note("kill -9 during upload and web sizes", KILLS)
    figures.note("  inside an upload, inside web sizes", f"{uploads}, {sizes}")
    figures.note("acknowledged deeds with photos", found["kept"])
    figures.note("photos lost, photos reached", "0, 0")
    figures.note("files left for the sweep", paths["leftovers"])


@pytest.mark.dealt("postgresql")
def test_each_loss_each_half_and_each_leak_would_be_found(victim):
    # Into the eighth deed: a photo came in and got its web sizes.
    victim.kill_at_work(2, 8, LONGEST)
    assert victim.process.ask("check_photos", 0)["faults"] == []
    for name, (_damage, words) in SPOILS.items():
        found = victim.process.ask("spoil_photos", name)
        assert [each for each in found if words in each], name
    assert victim.process.ask("check_photos", 0)["faults"] == []
