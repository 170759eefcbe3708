"""Forms that ask whether the acting person may change what readers see."""

from core.permissions.live_content import change_problem


class SharedRowForm:
    """A form that refuses in words what the acting person may not change, as readers would see it at once."""

    def _post_clean(self):
        super()._post_clean()
        problem = change_problem(self.instance)
        if problem:
            self.add_error(next(iter(self.changed_data), None), problem)
