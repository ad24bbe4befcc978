"""A world in a state and somebody who asks it."""

from functools import cached_property

from tests.embargo import routes
from tests.embargo.answers import ask, client_of, leaked
from tests.embargo.states import MISS


class Case:
    """A world in a state and somebody who asks; each address is asked once."""

    def __init__(self, world, state, user=None):
        self.world, self.state, self.client = world, state, client_of(user)
        self.answers = {}

    def get(self, address):
        if address not in self.answers:
            self.answers[address] = ask(self.client, address)
        return self.answers[address]

    @cached_property
    def asks(self):
        return list(routes.hidden_asks(self.world))

    @cached_property
    def pages(self):
        return list(routes.open_pages(self.world))

    def one_of_each(self):
        """Return for each route one Ask of what is a plain 404, in the closed language if there is one."""
        found = {}
        for each in self.asks:
            if self.state.expects(self.world, each)[0] == MISS:
                found.setdefault(each.route, each)
        assert len(found) > 5
        return found.values()

    def assert_says_nothing(self, address, answer, may_say=frozenset()):
        words = self.state.words(self.world, address)
        assert leaked(answer.text, address, words) == set(may_say), address
        assert not answer.is_personal, address
