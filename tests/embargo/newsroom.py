"""The addresses of the newsroom, and what somebody without rights is told at them."""

import re

from tests.embargo import routes
from tests.embargo.answers import ask, leaked
from tests.embargo.states import NEVER
from tests.embargo.surfaces import surface_of

ANYBODYS = ("release", "visit", *NEVER)
# Pages of the newsroom that hold nothing of anybody's.
OF_NOBODY = {
    "/admin/",
    "/admin/login/",
    "/admin/password_change/",
    "/admin/password_change/done/",
    "/admin/jsi18n/",
    "/admin/awake/",
}
# What somebody might add to look for words.
QUERIES = {
    "S52": ["?q=q", "?headline_en__startswith=q", "?_popup=1", "?_to_field=slug"],
    "S53": ["?app_label=releases&model_name=role&field_name=partner&term=q"],
}
NO_KEY = "99999999"


def addresses(world, surface):
    """Return the addresses of one surface, with queries where there is something to look for."""
    found = [each for each in routes.admin_addresses(world) if surface_of(each) == surface]
    return [each + query for each in found for query in ["", *QUERIES.get(surface, [])]]


def check(world, surface, client):
    """Raise AssertionError if the surface tells anything to somebody without rights, whatever the method."""
    words = world.canaries.of(*ANYBODYS)
    for address in addresses(world, surface):
        answers = [ask(client, address)]
        if address != "/admin/logout/":
            answers.append(ask(client, address, "post"))
        for answer in answers:
            assert leaked(answer.text, address, words) == set(), address
            assert 302 <= answer.status < 500 or address in OF_NOBODY, address
        # The key of a row gets the answer that a key which never was gets.
        nonsense = re.sub(r"(?<=/)[0-9]+(?=/)", NO_KEY, address)
        if nonsense != address:
            assert ask(client, nonsense).status == answers[0].status, address
