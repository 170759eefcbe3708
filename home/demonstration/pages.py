"""The front page, the index pages, the standing pages and the menus of the demonstration site."""

from home.demonstration.text import both

HOME = {
    "title": both("Iraqi civil society and its friends, side by side", "المجتمع المدني العراقي وأصدقاؤه معاً"),
    "intro": both(
        "We link groups in Iraq with groups abroad that work for peace and human rights. Here you find their news, "
        "their calls, and a way to join in.",
        "نصل مجموعات في العراق بمجموعات في العالم تعمل كلها من أجل السلام وحقوق الإنسان. هنا أخبارها ونداءاتها، وسبيلك إلى "
        "المشاركة فيها.",
    ),
    "lead_call": "fifth-season",
    "sections": [
        {
            "heading": both("Why solidarity", "لماذا التضامن؟"),
            "paragraphs": [
                both(
                    "Change in Iraq is made by those who live there: the team that turns a garden into a festival, the "
                    "neighbours who end a quarrel, the union that will not be silenced. They seldom make headlines.",
                    "التغيير في العراق يصنعه أهله: فريق يحوّل حديقة إلى مهرجان، وجيران يفضّون خلافاً، ونقابة لا يُسكَت صوتها. وقلّما "
                    "تصل أخبارهم إلى الصفحات الأولى.",
                ),
                both(
                    "We tell what they do in two languages, so that groups far apart can learn from each other and stand "
                    "by each other when it matters.",
                    "ونحن نروي ما يصنعونه بلغتين، لتتعلم المجموعات المتباعدة بعضها من بعض، ويسند بعضها بعضاً حين تدعو الحاجة.",
                ),
            ],
        },
        {
            "heading": both("Three ways to begin", "ثلاث طرق للبداية"),
            "paragraphs": [
                both(
                    "<b>Read.</b> Every story names the group behind it, so that you can find it.",
                    "<b>اقرأ.</b> في كل خبر اسم المجموعة التي تقف وراءه، كي تصل إليها.",
                ),
                both(
                    "<b>Join.</b> Under a call you can propose an activity or sign up as a volunteer.",
                    "<b>شارك.</b> أسفل كل نداء يمكنك أن تقترح نشاطاً أو تسجّل متطوعاً.",
                ),
                both(
                    "<b>Pass it on.</b> A message to three friends carries further than any advertisement.",
                    "<b>انشر.</b> رسالة إلى ثلاثة أصدقاء تصل أبعد من أي إعلان.",
                ),
            ],
        },
    ],
}

NEWS_INDEX = {
    "slug": "news",
    "title": both("News", "الأخبار"),
    "intro": both(
        "What civic groups in Iraq and their friends abroad are doing, told from close by: trainings, campaigns, "
        "statements and small inventions worth copying.",
        "ما تفعله المجموعات المدنية في العراق وأصدقاؤها في الخارج، يرويه من كان قريباً: دورات وحملات وبيانات، وأفكار صغيرة "
        "تستحق أن تُستنسخ.",
    ),
}

CALL_INDEX = {
    "slug": "campaigns",
    "title": both("Campaigns", "الحملات"),
    "intro": both(
        "Calls you can still answer come first, with their dates, places and sign-ups. Those that are over stay "
        "below, with a report on what came of them.",
        "نبدأ بالنداءات المفتوحة، ومعها تواريخها وأماكنها واستمارات التسجيل فيها. أما المنتهية فتبقى بعدها، ومعها تقرير عمّا "
        "أثمرت عنه.",
    ),
}

REPORT_INDEX = {
    "slug": "festivals",
    "title": both("Festivals and reports", "المهرجانات والتقارير"),
    "intro": both(
        "Days that a city remembers: what happened, who made it happen, how many took part, and what the organisers "
        "would do differently next time.",
        "أيام تبقى في ذاكرة المدينة: ماذا جرى فيها، ومن صنعها، وكم بلغ عدد المشاركين فيها، وما الذي سيغيّره المنظمون في المرة المقبلة.",
    ),
}

