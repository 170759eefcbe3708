"""Sorani Kurdish as the demonstration has it: prepared, closed to readers, and all of it a draft.

Nobody whose first language it is has looked at these words yet.
"""

from typing import NamedTuple


class Plural(NamedTuple):
    """A wording for one, and one for all other numbers."""

    one: str
    other: str


STORY = "play-in-four-languages"
PRIVACY = "privacy"

WORDS: dict[str, str | Plural] = {
    # Governorates and kinds of page
    "Anbar": "ئەنبار",
    "Babil": "بابل",
    "Baghdad": "بەغدا",
    "Basra": "بەسرە",
    "Dhi Qar": "زیقار",
    "Diyala": "دیالە",
    "Duhok": "دهۆک",
    "Erbil": "هەولێر",
    "Halabja": "هەڵەبجە",
    "Karbala": "کەربەلا",
    "Kirkuk": "کەرکووک",
    "Maysan": "میسان",
    "Muthanna": "موسەننا",
    "Najaf": "نەجەف",
    "Nineveh": "نەینەوا",
    "Qadisiyyah": "قادسیە",
    "Salah al-Din": "سەڵاحەدین",
    "Sulaymaniyah": "سلێمانی",
    "Wasit": "واست",
    "News": "هەواڵ",
    "Page": "لاپەڕە",
    "List": "لیست",
    "Front page": "سەرەتا",
    "Campaign call": "بانگەوازی هەڵمەت",
    "Festival report": "ڕاپۆرتی فیستیڤاڵ",
    "Announced": "ڕاگەیەندراوە",
    "Open for sign-up": "ناونووسین کراوەیە",
    "Going on now": "ئێستا بەڕێوەیە",
    "Finished": "کۆتایی هاتووە",
    "Organiser": "ڕێکخەر",
    "Host": "خانەخوێ",
    "Partner": "هاوبەش",
    "Media partner": "هاوبەشی ڕاگەیاندن",
    "Supporter": "پشتیوان",
    # Dates and reading
    "from %(start)s to %(end)s": "لە %(start)s تا %(end)s",
    "%(venue)s, %(place)s": "%(venue)s، %(place)s",
    "%(what)s (%(call)s)": "%(what)s (%(call)s)",
    "%(number)s minute to read": Plural("یەک خولەک بۆ خوێندنەوە", "%(number)s خولەک بۆ خوێندنەوە"),
    "This is from %(years)s year ago. Things may have changed since.": Plural(
        "ئەمە هی ساڵێک لەمەوبەرە. ڕەنگە لەو کاتەوە شتەکان گۆڕابن.",
        "ئەمە هی %(years)s ساڵ لەمەوبەرە. ڕەنگە لەو کاتەوە شتەکان گۆڕابن.",
    ),
    "[Picture: %(alt)s]": "[وێنە: %(alt)s]",
    # Round every page
    "Skip to the main text": "بڕۆ بۆ دەقی سەرەکی",
    "Main menu": "پێڕستی سەرەکی",
    "Footer menu": "پێڕستی خوارەوە",
    "Language": "زمان",
    "Search": "گەڕان",
    "Search this site": "لەم ماڵپەڕەدا بگەڕێ",
    "This site sets no cookies, loads nothing from other companies and follows nobody.": (
        "ئەم ماڵپەڕە هیچ کووکییەک دانانێت، هیچ شتێک لە کۆمپانیای ترەوە ناهێنێت و بەدوای کەسدا ناچێت."
    ),
    "News feed": "فیدی هەواڵ",
    "Calendar of all calls": "ڕۆژژمێری هەموو بانگەوازەکان",
    "Text-only version": "تەنها دەق",
    "Full version with pictures": "وەشانی تەواو بە وێنەوە",
    "What this site keeps on your phone": "ئەوەی ئەم ماڵپەڕە لە مۆبایلەکەتدا هەڵیدەگرێت",
    "To the front page": "بۆ سەرەتا",
    "Urgent notices": "ئاگاداریی بەپەلە",
    # Front page and lists
    "Latest news": "دوایین هەواڵ",
    "All news": "هەموو هەواڵەکان",
    "All calls": "هەموو بانگەوازەکان",
    "Festivals": "فیستیڤاڵەکان",
    "All festival reports": "هەموو ڕاپۆرتەکانی فیستیڤاڵ",
    "Read about it": "لەبارەیەوە بخوێنەوە",
    "Read the call and take part": "بانگەوازەکە بخوێنەوە و بەشداری بکە",
    "Choose what the list shows": "هەڵبژێرە لیستەکە چی پیشان بدات",
    "Topic": "بابەت",
    "Topics": "بابەتەکان",
    "Place": "شوێن",
    "Year": "ساڵ",
    "All topics": "هەموو بابەتەکان",
    "All places": "هەموو شوێنەکان",
    "All years": "هەموو ساڵەکان",
    "Show": "پیشان بدە",
    "Show everything": "هەمووی پیشان بدە",
    "Newer": "نوێتر",
    "Older": "کۆنتر",
    "Pages of this list": "لاپەڕەکانی ئەم لیستە",
    "Page %(number)s of %(total)s": "لاپەڕەی %(number)s لە %(total)s",
    "%(written)s entry": Plural("یەک دانە", "%(written)s دانە"),
    "Nothing here yet": "هێشتا هیچ لێرە نییە",
    "As soon as something is published in this language, it stands here.": (
        "هەر کە شتێک بەم زمانە بڵاو بکرێتەوە، لێرە دەردەکەوێت."
    ),
    # Stories, calls, reports
    "By": "نووسینی",
    "At a glance": "بە کورتی",
    "What": "چی",
    "Where": "لە کوێ",
    "Dates": "بەروارەکان",
    "Key dates": "بەروارە گرنگەکان",
    "Programme": "بەرنامە",
    "Pictures": "وێنەکان",
    "In figures": "بە ژمارە",
    "Take part": "بەشداری بکە",
    "Who is behind it": "کێ لە پشتیەوەیە",
    "What comes next": "دواتر چی دەبێت",
    "Read next": "دواتر ئەمە بخوێنەوە",
    "More about this": "زیاتر لەم بارەیەوە",
    "This story belongs to a call": "ئەم هەواڵە سەر بە بانگەوازێکە",
    "Add to my calendar": "بیخە ڕۆژژمێرەکەمەوە",
    "Opens on %(day)s.": "لە %(day)s دەکرێتەوە.",
    "This sign-up is closed.": "ئەم ناونووسینە داخراوە.",
    'Go to <bdi dir="ltr">%(host)s</bdi>': 'بڕۆ بۆ <bdi dir="ltr">%(host)s</bdi>',
    'Open on <bdi dir="ltr">%(host)s</bdi>': 'لە <bdi dir="ltr">%(host)s</bdi> بیکەرەوە',
    # Passing on
    "Pass it on": "بۆ کەسانی تری بنێرە",
    "Copy the address": "ناونیشانەکە لەبەر بگرەوە",
    "The address is copied.": "ناونیشانەکە لەبەر گیرایەوە.",
    "E-mail": "ئیمەیڵ",
    # What is missing
    "Page not found": "لاپەڕەکە نەدۆزرایەوە",
    "This page is not here": "ئەم لاپەڕەیە لێرە نییە",
    "Not in your language yet": "هێشتا بە زمانی تۆ نییە",
    "Nobody has translated this page so far. You can read it as it was written:": (
        "تا ئێستا کەس ئەم لاپەڕەیەی وەرنەگێڕاوە. دەتوانیت وەک خۆی بیخوێنیتەوە:"
    ),
    # Search
    "What are you looking for?": "بەدوای چیدا دەگەڕێیت؟",
    "%(number)s page found": Plural("یەک لاپەڕە دۆزرایەوە", "%(number)s لاپەڕە دۆزرانەوە"),
    "Nothing found for “<bdi>%(text)s</bdi>”": "هیچ بۆ «<bdi>%(text)s</bdi>» نەدۆزرایەوە",
    "Type at least one word or number.": "لانیکەم وشەیەک یان ژمارەیەک بنووسە.",
    # Forms
    "Send": "ناردن",
    "Yes": "بەڵێ",
    "No": "نەخێر",
    "(optional)": "(ئارەزوومەندانە)",
    "Choose a governorate": "پارێزگایەک هەڵبژێرە",
    "Write an answer here.": "لێرە وەڵامێک بنووسە.",
    "Pick one of the choices.": "یەکێک لە هەڵبژاردنەکان دیاری بکە.",
    "Please correct:": "تکایە ڕاستی بکەرەوە:",
    "Thank you": "سوپاس",
    "Thank you. We have your answers.": "سوپاس. وەڵامەکانتمان پێگەیشت.",
    "Check your answers": "وەڵامەکانت ببینەوە",
    "Yes, send my answers": "بەڵێ، وەڵامەکانم بنێرە",
    "This form is closed. Thank you for your interest.": "ئەم فۆرمە داخراوە. سوپاس بۆ بایەخدانت.",
}

