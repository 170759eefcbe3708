"""What people paste comes out clean."""

import pytest
from django.templatetags.static import static
from playwright.sync_api import expect
from wagtail.models import Page

from editors.roles import EDITORS
from tests.factories import StoryIndexPageFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MANY_MESSAGES = (
    "[10:15, 21/11/2026] +964 770 123 4567: *دعوة عامة* إلى\u200b الملتقى\u200e\n🔹 ورشة عن *المياه*\n🔹 معرض كتب\n"
    "\u200f\u202bالحضور مجاني\u202c للجميع 👩\u200d👩\u200d👧\n1- التسجيل\n2- الحضور\n\nhttps://example.org/a_b_c"
)
OUT_OF_WHATSAPP = (
    "<p><b>دعوة عامة</b> إلى الملتقى</p><ul><li>ورشة عن <b>المياه</b></li><li>معرض كتب</li></ul>"
    "<p>الحضور مجاني للجميع 👩\u200d👩\u200d👧</p><ol><li>التسجيل</li><li>الحضور</li></ol><p>https://example.org/a_b_c</p>"
)
OUT_OF_MESSENGERS = {
    # an iPhone's export, with what WhatsApp says itself
    "[21/11/2026, 10:15:32] Layla: We meet at six\n\u200e[21/11/2026, 10:16:01] Layla: \u200e<image omitted>\n"
    "[21/11/2026, 10:17:00] +964 770 123 4567 joined using this group's link": "<p>We meet at six</p>",
    # an Android's, in English and in Arabic with Arabic digits
    "11/21/26, 10:15 AM - Layla Hassan: *We* meet\n11/21/26, 10:15 AM - Messages are end-to-end encrypted.": (
        "<p><b>We</b> meet</p>"
    ),
    "٢١/١١/٢٠٢٦، ١٠:١٥ ص - ليلى: نلتقي عند السادسة\nفي الساحة": "<p>نلتقي عند السادسة</p><p>في الساحة</p>",
    "\u200f21\u200f/11\u200f/2026، 10:15 م - ليلى: نلتقي": "<p>نلتقي</p>",
    # Telegram
    "Layla Hassan, [21.11.2026 10:15]\nWe meet at six\n\nOmar, [21.11.2026 10:16]\nYes": (
        "<p>We meet at six</p><p>Yes</p>"
    ),
    "[21/11/2026, 10:15:32] Festival team: \u200eMessages and calls are end-to-end encrypted.\n"
    "[21/11/2026, 10:16:00] Layla: \u200eLayla-passport.pdf • \u200e3 pages \u200e<attached: 01-passport.pdf>\n"
    "[21/11/2026, 10:17:00] Layla: We meet \u200e<This message was edited>": "<p>We meet</p>",
    "٢١/١١/٢٠٢٦، ١٠:١٥ ص - ليلى: IMG-20261121-WA0001.jpg (الملف مرفق)\nفي الساحة": "<p>في الساحة</p>",
    # Telegram of a Mac or an iPhone, which writes months in words, and answers
    "Layla Hassan, [Nov 21, 2026 at 10:15:03 PM]:\nWe meet\n\nOmar, [21 Nov 2026 at 10:16]:\n[In reply to Layla Hassan]\nYes": (
        "<p>We meet</p><p>Yes</p>"
    ),
    "ليلى, [٢١ نوفمبر ٢٠٢٦ في ١٠:١٥ م]:\nنلتقي": "<p>نلتقي</p>",
    # no messages
    "The hall, [open since 1970 at 10:15 or so]": "<p>The hall, [open since 1970 at 10:15 or so]</p>",
    "At 10:15 we meet: all of us": "<p>At 10:15 we meet: all of us</p>",
    "10/12/2017 - the festival": "<p>10/12/2017 - the festival</p>",
}
BROKEN_BY_A_PDF = (
    "The forum brings together more than a thousand people from all\nprovinces of Iraq, who work on water, labour and the free-\n"
    "dom to speak in public places.\n\nThey meet in Baghdad.\nIn spring.\n• Workshops about water, which the organisations of\n"
    "the south prepare with those of the north, and which take\na whole day\n• Concerts"
)
OUT_OF_A_PDF = (
    "<p>The forum brings together more than a thousand people from all provinces of Iraq, who work on water, labour and the "
    "freedom to speak in public places.</p><p>They meet in Baghdad.</p><p>In spring.</p><ul><li>Workshops about water, which the "
    "organisations of the south prepare with those of the north, and which take a whole day</li><li>Concerts</li></ul>"
)
WITHOUT_EMPTY_LINES = (
    "What was said\nThe forum brings together more than a thousand people from all\nprovinces of Iraq, who work on water, labour and "
    "the right\nto speak in public places.\nIn spring they meet again, as the organisations of the north\nand the south decided.\n\n"
    "Whoever wants to come writes to the organisers of the forum in\nBaghdad."
)
OUT_OF_THESE = (
    "<p>What was said</p><p>The forum brings together more than a thousand people from all provinces of Iraq, who work on water, "
    "labour and the right to speak in public places.</p><p>In spring they meet again, as the organisations of the north and the south "
    "decided.</p><p>Whoever wants to come writes to the organisers of the forum in Baghdad.</p>"
)
LETTERED = (  # a numbered list in Word, with letters inside it
    "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>one</p>"
    "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.<span>&nbsp; </span></span>first</p>"
)
NESTED = "<ul><li>one<ol><li>first</li><li>second</li></ol></li><li>two</li></ul><p>after</p>"
WHATSAPP_IN_A_BROWSER = (
    '<span style="white-space: pre-wrap">سطر أول\n<img alt="🔸" src="https://web.example/1.png"> بند\n'
    '<img alt="🔸" src="https://web.example/1.png"> بند <strong>ثانٍ</strong></span>'
)
WORD = """<html xmlns:o="urn:o"><head><style>p.MsoNormal{mso-x:1}</style><!--[if gte mso 9]><xml><o:Office/></xml><![endif]-->
</head><body lang=EN-US><!--StartFragment--><h1 dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span
lang=AR-IQ style='font-family:"Arial";color:#C00000'>العنـــوان<o:p></o:p></span></h1><p class=MsoNormal dir=RTL><span
lang=AR-SA style='font-size:14.0pt;mso-ascii-font-family:Calibri'>قالت “سلمى” عام ١٤٤٥هـ: <b>لا للفساد</b>
نعـم</span><span dir=LTR></span></p><p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span>
<![endif]>أولاً</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;
</span></span>ثانياً</p><script>alert(1)</script><p onclick="alert(1)"><a href="javascript:alert(1)">سيئ</a> <a
href="https://example.org/">حسن</a></p><!--EndFragment--></body></html>"""
OUT_OF_WORD = (
    "<p>العنوان</p><p>قالت “سلمى” عام ١٤٤٥هـ: <b>لا للفساد</b> نعم</p><ul><li>أولاً</li><li>ثانياً</li></ul>"
    '<p>سيئ <a href="https://example.org/">حسن</a></p>'
)
GOOGLE = (
    '<b style="font-weight:normal"><p><span style="font-weight:700">Bold</span> and 5 * 3 * 2</p>'
    "<ul><li><p>one</p></li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table></b>"
)


