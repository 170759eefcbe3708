"""No screen of the admin runs a script that stands in the page; what would is known and replaced.

When one of these fails after an upgrade, look at what Wagtail changed and do the same in the file of that name below templates/.
"""

import hashlib
import re
from pathlib import Path

import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.template.loader import get_template
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser, BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

from core.middleware import ADMIN_POLICY, PUBLIC_POLICY
from editors.patches import inline_scripts

WAGTAIL, LOCALIZE = Path(wagtail.__file__).parent, Path(wagtail_localize.__file__).parent
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/)|\son(?:click|change|load|submit|input|error)=")
REPLACED = {
    "wagtailadmin/panels/inline_panel.html": "195bb0b199edb062",
    "wagtailadmin/panels/multiple_chooser_panel.html": "673bc9b26ca95c03",
    "wagtailadmin/widgets/date_input.html": "2557f7a4fd543d7c",
    "wagtailadmin/widgets/datetime_input.html": "479d8ddeaa73d2fd",
    "wagtailadmin/widgets/time_input.html": "536917c544a13563",
}
NOT_SHOWN = {
    "wagtail_localize/admin/edit_translation.html",  # our workbench stands in its place
    "wagtail_localize/admin/submit_translation.html",  # as does our own page
}


def installed_templates():
    """Yield the templates of Wagtail's apps that are installed, and of wagtail-localize, by name."""
    for app in settings.INSTALLED_APPS:
        if app.startswith("wagtail"):
            base = WAGTAIL.parent / app.replace(".", "/") / "templates"
            for path in base.rglob("*.html"):
                yield str(path.relative_to(base)), path.read_text(encoding="utf-8")


def test_every_template_with_an_inline_script_is_replaced_or_never_shown():
    found = {name for name, text in installed_templates() if INLINE.search(text)}
    assert found == set(REPLACED) | NOT_SHOWN


@pytest.mark.parametrize("name", REPLACED)
def test_replaced_templates_are_those_that_were_looked_at(name):
    original = dict(installed_templates())[name]
    assert hashlib.sha256(original.encode()).hexdigest()[:16] == REPLACED[name], name
    ours = Path(get_template(name).origin.name)
    assert ours.is_relative_to(settings.BASE_DIR / "templates")
    assert not INLINE.search(ours.read_text(encoding="utf-8"))


def test_wagtails_choosers_would_start_by_inline_scripts():
    assert "render_js_init" in inline_scripts.wagtails_render.__code__.co_names
    own = {kind for kind in subclasses(BaseChooser) if "render_js_init" in vars(kind) or "render" in vars(kind)}
    assert own == {AdminTaskChooser}


def subclasses(kind):
    for child in kind.__subclasses__():
        yield child
        yield from subclasses(child)


def test_script_knows_everything_that_is_called():
    script = (settings.BASE_DIR / "static/editors/calls.js").read_text(encoding="utf-8")
    known = set(re.findall(r'"(\w+)"', script.split("function start")[0]))
    called = {kind.js_constructor for kind in [BaseChooser, *subclasses(BaseChooser)]} | {"createTaskChooser"}
    for name in REPLACED:
        called |= set(
            re.findall(r'data-call="(\w+)"', Path(get_template(name).origin.name).read_text(encoding="utf-8"))
        )
    assert known == called


def test_widgets_hold_their_call_and_no_script():
    date = AdminDateInput().render("day", None, {"id": 'a"b'})
    chooser = AdminPageChooser().render("page", None, {"id": "id_page"})
    task = AdminTaskChooser().render("task", None, {"id": "id_task"})
    for html, name in [(date, "initDateChooser"), (chooser, "PageChooser"), (task, "createTaskChooser")]:
        assert f'data-call="{name}"' in html
        assert "<script" not in html
    assert 'a"b' not in date


def test_admin_runs_scripts_of_its_own_files_only(editor, client):
    for response in [editor.get("/admin/"), client.get("/admin/login/"), editor.get("/admin/nothing/")]:
        assert response["Content-Security-Policy"] == ADMIN_POLICY
    assert "script-src 'self';" in ADMIN_POLICY
    assert "unsafe" not in ADMIN_POLICY.replace("style-src 'self' 'unsafe-inline'", "")


def test_previewed_page_has_the_policy_of_public_pages(editor, stories):
    for address in [f"/admin/pages/{stories.pk}/view_draft/", f"/admin/pages/{stories.pk}/edit/preview/"]:
        answer = editor.get(address)
        if answer.status_code == 200:
            break
    assert answer["Content-Security-Policy"] == PUBLIC_POLICY


def test_no_screen_of_our_own_holds_an_inline_script():
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        found = INLINE.search(path.read_text(encoding="utf-8"))
        assert not found, path