PAGES: dict[str, str] = {
    # Front page
    "Iraqi civil society and its friends, side by side": "کۆمەڵگەی مەدەنیی عێراق و دۆستەکانی، شانبەشانی یەک",
    "We link groups in Iraq with groups abroad that work for peace and human rights. Here you find their news, their calls, and a way to join in.": (
        "ئێمە گرووپەکانی ناو عێراق بە گرووپەکانی دەرەوە دەبەستینەوە کە بۆ ئاشتی و مافی مرۆڤ کار دەکەن. لێرە هەواڵ و "
        "بانگەوازەکانیان دەبینیت و ڕێگەیەک بۆ بەشداری."
    ),
    "Why solidarity": "بۆچی هاوپشتی؟",
    "Change in Iraq is made by those who live there: the team that turns a garden into a festival, the neighbours who end a quarrel, the union that will not be silenced. They seldom make headlines.": (
        "گۆڕانکاری لە عێراقدا ئەوانە دەیکەن کە لەوێ دەژین: ئەو تیمەی باخچەیەک دەکات بە فیستیڤاڵ، ئەو دراوسێیانەی کۆتایی بە "
        "ناکۆکییەک دەهێنن، ئەو سەندیکایەی بێدەنگ ناکرێت. بە دەگمەن دەبنە سەردێڕی هەواڵ."
    ),
    "We tell what they do in two languages, so that groups far apart can learn from each other and stand by each other when it matters.": (
        "ئێمە کارەکانیان بە دوو زمان دەگێڕینەوە، تا گرووپە لەیەک دوورەکان لە یەکتر فێر ببن و کاتێک پێویستە پشتی یەک بگرن."
    ),
    "Three ways to begin": "سێ ڕێگە بۆ دەستپێکردن",
    "<b>Read.</b> Every story names the group behind it, so that you can find it.": (
        "<b>بخوێنەوە.</b> هەموو هەواڵێک ناوی ئەو گرووپەی تێدایە کە لە پشتیەتی، تا بیدۆزیتەوە."
    ),
    "<b>Join.</b> Under a call you can propose an activity or sign up as a volunteer.": (
        "<b>بەشداری بکە.</b> لە ژێر هەر بانگەوازێکدا دەتوانیت چالاکییەک پێشنیار بکەیت یان وەک خۆبەخش ناوت بنووسیت."
    ),
    "<b>Pass it on.</b> A message to three friends carries further than any advertisement.": (
        "<b>بڵاوی بکەرەوە.</b> نامەیەک بۆ سێ هاوڕێ لە هەموو ڕیکلامێک دوورتر دەڕوات."
    ),
    # Menus and footer
    "Iraqi Civil Society": "دەستپێشخەریی هاوپشتی",
    "Solidarity Initiative": "لەگەڵ کۆمەڵگەی مەدەنیی عێراق",
    "News, calls and festivals of Iraqi civil society and of those abroad who stand with it.": (
        "هەواڵ و بانگەواز و فیستیڤاڵەکانی کۆمەڵگەی مەدەنیی عێراق و ئەوانەی لە دەرەوە پشتی دەگرن."
    ),
    "A demonstration site: apart from the festival in Nassiriyah and the fifth season, its stories are invented.": (
        "ماڵپەڕێکی نموونەییە: جگە لە فیستیڤاڵی ناسریە و وەرزی پێنجەم، هەواڵەکانی خەیاڵین."
    ),
    # The story
    "A play in four languages fills a courtyard in Kirkuk": "شانۆگەرییەک بە چوار زمان حەوشەیەک لە کەرکووک پڕ دەکات",
    "Amateur actors staged one family supper in Arabic, Kurdish, Turkmen and Syriac. There were no subtitles, and hardly anyone in the audience seemed to miss them.": (
        "ئەکتەرە ئارەزوومەندەکان نانی ئێوارەی خێزانێکیان بە عەرەبی و کوردی و تورکمانی و سریانی نمایش کرد. ژێرنووس نەبوو، و "
        "کەم کەس لە بینەران پێی وا بوو پێویستە."
    ),
    "Drawing: two masked actors on a round carpet, with people watching all around": (
        "وێنەکێشان: دوو ئەکتەری ماسکدار لەسەر فەرشێکی بازنەیی، خەڵکیش لە دەوریان سەیر دەکەن"
    ),
    "The stage, before the table and the empty chair are carried in.": "شانۆکە، پێش ئەوەی مێزەکە و کورسییە چۆڵەکە بهێنرێنە ناوەوە.",
    "Drawing: the editors": "وێنەکێشان: دەستەی نووسەران",
    "The play has almost no plot. A family waits with supper for a son who is late. The grandmother complains in Turkmen, the father answers in Arabic, the neighbour who brings onions speaks Kurdish, and the lodger says grace in Syriac. The rice gets cold. The son does not come.": (
        "شانۆگەرییەکە تا ڕادەیەک بێ چیرۆکە. خێزانێک بە نانی ئێوارەوە چاوەڕێی کوڕێک دەکەن کە دوا کەوتووە. نەنک بە تورکمانی گلەیی "
        "دەکات، باوک بە عەرەبی وەڵام دەداتەوە، ئەو دراوسێیەی پیاز دەهێنێت بە کوردی دەدوێت، و کرێچییەکە بە سریانی دوعای سەر "
        "سفرە دەخوێنێت. برنجەکە سارد دەبێتەوە. کوڕەکە نایەت."
    ),
    "“We asked every actor to bring the words they use when they are tired,” says Sirwan, who directs the Khan Theatre Workshop. “Nobody is tired in a foreign language.” The text grew out of ten weeks of improvised suppers, cooked in turn by the nine members of the cast.": (
        "سیروان، کە وۆرکشۆپی شانۆی خان بەڕێوە دەبات، دەڵێت: «داوامان لە هەموو ئەکتەرێک کرد ئەو وشانە بهێنێت کە لە کاتی ماندوویەتیدا "
        "بەکاری دەهێنێت. کەس بە زمانی بێگانە ماندوو نابێت.» دەقەکە لە دە هەفتەی نانی ئێوارەی بێ ئامادەکارییەوە هاتە بەرهەم، کە نۆ "
        "ئەندامی گرووپەکە بە نۆرە لێیاندەنا."
    ),
    "Understanding without translation": "تێگەیشتن بەبێ وەرگێڕان",
    "On three evenings some two hundred people filled the courtyard, sitting on carpets and on the stairs. Hardly anybody follows all four languages. Yet the laughter came from every corner at once, and so, towards the end, did the silence. After the performance strangers explained lines to each other for an hour. <b>That hour, the actors say, is the real second act.</b>": (
        "لە سێ ئێوارەدا نزیکەی دوو سەد کەس حەوشەکەیان پڕ کرد، لەسەر فەرش و لەسەر پلیکانەکان دانیشتبوون. کەم کەس لە هەر چوار "
        "زمانەکە تێدەگات. لەگەڵ ئەوەشدا پێکەنین لە هەموو گۆشەیەکەوە بەیەکەوە هات، و بەرەو کۆتایی بێدەنگیش هەروا. دوای نمایشەکە "
        "کەسانێک کە یەکتریان نەدەناسی سەعاتێک دێڕەکانیان بۆ یەکتر ڕوون دەکردەوە. <b>ئەکتەرەکان دەڵێن ئەو سەعاتە پەردەی دووەمی ڕاستەقینەیە.</b>"
    ),
    "I did not understand the grandmother’s words. I understood my own grandmother.": "لە قسەکانی نەنکەکە تێنەگەیشتم. لە نەنکی خۆم تێگەیشتم.",
    "A student after the second evening": "خوێندکارێک دوای ئێوارەی دووەم",
    "Drawing: an oud player and a singer on a lit stage, and a crowd before them": (
        "وێنەکێشان: عوودژەنێک و گۆرانیبێژێک لەسەر شانۆیەکی ڕووناک، و خەڵکێکی زۆر لە بەردەمیان"
    ),
    "The stage was borrowed from a wedding hall.": "سەکۆکە لە هۆڵێکی زەماوەندەوە خوازرابوو.",
    "Drawing: people talk on the threshold of a lit house in the evening": (
        "وێنەکێشان: ئێوارەیە و خەڵک لە بەر دەرگای ماڵێکی ڕووناکدا قسە دەکەن"
    ),
    "Rehearsals took place in the houses of the cast.": "پرۆڤەکان لە ماڵی ئەکتەرەکاندا کران.",
    "Drawing: a poet reads at a microphone to an audience under a full moon": (
        "وێنەکێشان: شاعیرێک لە بەردەم مایکرۆفۆنێکدا بۆ گوێگران دەخوێنێتەوە، لە ژێر مانگی چواردەدا"
    ),
    "A poem in one of the four languages opened each evening.": "هەموو ئێوارەیەک بە شیعرێک بە یەکێک لە چوار زمانەکە دەستی پێ کرد.",
    "On the road": "بەرەو ڕێگا",
    "The workshop has been invited to two schools and a village hall. It will travel with the table, the pot and one condition: that in each place a person from the audience takes the part of the neighbour, in whatever language is spoken there. Onions will be provided.": (
        "وۆرکشۆپەکە بۆ دوو قوتابخانە و هۆڵی گوندێک بانگهێشت کراوە. بە مێزەکە و مەنجەڵەکە و یەک مەرجەوە گەشت دەکات: لە هەر شوێنێک "
        "کەسێک لە بینەران ڕۆڵی دراوسێکە ببینێت، بە هەر زمانێک لەوێ قسەی پێ دەکرێت. پیاز لەسەر ئێمەیە."
    ),
    "The empty chair stays. Asked who the son is, the director shrugs: every family in the audience has given him a different name.": (
        "کورسییە چۆڵەکە دەمێنێتەوە. کاتێک دەپرسن کوڕەکە کێیە، دەرهێنەر شان هەڵدەتەکێنێت: هەر خێزانێک لە بینەران ناوێکی جیاوازی لێ ناوە."
    ),
    # Privacy
    "Privacy": "تایبەتمەندی",
    "You can read this whole site without leaving a trace with us. When you sign up for something, we keep only what you write, and only for a while.": (
        "دەتوانیت هەموو ئەم ماڵپەڕە بخوێنیتەوە بەبێ ئەوەی شوێنەوارێک لای ئێمە بەجێ بهێڵیت. کاتێک بۆ شتێک ناوت دەنووسیت، تەنها ئەوە "
        "هەڵدەگرین کە خۆت دەینووسیت، ئەویش تەنها بۆ ماوەیەک."
    ),
    "When you read": "کاتێک دەخوێنیتەوە",
    "No cookies. Only the people who log in to edit the site are given one.": (
        "کووکی نییە. تەنها ئەوانەی بۆ دەستکاریکردنی ماڵپەڕەکە دەچنە ژوورەوە دانەیەکیان پێ دەدرێت."
    ),
    "No third parties. Fonts, pictures and scripts all come from this site.": (
        "لایەنی سێیەم نییە. فۆنت و وێنە و سکریپتەکان هەموویان لەم ماڵپەڕەوە دێن."
    ),
    "No visitor counting and no advertising.": "نە سەردانکەر دەژمێردرێت و نە ڕیکلام هەیە.",
    "No IP addresses are stored.": "ناونیشانی IP هەڵناگیرێت.",
    "Films are shown as a cover picture with a link. Nothing is requested from the film’s site until you press it; from then on that site’s own rules apply. The same goes for links that share a page on other networks.": (
        "فیلمەکان وەک وێنەی بەرگ و بەستەرێک پیشان دەدرێن. تا دەستی لێ نەدەیت هیچ لە ماڵپەڕی فیلمەکە داوا ناکرێت؛ لەوە بەدوا یاساکانی "
        "ئەو ماڵپەڕە کار دەکەن. بۆ ئەو بەستەرانەش هەروایە کە لاپەڕەیەک لە تۆڕەکانی تردا بڵاو دەکەنەوە."
    ),
    "When you sign up": "کاتێک ناوت دەنووسیت",
    "We ask for little, and what is optional is marked as such.": "شتی کەم دەپرسین، و ئەوەی ئارەزوومەندانەیە وا نیشان کراوە.",
    "Your answers are stored encrypted; someone who stole the database could not read them.": (
        "وەڵامەکانت بە شێوەی کۆدکراو هەڵدەگیرێن؛ ئەوەی داتابەیسەکە بدزێت ناتوانێت بیانخوێنێتەوە."
    ),
    "Only the organisers of that activity can open them, and each opening is recorded.": (
        "تەنها ڕێکخەرانی ئەو چالاکییە دەتوانن بیانکەنەوە، و هەر کردنەوەیەک تۆمار دەکرێت."
    ),
    "They are deleted when the form’s retention time has passed: 180 days after sending.": (
        "کاتێک ماوەی هەڵگرتنی فۆرمەکە تەواو بوو دەسڕدرێنەوە: ١٨٠ ڕۆژ دوای ناردن."
    ),
    "We do not sell them, swap them or pass them on.": "نایانفرۆشین، نایانگۆڕینەوە و بە کەسیان نادەین.",
    "What you can ask of us": "چیمان لێ دەتوانیت داوا بکەیت",
    "Write to privacy@icssi.example to see what we hold about you, to correct it or to have it erased. We need only the e-mail address or phone number you used. You may also withdraw your consent at any time; you need give no reason.": (
        "بۆ privacy@icssi.example بنووسە تا بزانیت چیمان لەسەر تۆ هەیە، تا ڕاستی بکەیتەوە یان بیسڕینەوە. تەنها ئەو ئیمەیڵ یان ژمارە "
        "تەلەفۆنەمان پێویستە کە بەکارت هێناوە. هەروەها هەر کاتێک بتەوێت دەتوانیت ڕەزامەندییەکەت بکێشیتەوە؛ پێویست ناکات هۆکار بڵێیت."
    ),
}
