from django.db import models
from django.db.models.signals import pre_save


class GuardedQuerySet(models.QuerySet):
    """Sends `pre_save` for every row that it writes in bulk, so that a rule on that signal sees every write.

    Django itself sends no signal for `update` and `bulk_create`. Meant for tables with few rows.
    """

    def update(self, **values):
        for row in self._chain():
            for name, value in values.items():
                setattr(row, name, value)
            self._announce(row, frozenset(values))
        return super().update(**values)

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        for row in objs:
            self._announce(row, None)
        return super().bulk_create(objs, *args, **kwargs)

    def _announce(self, row, fields):
        pre_save.send(sender=self.model, instance=row, raw=False, using=self.db, update_fields=fields)

    update.alters_data = True  # type: ignore[attr-defined]  # templates may not call it
    bulk_create.alters_data = True  # type: ignore[attr-defined]
