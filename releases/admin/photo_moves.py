"""Moves of photos between figures as a form without script asks for them: by a list in the photo's own row."""

import re

MOVE = re.compile(r"(?P<figure>.+-(?P<index>\d+)-photos)-to-(?P<photo>[a-z2-7]{26})\Z")


def moved(data, prefix):
    """Return the form ``data`` (a QueryDict) with each photo in the figure that its ``-to-`` list names.

    A figure is named by its index in the form. A photo that stands there already stays where it is.
    """
    asked = [(match, value) for name, value in data.items() if (match := MOVE.match(name))]
    asked = [(match, value) for match, value in asked if _is_index(value, data, prefix)]
    if asked:
        data = data.copy()
    for match, value in asked:
        _move(data, match["photo"], match["figure"], f"{prefix}-{value}-photos")
    return data


def _is_index(value, data, prefix):
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    return value.isdecimal() and total.isdecimal() and int(value) < int(total)


def _move(data, photo, here, there):
    """Take a photo with all that its row says out of one field's names and into another's, at the end."""
    staying, coming = _ids(data, here), _ids(data, there)
    if photo not in staying or photo in coming:
        return
    data[f"{here}-ids"] = ",".join(each for each in staying if each != photo)
    data[f"{there}-ids"] = ",".join([*coming, photo])
    # Its number counted in the figure that it leaves; without one it comes last.
    data.pop(f"{here}-order-{photo}", None)
    for name in [
        each for each in data if each.startswith((f"{here}-alt-{photo}", f"{here}-key-{photo}"))
    ]:
        data[name.replace(here, there, 1)] = data.pop(name)[-1]


def _ids(data, name):
    return [each for each in data.get(f"{name}-ids", "").split(",") if each]
