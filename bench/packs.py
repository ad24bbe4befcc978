"""What downloads cost: a pack of 17 photos of 10 MB, how fast it leaves, and pages beside 50 slow readers.

python -m bench.packs. Everything is made in a temporary folder and asked over loopback, of gunicorn as the README starts
it. Throughput stands beside the same file read without any server, and sent by a server of ten lines; all three find it
on the disk alone, as the first reader does.
"""

import os
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.server import Server

PHOTOS, SIZE = 17, (3500, 2430)
WORKERS, THREADS = 2, 4
ROUNDS, READERS, PAGES = 7, 50, 40
BLOCK = 1 << 20
PAGE = "/en/releases/2026/measured/"
TARGETS = {
    "page of the release, HTML": "≤ 60 kB",
    "first byte": "≤ 100 ms",
    "server memory growth": "≤ 30 MB",
    "throughput": "≥ 80 % of a bare server",
    "pages beside slow readers": f"{PAGES} of {PAGES}",
}


def main():
    with tempfile.TemporaryDirectory(prefix="pressroom-bench-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DEBUG": "no",
            "THREADS": str(THREADS),
            "DJANGO_SETTINGS_MODULE": "pressroom.settings",
        }
        import django

        django.setup()
        pack, figures = prepared()
        with Measured() as server:
            figures |= server.measured(pack)
    table(figures)


def prepared():
    """Return (path of the pack, figures of making it)."""
    from django.core.files.storage import default_storage
    from django.core.management import call_command
    from PIL import Image

    from releases.services import picture_pack
    from tests import factories, packs

    call_command("migrate", verbosity=0)
    say("making 17 photos")
    pixels = Image.frombytes("RGB", SIZE, os.urandom(3 * SIZE[0] * SIZE[1]))
    original = Path(os.environ["DATA_DIR"]) / "noise.jpg"
    pixels.save(original, "JPEG", quality=95)
    photos = [packs.keep_photo(original.read_bytes(), "JPEG", SIZE) for _ in range(PHOTOS)]
    release = factories.approve(packs.make_draft("measured", *([each] for each in photos)))
    del pixels
    say("making the pack")
    # The most is counted from here on.
    Path("/proc/self/clear_refs").write_text("5")
    before, begun, spent = memory(), time.perf_counter(), time.process_time()
    for key in release.packs:
        picture_pack.make.call(release.public_id, key)
    made = {
        "making it": f"{time.process_time() - spent:.2f} CPU-s, {time.perf_counter() - begun:.2f} s",
        "memory of making it": f"{memory() - before:.0f} MB more",
    }
    release.refresh_from_db()
    pack = picture_pack.offer(release, factories.NOON)
    each = original.stat().st_size / 1e6
    return Path(default_storage.path(pack.name)), {
        "pack": f"{pack.size / 1e6:.0f} MB, {PHOTOS} × {each:.1f} MB"
    } | made


