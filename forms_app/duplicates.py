"""Answers that may be of one person: the same words, or the same address or number."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Q

from forms_app.models import Contact, Submission


def others_like(form_key, submissions: Iterable[Submission]) -> dict[int, int]:
    """Return by number how many further answers to the form say the same or share a contact: three queries."""
    rows = list(submissions)
    mine = Submission.objects.of_form(form_key).order_by()
    contents = [row.content for row in rows if row.content]
    equal = dict(mine.filter(content__in=contents).values_list("content").annotate(Count("pk")))
    digests = list(Contact.objects.filter(submission__in=rows).values_list("submission", "digest"))
    shared = dict(
        Contact.objects.filter(digest__in={digest for _pk, digest in digests}, submission__form_key=form_key)
        .order_by()
        .values_list("digest")
        .annotate(Count("submission", distinct=True))
    )
    most: Counter = Counter({row.pk: equal.get(row.content, 1) for row in rows})
    for pk, digest in digests:
        most[pk] = max(most[pk], shared[digest])
    return {pk: number - 1 for pk, number in most.items() if number > 1}


def like(form_key, pk: int) -> Q:
    """Return the condition that an answer says the same as this one or shares a contact with it."""
    one = Submission.objects.of_form(form_key).filter(pk=pk).first()
    if one is None:
        return Q(pk=None)
    digests = Contact.objects.filter(submission=one).values("digest")
    same = Q(pk__in=Contact.objects.filter(digest__in=digests).values("submission")) | Q(pk=one.pk)
    return same | Q(content=one.content) if one.content else same