def test_every_source_comes_out_clean(page, live_server):
    """The cleaning itself, given what the programs really leave: a test's clipboard tidies it before it is pasted."""
    page.goto(live_server.url + "/en/")

    def clean(html, text=""):
        module = live_server.url + static("editors/paste.js")
        return page.evaluate("async ([at, ...given]) => (await import(at)).clean(...given)", [module, html, text])

    assert clean("", MANY_MESSAGES) == OUT_OF_WHATSAPP
    assert clean(WHATSAPP_IN_A_BROWSER) == "<p>سطر أول</p><ul><li>بند</li><li>بند <b>ثانٍ</b></li></ul>"
    assert clean(WORD) == OUT_OF_WORD
    assert clean(GOOGLE) == "<p><b>Bold</b> and 5 * 3 * 2</p><ul><li>one</li><li>two</li></ul><p>a b</p>"
    assert clean("", "😀 Good news\nplain") == "<p>😀 Good news</p><p>plain</p>"
    for text, expected in OUT_OF_MESSENGERS.items():
        assert clean("", text) == expected
    assert clean("", BROKEN_BY_A_PDF) == OUT_OF_A_PDF
    assert clean("", WITHOUT_EMPTY_LINES) == OUT_OF_THESE
    assert clean(LETTERED) == "<ol><li>one<ol><li>first</li></ol></li></ol>"
    assert clean(NESTED) == "<ul><li>one<ol><li>first</li><li>second</li></ol></li><li>two</li></ul><p>after</p>"
    assert clean("", "<script>alert(1)</script> snake_case_name 2*3*4") == (
        "<p>&#60;script&#62;alert(1)&#60;/script&#62; snake_case_name 2*3*4</p>"
    )