def memory(pid="self"):
    """The most memory that a process has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


class Measured(Server):
    """gunicorn as the README starts it, and what is measured of it."""

    def __init__(self):
        super().__init__("--workers", str(WORKERS), "--threads", str(THREADS))

    def measured(self, pack):
        """Return {what: figure}."""
        for _ in range(20):
            page_size = self.get(PAGE)[1]
        before = self.memory()
        say("first bytes")
        firsts = [self.first_byte() for _ in range(3 * ROUNDS)]
        say("throughput")
        figures = {
            "page of the release, HTML": f"{page_size / 1000:.1f} kB",
            "first byte": f"{1000 * statistics.median(firsts):.1f} ms, worst {1000 * max(firsts):.1f} ms",
        } | self.throughput(pack)
        say("slow readers")
        alone = self.pages()
        figures |= self.beside_slow_readers(alone)
        grown = max(now - then for now, then in zip(self.memory(), before, strict=True))
        return figures | {"server memory growth": f"{grown:.1f} MB a process"}

    def memory(self):
        """The most memory that each worker has held, in MB."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [memory(pid) for pid in task.read_text().split()]

    def ask(self, path):
        """Send a request and return (socket, status, what has come of the body)."""
        asked = socket.create_connection(("127.0.0.1", self.port))
        asked.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        )
        head = b""
        while b"\r\n\r\n" not in head:
            got = asked.recv(BLOCK)
            if not got:
                raise ConnectionError("no answer")
            head += got
        return asked, int(head.split()[1]), head.partition(b"\r\n\r\n")[2]

    def get(self, path):
        """Return (status, length of the body), read to its end."""
        asked, status, body = self.ask(path)
        with asked:
            return status, len(body) + drained(asked)

    def first_byte(self):
        begun = time.perf_counter()
        asked, status, _body = self.ask(f"{PAGE}photos.zip")
        taken = time.perf_counter() - begun
        asked.close()
        if status != 200:
            sys.exit(f"the pack answers {status}")
        # So that the slot is free again.
        time.sleep(0.05)
        return taken

    def throughput(self, pack):
        """Read the pack from the server, without any and from a bare one in turn; return megabytes a second."""
        size = pack.stat().st_size
        ways = {
            "read from the server": self.read_pack,
            "read without a server": lambda: timed(lambda: read(pack)),
            "read from a bare server": lambda: timed(lambda: read_bare(pack)),
        }
        times = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, way in ways.items():
                forget(pack)
                length, taken = way()
                if length != size:
                    sys.exit(f"{name}: not the whole pack")
                times[name].append(taken)
        rates = {name: size / 1e6 / statistics.median(taken) for name, taken in times.items()}
        ours, disk, bare = rates.values()
        return {name: f"{rate:,.0f} MB/s" for name, rate in rates.items()} | {
            "throughput": f"{ours / bare:.0%} of a bare server, {ours / disk:.0%} of no server"
        }

    def read_pack(self):
        """Return the pack's length and the seconds that it took from its first byte on."""
        asked, _status, body = self.ask(f"{PAGE}photos.zip")
        with asked:
            length, taken = timed(lambda: drained(asked))
        return len(body) + length, taken

    def pages(self):
        """Ask for the release's page again and again; return the seconds of each answer that was one."""
        taken = []
        for _ in range(PAGES):
            begun = time.perf_counter()
            status, _length = self.get(PAGE)
            if status == 200:
                taken.append(time.perf_counter() - begun)
        return taken

    def beside_slow_readers(self, alone):
        """Let many readers take a kilobyte at a time, and ask for pages meanwhile."""
        done, readers = threading.Event(), [self.ask(f"{PAGE}photos.zip") for _ in range(READERS)]
        statuses = [status for _asked, status, _body in readers]

        def trickle():
            while not done.wait(0.2):
                for asked, status, _body in readers:
                    if status == 200:
                        asked.recv(1024)

        slow = threading.Thread(target=trickle)
        slow.start()
        taken = self.pages()
        done.set()
        slow.join()
        for asked, _status, _body in readers:
            asked.close()
        return {
            f"{READERS} slow readers": f"{statuses.count(200)} read, {statuses.count(503)} wait (503)",
            "pages beside slow readers": f"{len(taken)} of {PAGES}, {middle(taken)}, alone {middle(alone)}",
        }


def middle(taken):
    return f"{1000 * statistics.median(taken):.0f} ms" if taken else "none"


def timed(way):
    """Return what it returns, and the seconds that it took."""
    begun = time.perf_counter()
    found = way()
    return found, time.perf_counter() - begun


def drained(asked):
    """Read a socket to its end and return how many bytes came."""
    buffer, length = bytearray(BLOCK), 0
    while got := asked.recv_into(buffer):
        length += got
    return length


def read(path):
    """Read a file to its end and return how many bytes it has."""
    buffer, length = bytearray(BLOCK), 0
    with path.open("rb", buffering=0) as file:
        while got := file.readinto(buffer):
            length += got
    return length


def forget(path):
    """Have the system read the file from the disk when it is asked for next."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def read_bare(path):
    """Send a file from one thread to another over loopback, by the system's own sendfile."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            with server.accept()[0] as reader, path.open("rb") as file:
                reader.sendfile(file)

        thread = threading.Thread(target=serve)
        thread.start()
        with socket.create_connection(server.getsockname()) as asked:
            length = drained(asked)
        thread.join()
    return length


def say(what):
    sys.stderr.write(f"{what} …\n")


def table(figures):
    width = max(map(len, figures))
    print(f"{'downloads':<{width}}  {'measured':<44}  target")
    for name, figure in figures.items():
        print(f"{name:<{width}}  {figure:<44}  {TARGETS.get(name, '')}".rstrip())


if __name__ == "__main__":
    main()
