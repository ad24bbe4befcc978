"""The site as it is, with the addresses of the measurement."""

from pressroom.settings import *  # noqa: F403 -- all of them

ROOT_URLCONF = "bench.urls"
