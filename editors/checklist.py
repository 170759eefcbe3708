"""The first steps of a new site. Each step tells by itself whether it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site

from core.models import Navigation, OutboxLetter, SiteFacts, User
from core.routing import open_languages
from home.models import StandardPage


@dataclass(frozen=True)
class Step:
    """One step: its text, a test whether it is done, and the address where it is done."""

    words: str | Promise
    hint: str | Promise
    is_done: Callable[[], bool]
    url: Callable[[], str]
    right: str = "core.change_sitefacts"  # without which the screen does not open; who sees the list has at least this

    def url_for(self, user) -> str:
        """Return where somebody does it, or nothing for those whose work it is not."""
        return self.url() if user.has_perm(self.right) else ""


def _every_language_has_a_name() -> bool:
    named = Navigation.objects.values("locale_id")
    return not Locale.objects.filter(pk__in=open_languages()).exclude(pk__in=named).exists()


def _has_a_contact() -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    return bool(site and SiteFacts.for_site(site).contact_email)


def _has_backups() -> bool:
    site = Site.objects.filter(is_default_site=True).first()
    return bool(site and SiteFacts.for_site(site).backup_note)


def _several_languages() -> bool:
    return open_languages().count() > 1


def _several_people() -> bool:
    return User.objects.filter(is_active=True, groups__isnull=False).distinct().count() > 1


def _mail_went_out() -> bool:
    return OutboxLetter.objects.exclude(sent_at=None).exists()


def _privacy_is_explained() -> bool:
    named = Q(slug__icontains="privacy") | Q(title__icontains="privacy") | Q(title__icontains="الخصوصية")
    return StandardPage.objects.live().filter(named).exists()


def _facts() -> str:
    return reverse("wagtailsettings:edit", args=["core", "sitefacts"])


STEPS = [
    Step(
        _("Name the site"),
        _("The name, menus and footer of each language that readers are offered."),
        _every_language_has_a_name,
        lambda: reverse("wagtailsnippets_core_navigation:list"),
    ),
    Step(
        _("Open a second language"),
        _("An administrator adds languages and opens them to readers."),
        _several_languages,
        lambda: reverse("editors:languages"),
        "wagtailcore.add_locale",
    ),
    Step(_("Say how to reach you"), _("A contact address for the footer."), _has_a_contact, _facts),
    Step(
        _("Invite people"),
        _("An administrator makes an account for everybody who works on the site, and puts each into a group."),
        _several_people,
        lambda: reverse("wagtailusers_users:index"),
        "core.add_user",
    ),
    Step(
        _("Try whether mail goes out"),
        _("Send yourself a mail from here; it ticks itself once the mail server has taken it."),
        _mail_went_out,
        lambda: reverse("editors:test_mail"),
    ),
    Step(
        _("Explain privacy"),
        _("Publish a standing page named Privacy: what you ask people for, why, and for how long."),
        _privacy_is_explained,
        lambda: reverse("wagtailadmin_explore_root"),
    ),
    Step(
        _("See to backups"),
        _("Write down who makes them, where they are, and when one was last tried out."),
        _has_backups,
        _facts,
    ),
]
