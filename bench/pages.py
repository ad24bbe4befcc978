"""CPU time a request: every kind of page beside a bare view, at 100 and 10,000 releases, and at 100,000 in the deep run.

python -m bench.pages. Everything is made in a temporary folder and asked over loopback, of gunicorn; what counts is the
CPU time of its one process, the median of many requests. Each kind stands beside its bar.
"""

import http.client
import os
import re
import statistics
import sys
import tempfile

from bench.server import Server

SIZES = (100, 10_000, 100_000) if os.environ.get("PRESSROOM_DEEP") else (100, 10_000)
# So many rounds, in each of which every kind is asked so many times in a row.
ROUNDS, TIMES = 15, 6
# {kind: (address, times the bare view, growth from the smallest archive to the largest)}; None: no bar.
KINDS = {
    "bare view": ("/bare/", None, None),
    "release": ("/en/releases/2026/measured/", 15, 1.15),
    "list": ("/en/releases/", 13, 1.15),
    "list, deepest": ("", 13, 1.15),
    "list of a topic": ("/en/releases/?topic=topic-0", 13, 1.15),
    # One line in the smallest archive, a page full of them in the others.
    "list of a rare topic": ("/en/releases/?topic=topic-2", 13, None),
    "list of a partner": ("/en/releases/?partner=partner-1", 13, 1.15),
    "partner": ("/en/partners/partner-1/", 13, 1.3),
    "directory": ("/en/partners/", None, None),
    "feed": ("/en/feed/", 8, 1.15),
    "feed of a topic": ("/en/topics/topic-0/feed/", None, 1.15),
    "feed of a partner": ("/en/partners/partner-1/feed/", None, 1.15),
    "search": ("/en/search/?q=sentence", None, 1.5),
    "suggestions": ("/en/search/suggest/?q=release", None, 1.5),
}


def main():
    with tempfile.TemporaryDirectory(prefix="pressroom-bench-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DEBUG": "no",
            "DJANGO_SETTINGS_MODULE": "bench.settings",
        }
        import django

        django.setup()
        figures = {size: measured() for size in prepared()}
    table(figures)


def prepared():
    """Yield each size once that many releases are there."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)

    from .archive import Archive

    archive = Archive()
    for size in SIZES:
        archive.grow(size)
        # The server opens the database afresh.
        connection.close()
        yield size


def measured():
    """Return {kind: median milliseconds of CPU}; the kinds take turns, so that all meet the same weather."""
    with OneProcess() as server:
        addresses = {kind: address for kind, (address, _ratio, _growth) in KINDS.items()}
        addresses["list, deepest"] = server.deepest()
        times = {kind: [] for kind in KINDS}
        for _round in range(ROUNDS):
            for kind, address in addresses.items():
                times[kind].append(server.cost(address))
    # The first round warms up.
    return {kind: 1000 * statistics.median(spent[1:]) for kind, spent in times.items()}


class OneProcess(Server):
    """One process of gunicorn, and what it has used."""

    def __init__(self):
        # Each request touches a file; on a disk that is busy that would count as the page's.
        super().__init__("--workers", "1", "--worker-tmp-dir", "/dev/shm")

    def get(self, address):
        """Return the body of an answer that says 200."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port)
        asked.request("GET", address)
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        if answer.status != 200:
            sys.exit(f"{address} answers {answer.status}")
        return body

    def spent(self):
        return float(self.get("/spent/"))

    def cost(self, address):
        """Return the CPU seconds of one request; to ask what was spent costs something, too."""
        before, begun = self.spent(), self.spent()
        for _each in range(TIMES):
            self.get(address)
        return (self.spent() - begun - (begun - before)) / TIMES

    def deepest(self):
        """Return the address of the last full page of the list, walked to from the oldest year."""
        first = self.get("/en/releases/").decode()
        years = re.findall(r'href="(/en/releases/\?year=\d+)"', first)
        address = full = years[-1] if years else "/en/releases/"
        while following := re.search(r'rel="next" href="([^"]*)"', self.get(address).decode()):
            full, address = address, following[1].replace("&amp;", "&")
        return re.sub(r"year=\d+&?", "", full)


def table(figures):
    least, most = figures[SIZES[0]], figures[SIZES[-1]]
    heads = "".join(f"{size:>10,}{'× bare':>8}" for size in SIZES)
    print(f"{'CPU ms a request':<22}{heads}{'bar':>8}{'':>6}{'growth':>8}{'bar':>7}")
    for kind, (_address, ratio, growth) in KINDS.items():
        cells = [
            f"{found[kind]:>10.2f}{found[kind] / found['bare view']:>8.1f}"
            for found in figures.values()
        ]
        worst = max(found[kind] / found["bare view"] for found in figures.values())
        cells += judged(worst, ratio, f"≤ {ratio} ×" if ratio else "")
        grown = most[kind] / least[kind]
        cells += [f"{grown:>8.2f}", *judged(grown, growth, f"≤ {growth}" if growth else "")]
        print(f"{kind:<22}{''.join(cells)}".rstrip())


def judged(found, bar, words):
    """Return the cells of a bar, and whether it is kept."""
    verdict = ("ok" if found <= bar else "over") if bar else ""
    return [f"{words:>8}", f"{verdict:>6}"]


if __name__ == "__main__":
    main()