WITH_BLOCKS = (
    "<p>Before</p><h2>What <b>comes</b></h2><p>Text</p><ul><li>one<ul><li>inside</li></ul></li></ul>"
    "<table><caption>Who comes</caption><tr><th>Town</th><th>People</th></tr><tr><td>Basra</td><td>120</td></tr></table><p>After</p>"
)
LAYOUT = "<table><tr><td>only</td></tr><tr><td>arranged</td></tr></table>"
SIGNAL = "Layla Hassan\nWe meet at six, +964 770 123 4567\n10:15 AM\nOmar\nGood.\n٢:٠٥ م\n5m"
SUSPECTS = ["Layla Hassan", "+964 770 123 4567", "10:15 AM", "Omar", "٢:٠٥ م", "5m"]


def test_headings_and_tables_are_parts_of_their_own(page, live_server):
    page.goto(live_server.url + "/en/")
    module = live_server.url + static("editors/paste.js")
    script = "async ([at, html]) => (await import(at)).parts(html, '')"
    assert page.evaluate(script, [module, WITH_BLOCKS]) == [
        {"kind": "text", "html": "<p>Before</p>"},
        {"kind": "heading", "text": "What comes"},
        {"kind": "text", "html": "<p>Text</p><ul><li>one<ul><li>inside</li></ul></li></ul>"},
        {
            "kind": "table",
            "table": {
                "columns": [{"type": "text", "heading": "Town"}, {"type": "text", "heading": "People"}],
                "rows": [{"values": ["Basra", "120"]}],
                "caption": "Who comes",
            },
        },
        {"kind": "text", "html": "<p>After</p>"},
    ]
    assert page.evaluate(script, [module, LAYOUT]) == [{"kind": "text", "html": "<p>only</p><p>arranged</p>"}]


def test_names_times_and_numbers_of_signal_are_found(page, live_server):
    page.goto(live_server.url + "/en/")
    module = live_server.url + static("editors/paste_messages.js")
    script = """async ([at, text]) => {
        const { suspects, without } = await import(at);
        const found = suspects(text);
        return [found.map(one => one.words), without(text, found)];
    }"""
    assert page.evaluate(script, [module, SIGNAL]) == [SUSPECTS, "We meet at six,\nGood."]
    for text in ("We meet\nat 10:15", "Call 0770 123 4567", "10:15", "Programme\n10:15 Opening\n11:00 Talk"):
        assert page.evaluate(script, [module, text])[0] == []
    chat = (
        "[21/11/2026, 10:15:32] +964 770 000 0000: Call 0770 123 4567\n[21/11/2026, 10:16:00] Layla: or @9647701234567"
    )
    assert page.evaluate(script, [module, chat])[0] == ["0770 123 4567", "@9647701234567"]


