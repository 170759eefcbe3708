"""The news stories of the demonstration site, newest first."""

from datetime import date

from home.demonstration.text import both

STORIES: list[dict] = [
    {
        "slug": "learning-to-lead-a-meeting",
        "title": both(
            "Thirty young people learn how to lead a public meeting",
            "ثلاثون شاباً وشابة يتعلمون إدارة اللقاءات العامة",
        ),
        "intro": both(
            "Over four days in Baghdad, students and young workers practised what few schools teach: opening a "
            "debate, sharing out the minutes fairly and closing with a decision.",
            "أربعة أيام في بغداد تمرّن فيها طلبة وعاملون شباب على ما قلّما تعلّمه المدارس: كيف يُفتح النقاش، "
            "وكيف يُقسَّم الوقت بالعدل، وكيف يُختم اللقاء بقرار.",
        ),
        "story_date": date(2026, 11, 17),
        "organisation": "round-table",
        "place": "baghdad",
        "topics": ["youth", "civil-rights"],
        "authors": ["rawaa"],
        "picture": "academy",
        "picture_alt": both(
            "Drawing: people talk in a courtyard with a fountain, before a tall blue-tiled arch",
            "رسم: أناس يتحادثون في فناء تتوسطه نافورة، أمام بوابة عالية مكسوّة بالقاشاني الأزرق",
        ),
        "picture_caption": both(
            "The course moved from the lecture room to the courtyard on its first morning.",
            "انتقلت الدورة من القاعة إلى الفناء منذ صباحها الأول.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": "fifth-season",
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "The chairs were the first lesson. When the group came in they stood in rows facing a "
                        "table; five minutes later they stood in a circle, and nobody could say any more where the "
                        "front was. “Whoever arranges the room has already decided who will speak,” said the "
                        "trainer, and asked everyone to move along by one seat.",
                        "كان ترتيب الكراسي أول الدروس. دخل المشاركون فوجدوها صفوفاً تواجه طاولة، وبعد خمس دقائق "
                        "صارت دائرة لا يُعرف أين صدرها. قالت المدرّبة: «من يرتّب القاعة يكون قد قرّر سلفاً من "
                        "سيتكلم»، ثم طلبت من كل واحد أن ينتقل إلى المقعد المجاور.",
                    ),
                    both(
                        "Thirty people between eighteen and twenty-six took part, <b>seventeen of them women</b>. "
                        "Some study, some repair phones or sew for a living, two teach in primary schools. What "
                        "they share is that they are often asked to attend meetings and seldom to lead one.",
                        "شارك في الدورة ثلاثون شخصاً تتراوح أعمارهم بين الثامنة عشرة والسادسة والعشرين، <b>بينهم "
                        "سبع عشرة شابة</b>. فيهم الطالب ومصلّح الهواتف والخيّاطة، ومعلّمتان في مدرسة ابتدائية. "
                        "ويجمعهم أنهم كثيراً ما يُدعون إلى حضور اللقاءات، وقلّما يُدعون إلى إدارتها.",
                    ),
                ],
            ),
            ("heading", both("Practice instead of lectures", "تمرين لا محاضرة")),
            (
                "paragraph",
                [
                    both(
                        "There were no slides. Each morning the group invented a quarrel that any neighbourhood "
                        "would recognise: a generator that roars at night, a playground turned into a car park, a "
                        "list of donations that does not add up. Then three of them had forty minutes to lead the "
                        "others to an agreement everyone could live with.",
                        "لم تُعرض شرائح ولم تُلقَ محاضرات. كانت المجموعة تبتكر كل صباح خلافاً يعرفه أهل أي محلة: "
                        "مولّدة لا تهدأ ليلاً، أو ساحة لعب تحوّلت إلى موقف سيارات، أو قائمة تبرعات لا تتطابق "
                        "أرقامها. ثم يُمنح ثلاثة منهم أربعين دقيقة ليقودوا الباقين إلى اتفاق يرضى به الجميع.",
                    ),
                    both(
                        "Afterwards the observers spoke first. They had counted who talked, for how long and who "
                        "was cut short. The numbers were uncomfortable on the first day and much better on the "
                        "last. The group boiled its experience down to four rules:",
                        "بعد كل تمرين يبدأ المراقبون بالكلام، وقد أحصوا من تحدّث وكم استغرق ومن قوطع حديثه. كانت "
                        "الأرقام محرجة في اليوم الأول، ثم تحسّنت كثيراً في اليوم الأخير. وخرجت المجموعة من "
                        "تجربتها بأربع قواعد:",
                    ),
                ],
            ),
            (
                "list",
                [
                    both(
                        "Say at the start what can be decided today and what cannot.",
                        "قولوا منذ البداية ما الذي يمكن البتّ فيه اليوم وما الذي لا يمكن.",
                    ),
                    both(
                        "Give the first word to someone who has not spoken yet.",
                        "ابدؤوا بمن لم يتكلم بعد.",
                    ),
                    both(
                        "Write every proposal where all can see it, in the speaker’s own words.",
                        "اكتبوا كل مقترح بكلمات صاحبه في مكان يراه الجميع.",
                    ),
                    both(
                        "End on time, with names beside tasks.",
                        "اختموا في الموعد، واكتبوا إلى جانب كل مهمة اسم من سيتولاها.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "I used to think a good chair talks well. Now I think a good chair is hardly noticed.",
                        "كنت أظن أن من يدير اللقاء جيداً هو من يحسن الكلام. صرت أرى أنه من لا يكاد يُلحظ.",
                    ),
                    "speaker": both("Mina, 22, a participant", "مينا، 22 عاماً، مشاركة في الدورة"),
                },
            ),
            (
                "paragraph",
                [
                    both(
                        "Several of the thirty want to put the four days to use straight away by offering to run "
                        "sessions at the next season of the Iraqi Social Forum. Anyone who would like to do the "
                        "same, trained or not, can sign up below.",
                        "أراد عدد من المشاركين أن يطبّقوا ما تعلّموه من فورهم، فعرضوا إدارة جلسات في الموسم المقبل من "
                        "المنتدى الاجتماعي العراقي. ومن أراد أن يحذو حذوهم، سواء تدرّب من قبل أم لم يتدرّب، "
                        "فليسجّل اسمه أدناه.",
                    ),
                ],
            ),
            ("signup", "volunteer"),
        ],
    },
    {
        "slug": "readers-on-the-steps",
        "title": both(
            "On the steps in Najaf, a book costs another book",
            "على درج في النجف: هات كتاباً وخذ كتاباً",
        ),
        "intro": both(
            "Once a month readers spread their books on a public stairway and leave with somebody else’s. No "
            "money changes hands; the only price is a sentence about what you read.",
            "مرة كل شهر يفرش قرّاء كتبهم على درج عام ويعودون إلى بيوتهم بكتب غيرهم. لا نقود هنا، والثمن الوحيد "
            "جملة يقولها القارئ عمّا قرأ.",
        ),
        "story_date": date(2026, 3, 28),
        "organisation": "lamp",
        "place": "najaf",
        "topics": ["culture", "education"],
        "authors": ["noor"],
        "picture": "book-fair",
        "picture_alt": both(
            "Drawing: readers of all ages at two bookstalls under the trees",
            "رسم: قرّاء صغار وكبار أمام كشكي كتب في ظل الأشجار",
        ),
        "picture_caption": both(
            "A monthly swap draws readers of every age.",
            "موعد التبادل الشهري يجمع قرّاء من كل الأعمار.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "ar-first",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "Umm Yasir arrives before anyone else, with a cloth bag and a thermos. She sweeps three "
                        "steps, covers them with an old curtain and sets out her books with their spines to the "
                        "sun: a cookery book, two novels, a school atlas from the seventies. By late afternoon "
                        "the curtain has neighbours on either side, all the way up to the street.",
                        "تصل أم ياسر قبل الجميع، ومعها كيس قماش وترمس شاي. تكنس ثلاث درجات وتفرش عليها ستارة قديمة، "
                        "ثم تصفّ كتبها وكعوبها إلى الشمس: كتاب طبخ وروايتان وأطلس مدرسي من السبعينيات. وما إن يحلّ "
                        "العصر حتى تمتد المفارش يميناً ويساراً وصولاً إلى الشارع.",
                    ),
                    both(
                        "The Lamp Readers’ Circle began five years ago with five friends who had run out of shelf "
                        "space. Its rule fits in one line: <b>leave a book, take a book, and say one sentence about "
                        "the one you left</b>. Nobody keeps a register and nobody asks what you do for a living.",
                        "بدأت حلقة قرّاء السراج قبل خمسة أعوام بخمسة أصدقاء ضاقت رفوفهم بما عليها. وقاعدتها تُكتب في سطر "
                        "واحد: <b>اترك كتاباً وخذ كتاباً، وقل جملة واحدة عن الذي تركته</b>. لا سجلّ للأسماء، ولا "
                        "أحد يسألك عن عملك.",
                    ),
                ],
            ),
            ("heading", both("One sentence, no more", "جملة واحدة لا غير")),
            (
                "paragraph",
                [
                    both(
                        "The sentences have become the heart of the afternoon. A retired nurse said of a thick "
                        "history that it had taught her to doubt anyone who is sure. A boy of nine held up a "
                        "comic and announced that the dragon was right. People laugh, someone writes it down, and "
                        "the slip of paper travels on inside the book.",
                        "صارت الجمل روح اللقاء. قالت ممرضة متقاعدة عن كتاب ضخم في التاريخ إنه علّمها أن تشكّ في كل "
                        "من لا يشكّ. ورفع طفل في التاسعة مجلة مصوّرة وأعلن أن الحق مع التنين. يضحك الناس، ويدوّن "
                        "أحدهم الجملة على ورقة صغيرة تسافر مع الكتاب إلى قارئه الجديد.",
                    ),
                    both(
                        "By the circle’s own count some <b>2,400 books</b> have found a new owner so far. About a "
                        "third were for children, and these go first. Schoolbooks are taken too, above all in the "
                        "weeks before examinations.",
                        "تقدّر الحلقة أن نحو <b>2400 كتاب</b> انتقلت حتى الآن من يد إلى يد، ثلثها تقريباً للأطفال "
                        "وهي أول ما ينفد. وعلى الكتب المدرسية طلب أيضاً، ولا سيما في الأسابيع التي تسبق "
                        "الامتحانات.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "A library has opening hours. A stairway is simply there.",
                        "للمكتبة دوام، أما الدرج فلا باب له.",
                    ),
                    "speaker": both("Umm Yasir, reader", "أم ياسر، قارئة"),
                },
            ),
            ("heading", both("How to start one in your town", "كيف تبدؤون في مدينتكم؟")),
            (
                "list",
                [
                    both(
                        "Choose a place people pass anyway, with shade after midday.",
                        "اختاروا مكاناً يمرّ به الناس أصلاً، وفيه ظلّ بعد الظهر.",
                    ),
                    both(
                        "Keep to one fixed day each month, even when few come.",
                        "التزموا يوماً ثابتاً كل شهر ولو قلّ الحاضرون.",
                    ),
                    both(
                        "Bring forty books the first time, so that nobody finds empty steps.",
                        "أحضروا في المرة الأولى أربعين كتاباً، كي لا يجد أحد الدرج خالياً.",
                    ),
                    both(
                        "Ask the shopkeepers next door before you begin, and offer them the first choice.",
                        "استأذنوا أصحاب المحال المجاورة قبل أن تبدؤوا، واجعلوا لهم حق الاختيار أولاً.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "Readers in two other towns have written to ask for advice. The circle sends them the "
                        "rule, a drawing of the curtain and a wish: that the first sentence be spoken by a child.",
                        "كتب قرّاء من مدينتين أخريين يطلبون المشورة، فأرسلت إليهم الحلقة القاعدة ورسماً للستارة "
                        "وأمنية واحدة: أن تكون الجملة الأولى لطفل.",
                    ),
                ],
            ),
            ("related", ["play-in-four-languages", "school-needs-counted"]),
        ],
    },
    {
        "slug": "boats-from-kut",
        "title": both(
            "Twenty-three boats set out to show what the Tigris carries",
            "ثلاثة وعشرون زورقاً تكشف ما يحمله دجلة",
        ),
        "intro": both(
            "Three weeks before River Week, crews from four provinces rehearsed near Kut: how to keep a line, take "
            "a water sample and tell people on the banks why they had come.",
            "قبل أسبوع دجلة بثلاثة أسابيع، تدرّبت قرب الكوت أطقم من أربع محافظات على السير في رتل واحد وأخذ عيّنات "
            "الماء والحديث مع الأهالي على الضفاف.",
        ),
        "story_date": date(2025, 3, 22),
        "organisation": "oar",
        "place": "kut",
        "topics": ["water", "solidarity"],
        "authors": ["haidar"],
        "picture": "river-campaign",
        "picture_alt": both(
            "Drawing: rowers in boats with flags on the Tigris", "رسم: مجدّفون في زوارق ترفع الأعلام في نهر دجلة"
        ),
        "picture_caption": both(
            "Each boat flies a flag sewn in the town it comes from.",
            "يرفع كل زورق علماً خيط في مدينته.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": "tigris-river-week",
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "The fishermen were doubtful at first. They had seen delegations come with cameras and "
                        "leave before lunch. Then a student from Mosul asked one of them to correct her knot, and "
                        "by evening he was teaching eleven people at once.",
                        "تردّد الصيادون في البداية، فقد رأوا من قبل وفوداً تأتي بالكاميرات وتغادر قبل الغداء. ثم "
                        "طلبت طالبة من الموصل من أحدهم أن يصحّح لها العقدة، فما حلّ المساء حتى كان يعلّم أحد عشر "
                        "شخصاً دفعة واحدة.",
                    ),
                    both(
                        "Twenty-three boats met for the rehearsal: narrow fishing craft, two rowing shells lent by "
                        "a sports club and a ferry that has carried schoolchildren across the river for thirty "
                        "years. Their task in April will be simple to say and long to do. They will travel "
                        "downstream in stages, <b>stop at every landing place</b> and listen.",
                        "التقى في التدريب ثلاثة وعشرون زورقاً: زوارق صيد نحيلة، وقاربا تجديف أعارهما نادٍ رياضي، "
                        "وعبّارة تنقل التلاميذ بين الضفتين منذ ثلاثين عاماً. أما مهمتهم في نيسان فيسهل قولها ويطول "
                        "تنفيذها: أن ينحدروا مع النهر على مراحل، وأن <b>يتوقفوا عند كل مرسى</b> ويصغوا إلى أهله.",
                    ),
                ],
            ),
            ("heading", both("A bottle, a label, a signature", "قنينة وبطاقة وتوقيع")),
            (
                "paragraph",
                [
                    both(
                        "At each stop a crew fills two bottles. One goes to a laboratory. The other stays in the "
                        "town, on the teacher’s desk or in the tea house, with a label giving the day, the place "
                        "and the name of whoever drew it. Two engineers explained which figures say something "
                        "about health and which only look alarming.",
                        "في كل محطة يملأ الطاقم قنينتين: تذهب الأولى إلى المختبر، وتبقى الثانية في البلدة على طاولة "
                        "المعلّم أو في المقهى، وعليها بطاقة باليوم والمكان واسم من ملأها. وشرح مهندسان أي الأرقام "
                        "تمسّ صحة الناس فعلاً وأيها يُقلق في ظاهره فقط.",
                    ),
                    both(
                        "“We are not coming to tell farmers what is wrong with their river,” says Karrar of the "
                        "Oar Association. “They know. We are coming so that the towns upstream hear it from them, "
                        "and the towns downstream know they are not alone.”",
                        "يقول كرّار من جمعية مجذاف: «لسنا ذاهبين لنخبر الفلاحين بعلّة نهرهم، فهم أدرى بها منا. نحن "
                        "ذاهبون ليسمعها منهم من يسكنون أعلى النهر، وليعرف من يسكنون أسفله أنهم ليسوا وحدهم».",
                    ),
                ],
            ),
            (
                "embed",
                {
                    "url": "https://www.youtube.com/watch?v=icssiDemo01",
                    "title": both("A morning on the water near Kut", "صباح على الماء قرب الكوت"),
                    "note": both("Three minutes, about fourteen megabytes.", "ثلاث دقائق، نحو أربعة عشر ميغابايت."),
                },
            ),
            ("heading", both("What the crews carry", "ماذا تحمل الأطقم معها؟")),
            (
                "list",
                [
                    both("Life jackets for everyone, children included", "سترات نجاة للجميع، صغاراً وكباراً"),
                    both("Sample bottles and a paper map", "قناني عيّنات وخريطة ورقية"),
                    both("A notebook in which people on the bank may write", "دفتر يكتب فيه من يشاء من أهل الضفة"),
                    both("Drinking water, because the river’s is not safe", "ماء للشرب، لأن ماء النهر غير مأمون"),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The last exercise had nothing to do with boats. Each crew was given two minutes to explain "
                        "itself to a stranger without using a single technical word. The ferryman won. He said: "
                        "“This is the road we all live on.”",
                        "لم يكن للتمرين الأخير صلة بالزوارق: مُنح كل طاقم دقيقتين ليعرّف بنفسه أمام غريب من دون مصطلح "
                        "علمي واحد. وفاز صاحب العبّارة حين قال: «هذا شارعنا الذي نسكن عليه كلنا».",
                    ),
                ],
            ),
            (
                "call_to_action",
                {
                    "label": both("Read the call for River Week", "اقرأ نداء أسبوع دجلة"),
                    "page": "tigris-river-week",
                    "link": None,
                    "note": both(
                        "The week took place in April 2025; its report is on this site.",
                        "أُقيم الأسبوع في نيسان 2025، وتقريره منشور في هذا الموقع.",
                    ),
                },
            ),
        ],
    },
    {
        "slug": "school-needs-counted",
        "title": both(
            "A tap, a door, a shelf: pupils count what their school needs",
            "حنفية وباب ورفّ: تلاميذ يحصون ما ينقص مدرستهم",
        ),
        "intro": both(
            "In Diwaniyah, children of twelve went through nine schools with clipboards. The list they made was "
            "shorter and cheaper than anyone expected, and half of it is already done.",
            "جال تلاميذ في الثانية عشرة من العمر على تسع مدارس في الديوانية وبأيديهم أوراق الإحصاء، فخرجوا بقائمة أقصر وأقل "
            "كلفة مما توقّع الجميع، وأُنجز نصفها حتى اليوم.",
        ),
        "story_date": date(2024, 10, 12),
        "organisation": "chalk",
        "place": "diwaniyah",
        "topics": ["education", "social-justice"],
        "authors": ["haidar"],
        "picture": "classroom",
        "picture_alt": both(
            "Drawing: pupils raise their hands while the teacher draws on the board",
            "رسم: تلاميذ يرفعون أيديهم ومعلّمتهم ترسم على السبورة",
        ),
        "picture_caption": both(
            "The counting began with the desks: how many pupils share each one?",
            "بدأ الإحصاء من الرحلات: كم تلميذاً يجلس على الرحلة الواحدة؟",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "When adults are asked what a school needs, they say a new building. When the Chalk "
                        "Initiative asked pupils, a girl in the sixth class said: “A door on the toilet that "
                        "closes.” That sentence changed the whole campaign.",
                        "إذا سُئل الكبار عمّا تحتاج إليه المدرسة قالوا: بناية جديدة. وحين سألت مبادرة طباشير "
                        "التلاميذ أجابت فتاة في الصف السادس: «باب للمرافق يُغلق». جملة واحدة غيّرت وجهة الحملة "
                        "كلها.",
                    ),
                    both(
                        "Over two weeks, <b>sixty pupils from nine schools</b> walked through each other’s "
                        "buildings in pairs. They counted desks, taps, light bulbs and broken panes; they timed how "
                        "long it takes to get a drink of water at break. A teacher went along, but the pencil "
                        "stayed in the children’s hands.",
                        "على مدى أسبوعين تبادل <b>ستون تلميذاً وتلميذة من تسع مدارس</b> الزيارات، وساروا في المدارس "
                        "اثنين اثنين. عدّوا الرحلات والحنفيات والمصابيح والزجاج المكسور، وقاسوا كم ينتظر التلميذ في "
                        "الفرصة ليشرب. رافقهم معلّم في كل جولة، لكن القلم ظل بأيديهم.",
                    ),
                ],
            ),
            ("heading", both("What the list said", "ماذا قالت القائمة؟")),
            (
                "list",
                [
                    both("41 taps, of which 17 gave water", "41 حنفية، منها 17 يصل إليها الماء"),
                    both("26 toilet doors missing or without a bolt", "26 باباً للمرافق مفقوداً أو بلا مزلاج"),
                    both(
                        "Three pupils to a desk made for two, in five schools",
                        "ثلاثة على رحلة صُنعت لاثنين، في خمس مدارس",
                    ),
                    both(
                        "One bookshelf in nine schools, and it was locked", "خزانة كتب واحدة في تسع مدارس، وكانت مقفلة"
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "A carpenter priced the doors, a plumber the taps. Together they came to less than the "
                        "cost of repainting one front wall. Parents gave what they could, a hardware shop gave "
                        "hinges, and for five Fridays families met in the yards with tools and tea.",
                        "سعّر نجّار الأبواب وسعّر سبّاك الحنفيات، فجاء المجموع أقل من كلفة صبغ واجهة واحدة. تبرّع "
                        "الأهالي بما استطاعوا، وقدّم محل لبيع العُدد مفصّلات الأبواب، واجتمعت العائلات في الساحات خمس "
                        "جُمَع متتالية، ومعها أدواتها وشايها.",
                    ),
                    both(
                        "By the beginning of the school year <b>half of the list had been crossed out</b>. The "
                        "other half hangs at the gate of each school, with the price beside every item, so that "
                        "anyone passing can see what is missing and who has promised what.",
                        "ومع بداية العام الدراسي كان <b>نصف القائمة قد شُطب</b>. أما نصفها الآخر فمعلّق على باب كل "
                        "مدرسة، وأمام كل بند كلفته، ليعرف المارّة ما ينقص ومن تعهّد به.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "They asked us because we are the ones who sit there.",
                        "سألونا لأننا نحن من يجلس هناك كل يوم.",
                    ),
                    "speaker": both("Zahraa, 12, pupil", "زهراء، 12 عاماً، تلميذة"),
                },
            ),
            (
                "paragraph",
                [
                    both(
                        "Some needs are beyond any Friday: a second shift that ends after dark, a class of "
                        "fifty-eight. These the pupils wrote on a separate sheet, addressed to the education "
                        "directorate, and signed one by one. They are waiting for an answer and have said so, "
                        "politely, on the gate.",
                        "وثمة احتياجات لا تكفيها جُمَع الأهالي: دوام ثانٍ ينتهي بعد الغروب، وصف فيه ثمانية وخمسون "
                        "تلميذاً. هذه كتبها التلاميذ في ورقة منفصلة موجّهة إلى مديرية التربية، ووقّعوها واحداً "
                        "واحداً. وهم ينتظرون الجواب، وقد كتبوا ذلك على الباب بكل أدب.",
                    ),
                ],
            ),
            ("related", ["readers-on-the-steps", "meeting-house-opens"]),
        ],
    },
    {
        "slug": "mosul-runs-for-peace",
        "title": both(
            "Both banks of Mosul meet in a marathon for peace",
            "ماراثون من أجل السلام يجمع جانبي الموصل",
        ),
        "intro": both(
            "Eleven hundred runners crossed the Tigris at dawn, many for the first time in their lives. The last "
            "to arrive was cheered louder than the first, and that was the plan.",
            "عبر ألف ومئة عدّاء وعدّاءة جسور دجلة مع الفجر، وكثير منهم يركضون في سباق لأول مرة. ونال آخر الواصلين "
            "تصفيقاً أعلى من الأول، وهذا بالضبط ما أراده المنظمون.",
        ),
        "story_date": date(2023, 10, 21),
        "organisation": "dawn-runners",
        "place": "mosul",
        "topics": ["nonviolence", "youth", "women"],
        "authors": ["shilan"],
        "picture": "marathon",
        "picture_alt": both(
            "Drawing: women and men run towards the finish past cheering neighbours",
            "رسم: نساء ورجال يركضون نحو خط النهاية والجيران يهتفون لهم",
        ),
        "picture_caption": both(
            "The route was drawn so that no runner stays on one side of the river.",
            "رُسم المسار بحيث لا يبقى أي مشارك على ضفة واحدة.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "At half past five the bridge was still wet from the street sweepers. On the left bank "
                        "somebody tested a loudspeaker; on the right bank a baker opened early and handed out "
                        "bread. Then a drum gave the signal, and for two hours Mosul belonged to people on foot.",
                        "في الخامسة والنصف كان الجسر ما زال مبتلاً بعد مرور عمّال النظافة. على الجانب الأيسر من يجرّب "
                        "مكبّر الصوت، وعلى الجانب الأيمن خبّاز بكّر في فتح فرنه ووزّع الصمّون على المارّة. ثم قُرع "
                        "الطبل إيذاناً بالانطلاق، فصارت الموصل ساعتين كاملتين ملكاً للمشاة.",
                    ),
                    both(
                        "The Dawn Runners had hoped for four hundred. <b>Eleven hundred</b> came, from "
                        "grandmothers in walking shoes to a class of deaf pupils who followed a coloured flag "
                        "instead of the drum. There were three distances, the shortest of them two kilometres, and "
                        "all three crossed the river.",
                        "كان عدّاؤو الفجر يأملون في حضور أربعمئة شخص، فجاء <b>ألف ومئة</b>، من جدّات بأحذية المشي إلى "
                        "تلاميذ صمّ تبعوا راية ملوّنة بدلاً من صوت الطبل. وكانت المسافات ثلاثاً، أقصرها كيلومتران، "
                        "وكلها تعبر النهر.",
                    ),
                ],
            ),
            ("heading", both("No podium", "سباق بلا منصّة تتويج")),
            (
                "paragraph",
                [
                    both(
                        "There were no medals for speed. Every runner wore, instead of a number, the name of a "
                        "person from another quarter, drawn by lot the evening before. At the finish the two "
                        "looked for each other and shared breakfast. Organisers saw lawyers eating with porters, "
                        "and two families who had last met at a funeral.",
                        "لم تُمنح ميداليات للأسرع. علّق كل مشارك على صدره، بدل الرقم، اسم شخص من حيّ آخر سُحب بالقرعة "
                        "في الليلة السابقة. وعند خط النهاية يبحث كل واحد عن صاحب الاسم ليفطرا معاً. رأى المنظمون "
                        "محامين يفطرون مع حمّالين، وعائلتين كان آخر لقاء بينهما في مجلس عزاء.",
                    ),
                    both(
                        "“Peace is a big word for half past five in the morning,” says Rafal, who trains the women’s group. "
                        "“Knowing somebody by name on the other side of a bridge is a small one. We start there.”",
                        "تقول رفل، مدرّبة مجموعة النساء: «السلام كلمة كبيرة على الخامسة والنصف صباحاً. أما أن تعرف شخصاً باسمه "
                        "على الطرف الآخر من الجسر فأمر صغير، ومنه نبدأ».",
                    ),
                ],
            ),
            (
                "picture",
                {
                    "picture": "gathering",
                    "alt": both(
                        "Drawing: a crowd with flags among palms by the river at sunrise",
                        "رسم: حشد يرفع الرايات بين النخيل قرب النهر عند الشروق",
                    ),
                    "caption": both(
                        "Families waited along the bank with home-made flags.",
                        "انتظرت العائلات على الضفة برايات خاطتها بأيديها.",
                    ),
                    "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                },
            ),
            ("heading", both("Women set the pace", "النساء في المقدمة")),
            (
                "paragraph",
                [
                    both(
                        "More than a third of those who started were women and girls. Six months ago the women’s "
                        "group trained behind a school wall; by summer it had moved to the riverside. Fathers and "
                        "brothers stood along the route as stewards, in yellow vests, pouring water.",
                        "تجاوز عدد النساء والفتيات ثلث المشاركين. قبل ستة أشهر كانت مجموعة النساء تتدرّب خلف سور "
                        "مدرسة، ولم ينتهِ الصيف حتى خرجت إلى الكورنيش. أما الآباء والإخوة فوقفوا على طول المسار "
                        "بسترات صفر ينظّمون السير ويوزّعون الماء.",
                    ),
                    both(
                        "The last runner, a man of seventy-four, came in after one hour and fifty minutes. He was "
                        "carried across the line, protesting that he could walk perfectly well. The next race is "
                        "planned for spring, and he has already registered.",
                        "وصل آخر المشاركين، وهو في الرابعة والسبعين، بعد ساعة وخمسين دقيقة. حملوه على الأكتاف فوق خط "
                        "النهاية وهو يحتجّ بأنه قادر على المشي. السباق المقبل في الربيع، وقد سجّل اسمه منذ الآن.",
                    ),
                ],
            ),
            ("related", ["neighbours-settle-quarrels", "play-in-four-languages"]),
        ],
    },
    {
        "slug": "statement-open-water-figures",
        "title": both(
            "Ten groups ask for water figures to be made public",
            "عشر منظمات تطالب بإعلان بيانات المياه",
        ),
        "intro": both(
            "In a joint statement for World Environment Day, associations from seven provinces ask that what is "
            "measured in Iraq’s rivers be published where everyone can read it.",
            "في بيان مشترك بمناسبة يوم البيئة العالمي، تطالب جمعيات من سبع محافظات بنشر ما يُقاس في أنهر العراق "
            "حيث يستطيع كل مواطن أن يقرأه.",
        ),
        "story_date": date(2022, 6, 5),
        "organisation": "oar",
        "place": "baghdad",
        "topics": ["water", "civil-rights", "solidarity"],
        "authors": ["rawaa"],
        "picture": "statement",
        "picture_alt": both(
            "Drawing: raised hands around a page that is being signed", "رسم: أيدٍ مرفوعة حول ورقة تُوقَّع"
        ),
        "picture_caption": both(
            "The text was agreed line by line, by a show of hands.",
            "أُقرّ النص سطراً سطراً برفع الأيدي.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "A mother who boils water for her children should not have to guess what is in it. With "
                        "this sentence begins a statement signed in Baghdad by ten associations of boat people, "
                        "farmers, teachers and readers. We print its substance here.",
                        "«لا يجوز أن تغلي أمّ الماء لأطفالها وهي تخمّن ما فيه». بهذه الجملة يبدأ بيان وقّعته في بغداد "
                        "عشر جمعيات لأصحاب الزوارق والمزارعين والمعلمين والقرّاء. وفي ما يأتي خلاصته.",
                    ),
                ],
            ),
            ("heading", both("What we know and what we do not", "ما نعرفه وما لا نعرفه")),
            (
                "paragraph",
                [
                    both(
                        "Public bodies measure the level, the salt and the cleanliness of our rivers. We respect "
                        "that work and the people who do it, often with old instruments. But the results reach "
                        "citizens late, in fragments, or not at all. Rumour then takes the place of knowledge, and "
                        "each town suspects the next.",
                        "تقيس جهات عامة مناسيب أنهرنا وملوحتها ونقاءها، ونحن نقدّر هذا العمل ومن يقومون به، وكثير "
                        "منهم بأجهزة قديمة. غير أن النتائج تصل إلى المواطنين متأخرة أو مجتزأة أو لا تصل أصلاً، فتحلّ "
                        "الشائعة محلّ المعرفة، وترتاب كل بلدة بجارتها.",
                    ),
                    both(
                        "We believe that <b>knowing the state of one’s own river is a right</b>, as much as the "
                        "right to speak about it. It costs little and prevents a great deal: illness, wasted "
                        "harvests and quarrels between neighbours.",
                        "ونحن نرى أن <b>معرفة الإنسان بحال نهره حق من حقوقه</b>، كحقه في الكلام عنه سواء بسواء. وهو حق "
                        "قليل الكلفة، كثير الفائدة: يقي من المرض ومن ضياع المحاصيل ومن الخصام بين الجيران.",
                    ),
                ],
            ),
            ("heading", both("What we ask for", "مطالبنا")),
            (
                "list",
                [
                    both(
                        "Publish every measurement within thirty days, with its place, date and method.",
                        "نشر كل قياس خلال ثلاثين يوماً، مع ذكر مكانه وتاريخه وطريقته.",
                    ),
                    both(
                        "Use Arabic and Kurdish, and plain words beside the numbers.",
                        "النشر بالعربية والكردية، مع شرح مبسّط إلى جانب الأرقام.",
                    ),
                    both(
                        "Post the latest figures at water stations, schools and health centres.",
                        "تعليق أحدث الأرقام في محطات الماء والمدارس والمراكز الصحية.",
                    ),
                    both(
                        "Let citizens’ groups be present when samples are taken.",
                        "السماح للجمعيات الأهلية بحضور أخذ العيّنات.",
                    ),
                    both(
                        "Protect those who report pollution, in the press or in the workplace.",
                        "حماية من يبلّغ عن التلوث، في الصحافة كان أو في موقع عمله.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "We offer something in return. Our members live on the banks and will gladly help to carry "
                        "bottles, read gauges and explain results. We speak for no party and accept no money from "
                        "any.",
                        "ونعرض في المقابل أن نقدّم العون: أعضاؤنا يسكنون الضفاف، ويسرّهم أن يساعدوا في نقل القناني "
                        "وقراءة المقاييس وشرح النتائج. ولا نتكلم باسم أي حزب، ولا نقبل مالاً من أي حزب.",
                    ),
                ],
            ),
            ("heading", both("Signed by", "الموقّعون")),
            (
                "list",
                [
                    both("Oar Association for Rivers, Baghdad", "جمعية مجذاف لرعاية الأنهر، بغداد"),
                    both("Reed and Bulrush Cooperative, Chibayish", "تعاونية القصب والبردي، الجبايش"),
                    both("Chalk Initiative for Schools, Diwaniyah", "مبادرة طباشير للمدارس، الديوانية"),
                    both("Palm Frond House, Samawah", "بيت السعفة، السماوة"),
                    both("Lamp Readers’ Circle, Najaf", "حلقة قرّاء السراج، النجف"),
                    both("Round Table Youth Club, Baghdad", "نادي الطاولة المستديرة للشباب، بغداد"),
                    both("Dawn Runners of Mosul", "عدّاؤو الفجر في الموصل"),
                    both("Shanasheel Web Radio, Basra", "إذاعة شناشيل، البصرة"),
                    both("Orchard Women’s Association, Baghdad", "جمعية نساء البستان، بغداد"),
                    both("Fishing Families’ Committee, Basra", "لجنة عوائل الصيادين، البصرة"),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The list stays open. Groups that wish to add their name may write to us by way of the "
                        "contact page.",
                        "باب التوقيع ما زال مفتوحاً. للمنظمات الراغبة في الانضمام أن تراسلنا من صفحة التواصل.",
                    ),
                ],
            ),
            (
                "call_to_action",
                {
                    "label": both("Add your group’s name", "أضيفوا اسم منظمتكم"),
                    "page": "get-involved",
                    "link": None,
                    "note": both(
                        "A short message is enough: the group, the town and a person to answer.",
                        "تكفينا رسالة قصيرة فيها اسم المنظمة ومدينتها وشخص نردّ عليه.",
                    ),
                },
            ),
        ],
    },
    {
        "slug": "reed-builders-teach",
        "title": both(
            "In the marshes, reed builders open a school without walls",
            "بنّاؤو القصب في الأهوار يفتحون مدرسة بلا جدران",
        ),
        "intro": both(
            "Fourteen apprentices spent a month in Chibayish learning to bundle, bend and bind. At the end of it "
            "stood a guest house, and with it the promise to build one more each year.",
            "قضى أربعة عشر متدرباً شهراً في الجبايش يتعلمون حزم القصب وثنيه وربطه. وفي آخر الشهر ارتفع مضيف جديد، "
            "ومعه عهد ببناء مضيف آخر كل عام.",
        ),
        "story_date": date(2021, 4, 17),
        "organisation": "reed",
        "place": "chibayish",
        "topics": ["heritage", "water", "youth"],
        "authors": ["haidar", "noor"],
        "picture": "marsh",
        "picture_alt": both(
            "Drawing: a reed guest house in the marsh, and people in slender boats",
            "رسم: مضيف من القصب في الهور، وأناس في المشاحيف",
        ),
        "picture_caption": both(
            "A reed house has no nail in it and stands for about fifteen years.",
            "بيت القصب لا مسمار فيه، ويعيش نحو خمسة عشر عاماً.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "Hajji Sabri does not use a ruler. He lays his forearm along the bundle, nods, and the "
                        "apprentice ties the next rope. “My arm is my father’s arm,” he says, “and this house is "
                        "his house, only younger.”",
                        "لا يستعمل الحاج صبري مسطرة. يمدّ ساعده بمحاذاة الحزمة ثم يومئ برأسه، فيعقد المتدرب الحبل "
                        "التالي. يقول: «ذراعي ذراع أبي، وهذا المضيف مضيفه، لكنه أصغر سناً».",
                    ),
                    both(
                        "For centuries people of the marshes have built with what grows around them. The craft "
                        "needs no cement and no electricity; it needs <b>water, reeds and someone who remembers</b>. "
                        "In recent years all three have become scarce. Young people leave for the city, and the "
                        "reeds thin out wherever the water turns salty.",
                        "منذ قرون وأهل الأهوار يبنون بما ينبت حولهم. لا تحتاج الحرفة إلى سمنت ولا كهرباء، بل إلى <b>ماء "
                        "وقصب وذاكرة تحفظ الطريقة</b>، وقد شحّت الثلاثة في السنوات الأخيرة: الشباب يرحلون إلى "
                        "المدينة، والقصب يضعف كلما اشتدّت الملوحة.",
                    ),
                ],
            ),
            ("heading", both("A month of knots", "شهر من العقد")),
            (
                "paragraph",
                [
                    both(
                        "The cooperative invited fourteen apprentices, among them five young women who wanted to do "
                        "more than weave mats. In the first week they cut and sorted. In the second they learned "
                        "the knots, which have names and, each of them, a story. In the third the arches rose: nine "
                        "pairs of bundles, each as thick as a man, bent towards one another.",
                        "دعت التعاونية أربعة عشر متدرباً، بينهم خمس شابات أردن أن يتجاوزن نسج الحُصر. في الأسبوع الأول "
                        "قطعوا القصب وفرزوه، وفي الثاني تعلّموا العقد، ولكل عقدة اسم وحكاية. وفي الثالث ارتفعت "
                        "الأقواس: تسعة أزواج من الحزم، كل حزمة بسماكة جسم الرجل، تنحني من الجهتين حتى تلتقي.",
                    ),
                    both(
                        "In the evenings the group sat on the boats and recorded the old builders. Shanasheel Web "
                        "Radio will broadcast the conversations, and the drawings of the knots are being collected "
                        "in a booklet that schools may copy.",
                        "وفي الأمسيات جلس المتدربون في المشاحيف يسجّلون أحاديث البنّائين القدامى. ستبثّ إذاعة شناشيل "
                        "هذه الأحاديث، وتُجمع رسوم العقد في كرّاس يحق للمدارس استنساخه.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "If the water stays, we stay. If we stay, somebody will know how to build.",
                        "إن بقي الماء بقينا، وإن بقينا بقي من يعرف البناء.",
                    ),
                    "speaker": both("Hajji Sabri, master builder", "الحاج صبري، كبير بنّائي القصب"),
                },
            ),
            (
                "gallery",
                [
                    {
                        "picture": "crafts",
                        "alt": both(
                            "Drawing: a weaver and a potter at work among rugs and painted jars",
                            "رسم: نسّاجة وخزّاف يعملان بين البسط والجرار الملوّنة",
                        ),
                        "caption": both(
                            "Mats and baskets paid for the ropes.",
                            "من بيع الحُصر والسلال سُدّد ثمن الحبال.",
                        ),
                        "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                    },
                    {
                        "picture": "training",
                        "alt": both(
                            "Drawing: a trainer at a flip chart and people around a table",
                            "رسم: مدرّبة عند لوح ورقي ومتدربون حول طاولة",
                        ),
                        "caption": both(
                            "Before the first cut, a day on the life of the marsh.",
                            "يوم للتعرّف إلى حياة الهور قبل قطع أول قصبة.",
                        ),
                        "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                    },
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The finished house is twelve metres long. It belongs to nobody in particular: travellers "
                        "may rest in it, the village council meets in it, and from autumn a teacher will use it "
                        "for reading lessons. Each of the fourteen has promised to teach two others.",
                        "يبلغ طول المضيف اثني عشر متراً، ولا مالك له بعينه: يستريح فيه المسافر، ويجتمع فيه وجهاء "
                        "القرية، وسيتخذه معلّم في الخريف مكاناً لدروس القراءة. وتعهّد كل واحد من الأربعة عشر بأن "
                        "يعلّم اثنين غيره.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "evening-between-leeds-and-basra",
        "title": both("One poem, two cities: an evening between Leeds and Basra", ""),
        "intro": both(
            "A solidarity group above a bookshop and a student radio station shared a microphone for one winter "
            "evening. What was meant as a benefit became a conversation.",
            "",
        ),
        "story_date": date(2020, 2, 15),
        "organisation": "bridge-street",
        "place": "basra",
        "topics": ["solidarity", "culture"],
        "authors": ["martha"],
        "picture": "poetry",
        "picture_alt": both("Drawing: a poet reads at a microphone to an audience under a full moon", ""),
        "picture_caption": both("Every poem was read twice, once in each language.", ""),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "en",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "We had planned to raise money. Our group, the Bridge Street Friends of Iraq, has met above "
                        "a bookshop in Leeds for eleven years, and raising money is what we know: cake, raffle "
                        "tickets, a hat at the door. Then the students of Shanasheel Web Radio in Basra wrote back. "
                        "They thanked us for the offer and asked for something else. <b>They wanted an hour of our "
                        "time, on the air.</b>",
                        "",
                    ),
                    both(
                        "So on a wet evening in February forty of us sat on folding chairs and listened to a city "
                        "four thousand kilometres away clear its throat. The connection dropped twice in the first "
                        "ten minutes. Nobody minded. Someone in Basra sang until it came back.",
                        "",
                    ),
                ],
            ),
            ("heading", both("Reading to each other", "")),
            (
                "paragraph",
                [
                    both(
                        "The rule of the evening was that each side chose a poem the other was unlikely to know. "
                        "Each was read in the original, then in a translation made for the occasion by somebody who "
                        "was in the room to be questioned about it. The questions took longer than the poems. What "
                        "sort of boat is that? Why does the mother laugh? Is the river in your poem clean?",
                        "",
                    ),
                    both(
                        "That last one came from a girl of fifteen, and it changed the subject for good. We talked "
                        "about the Aire, which was black when our grandparents were young, and about the Shatt "
                        "al-Arab. Two people who had never met compared notes on what it takes to get a council to "
                        "answer a letter.",
                        "",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both("Please do not be sad for us. Be curious about us. It lasts longer.", ""),
                    "speaker": both("A presenter at Shanasheel Web Radio", ""),
                },
            ),
            ("heading", both("What we took home", "")),
            (
                "paragraph",
                [
                    both(
                        "We did pass the hat in the end, and it paid for a better microphone. But the list on our "
                        "noticeboard has changed. It used to say what we would send. Now it says what we would "
                        "like to ask:",
                        "",
                    ),
                ],
            ),
            (
                "list",
                [
                    both("How does a student station stay independent when sponsors call?", ""),
                    both("Which books are wanted, in which language, and who will carry them?", ""),
                    both("What should a visitor know before writing about your city?", ""),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The second evening is fixed for April, and this time Basra will set the programme. If your "
                        "own town has a spare room and a kettle, we recommend it. Solidarity, it turns out, needs "
                        "very little furniture.",
                        "",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "neighbours-settle-quarrels",
        "title": both(
            "Neighbours in Halabja train to settle quarrels early",
            "جيران في حلبجة يتدرّبون على فضّ الخلاف في بدايته",
        ),
        "intro": both(
            "Twenty women and men from five streets learned to mediate in disputes over water, noise and walls. "
            "Their first tool is a question that nobody likes to be asked.",
            "عشرون امرأة ورجلاً من خمسة شوارع تعلّموا التوسط في خلافات الماء والضوضاء وأسوار البيوت. أما أداتهم "
            "الأولى فسؤال لا يحب أحد أن يُوجَّه إليه.",
        ),
        "story_date": date(2019, 5, 11),
        "organisation": "jiwar",
        "place": "halabja",
        "topics": ["nonviolence", "women", "minorities"],
        "authors": ["shilan"],
        "picture": "training",
        "picture_alt": both(
            "Drawing: a trainer at a flip chart and people around a table", "رسم: مدرّبة عند لوح ورقي ومتدربون حول طاولة"
        ),
        "picture_caption": both(
            "Five evenings, five streets, one long table.",
            "خمس أمسيات وخمسة شوارع وطاولة واحدة طويلة.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "The question is: “What would you need in order to greet him again?” It does not ask who is "
                        "right. On the first evening, when the trainers of the Jiwar Network tried it out in a "
                        "played dispute over a garden wall, the two actors forgot their lines and began to think.",
                        "السؤال هو: «ما الذي تحتاج إليه لتعود فتسلّم عليه؟» وهو لا يبحث عمّن معه الحق. في الأمسية الأولى "
                        "جرّبه مدرّبو شبكة جوار في مشهد تمثيلي عن خلاف على سور حديقة، فنسي الممثلان دوريهما وراحا "
                        "يفكّران.",
                    ),
                    both(
                        "Halabja knows better than most places what violence leaves behind. That, the participants "
                        "say, is exactly why small things matter to them. <b>A quarrel about a hose is never only "
                        "about a hose</b>, and it is easiest to mend in its first week.",
                        "تعرف حلبجة أكثر من سواها ما يخلّفه العنف. ولهذا تحديداً، كما يقول المشاركون، لا يستهينون "
                        "بصغائر الأمور. <b>فالخلاف على خرطوم ماء لا يكون على الخرطوم وحده أبداً</b>، وأيسر ما يكون "
                        "إصلاحه في أسبوعه الأول.",
                    ),
                ],
            ),
            ("heading", both("Five evenings", "خمس أمسيات")),
            (
                "list",
                [
                    both(
                        "Listening: repeat what you heard until the other person says yes.",
                        "الإصغاء: أعد ما سمعته حتى يقول صاحبه: نعم، هذا ما قصدته.",
                    ),
                    both(
                        "Separating: what happened, what I felt, what I fear will happen next.",
                        "التمييز: ماذا حدث، وبماذا شعرت، وماذا أخشى أن يحدث بعده.",
                    ),
                    both(
                        "Staying neutral: when the quarrel is in your own family.",
                        "الحياد: حين يكون الخلاف داخل عائلتك.",
                    ),
                    both(
                        "Writing down: an agreement of no more than five lines.",
                        "التدوين: اتفاق لا يزيد على خمسة أسطر.",
                    ),
                    both(
                        "Stopping: which cases belong to a court, and must not be talked away.",
                        "معرفة الحدّ: قضايا مكانها المحكمة، ولا يجوز طيّها بالكلام.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The last evening was the longest. Violence in the home, threats and anything that concerns "
                        "a child are not for neighbours to settle. The group keeps a card with the numbers of a "
                        "lawyer, a doctor and a women’s centre, and has agreed that nobody goes there alone.",
                        "كانت الأمسية الأخيرة أطولها. فالعنف داخل البيت والتهديد وكل ما يمسّ طفلاً أمور لا يفضّها الجيران. "
                        "تحتفظ المجموعة ببطاقة فيها أرقام محامية وطبيبة ومركز للنساء، واتفقت على ألّا تُترك صاحبة "
                        "الشكوى تذهب وحدها.",
                    ),
                    both(
                        "Half of the twenty are women. That was a condition of the network, and a practical one, "
                        "says Chra, who keeps a shop: “Men come to me for cigarettes and stay for advice. They just "
                        "never called it mediation.”",
                        "نصف العشرين نساء، وهذا شرط وضعته الشبكة لسبب عملي كما تقول چرا، وهي صاحبة دكان: «يأتيني الرجال "
                        "ليشتروا السجائر ويبقون طلباً للنصيحة، لكنهم لم يسمّوها وساطة قط».",
                    ),
                ],
            ),
            ("heading", both("After three months", "بعد ثلاثة أشهر")),
            (
                "paragraph",
                [
                    both(
                        "The mediators work in pairs, one from each side of the street, and never for money. Since "
                        "February they have been called thirty-one times. <b>Nineteen disputes ended with a "
                        "written agreement</b>, seven with a handshake, and five are still open. In one of them "
                        "the wall has been replaced by a row of pomegranates.",
                        "يعمل الوسطاء اثنين اثنين، واحد من كل جانب من الشارع، ومن دون أجر. استُدعوا منذ شباط إحدى وثلاثين "
                        "مرة: <b>انتهى تسعة عشر خلافاً باتفاق مكتوب</b>، وسبعة بالمصافحة، وما زالت خمسة مفتوحة. "
                        "وفي واحد منها حلّ صفّ من أشجار الرمان محلّ السور.",
                    ),
                ],
            ),
            ("related", ["mosul-runs-for-peace"]),
        ],
    },
    {
        "slug": "meeting-house-opens",
        "title": both(
            "A meeting house opens in Samawah, and the key goes round",
            "بيت للقاءات في السماوة، ومفتاحه يدور بين الأيدي",
        ),
        "intro": both(
            "An empty family house became a home for eleven civic groups. There is no director: each month another "
            "group holds the key, cleans the yard and keeps the calendar.",
            "بيت عائلي كان خالياً صار داراً لإحدى عشرة مجموعة مدنية. لا مدير له: في كل شهر تتسلّم مجموعة جديدة المفتاح "
            "وتعتني بالحوش وتنظّم المواعيد.",
        ),
        "story_date": date(2018, 3, 10),
        "organisation": "palm-house",
        "place": "samawah",
        "topics": ["youth", "solidarity", "culture"],
        "authors": ["haidar"],
        "picture": "meeting-house",
        "picture_alt": both(
            "Drawing: people talk on the threshold of a lit house in the evening",
            "رسم: أشخاص يتحادثون عند عتبة بيت مضاء في المساء",
        ),
        "picture_caption": both(
            "The owner’s one wish: that the palm in the yard be watered.",
            "لصاحبة البيت شرط واحد: أن تُسقى نخلة الحوش.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "Until last year the civic groups of Samawah met wherever somebody had an uncle: in a garage, "
                        "behind a pharmacy, in a wedding hall on weekdays. Then a retired teacher offered them her "
                        "parents’ house, which had stood empty for six years. She asked for no rent. She asked "
                        "that <b>no group should ever own it</b>.",
                        "حتى العام الماضي كانت المجموعات المدنية في السماوة تجتمع حيثما وجد أحد أعضائها قريباً يستضيفها: في كراج، أو "
                        "خلف صيدلية، أو في قاعة أعراس أيام فراغها. ثم عرضت معلّمة متقاعدة بيت والديها الذي ظل خالياً ست "
                        "سنوات. لم تطلب إيجاراً، بل طلبت <b>ألّا تمتلكه مجموعة بعينها أبداً</b>.",
                    ),
                    both(
                        "Volunteers needed fourteen weeks. They mended the roof, rewired two rooms, planed the doors "
                        "and painted everything white except the kitchen, where the old green tiles were too good "
                        "to cover. On opening day the queue for tea reached the street.",
                        "احتاج المتطوعون إلى أربعة عشر أسبوعاً. أصلحوا السقف، وجدّدوا أسلاك غرفتين، وسوّوا الأبواب، وصبغوا "
                        "كل شيء بالأبيض سوى المطبخ، فكاشيه الأخضر القديم أجمل من أن يُغطّى. ويوم الافتتاح امتدّ طابور "
                        "الشاي إلى الشارع.",
                    ),
                ],
            ),
            ("heading", both("Rules on one sheet of paper", "قواعد في ورقة واحدة")),
            (
                "list",
                [
                    both(
                        "Any civic group may book a room, free of charge, up to four times a month.",
                        "لكل مجموعة مدنية أن تحجز غرفة مجاناً، أربع مرات في الشهر على الأكثر.",
                    ),
                    both(
                        "No party flags, no weapons, no smoking indoors.",
                        "لا أعلام أحزاب، ولا سلاح، ولا تدخين في الداخل.",
                    ),
                    both(
                        "The calendar hangs at the door, where everyone can read it.",
                        "جدول المواعيد معلّق على الباب ليقرأه الجميع.",
                    ),
                    both(
                        "On the first day of each month the key passes to the next group.",
                        "في أول كل شهر ينتقل المفتاح إلى مجموعة أخرى.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The travelling key was the hardest rule to agree on. Some feared that rooms would be lost "
                        "in the handover, others that the strongest group would simply keep it. So a ceremony was "
                        "invented. The outgoing group cooks, the incoming group washes up, and both read the "
                        "account book aloud.",
                        "كان تداول المفتاح أصعب بند اتفقوا عليه. خشي بعضهم أن تضيع الحجوزات عند التسليم، وخشي آخرون أن "
                        "تستأثر به المجموعة الأقوى. فابتكروا له طقساً: المجموعة المغادرة تطبخ، والمجموعة القادمة تغسل "
                        "الصحون، ثم يُقرأ دفتر الحسابات على الملأ.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "My father kept this door open for guests. I am only doing the same with a longer guest list.",
                        "كان أبي يترك هذا الباب مفتوحاً للضيوف. وأنا أفعل مثله، لكن ضيوفي أكثر.",
                    ),
                    "speaker": both("The owner of the house", "صاحبة البيت"),
                },
            ),
            ("heading", both("Already too small", "البيت يضيق بأهله")),
            (
                "paragraph",
                [
                    both(
                        "In the first month the calendar shows a sewing course, a chess evening, a clinic for "
                        "questions about labour law, two rehearsals and a meeting of blind students who are "
                        "recording textbooks. Saturdays are booked until summer. The neighbours have asked whether "
                        "the roof might be used as well; a carpenter is looking into it.",
                        "في الشهر الأول ضمّ الجدول دورة خياطة، وأمسية شطرنج، ومكتباً للاستشارة في قانون العمل، وتمرينين "
                        "مسرحيين، ولقاء لطلبة مكفوفين يسجّلون الكتب المدرسية بأصواتهم. أيام السبت محجوزة حتى الصيف. "
                        "وسأل الجيران إن كان بالإمكان استعمال السطح أيضاً، والأمر الآن عند النجّار.",
                    ),
                    both(
                        "Groups elsewhere who would like to see the sheet of rules, and the mistakes crossed out on "
                        "it, are welcome to visit. The palm, by the way, is doing well.",
                        "وأهلاً بكل مجموعة من مدينة أخرى تودّ الاطلاع على ورقة القواعد وما شُطب فيها من أخطاء. أما "
                        "النخلة فبخير.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "play-in-four-languages",
        "title": both(
            "A play in four languages fills a courtyard in Kirkuk",
            "مسرحية بأربع لغات تملأ حوشاً في كركوك",
        ),
        "intro": both(
            "Amateur actors staged one family supper in Arabic, Kurdish, Turkmen and Syriac. There were no "
            "subtitles, and hardly anyone in the audience seemed to miss them.",
            "قدّم ممثلون هواة مشهد عشاء عائلي تتجاور فيه العربية والكردية والتركمانية والسريانية. لم تُعرض ترجمة مكتوبة، ولم يبدُ أن أحداً من الجمهور افتقدها.",
        ),
        "story_date": date(2015, 12, 5),
        "organisation": "khan-theatre",
        "place": "kirkuk",
        "topics": ["minorities", "culture"],
        "authors": ["shilan", "rawaa"],
        "picture": "theatre",
        "picture_alt": both(
            "Drawing: two masked actors on a round carpet, with people watching all around",
            "رسم: ممثلان مقنّعان على بساط دائري، والناس متحلّقون حولهما",
        ),
        "picture_caption": both(
            "The stage, before the table and the empty chair are carried in.",
            "الخشبة قبل أن تُحمل إليها الطاولة والكرسي الخالي.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "related_call": None,
        "languages": "both",
        "body": [
            (
                "paragraph",
                [
                    both(
                        "The play has almost no plot. A family waits with supper for a son who is late. The "
                        "grandmother complains in Turkmen, the father answers in Arabic, the neighbour who brings "
                        "onions speaks Kurdish, and the lodger says grace in Syriac. The rice gets cold. The son "
                        "does not come.",
                        "تكاد المسرحية تخلو من الحكاية: عائلة تنتظر على العشاء ابناً تأخّر. الجدة تتذمّر بالتركمانية، والأب "
                        "يجيبها بالعربية، والجارة التي جاءت بالبصل تتكلم الكردية، والمستأجر يتلو صلاة المائدة "
                        "بالسريانية. يبرد الرز، ولا يأتي الابن.",
                    ),
                    both(
                        "“We asked every actor to bring the words they use when they are tired,” says Sirwan, who "
                        "directs the Khan Theatre Workshop. “Nobody is tired in a foreign language.” The text grew "
                        "out of ten weeks of improvised suppers, cooked in turn by the nine members of the cast.",
                        "يقول سيروان، مخرج ورشة مسرح الخان: «طلبنا من كل ممثل أن يأتي بالكلمات التي يقولها حين يتعب، فلا أحد "
                        "يتعب بلغة غيره». وُلد النص من عشرة أسابيع من العشاء المرتجل، تناوب على طبخه أعضاء الفرقة "
                        "التسعة.",
                    ),
                ],
            ),
            ("heading", both("Understanding without translation", "فهم بلا ترجمة")),
            (
                "paragraph",
                [
                    both(
                        "On three evenings some two hundred people filled the courtyard, sitting on carpets and on "
                        "the stairs. Hardly anybody follows all four languages. Yet the laughter came from every "
                        "corner at once, and so, towards the end, did the silence. After the performance strangers "
                        "explained lines to each other for an hour. <b>That hour, the actors say, is the real "
                        "second act.</b>",
                        "على مدى ثلاث ليالٍ امتلأ الحوش بنحو مئتي متفرج، جلسوا على السجاد وعلى الدرج. قلّة منهم من يعرف "
                        "اللغات الأربع، ومع ذلك انطلق الضحك من كل الزوايا معاً، ومثله الصمت في الختام. وبعد العرض ظل "
                        "الغرباء يشرح بعضهم لبعض ساعة كاملة. <b>تلك الساعة، كما يقول الممثلون، هي الفصل الثاني "
                        "الحقيقي.</b>",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "I did not understand the grandmother’s words. I understood my own grandmother.",
                        "لم أفهم كلام الجدة، لكني فهمت جدتي.",
                    ),
                    "speaker": both("A student after the second evening", "طالبة بعد العرض الثاني"),
                },
            ),
            (
                "gallery",
                [
                    {
                        "picture": "festival-stage",
                        "alt": both(
                            "Drawing: an oud player and a singer on a lit stage, and a crowd before them",
                            "رسم: عازف عود ومغنّية على منصّة مضاءة أمام الجمهور",
                        ),
                        "caption": both("The stage was borrowed from a wedding hall.", "استُعيرت الخشبة من قاعة أعراس."),
                        "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                    },
                    {
                        "picture": "meeting-house",
                        "alt": both(
                            "Drawing: people talk on the threshold of a lit house in the evening",
                            "رسم: أشخاص يتحادثون عند عتبة بيت مضاء في المساء",
                        ),
                        "caption": both(
                            "Rehearsals took place in the houses of the cast.",
                            "جرت التمارين في بيوت الممثلين.",
                        ),
                        "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                    },
                    {
                        "picture": "poetry",
                        "alt": both(
                            "Drawing: a poet reads at a microphone to an audience under a full moon",
                            "رسم: شاعر يلقي قصيدته أمام الجمهور تحت ضوء البدر",
                        ),
                        "caption": both(
                            "A poem in one of the four languages opened each evening.",
                            "افتُتحت كل ليلة بقصيدة من إحدى اللغات الأربع.",
                        ),
                        "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
                    },
                ],
            ),
            ("heading", both("On the road", "المسرحية على الطريق")),
            (
                "paragraph",
                [
                    both(
                        "The workshop has been invited to two schools and a village hall. It will travel with the "
                        "table, the pot and one condition: that in each place a person from the audience takes the "
                        "part of the neighbour, in whatever language is spoken there. Onions will be provided.",
                        "دُعيت الورشة إلى مدرستين وقاعة في إحدى القرى. وستحمل معها الطاولة والقدر وشرطاً واحداً: أن يؤدّي دور "
                        "الجارة في كل مكان شخص من الجمهور، بلغة أهل المكان. أما البصل فعلى الفرقة.",
                    ),
                    both(
                        "The empty chair stays. Asked who the son is, the director shrugs: every family in the "
                        "audience has given him a different name.",
                        "ويبقى الكرسي خالياً. وحين يُسأل المخرج عن الابن من يكون، يهزّ كتفيه: كل عائلة بين الجمهور أعطته اسماً "
                        "آخر.",
                    ),
                ],
            ),
        ],
    },
]
