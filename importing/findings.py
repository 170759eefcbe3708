"""What is said of an item beside what becomes of it: a key and what it names are stored, the words are made when read."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "alt_missing": _("Nothing says what this picture shows: %(about)s"),
    "app_refused": _("The site did not publish it, so it is a draft: %(about)s"),
    "appeal": _(
        "It is an appeal, or names people in danger, so it stays a draft. Publish it once you know that it harms nobody whom it names."
    ),
    "byline": _(
        "A line under the title names who wrote it, where or when. It stays in the text unless its author is mapped, or its place is known and its month that of the story: %(about)s"
    ),
    "date_missing": _("It has no date. It is a draft, dated today."),
    "document_missing": _("The file is not among the uploads: %(about)s"),
    "edited": _("Somebody has edited the page here since, so it was not touched."),
    "language_doubtful": _("Its letters are of another language than its file."),
    "language_missing": _(
        "This site does not have its language, so it is left out. Add the language, or choose another for it: %(about)s"
    ),
    "link_open": _("A link leads to something of the old site that is not here: %(about)s"),
    "names": _(
        "It calls for somebody's release or names people in danger. Decide whether it should still be public: %(about)s"
    ),
    "not_live": _("It was not public on the old site (%(about)s), so it is never published by a move."),
    "not_shown": _("This cannot be shown here and was taken out: %(about)s"),
    "picture_link": _("A picture was a link to: %(about)s"),
    "picture_missing": _("The picture is not among the uploads, or damaged: %(about)s"),
    "presentation_forms": _("Its Arabic was typed in presentation forms; they are ordinary letters now."),
    "same_text": _("The same text stands in: %(about)s"),
    "see_without_link": _("It says “See” or “Read”, with no link behind it: %(about)s"),
    "struck": _("Words that were struck out there stand as any others; take them out or say so: %(about)s"),
    "table": _("A table is lines of text now, the last being: %(about)s"),
    "table_headings": _(
        "The first row of a table was not marked as headings; it is the row of headings now: %(about)s"
    ),
    "title_cut": _("The title is longer than 255 letters. It is cut; the whole of it begins the text."),
    "title_made": _("It has no title. Its first words are the title now."),
    "twin_unclear": _("More than one page claims to be its other language, so it was paired with none: %(about)s"),
    "twin_words": _(
        "Texts of the two languages do not fit each other one by one. The workbench shows what has no place: %(about)s"
    ),
    "update_line": _("A line says that the text was brought up to date: %(about)s"),
    "weekday": _("The weekday does not fit the date: %(about)s"),
    "words_lost": _("Words that stand in no block: %(about)s"),
}


STATUSES = {
    "draft": _("draft"),
    "future": _("planned"),
    "password": _("with a password"),
    "pending": _("waiting for approval"),
    "private": _("private"),
}

# Keys of the warnings that are made anew whenever an item is taken over.
FROM_TAKING = {"appeal", "app_refused", "edited", "language_missing"}
FROM_BODY = {
    "alt_missing",
    "byline",
    "document_missing",
    "link_open",
    "not_shown",
    "picture_link",
    "picture_missing",
    "struck",
    "table",
    "table_headings",
    "update_line",
    "words_lost",
}


def in_words(warning: list[str]) -> str:
    """Return a stored warning in the active language."""
    key, about = warning
    about = str(STATUSES.get(about, about)) if key == "not_live" else about
    return str(WORDS[key]) % {"about": f"\u2068{about}\u2069"} if "%(" in str(WORDS[key]) else str(WORDS[key])
