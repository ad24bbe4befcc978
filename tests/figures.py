"""What the long tests measured: noted where it is known, printed in one table when they end."""

found = {}


def note(name, value):
    """Keep one line of the table; ``value`` is a number or a short text."""
    found[name] = value


def add(name, amount=1):
    """Count further in one line of the table."""
    found[name] = found.get(name, 0) + amount


def table():
    """Return the lines, names left and values right."""
    width = max((len(name) for name in found), default=0)
    return [f"{name:<{width}}  {value:>10}" for name, value in found.items()]
