"""Terms in tests."""


def of(term, locale):
    return type(term).objects.get(translation_key=term.translation_key, locale=locale)
