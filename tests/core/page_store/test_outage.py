import pytest
from bs4 import BeautifulSoup
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory

from core.page_store.outage import OutageMiddleware

KEY = "6d9c6a1e-2b9b-4d0e-8a51-0c6b1f1f9a10"


def refuse(error=OperationalError):
    def view(request):
        raise error("server closed the connection")

    return OutageMiddleware(view)


def shown(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_missing_database_is_said_in_two_languages(error):
    response = refuse(error)(RequestFactory().get("/ar/search/", {"q": "قوارب"}))
    page = shown(response)
    assert response.status_code == 503
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert [section["lang"] for section in page.find_all("section")] == ["ar", "en"]
    assert "no-store" in response["Cache-Control"]
    assert response["Retry-After"].isdecimal()


def test_other_errors_are_left_to_others():
    def view(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        OutageMiddleware(view)(RequestFactory().get("/en/"))


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