STANDARD: list[dict] = [
    {
        "slug": "about",
        "title": both("About us", "من نحن"),
        "intro": both(
            "The Iraqi Civil Society Solidarity Initiative links Iraqi and international groups that work for peace and "
            "human rights, and lets them speak for themselves.",
            "تصل مبادرة التضامن مع المجتمع المدني العراقي مجموعات عراقية بأخرى من أنحاء العالم تعمل من أجل السلام وحقوق الإنسان، "
            "وتترك لها أن تتكلم بلسانها.",
        ),
        "body": [
            (
                "paragraph",
                [
                    both(
                        "ICSSI is a meeting point. On one side are Iraqi organisations, unions and young people’s teams; "
                        "on the other, groups in many countries that wish to support them without speaking in their "
                        "place. We carry news, questions and invitations from one side to the other.",
                        "المبادرة نقطة لقاء: على طرف منها منظمات عراقية ونقابات وفرق شبابية، وعلى الطرف الآخر مجموعات من بلدان كثيرة "
                        "تريد أن تساندها من دون أن تتكلم نيابة عنها. وعملنا أن نحمل الأخبار والأسئلة والدعوات بين "
                        "الطرفين.",
                    ),
                ],
            ),
            ("heading", both("What we hold to", "ما نلتزم به")),
            (
                "list",
                [
                    both(
                        "Those concerned speak first; we ask before we publish a name.",
                        "الكلمة الأولى لأصحاب الشأن، ولا ننشر اسماً قبل أن نستأذن صاحبه.",
                    ),
                    both(
                        "We work without violence and report on those who do the same.",
                        "نعمل بلا عنف، وننقل أخبار من يعملون مثلنا.",
                    ),
                    both(
                        "Rights belong to every person alike, whatever the sect, people, sex or belief.",
                        "الحقوق لكل إنسان على قدم المساواة، أياً كان مذهبه أو قوميته أو جنسه أو معتقده.",
                    ),
                    both(
                        "We correct mistakes in the open, on the page where they were made.",
                        "نصحّح أخطاءنا علناً، في الصفحة التي وقعت فيها.",
                    ),
                ],
            ),
            ("heading", both("Two languages, one site", "لغتان وموقع واحد")),
            (
                "paragraph",
                [
                    both(
                        "Each page has its counterpart in the other language, one click away. Our translators write "
                        "afresh instead of following word by word. Where a translation is still missing, the site "
                        "says so and shows the way to the original.",
                        "لكل صفحة نظيرة باللغة الأخرى تصل إليها بنقرة واحدة. ومترجمونا يعيدون الكتابة ولا ينقلون كلمة بكلمة. وإن لم تكن "
                        "الترجمة جاهزة بعد، قال الموقع ذلك ودلّ على الأصل.",
                    ),
                ],
            ),
            ("heading", both("About this demonstration", "عن هذا العرض التجريبي")),
            (
                "paragraph",
                [
                    both(
                        "This site shows how a new home for the initiative could work. The festival in Nassiriyah and the "
                        "fifth season of the Iraqi Social Forum follow real events. <b>Other organisations, people, "
                        "stories and figures are invented</b>, and so are addresses that end in “.example”. The "
                        "pictures are drawings made for this purpose.",
                        "يبيّن هذا الموقع كيف يمكن أن يكون البيت الجديد للمبادرة. المهرجان في الناصرية والموسم الخامس من المنتدى "
                        "الاجتماعي العراقي يستندان إلى أحداث حقيقية. <b>أما سائر المنظمات والأشخاص والقصص والأرقام فمن "
                        "نسج الخيال</b>، وكذلك عناوين المواقع التي فيها كلمة example. والصور رسوم أُعدّت لهذا الغرض.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "get-involved",
        "title": both("Get involved", "شارك معنا"),
        "intro": both(
            "You need no membership and no experience. Pick what fits your week, from a letter to a translation, and "
            "tell us; we will find you company.",
            "لا يلزمك انتساب ولا خبرة سابقة. اختر ما يناسب وقتك، من كتابة رسالة قصيرة إلى ترجمة نص، ثم أخبرنا وسنجد لك من يرافقك في العمل.",
        ),
        "body": [
            ("heading", both("If you live in Iraq", "إن كنت في العراق")),
            (
                "list",
                [
                    both(
                        "Send us news of your group: a few lines and a photo that may be published.",
                        "أرسل إلينا أخبار مجموعتك: سطور قليلة وصورة مأذون بنشرها.",
                    ),
                    both(
                        "Propose an activity for the next season of the Iraqi Social Forum.",
                        "اقترح نشاطاً للموسم المقبل من المنتدى الاجتماعي العراقي.",
                    ),
                    both(
                        "Invite us when you open something: a room, a course, a library.",
                        "ادعُنا حين تفتتح مجموعتك شيئاً: قاعة أو دورة أو مكتبة.",
                    ),
                ],
            ),
            ("heading", both("If you live elsewhere", "إن كنت خارج العراق")),
            (
                "list",
                [
                    both(
                        "Link your association, union or class with one in Iraq.",
                        "اربط جمعيتك أو نقابتك أو صفك بنظير له في العراق.",
                    ),
                    both(
                        "Translate a story; we send you one of a length you choose.",
                        "ترجم قصة، ونرسل إليك نصاً بالطول الذي تختاره.",
                    ),
                    both(
                        "Write to those in charge when a group asks for it, in your own words.",
                        "اكتب إلى أصحاب القرار حين تطلب منك مجموعة ذلك، بكلماتك أنت.",
                    ),
                ],
            ),
            (
                "call_to_action",
                {
                    "label": both("See the open call", "اطّلع على النداء المفتوح"),
                    "page": "fifth-season",
                    "link": None,
                    "note": both(
                        "Sign-up takes about two minutes and works on any phone.",
                        "يستغرق التسجيل نحو دقيقتين، ويعمل على أي هاتف.",
                    ),
                },
            ),
            ("heading", both("Write to us", "اكتب إلينا")),
            (
                "paragraph",
                [
                    both(
                        "E-mail: contact@icssi.example. We read Arabic, Kurdish and English and answer within three days. "
                        "<b>If you write about something that could endanger you or others, do not put names in "
                        "the first message</b>; ask us for a safer way.",
                        "البريد الإلكتروني: contact@icssi.example. نقرأ العربية والكردية والإنكليزية، ونردّ خلال ثلاثة أيام. <b>وإن "
                        "كان في رسالتك ما قد يعرّضك أو يعرّض غيرك للخطر، فلا تذكر أسماء في رسالتك الأولى</b>، واسألنا "
                        "عن طريقة أكثر أماناً.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "privacy",
        "title": both("Privacy", "الخصوصية"),
        "intro": both(
            "You can read this whole site without leaving a trace with us. When you sign up for something, we keep "
            "only what you write, and only for a while.",
            "يمكنك أن تقرأ هذا الموقع كله من دون أن تترك عندنا أثراً. وحين تسجّل في نشاط ما لا نحتفظ إلا بما كتبته بنفسك، ولمدة محدودة.",
        ),
        "body": [
            ("heading", both("When you read", "حين تقرأ")),
            (
                "list",
                [
                    both(
                        "No cookies. Only the people who log in to edit the site are given one.",
                        "لا ملفات تعريف ارتباط، إلا لمن يسجّلون الدخول لتحرير الموقع.",
                    ),
                    both(
                        "No third parties. Fonts, pictures and scripts all come from this site.",
                        "لا أطراف ثالثة. الخطوط والصور والبرامج كلها من هذا الموقع.",
                    ),
                    both(
                        "No visitor counting and no advertising.",
                        "لا إحصاء للزوار ولا إعلانات.",
                    ),
                    both(
                        "No IP addresses are stored.",
                        "لا تُحفظ عناوين IP.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "Films are shown as a cover picture with a link. Nothing is requested from the film’s site until "
                        "you press it; from then on that site’s own rules apply. The same goes for links that share a "
                        "page on other networks.",
                        "يظهر الفيلم عندنا صورة غلاف معها رابط، ولا يُطلب شيء من موقعه قبل أن تضغط. فإن ضغطت سرت عليك قواعد ذلك "
                        "الموقع. وكذلك روابط نشر الصفحات في شبكات أخرى.",
                    ),
                ],
            ),
            ("heading", both("When you sign up", "حين تسجّل")),
            (
                "list",
                [
                    both(
                        "We ask for little, and what is optional is marked as such.",
                        "نسأل عن القليل، ونشير إلى ما هو اختياري.",
                    ),
                    both(
                        "Your answers are stored encrypted; someone who stole the database could not read them.",
                        "تُحفظ إجاباتك مشفّرة، فلا يستطيع قراءتها من يسرق قاعدة البيانات.",
                    ),
                    both(
                        "Only the organisers of that activity can open them, and each opening is recorded.",
                        "لا يفتحها سوى منظمي ذلك النشاط، وتُسجَّل كل مرة تُفتح فيها.",
                    ),
                    both(
                        "They are deleted when the form’s retention time has passed: 180 days after sending.",
                        "تُحذف بانتهاء مدة الحفظ المحددة للاستمارة، وهي 180 يوماً من الإرسال.",
                    ),
                    both(
                        "We do not sell them, swap them or pass them on.",
                        "لا نبيعها ولا نبادلها ولا نعطيها لأحد.",
                    ),
                ],
            ),
            ("heading", both("What you can ask of us", "ما يحق لك أن تطلبه")),
            (
                "paragraph",
                [
                    both(
                        "Write to privacy@icssi.example to see what we hold about you, to correct it or to have it erased. "
                        "We need only the e-mail address or phone number you used. You may also withdraw your "
                        "consent at any time; you need give no reason.",
                        "اكتب إلى privacy@icssi.example لتطّلع على ما نحفظه عنك أو لتصحّحه أو لتطلب محوه. ولا نحتاج إلا إلى البريد أو "
                        "رقم الهاتف الذي سجّلت به. ولك أن تسحب موافقتك متى شئت، من دون ذكر السبب.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "accessibility",
        "title": both("Accessibility", "إتاحة الوصول"),
        "intro": both(
            "This site should work for everyone: with a keyboard, with a screen reader, on an old phone, on a slow "
            "connection. Where it does not, we want to know.",
            "نريد لهذا الموقع أن يخدم الجميع: من يستعمل لوحة المفاتيح وحدها، أو قارئ الشاشة، أو هاتفاً قديماً، أو شبكة بطيئة. فإن قصّر في شيء فأخبرنا.",
        ),
        "body": [
            ("heading", both("What we have taken care of", "ما حرصنا عليه")),
            (
                "list",
                [
                    both(
                        "Everything can be reached and operated with the keyboard alone.",
                        "يمكن الوصول إلى كل شيء واستعماله بلوحة المفاتيح وحدها.",
                    ),
                    both(
                        "Every picture is described in words, in both languages.",
                        "لكل صورة وصف بالكلمات، باللغتين.",
                    ),
                    both(
                        "Text can be enlarged to twice its size without loss.",
                        "يمكن تكبير النص إلى ضعفيه من دون أن يضيع منه شيء.",
                    ),
                    both(
                        "Arabic runs from right to left throughout, menus and forms included.",
                        "العربية من اليمين إلى اليسار في الموقع كله، بما في ذلك القوائم والاستمارات.",
                    ),
                    both(
                        "Pages can be read and forms sent without JavaScript.",
                        "تُقرأ الصفحات وتُرسل الاستمارات من دون JavaScript.",
                    ),
                ],
            ),
            ("heading", both("What we have not solved", "ما لم نحلّه بعد")),
            (
                "paragraph",
                [
                    both(
                        "Films on other sites may lack subtitles, and documents that partners send us are not always "
                        "readable for screen readers. We summarise both in the text where we can. Sorani Kurdish is "
                        "not available yet.",
                        "قد تخلو الأفلام في المواقع الأخرى من الترجمة المكتوبة، وقد لا يستطيع قارئ الشاشة قراءة بعض الوثائق التي يرسلها "
                        "شركاؤنا. ونحاول تلخيص الاثنين في النص ما أمكن. أما الكردية السورانية فغير متاحة بعد.",
                    ),
                ],
            ),
            ("heading", both("Tell us about a barrier", "أخبرنا بما عاقك")),
            (
                "paragraph",
                [
                    both(
                        "Write to access@icssi.example, or ask somebody to write for you. Say which page it was and what "
                        "you wanted to do; technical words are not needed. <b>We answer within three days</b> and, "
                        "until the fault is mended, send you the content in a form you can use.",
                        "اكتب إلى access@icssi.example، أو اطلب من أحد أن يكتب عنك. اذكر الصفحة وما أردت أن تفعله فيها، ولا حاجة إلى مفردات "
                        "تقنية. <b>نردّ خلال ثلاثة أيام</b>، ونرسل إليك المحتوى بصيغة تناسبك إلى أن يُصلح الخلل.",
                    ),
                ],
            ),
        ],
    },
]

NAVIGATION = {
    "site_name": both("Iraqi Civil Society", "مبادرة التضامن"),
    "tagline": both("Solidarity Initiative", "مع المجتمع المدني العراقي"),
    "description": both(
        "News, calls and festivals of Iraqi civil society and of those abroad who stand with it.",
        "أخبار المجتمع المدني العراقي ونداءاته ومهرجاناته، ومعه أصدقاؤه في العالم.",
    ),
    "main": ["news", "campaigns", "festivals", "about", "get-involved"],
    "footer": ["about", "privacy", "accessibility", "get-involved"],
    "footer_note": both(
        "A demonstration site: apart from the festival in Nassiriyah and the fifth season, its stories are invented.",
        "موقع تجريبي: ما عدا مهرجان الناصرية والموسم الخامس، كل ما فيه من نسج الخيال.",
    ),
}
