"""The editors' door: the Django admin as the newsroom. It mirrors models/."""

from . import figures, newsroom, partners, people, record, release, team, visits  # noqa: F401 -- registers
