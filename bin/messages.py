#!/usr/bin/env python3
"""Keep the translations of the interface without needing gettext installed.

bin/messages.py extract    bring every locale/*/LC_MESSAGES/django.po up to date with the code
bin/messages.py compile    write the .mo files that Django reads
bin/messages.py check      say what is missing, unfinished or wrong

Babel reads the Python files. Django itself turns a template into lines of Python (`templatize`, the same step that its
own makemessages takes before it calls xgettext), so Babel can read those as well.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "django"
APPS = [
    "icssi_cms",
    "core",
    "forms_app",
    "news",
    "campaigns",
    "translations",
    "home",
    "importing",
    "editors",
    "demonstration",
]
# A msgid's arguments: which one is the singular, the plural, or the context ("c").
SINGULAR, PLURAL, CONTEXT, CONTEXT_PLURAL = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": SINGULAR,
    "gettext": SINGULAR,
    "gettext_lazy": SINGULAR,
    "gettext_noop": SINGULAR,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}
# Django's own rule for Arabic, in which the words of a plural are written: for 0, 1, 2, 3-10, 11-99 and the rest.
PLURAL_FORMS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
}
FORMS_THAT_MAY_LEAVE_OUT_THE_NUMBER = 3  # "no pages", "one page", "two pages"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|(?<!\{)\{\w*\}(?!\})")
# What readers meet is told to the site by a comment in the catalogue; administrators may reword it. A Python module says
# it of itself with the line below, all templates are for readers but these.
FOR_READERS = "For readers"
ON_EVERY_PAGE = "For readers, on every page"
READERS_MODULE = "# Messages: for readers"
FRAME = "base.html"
NOT_FOR_READERS = (
    # For those who run the site.
    "editors/",
    "forms_app/admin/",
    "forms_app/mail/notice.txt",
    "importing/admin/",
    "mail/",
    "page_store.html",
    "translations/",
    "wagtailadmin/",
    # Shown where nothing can be looked up, and so only in languages that came with the site.
    "400.html",
    "500.html",
    "outage.html",
)
HEADER = "# Translations of the interface of the Iraqi Civil Society Solidarity Initiative's website."
# Header lines that change with every run or say nothing.
NOISE = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Report-Msgid-Bugs-To|Generated-By|Last-Translator'
    rb"|Language-Team): .*\n",
    re.M,
)


def template_folders() -> list[Path]:
    """Where templates may lie."""
    return [ROOT / "templates", *(ROOT / app / "templates" for app in APPS)]


def sources() -> Iterator[Path]:
    """The project's own Python files and templates, in a fixed order."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    for folder in template_folders():
        yield from sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".txt", ".xml"})


