from django.db import models


class GuessCount(models.Model):
    """How many wrong tries came for one account, or out of one network, and until when the next one has to wait.

    The digest names neither: it is made with the site's secret (core.accounts.guess_limits).
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    tries = models.PositiveIntegerField(default=0, editable=False)
    wait_until = models.DateTimeField(null=True, editable=False)
    last_tried_at = models.DateTimeField(db_index=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.tries} tries"
