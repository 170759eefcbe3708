"""What tests of the search write into pages and read from the page of results."""


def titles(soup):
    return [heading.get_text() for heading in soup.select(".found h3")]


def prose(text):
    return [("paragraph", f"<p>{text}</p>")]
