"""The process in which strangers' files are opened: held to limits, without Django, told and answering in JSON.

One order comes on stdin: {"deed": "judge", "make" or "draw", "memory": bytes, "seconds": of CPU, and the deed's arguments}.
The answer on stdout is what the deed returned, or {"refused": code}.
"""

import json
import resource
import sys

EXHAUSTED = "too_costly"


def main():
    order = json.load(sys.stdin)
    _limit(resource.RLIMIT_AS, order.pop("memory"))
    _limit(resource.RLIMIT_CPU, order.pop("seconds"))
    _limit(resource.RLIMIT_CORE, 0)
    try:
        answer = done(**order)
    except MemoryError:
        answer = {"refused": EXHAUSTED}
    json.dump(answer, sys.stdout)


def _limit(what, most):
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        # macOS knows no limit of addresses; what a file claims was judged before anything is decoded.
        sys.stderr.write(f"limit {what} is not known here\n")


def done(deed, **arguments):
    """Do a deed, "judge", "make" or "draw", and return its answer, or {"refused": code}."""
    # Under the limits already; and judging alone starts sooner.
    from . import judging

    try:
        if deed == "judge":
            return judging.judge(**arguments)
        if deed == "draw":
            from . import social_image

            return social_image.draw(**arguments)
        from . import sizes

        return sizes.make(**arguments)
    except judging.Refusal as refusal:
        return {"refused": refusal.code}


if __name__ == "__main__":
    main()
