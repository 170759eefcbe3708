"""Nobody uploads a picture of themselves.

Wagtail stores it as it comes, with place and camera, and no address here serves it. A face in a stolen backup tells who
works on the site. Wagtail has no setting for it; this can go once it has one (`test_wagtail_always_asks`).
"""

from wagtail.admin.views.account import AvatarSettingsPanel


def install() -> None:
    """Take the panel out of “Account”; what is posted to it is not read then."""
    AvatarSettingsPanel.is_active = lambda self: False  # type: ignore[method-assign]
