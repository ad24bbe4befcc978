"""What every test of the readers' pages begins with: the clock stands at noon."""

import pytest


@pytest.fixture(autouse=True)
def readers_ask_at_noon(at_noon):
    """Around that hour the factories make things live and scheduled; a test may move the clock."""
