"""The editors' door: the Django admin as the newsroom. It mirrors models/."""

from . import links, newsroom, partners, people, photos, record, release, site, team, visits  # noqa: F401 -- registers