def as_python(path: Path) -> str:
    """The file's messages as Python source."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # What is not a message is blanked out but stays indented, which Python would take amiss.
    return "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())


def readers_comment(path: Path) -> list[str]:
    """The comment that marks the messages of a file as words for readers, if they are."""
    if path.suffix == ".py":
        return [FOR_READERS] if READERS_MODULE in path.read_text(encoding="utf-8").splitlines() else []
    folder = next(folder for folder in path.parents if folder.name == "templates")
    name = path.relative_to(folder).as_posix()
    if name.startswith(NOT_FOR_READERS):
        return []
    return [ON_EVERY_PAGE if name == FRAME else FOR_READERS]


def extracted() -> Catalog:
    """Every message in the code, as an empty catalogue."""
    catalogue = Catalog(domain=DOMAIN, fuzzy=False)
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        for_whom = readers_comment(path)
        source = io.BytesIO(as_python(path).encode())
        options = {"encoding": "utf-8"}
        for _, message, comments, context in extract("python", source, KEYWORDS, ["Translators:"], options, True):
            comments = [*comments, *for_whom]
            catalogue.add(message, locations=[(name, 1)], auto_comments=comments, context=context)
    return catalogue


def catalogues() -> dict[str, Path]:
    """The .po file of Arabic and of each other language that has a folder in locale/."""
    languages = {folder.parent.name for folder in (ROOT / "locale").glob("*/LC_MESSAGES")}
    return {name: ROOT / "locale" / name / "LC_MESSAGES" / f"{DOMAIN}.po" for name in sorted(languages | {"ar"})}


def read(language: str, path: Path) -> Catalog:
    """The catalogue on the disk, or an empty one."""
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language, domain=DOMAIN)
    catalogue = Catalog(locale=language, domain=DOMAIN, fuzzy=False)
    if forms := PLURAL_FORMS.get(language):
        catalogue.mime_headers = [("Plural-Forms", forms)]
    return catalogue


def render(catalogue: Catalog) -> bytes:
    """The text of the .po file: sorted, with file names but no line numbers, so that changes stay small."""
    catalogue.header_comment = HEADER
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return NOISE.sub(b"", buffer.getvalue())


def update() -> None:
    """Add the new messages, drop those that are gone, keep the translations."""
    found = extracted()
    for language, path in catalogues().items():
        catalogue = read(language, path)
        catalogue.update(found, no_fuzzy_matching=True, update_header_comment=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(catalogue))
        missing = sum(1 for message in catalogue if message.id and not all(strings(message)))
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} messages, {missing} without a translation")


def compile_all() -> None:
    """Write the .mo file beside each .po file, whole or not at all."""
    for path in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        draft = path.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, read(path.parent.parent.name, path))
        draft.replace(path.with_suffix(".mo"))


def strings(message: Message) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    return list(message.string) if isinstance(message.string, (list, tuple)) else [message.string or ""]


def wrong_placeholders(message: Message) -> bool:
    """Whether a translation lacks a placeholder or has one of its own.

    A plural's first three forms may do without the number, as the singular of the source may.
    """
    ids = [message.id] if isinstance(message.id, str) else message.id
    wanted, allowed = set(PLACEHOLDER.findall(ids[-1])), set(PLACEHOLDER.findall(" ".join(ids)))
    for number, string in enumerate(strings(message)):
        used = set(PLACEHOLDER.findall(string))
        short = len(ids) > 1 and number < FORMS_THAT_MAY_LEAVE_OUT_THE_NUMBER
        if used - allowed or (wanted - used and not short):
            return True
    return False


def complaints_about(message: Message, forms: int) -> Iterator[str]:
    """What is wrong with one message."""
    if message.fuzzy:
        yield "is marked fuzzy"
    if message.pluralizable and len(strings(message)) != forms:
        yield f"needs {forms} plural forms"
    elif not all(strings(message)):
        yield "has no translation"
    elif wrong_placeholders(message):
        yield "has other placeholders than its source"


def complaints(language: str, path: Path, found: Catalog) -> Iterator[str]:
    """What is wrong with one language's catalogue."""
    if not path.exists():
        yield "the file is missing"
        return
    catalogue = read(language, path)
    if language in PLURAL_FORMS and f"Plural-Forms: {PLURAL_FORMS[language]}" not in joined_header(path):
        yield f"the header must say Plural-Forms: {PLURAL_FORMS[language]}"
    in_code, in_file = ({(m.context, m.id): m for m in side if m.id} for side in (found, catalogue))
    for key in sorted(in_code.keys() | in_file.keys(), key=str):
        about = repr(key[1])
        if key not in in_file:
            yield f"{about} is in the code only"
        elif key not in in_code:
            yield f"{about} is no longer in the code"
        else:
            yield from (f"{about} {what}" for what in complaints_about(in_file[key], catalogue.num_plurals))
    catalogue.update(found, no_fuzzy_matching=True, update_header_comment=False)
    if render(catalogue) != path.read_bytes():
        yield "the file is not as `make messages` writes it"


def joined_header(path: Path) -> str:
    """The beginning of the file with the quotes of its wrapped lines removed."""
    return path.read_text(encoding="utf-8")[:2000].replace('"\n"', "")


def check() -> str | None:
    """Print every complaint; return how many there are, if there are any."""
    found = extracted()
    said = [
        f"bin/messages.py: there is no template {name}"
        for name in NOT_FOR_READERS
        if not any(map(Path.exists, (folder / name for folder in template_folders())))
    ]
    said += [
        f"{path.relative_to(ROOT)}: {complaint}"
        for language, path in catalogues().items()
        for complaint in complaints(language, path, found)
    ]
    print("\n".join(said) if said else f"All {len(found)} messages are translated.")
    return f"Wrong translations: {len(said)}. `make messages` brings the files up to date." if said else None


if __name__ == "__main__":
    actions = {"extract": update, "compile": compile_all, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in actions:
        sys.exit(__doc__)
    sys.exit(actions[sys.argv[1]]())
