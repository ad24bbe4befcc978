"""The editors' door: the Django admin as the newsroom. It mirrors models/."""

from . import figures, newsroom, partners, people, release, team, visits  # noqa: F401 -- registers
