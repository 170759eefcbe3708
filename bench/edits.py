"""Random edits of every kind that can change a public page; needs a configured Django."""

import random
from datetime import timedelta

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction, Site

from campaigns.models import AppealPage, CallPage, Signatory
from core.models import InterfaceText, Navigation, Notice, Organisation, Person, Place, SiteFacts, SiteImage, Topic
from core.publishing.gate import NotPublishable
from forms_app.intake import RefusedError, accept
from forms_app.lifecycle import Change, Kind, apply
from forms_app.models import SignupForm, Submission
from news.models import StoryIndexPage, StoryPage


class Editor:
    """Makes random edits; `addresses` are all paths that were ever public."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.count = 0
        self.addresses: set[str] = {"/", "/en/nothing-here/"}
        self.kinds = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]
        self.note(Page.objects.live().filter(depth__gt=1))

    def note(self, pages) -> list[str]:
        paths = [parts[2] for page in pages if (parts := page.get_url_parts())]
        self.addresses |= set(paths)
        return paths

    def edit(self) -> tuple[str, list[str]]:
        """Do something; return what it was and which addresses it is about. What is refused is at most a draft."""
        self.count += 1
        kind = self.chance.choice(self.kinds)
        name = kind.__name__.removeprefix("do_")
        try:
            return name, kind() or []
        except (NotPublishable, RefusedError):
            return f"{name} (refused)", self.chance.sample(sorted(self.addresses), 2)

    def any_of(self, rows):
        rows = list(rows.order_by("pk"))
        return self.chance.choice(rows) if rows else None

    @property
    def words(self) -> str:
        return f"قارب {self.count} boats"

    def story(self):
        return self.any_of(StoryPage.objects.live())

    def do_publish_words(self):
        page = self.any_of(Page.objects.live().filter(depth__gt=2)).specific
        page.title = self.words
        if hasattr(page, "intro"):
            page.intro = f"{self.words}."
        page.save_revision().publish()
        return self.note([page])

    def do_save_without_revision(self):
        story = self.story()
        story.title = self.words
        story.save()
        return self.note([story])

    def do_save_a_draft(self):
        story = self.story()
        story.title = "a draft that nobody may see"
        story.save_revision()
        return self.note([story])

    def do_unpublish(self):
        story = self.story()
        paths = self.note([story])
        if StoryPage.objects.live().count() > 4:
            story.unpublish()
        return paths

    def do_publish_again(self):
        story = self.any_of(StoryPage.objects.filter(live=False))
        if story:
            story.save_revision().publish()
            return self.note([story])
        return None

    def do_rename(self):
        story = self.story()
        before = self.note([story])
        story.slug = f"story-{self.count}"
        story.save_revision().publish()
        return before + self.note([story])

    def do_rename_the_list(self):
        index = self.any_of(StoryIndexPage.objects.live())
        before = self.note(index.get_descendants(inclusive=True).live())
        index.slug = f"news-{self.count}"
        index.save_revision().publish()
        return before[:2] + self.note(index.get_descendants(inclusive=True).live())[:2]

    def do_move(self):
        page = self.any_of(StoryPage.objects.live())
        page.move(page.get_parent(), pos="first-child")
        return self.note([page])

    def do_copy(self):
        story = self.story()
        copy = story.copy(update_attrs={"slug": f"copy-{self.count}", "title": self.words}, keep_live=True)
        return self.note([copy])

    def do_sign_an_appeal(self):
        appeal = self.any_of(AppealPage.objects.live().exclude(form=None))
        if appeal:
            accept(appeal.form.version, {"signed": self.words}, token=f"{self.count:032x}")
            return self.note(appeal.get_translations(inclusive=True).live())
        return None

    def do_withdraw_a_signature(self):
        signature = self.any_of(Signatory.objects.exclude(origin=None))
        if signature:
            answer = Submission.objects.get(uid=signature.origin)
            apply(Change(Kind.WITHDRAW), [answer.pk])
            return self.note(AppealPage.objects.live().filter(translation_key=signature.appeal_key))
        return None

    def do_delete(self):
        story = self.story()
        paths = self.note([story])
        if StoryPage.objects.live().count() > 6:
            story.delete()
        return paths

    def do_change_in_bulk(self):
        story = self.story()
        StoryPage.objects.filter(pk=story.pk).update(intro=self.words, story_date=timezone.localdate())
        return self.note([story])

    def do_rename_a_person(self):
        return self._rename(Person)

    def do_rename_a_place(self):
        return self._rename(Place)

    def do_rename_a_topic(self):
        return self._rename(Topic)

    def do_rename_an_organisation(self):
        return self._rename(Organisation)

    def _rename(self, model):
        row = self.any_of(model.objects.all())
        if row:
            row.name = self.words
            row.save()

    def do_change_the_menu(self):
        words = self.any_of(Navigation.objects.all())
        if words:
            words.site_name = self.words
            words.save()

    def do_change_site_facts(self):
        facts = SiteFacts.for_site(Site.objects.get(is_default_site=True))
        facts.contact_email = f"contact{self.count}@example.org"
        facts.save()

    def do_change_a_picture(self):
        picture = self.any_of(SiteImage.objects.all())
        if picture:
            picture.title = picture.credit = self.words
            picture.save()

    def do_rename_the_front_page(self):
        home = self.any_of(Page.objects.live().filter(depth=2)).specific
        home.slug = f"home-{self.count}"
        home.save_revision().publish()
        return self.note([home])

    def do_word_otherwise(self):
        locale, source = self.any_of(Locale.objects.all()), "Search this site"
        digest = InterfaceText.digest_of("", source)
        words = {"source": source, "wordings": [self.words]}
        InterfaceText.objects.update_or_create(locale=locale, digest=digest, defaults=words)

    def do_tell_in_a_notice(self):
        Notice.objects.exclude(pk=self.chance.randrange(100)).delete()
        over = timezone.now() + timedelta(seconds=self.chance.choice([-1, 2, 1000]))
        Notice.objects.create(locale=self.any_of(Locale.objects.all()), words=self.words, closes_at=over)

    def do_redirect(self):
        old = f"/en/old-{self.chance.randrange(20)}"
        Redirect.objects.filter(old_path=old).delete()
        Redirect.add_redirect(old, self.story())
        self.addresses.add(f"{old}/")
        return [f"{old}/"]

    def do_restrict(self):
        story = self.story()
        PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
        return self.note([story])

    def do_open_again(self):
        restriction = self.any_of(PageViewRestriction.objects.all())
        if restriction:
            restriction.delete()
            return self.note([restriction.page])
        return None

    def do_change_a_form(self):
        form = self.any_of(SignupForm.objects.all())
        if form:
            form.intro = self.words
            form.closes_at = timezone.now() + timedelta(days=self.chance.choice([-1, 30]))
            form.save_revision().publish()

    def do_move_a_call(self):
        call = self.any_of(CallPage.objects.live())
        call.starts_on = timezone.localdate() + timedelta(days=self.chance.randrange(-60, 60))
        call.ends_on = call.starts_on + timedelta(days=5)
        call.save_revision().publish()
        return self.note([call])

    def do_translate(self):
        twin = self.any_of(StoryPage.objects.live().filter(locale__language_code="ar"))
        if twin:
            twin.title = self.words
            twin.save_revision().publish()
            return self.note([twin])
        return None
