import errno

import pytest
from bs4 import BeautifulSoup
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
)
from django.test import RequestFactory

from core import interface_texts
from core.page_store.outage import OutageMiddleware

KEY = "6d9c6a1e-2b9b-4d0e-8a51-0c6b1f1f9a10"


def refuse(error=OperationalError):
    return lambda request: answer_to(error("server closed the connection"), request)


def answer_to(error, request):
    """Return the answer where a view raises the error; None if it is left to others."""
    return OutageMiddleware(lambda _request: None).process_exception(request, error)


def shown(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError, DataError, IntegrityError])
def test_missing_database_is_said_in_two_languages(error):
    response = refuse(error)(RequestFactory().get("/ar/search/", {"q": "قوارب"}))
    page = shown(response)
    assert response.status_code == 503
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert [section["lang"] for section in page.find_all("section")] == ["ar", "en"]
    assert "no-store" in response["Cache-Control"]
    assert response["Retry-After"].isdecimal()


def test_other_errors_are_left_to_others():
    for error in (ZeroDivisionError(), FileNotFoundError(errno.ENOENT, "no such file"), TimeoutError()):
        assert answer_to(error, RequestFactory().get("/en/")) is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO])
def test_full_disk_and_no_descriptor_left_are_an_outage(number):
    response = answer_to(OSError(number, "gone"), RequestFactory().post("/en/forms/x/", {"a": "boats"}))
    assert response.status_code == 503
    assert "boats" in response.content.decode()


def test_what_a_database_says_stands_in_no_log(caplog):
    assert answer_to(IntegrityError("Key (email)=(hiba@example.org) exists"), RequestFactory().get("/en/"))
    assert [record.getMessage() for record in caplog.records] == [
        "IntegrityError in the view without a name was answered as an outage."
    ]
    assert not caplog.records[0].exc_info


@pytest.mark.parametrize(
    "path",
    [
        "/admin/login/",
        "/admin/pages/3/edit/",
        "/en/_util/authenticate_with_password/1/2/",
        "/documents/authenticate/1/",
        "/",
    ],
)
def test_what_is_typed_elsewhere_than_into_public_forms_is_never_given_back(path):
    typed = {"username": "hiba", "password": "a secret of hers", "title": "A draft"}
    for request in (RequestFactory().post(path, typed), RequestFactory().get(path, typed)):
        response = refuse()(request)
        text = response.content.decode()
        assert response.status_code == 503
        assert not [word for word in typed.values() if word in text]
    assert shown(refuse()(RequestFactory().post(path, typed))).form is None


def test_password_is_given_back_nowhere():
    page = shown(refuse()(RequestFactory().post("/en/forms/x/", {"a": "boats", "password1": "a secret of hers"})))
    assert page.find("textarea", {"name": "a"}).text.strip() == "boats"
    assert "a secret of hers" not in str(page)


@pytest.fixture
def no_database(tmp_path, db):
    """Put a file that is no database in place of the database."""
    path = tmp_path / "db.sqlite3"
    path.write_bytes(b"This is no database. " * 500)
    whole, damaged = connections["default"], connections.create_connection("default")
    damaged.settings_dict = damaged.settings_dict | {"NAME": path}
    connections["default"] = damaged
    yield
    connections["default"] = whole


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite's database is one file")
@pytest.mark.parametrize("is_known", [True, False], ids=["words known", "words not known"])
def test_file_that_is_no_database_is_an_outage_wherever_it_is_met(client, no_database, is_known):
    """With the words of the interface known a view meets it, and otherwise a middleware."""
    client.raise_request_exception = False
    if not is_known:
        interface_texts.clear()
    posted = client.post(f"/ar/forms/{KEY}/", {KEY: "هبة"})
    read = [client.get(path).status_code for path in ("/en/", "/en/search/?q=boats", "/nothing", "/admin/login/")]
    assert "هبة" in posted.content.decode()
    assert [posted.status_code, *read] == [503] * 5
    assert posted["Retry-After"].isdecimal()


def test_search_words_stay_in_the_box():
    page = shown(refuse()(RequestFactory().get("/en/search/", {"q": "boats"})))
    assert page.form["method"] == "get"
    assert page.find("textarea", {"name": "q"}).text.strip() == "boats"


def test_what_was_typed_is_given_back_escaped():
    typed = {KEY: "<script>alert(1)</script>\nsecond line", "version": "a" * 64, f"{KEY}-x": [KEY, "b"], "page": "12"}
    page = shown(refuse()(RequestFactory().post(f"/en/forms/{KEY}/", typed)))
    form = page.form
    assert (form["method"], form["action"]) == ("post", f"/en/forms/{KEY}/")
    assert page.script is None
    assert form.find("textarea", {"name": KEY}).text.strip() == "<script>alert(1)</script>\nsecond line"
    hidden = {(field["name"], field["value"]) for field in form.find_all("input", type="hidden")}
    assert hidden == {("version", "a" * 64), ("page", "12"), (f"{KEY}-x", KEY)}


@pytest.mark.parametrize("value", ["\0", "\ud800", "\u202e", "x" * 100_000])
def test_whatever_was_typed_can_be_given_back(value):
    request = RequestFactory().post("/en/forms/x/")
    request.POST = request.POST.copy()
    request.POST["field"] = value
    assert refuse()(request).status_code == 503


def test_post_that_cannot_be_read_is_no_error(settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    request = RequestFactory().post("/en/forms/x/", {"a": "1", "b": "2"})
    assert refuse()(request).status_code == 503


def test_every_public_form_gets_words_instead_of_an_error(client, db, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
        response = client.post(f"/ar/forms/{KEY}/", {KEY: "هبة"})
        page = client.get("/en/")
    assert response.status_code == page.status_code == 503
    assert "هبة" in response.content.decode()
