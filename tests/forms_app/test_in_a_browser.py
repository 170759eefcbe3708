"""The whole way of a form in a real browser: readers without scripts and with nothing but a keyboard, in both languages."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from forms_app.models import SignupForm, Submission
from tests.forms_app.building import SignupFormFactory, choice, question, translated
from tests.forms_app.visiting import address

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

OTHER = choice("other", "Something else", question("short_text", "which", label="What would that be?"))
QUESTIONS = [
    question("short_text", "name", label="Your name", help_text="The one you want to be called by."),
    question("one_choice", "role", label="How can you help?", choices=[choice("guests", "Welcome guests"), OTHER]),
    question("date", "day", label="From which day?"),
    question("consent", "consent", label="I agree that you keep this."),
]
ARABIC = {
    "Count me in": "سجّلوني معكم",
    "Your name": "الاسم",
    "The one you want to be called by.": "الذي تحب أن نناديك به.",
    "How can you help?": "كيف تساعد؟",
    "Welcome guests": "استقبال الضيوف",
    "Something else": "شيء آخر",
    "What would that be?": "ما هو؟",
    "From which day?": "من أي يوم؟",
    "I agree that you keep this.": "أوافق على حفظ هذا.",
}
WORDS = {
    "en": {
        **{text: text for text in ARABIC},
        "send": "Send",
        "problem": "Please look at these answers again",
        "write": "Write an answer here.",
        "pick": "Pick one of the choices.",
        "tick": "Tick the box if you agree. Without it we may not keep your answers.",
        "date help": "Day, month and year, for example 27/3/2026",
        "check": "Check your answers",
        "yes": "Yes, send my answers",
        "correct": "Correct my answers",
        "save": "Save my answers",
        "withdraw": "Withdraw my answers",
        "day": "20 January 2027",
    },
    "ar": {
        **ARABIC,
        "send": "أرسل",
        "problem": "راجع هذه الإجابات من فضلك",
        "write": "اكتب إجابة هنا.",
        "pick": "اختر واحداً من الخيارات.",
        "tick": "أشّر المربع إن كنت موافقاً، فمن دون موافقتك لا يحق لنا حفظ إجاباتك.",
        "date help": "اليوم والشهر والسنة، مثل 27/3/2026",
        "check": "راجع إجاباتك",
        "yes": "نعم، أرسل إجاباتي",
        "correct": "صحّح إجاباتي",
        "save": "احفظ إجاباتي",
        "withdraw": "اسحب إجاباتي",
        "day": "20 كانون الثاني 2027",
    },
}
LANGUAGES = pytest.mark.parametrize("language", WORDS)


@pytest.fixture
def reader(window):
    """A page in a browser without scripts."""
    with window(java_script_enabled=False) as page:
        yield page


@pytest.fixture
def form(db, arabic):
    """A form that is published whole in both languages."""
    form = SignupFormFactory(questions=QUESTIONS)
    translated(form, "ar", ARABIC)
    return SignupForm.objects.get(pk=form.pk)


@LANGUAGES
def test_reader_errs_mends_corrects_and_withdraws_without_scripts(reader, live_server, form, language):
    words = WORDS[language]
    reader.goto(live_server.url + address(form, language=language))
    send = reader.get_by_role("button", name=words["send"], exact=True)
    send.click()
    expect(reader.locator("#problem")).to_be_focused()
    reader.get_by_role("alert").get_by_role("link").first.click()
    expect(reader.get_by_label(words["Your name"])).to_be_focused()

    reader.get_by_label(words["Your name"]).fill("Amal أمل")
    reader.get_by_label(words["Something else"]).check()
    reader.get_by_label(words["From which day?"]).fill("٢٠/٠١/٢٠٢٧")
    reader.get_by_label(words["I agree that you keep this."]).check()
    send.click()
    expect(reader.get_by_role("alert").get_by_role("link")).to_have_count(1)
    expect(reader.get_by_label(words["Your name"])).to_have_value("Amal أمل")
    reader.get_by_label(words["What would that be?"]).fill("Cook")
    send.click()

    secret = urlsplit(reader.locator("#keep-link ~ p a").get_attribute("href")).path
    assert Submission.objects.get().answers["day"] == "2027-01-20"
    reader.goto(live_server.url + secret)
    expect(reader.locator("main")).to_contain_text(words["day"])
    reader.get_by_role("link", name=words["correct"]).click()
    reader.get_by_label(words["Welcome guests"]).check()
    reader.get_by_role("button", name=words["save"]).click()
    expect(reader.locator("main")).not_to_contain_text("Cook")
    reader.get_by_role("button", name=words["withdraw"]).click()
    assert not Submission.objects.exists()
    assert reader.goto(live_server.url + secret).status == 404


@LANGUAGES
def test_screen_reader_hears_questions_follow_ups_and_errors(reader, live_server, form, language):
    words = WORDS[language]
    reader.goto(live_server.url + address(form, language=language))
    reader.get_by_role("button", name=words["send"], exact=True).click()

    expect(reader.get_by_role("alert")).to_match_aria_snapshot(f"""
        - alert:
          - heading "{words["problem"]}" [level=2]
          - list:
            - listitem:
              - link /{words["Your name"]}. {words["write"]}/
            - listitem:
              - link "{words["How can you help?"]} {words["pick"]}"
            - listitem:
              - link /{words["From which day?"][:-1]}. {words["write"]}/
            - listitem:
              - link
    """)
    name = reader.get_by_role("textbox", name=words["Your name"])
    expect(name).to_have_accessible_description(f"{words['The one you want to be called by.']} {words['write']}")
    expect(name).to_have_attribute("aria-invalid", "true")
    group = reader.get_by_role("group", name=words["How can you help?"])
    expect(group).to_have_accessible_description(words["pick"])
    expect(group.get_by_role("radio", name=words["Something else"])).not_to_be_checked()
    expect(group.get_by_role("textbox", name=words["What would that be?"])).to_have_count(1)
    day = reader.get_by_role("textbox", name=words["From which day?"])
    expect(day).to_have_accessible_description(f"{words['date help']} {words['write']}")
    consent = reader.get_by_role("checkbox", name=words["I agree that you keep this."])
    expect(consent).to_have_accessible_description(words["tick"])
    expect(reader.locator("section.form")).to_have_attribute("lang", language)


@LANGUAGES
def test_keyboard_alone_answers_looks_twice_and_sends(reader, live_server, form, language):
    words = WORDS[language]
    reader.goto(live_server.url + address(form, language=language))
    reader.locator("[name=remark]").fill("a program wrote this")
    press = reader.keyboard.press
    reader.get_by_role("textbox", name=words["Your name"]).focus()
    reader.keyboard.type("Amal")
    press("Tab")
    press("Space")
    expect(reader.get_by_role("radio", name=words["Welcome guests"])).to_be_checked()
    press("ArrowDown")
    expect(reader.get_by_role("radio", name=words["Something else"])).to_be_checked()
    press("Tab")
    expect(reader.get_by_label(words["What would that be?"])).to_be_focused()
    reader.keyboard.type("Cook")
    press("Tab")
    reader.keyboard.type("٢٠/١/٢٠٢٧")
    press("Tab")
    press("Space")
    press("Tab")
    expect(reader.get_by_role("button", name=words["send"], exact=True)).to_be_focused()
    press("Enter")

    expect(reader.get_by_role("region", name=words["check"])).to_match_aria_snapshot(f"""
        - heading "{words["check"]}" [level=1]
        - paragraph
        - term: {words["Your name"]}
        - definition: Amal
        - term: {words["How can you help?"]}
        - definition: {words["Something else"]}
        - term: {words["What would that be?"]}
        - definition: Cook
        - term: {words["From which day?"]}
        - definition: {words["day"]}
    """)
    reader.wait_for_timeout(2_100)  # sooner, nobody can have read it
    reader.get_by_role("button", name=words["yes"]).focus()
    press("Enter")
    reader.wait_for_url(re.compile("/thanks/"))
    assert Submission.objects.get().answers["which"] == "Cook"


def test_browser_tells_two_people_who_answer_the_same_apart(page, live_server):
    form = SignupFormFactory()
    links = []
    page.goto(live_server.url + address(form))
    for _person in range(2):
        page.get_by_label("Name").fill("Ali Hussein")
        page.get_by_role("button", name="Send", exact=True).click()
        links.append(page.locator("#keep-link ~ p a").get_attribute("href"))
        page.go_back()
    assert Submission.objects.count() == 2
    assert len(set(links)) == 2
