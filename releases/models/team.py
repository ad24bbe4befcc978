"""What the team sees in the newsroom: the question that everything with a list there answers."""

from django.db import models


class TeamQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rows that a member of the team sees in the newsroom: today, all of them."""
        return self if user.is_staff else self.none()
