"""What an editor's browser shows of a screen."""

from bs4 import BeautifulSoup
from django.urls import reverse


def opened(browser, name, *args, **query):
    response = browser.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")