def test_pasted_headings_and_tables_become_blocks(hand_of, home):
    hand = hand_of(EDITORS)
    news = StoryIndexPageFactory(parent=home, slug="news", title="News")
    hand.tab.reload()
    hand.begin_story()
    editor = hand.block(0).locator(".public-DraftEditor-content").first
    hand.click(editor)
    hand.tab.keyboard.press("Control+A")
    hand.paste("", WITH_BLOCKS)
    expect(hand.tab.locator("[data-contentpath=body] .public-DraftEditor-content", has_text="After")).to_have_count(1)
    hand.tab.wait_for_timeout(500)
    hand.save_draft()
    body = Page.objects.child_of(news).get().get_latest_revision_as_object().body
    assert [block.block_type for block in body][:5] == ["paragraph", "heading", "paragraph", "table", "paragraph"]
    assert body[1].value == "What comes"
    assert "<li" in body[2].value.source
    assert body[2].value.source.count("<ul>") == 2
    assert [row["values"] for row in body[3].value.row_data] == [["Basra", "120"]]
    assert (body[3].value.caption, "After" in body[4].value.source) == ("Who comes", True)


@pytest.mark.parametrize("answer", [0, 1])
def test_people_are_asked_about_messages_of_signal(hand_of, home, answer):
    hand = hand_of(EDITORS, "ar")
    StoryIndexPageFactory(parent=home, slug="news", title="News")
    hand.tab.reload()
    hand.begin_story()
    editor = hand.block(0).locator(".public-DraftEditor-content").first
    hand.click(editor)
    hand.tab.keyboard.press("Control+A")
    hand.paste(SIGNAL)
    expect(hand.tab.locator(".paste-question input:checked")).to_have_count(len(SUSPECTS))
    hand.click(hand.tab.locator(".paste-question button").nth(answer))
    expect(editor).to_contain_text("We meet at six")
    for words in SUSPECTS:
        assert (words in editor.inner_text()) == bool(answer)


@pytest.mark.parametrize("html", ["", WORD])
def test_pasted_text_is_saved_clean(hand_of, home, html):
    hand = hand_of(EDITORS)
    news = StoryIndexPageFactory(parent=home, slug="news", title="News")
    hand.tab.reload()
    hand.begin_story()
    editor = hand.block(0).locator(".public-DraftEditor-content").first
    hand.click(editor)
    hand.tab.keyboard.press("Control+A")
    hand.paste(MANY_MESSAGES, html)
    expect(hand.tab.locator("[data-contentpath=body]")).to_contain_text("لا للفساد" if html else "معرض كتب")
    hand.tab.wait_for_timeout(500)  # the editor writes its text into the form a moment later
    hand.save_draft()
    hand.forgive("Executing inline event handler")  # the policy of the page keeps it from running
    body = Page.objects.child_of(news).get().get_latest_revision_as_object().body
    assert not html or body[0].value == "العنوان"
    source = next(block for block in body if block.block_type == "paragraph").value.source
    assert ("<b>لا للفساد</b>" if html else "<b>المياه</b></li>") in source
    assert not {"style", "script", "onclick", "Mso", "964", "\u200b", "\u202b"} & {
        word for word in ("style", "script", "onclick", "Mso", "964", "\u200b", "\u202b") if word in source
    }


def begin_story(hand_of):
    hand = hand_of(EDITORS)
    hand.begin_story()
    return hand


def test_long_text_is_refused_in_words(hand_of, home):
    StoryIndexPageFactory(parent=home)
    hand = begin_story(hand_of)
    paragraph = hand.block(0).locator("[contenteditable=true]")
    before = paragraph.inner_text()
    hand.click(paragraph)
    hand.paste("A sentence of a book. " * 10_000)
    expect(hand.tab.locator("dialog")).to_contain_text("Nothing was pasted")
    hand.click("dialog button")
    expect(paragraph).to_have_text(before)
    assert hand.errors == []


def test_title_says_that_it_took_the_beginning_only(hand_of, home):
    StoryIndexPageFactory(parent=home)
    hand = begin_story(hand_of)
    hand.write("[name=title]", "A title")
    hand.paste(" that fits")
    expect(hand.tab.locator("dialog")).to_have_count(0)
    hand.paste("x" * 300)
    expect(hand.tab.locator("dialog")).to_contain_text("The field takes 255 letters.")
    hand.click("dialog button")
    expect(hand.tab.locator("[name=title]")).to_be_focused()
