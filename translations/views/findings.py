"""What the checks found, in the workbench: reasons to leave it so, and the question before a step is taken."""

from collections.abc import Iterable

from wagtail_localize.models import Translation

from translations.check_waivers import CheckedFinding, take_back, waive
from translations.workbench import Row


def keep_reasons(request, translation: Translation, rows: Iterable[Row]) -> list[tuple[Row, list[CheckedFinding]]]:
    """Keep the reasons that were sent, and return what is still without one.

    A reason stands beside a text (`reason-<segment>-<finding>`), or is one for all findings that a screen has named
    (`accepted`). `again-<segment>` takes a reason back.
    """
    post = request.POST
    common, named = post.get("reason", ""), set(post.getlist("accepted"))
    still_open = []
    for row in rows:
        pk, without_reason = row.text.pk, []
        for key in post.getlist(f"again-{pk}"):
            take_back(translation, row.text, key.replace("\0", ""))
        for one in row.open_findings:
            reason = post.get(f"reason-{pk}-{one.key}") or (common if f"{pk}-{one.key}" in named else "")
            if reason := reason.replace("\0", "").strip():
                waive(translation, row.text, [one], reason, request.user)
            else:
                without_reason.append(one)
        if without_reason:
            still_open.append((row, without_reason))
    return still_open
