from core.memo import GENERATION, memoise


def test_value_is_fetched_once_in_a_generation():
    fetched = []
    environ = {GENERATION: b"once"}
    values = [memoise(environ, "menus", lambda: fetched.append(1) or len(fetched)) for _ in range(3)]
    assert (values, fetched) == ([1, 1, 1], [1])


def test_value_is_fetched_again_in_the_next_generation():
    assert memoise({GENERATION: b"1"}, "menus", lambda: "old") == "old"
    assert memoise({GENERATION: b"2"}, "menus", lambda: "new") == "new"
    assert memoise({GENERATION: b"2"}, "facts", lambda: "facts") == "facts"


def test_request_that_is_not_made_for_the_store_fetches_its_own():
    memoise({GENERATION: b"shared"}, "menus", lambda: "shared")
    assert memoise({}, "menus", lambda: "own") == "own"
    assert memoise({GENERATION: b"shared"}, "menus", lambda: "not asked") == "shared"
