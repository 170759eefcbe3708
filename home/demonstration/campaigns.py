"""The campaign calls and the festival reports of the demonstration site."""

from datetime import date

from home.demonstration.text import both

CALLS: list[dict] = [
    {
        "slug": "fifth-season",
        "title": both(
            "Nine days in Baghdad under one word: citizenship",
            "تسعة أيام في بغداد تجمعها كلمة واحدة: مواطنة",
        ),
        "intro": both(
            "From 22 to 30 November the Iraqi Social Forum opens its fifth season by the river. Bring an idea for "
            "a workshop or a debate, lend a hand, or simply come and listen.",
            "من 22 إلى 30 تشرين الثاني يقيم المنتدى الاجتماعي العراقي موسمه الخامس على ضفة النهر. هاتوا فكرة لورشة "
            "أو حوار، أو مدّوا يد العون، أو تعالوا وأصغوا.",
        ),
        "series": "isf",
        "season_number": 5,
        "slogan": both("Citizenship", "مواطنة"),
        "starts_on": None,
        "ends_on": None,
        "yearly": (11, 22, 30),
        "venues": [
            {
                "name": both("Halls of the Baghdad Academy of Human Sciences", "قاعات أكاديمية بغداد للعلوم الإنسانية"),
                "place": "baghdad",
            },
            {"name": both("Abu Nuwas Gardens", "حدائق أبي نؤاس"), "place": "baghdad"},
        ],
        "paths": [
            {
                "topic": "civil-rights",
                "focus": both("Freedom of expression and of the press", "حرية التعبير والصحافة"),
            },
            {"topic": "social-justice", "focus": None},
            {"topic": "water", "focus": None},
            {"topic": "women", "focus": None},
            {"topic": "nonviolence", "focus": None},
            {"topic": "minorities", "focus": None},
            {"topic": "education", "focus": None},
            {"topic": "heritage", "focus": None},
        ],
        "partners": [
            {"organisation": "isf", "role": "organiser"},
            {"organisation": "academy", "role": "host"},
            {"organisation": "icssi", "role": "supporter"},
        ],
        "key_dates": [
            {"label": both("First meeting of the volunteers", "اللقاء الأول للمتطوعين"), "days_before_start": 30},
            {"label": both("The programme is published", "نشر البرنامج"), "days_before_start": 7},
            {"label": both("Opening in the gardens", "الافتتاح في الحدائق"), "days_before_start": 0},
            {"label": both("Closing assembly of the paths", "اللقاء الختامي للمسارات"), "days_before_start": -8},
        ],
        "programme": [
            {
                "title": both("Reading the constitution aloud", "قراءة الدستور بصوت عالٍ"),
                "description": both(
                    "Each of us reads one article and says what it would change in our street.",
                    "يقرأ كل منا مادة واحدة ويقول ما الذي كانت ستغيّره في شارعه.",
                ),
                "path": "civil-rights",
                "day": 1,
                "time": "10:00",
                "venue": both("Academy, hall 2", "الأكاديمية، القاعة 2"),
                "organiser": both("Round Table Youth Club", "نادي الطاولة المستديرة للشباب"),
            },
            {
                "title": both("What the river carries", "ماذا يحمل النهر؟"),
                "description": both(
                    "We measure the water together and learn how to read the figures.",
                    "نقيس الماء معاً ونتعلم كيف نقرأ الأرقام.",
                ),
                "path": "water",
                "day": 1,
                "time": "16:30",
                "venue": both("Abu Nuwas Gardens, by the boats", "حدائق أبي نؤاس، قرب القوارب"),
                "organiser": None,
            },
            {
                "title": both("Songs of four provinces", "أغانٍ من أربع محافظات"),
                "description": both(
                    "An evening of songs that grandmothers sing and grandchildren have forgotten.",
                    "أمسية لأغانٍ تحفظها الجدات ونسيها الأحفاد.",
                ),
                "path": "heritage",
                "day": 3,
                "time": "18:00",
                "venue": both("Abu Nuwas Gardens", "حدائق أبي نؤاس"),
                "organiser": None,
            },
        ],
        "slots": [
            {
                "label": both("Propose or organise an activity", "اقترح نشاطاً أو نظّمه"),
                "note": both(
                    "A workshop, a seminar, a reading, a song: you lead it, we find the room. Late ideas are "
                    "welcome until the fifth day.",
                    "ورشة أو ندوة أو قراءة أو أغنية: أنتم تقودونها ونحن ندبّر المكان. ونرحّب بالأفكار المتأخرة حتى "
                    "اليوم الخامس.",
                ),
                "form": "propose-activity",
                "link": None,
                "opens_days_before": 366,
                "closes_days_before": -4,
            },
            {
                "label": both("Volunteer to help organise", "تطوّع في التنظيم"),
                "note": both(
                    "A few hours are enough. We show you what to do, and there is tea.",
                    "بضع ساعات تكفي. نعرّفكم بالعمل، والشاي علينا.",
                ),
                "form": "volunteer",
                "link": None,
                "opens_days_before": 366,
                "closes_days_before": -8,
            },
            {
                "label": both("The forum’s own website", "موقع المنتدى"),
                "note": both(
                    "News of the preparations, and the charter of the forum.",
                    "أخبار التحضيرات وميثاق المنتدى.",
                ),
                "form": None,
                "link": "https://iraqi-social-forum.example/season-5",
                "opens_days_before": 366,
                "closes_days_before": -8,
            },
        ],
        "website": "https://iraqi-social-forum.example",
        "picture": "tents",
        "picture_alt": both(
            "Drawing: people sit in circles on the grass before tents by the river",
            "رسم: حلقات من الناس على العشب أمام خيم قرب النهر",
        ),
        "picture_caption": both(
            "The open-air sessions take place in the gardens along the river.",
            "تُعقد الجلسات المفتوحة في الحدائق الممتدة على النهر.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "body": [
            ("heading", both("Why this word", "لماذا هذه الكلمة؟")),
            (
                "paragraph",
                [
                    both(
                        "Many people in Iraq want to reform their country and know where they would begin: with an "
                        "end to the sharing-out of offices by sect and ethnic group, and with a firm stand against "
                        "corruption. Behind both wishes is the same thought. <b>The state owes every person the "
                        "same rights</b>, because she or he is a citizen and for no other reason.",
                        "كثيرون في العراق يريدون إصلاح بلدهم ويعرفون من أين يبدؤون: من إنهاء المحاصصة الطائفية والعرقية، "
                        "ومن الوقوف بحزم في وجه الفساد. وخلف المطلبين فكرة واحدة: <b>على الدولة أن تكفل الحقوق "
                        "نفسها لكل إنسان</b>، لأنه مواطن أو لأنها مواطنة، لا لأي سبب آخر.",
                    ),
                    both(
                        "That is why the fifth season carries a single word. For nine days it will be turned over "
                        "and tested: in front of a newspaper kiosk, at a factory gate, beside a dry canal, in a "
                        "class with too few desks.",
                        "لهذا اختار الموسم الخامس كلمة واحدة شعاراً له. تسعة أيام نقلّبها فيها ونمتحنها: أمام كشك الصحف، وعند باب "
                        "المعمل، وعلى حافة جدول جفّ ماؤه، وفي صف لا تكفي رحلاته تلاميذه.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "We are not asking for a share for our group. We are asking for a country that counts "
                        "every one of us once.",
                        "لا نطلب حصة لجماعتنا. نطلب وطناً يُحسب فيه كل واحد منا إنساناً كاملاً.",
                    ),
                    "speaker": both("From the invitation to the season", "من دعوة الموسم"),
                },
            ),
            ("heading", both("Who makes the programme", "من يصنع البرنامج؟")),
            (
                "paragraph",
                [
                    both(
                        "Civil-society organisations take part, and so do trade, labour and professional unions. "
                        "Dozens of young people have formed teams and working groups that look after everything "
                        "from the sound system to the children’s corner. There is no central stage where the "
                        "important people sit. Each activity belongs to those who propose it.",
                        "تشارك في الموسم منظمات مجتمع مدني ونقابات عمالية ومهنية. وشكّل عشرات الشباب فرقاً ومجموعات عمل تتولى "
                        "كل شيء، من مكبّرات الصوت إلى ركن الأطفال. لا منصّة رئيسة هنا يجلس عليها كبار الضيوف، فكل نشاط "
                        "ملك لمن اقترحه.",
                    ),
                    both(
                        "The forum makes it easier for groups to find each other without a headquarters, across "
                        "the provinces and beyond the borders. It is independent, non-governmental and plural. It "
                        "makes <b>no distinction of race, colour, nationality, religion, doctrine, belief, or "
                        "economic or social standing</b>.",
                        "ييسّر المنتدى للمجموعات أن تتواصل في ما بينها من دون مركز يتحكم بها، بين المحافظات وخارج الحدود. وهو "
                        "فضاء مستقل غير حكومي متعدد الآراء، <b>لا تمييز فيه على أساس العرق أو اللون أو القومية أو الدين "
                        "أو المذهب أو المعتقد أو الوضع الاقتصادي أو الاجتماعي</b>.",
                    ),
                ],
            ),
            ("heading", both("What will happen", "ماذا في هذه الأيام؟")),
            (
                "list",
                [
                    both(
                        "Workshops in which you leave with something you can use at home",
                        "ورش يخرج منها المشارك بما ينفعه في مدينته",
                    ),
                    both(
                        "Seminars in the halls of the Academy, with time for questions",
                        "ندوات في قاعات الأكاديمية، وفيها متّسع للأسئلة",
                    ),
                    both(
                        "Civic activities that groups organise themselves, in the gardens",
                        "أنشطة مدنية تنظّمها المجموعات بنفسها في الحدائق",
                    ),
                    both(
                        "A meeting of each of the eight paths, to agree on what comes after",
                        "لقاء لكل مسار من المسارات الثمانية للاتفاق على ما بعد الموسم",
                    ),
                ],
            ),
            (
                "embed",
                {
                    "url": "https://www.youtube.com/watch?v=icssiDemo02",
                    "title": both("The forum in two minutes", "المنتدى في دقيقتين"),
                    "note": both("Two minutes, about nine megabytes.", "دقيقتان، نحو تسعة ميغابايت."),
                },
            ),
            (
                "paragraph",
                [
                    both(
                        "Everything is free and open to all. Whether you come from another province or from another "
                        "country, write a few days ahead, so that a group from Baghdad can meet you.",
                        "الحضور مجاني والدعوة للجميع. وإن كنتم قادمين من محافظة أخرى أو من خارج العراق فاكتبوا إلينا قبل "
                        "وصولكم بأيام، لتكون مجموعة من بغداد في استقبالكم.",
                    ),
                ],
            ),
            ("related", ["learning-to-lead-a-meeting"]),
        ],
    },
    {
        "slug": "tigris-river-week",
        "title": both(
            "River Week: seven days down the Tigris, bank by bank",
            "أسبوع دجلة: سبعة أيام مع النهر من ضفة إلى ضفة",
        ),
        "intro": both(
            "Boat people, pupils and engineers travelled together in April 2025 to hear what the river’s towns "
            "need, and to bring the answers to those who decide about its water.",
            "في نيسان 2025 سافر أصحاب زوارق وتلاميذ ومهندسون معاً ليسمعوا ما تحتاج إليه مدن النهر، وليحملوا ما سمعوه "
            "إلى من بيدهم القرار في شأن مياهه.",
        ),
        "series": "river-week",
        "season_number": 2,
        "slogan": both("The river is in our keeping", "النهر أمانة في أعناقنا"),
        "starts_on": date(2025, 4, 12),
        "ends_on": date(2025, 4, 18),
        "yearly": None,
        "venues": [
            {"name": both("Riverside steps, Baghdad", "مدرّجات الشاطئ، بغداد"), "place": "baghdad"},
            {"name": both("The old landing stage, Kut", "المرسى القديم، الكوت"), "place": "kut"},
            {"name": both("The corniche, Amarah", "الكورنيش، العمارة"), "place": "amarah"},
        ],
        "paths": [
            {
                "topic": "water",
                "focus": both("Clean water at every landing place", "ماء نظيف عند كل مرسى"),
            },
            {"topic": "education", "focus": both("Lessons held on the bank", "دروس على الضفة")},
            {"topic": "heritage", "focus": both("Boats and those who build them", "الزوارق ومن يصنعونها")},
        ],
        "partners": [
            {"organisation": "oar", "role": "organiser"},
            {"organisation": "reed", "role": "partner"},
            {"organisation": "chalk", "role": "partner"},
            {"organisation": "dawn-runners", "role": "supporter"},
            {"organisation": "shanasheel", "role": "media"},
        ],
        "key_dates": [
            {"label": both("Rehearsal near Kut", "تدريب قرب الكوت"), "days_before_start": 21},
            {"label": both("Boats leave Baghdad", "انطلاق الزوارق من بغداد"), "days_before_start": 0},
            {"label": both("Arrival in Amarah", "الوصول إلى العمارة"), "days_before_start": -6},
        ],
        "slots": [
            {
                "label": both("Join a crew or a bank team", "انضم إلى طاقم زورق أو إلى فريق على الضفة"),
                "note": both(
                    "Swimmers row; everybody else listens, writes and cooks.",
                    "من يجيد السباحة يجدّف، والباقون يصغون ويدوّنون ويطبخون.",
                ),
                "form": "volunteer",
                "link": None,
                "opens_days_before": 60,
                "closes_days_before": 10,
            },
            {
                "label": both("Invite the boats to your landing place", "ادعُ الزوارق إلى مرسى بلدتك"),
                "note": both(
                    "Tell us who will be there and what they would like to show.",
                    "أخبرونا من سيكون في الاستقبال وماذا يودّ أن يرينا.",
                ),
                "form": "propose-activity",
                "link": None,
                "opens_days_before": 60,
                "closes_days_before": 21,
            },
        ],
        "website": "https://oar.example/river-week",
        "picture": "river-campaign",
        "picture_alt": both(
            "Drawing: rowers in boats with flags on the Tigris", "رسم: مجدّفون في زوارق ترفع الأعلام في نهر دجلة"
        ),
        "picture_caption": both(
            "From Baghdad to Amarah, the boats stopped wherever people waited.",
            "من بغداد إلى العمارة توقّفت الزوارق حيثما كان الناس في انتظارها.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "body": [
            (
                "paragraph",
                [
                    both(
                        "A river is one thing, but the people on it seldom meet. Those upstream worry about what "
                        "arrives; those downstream about what is left. River Week puts both into the same boat, "
                        "for seven days, with a notebook.",
                        "النهر واحد، لكن أهله قلّما يلتقون. من في أعلاه يقلقهم ما يصل إليهم، ومن في أسفله يقلقهم ما تبقّى لهم. "
                        "وأسبوع دجلة يجمع الطرفين في زورق واحد سبعة أيام، ومعهم دفتر.",
                    ),
                    both(
                        "The second River Week starts in Baghdad and ends in Amarah. Crews travel in short stages "
                        "and spend every afternoon on land. <b>No speeches are planned.</b> At each landing place "
                        "three things happen instead:",
                        "ينطلق أسبوع دجلة الثاني من بغداد وينتهي في العمارة. تسير الأطقم على مراحل قصيرة، وتقضي عصر كل يوم على "
                        "اليابسة. <b>لا خطابات في البرنامج.</b> بدلاً منها ثلاثة أمور تجري عند كل مرسى:",
                    ),
                ],
            ),
            (
                "list",
                [
                    both(
                        "A sample is taken in public, and its twin stays in the town.",
                        "تؤخذ عيّنة من الماء أمام الناس، وتبقى مثيلتها في البلدة.",
                    ),
                    both(
                        "A class from the nearest school gets its lesson on the bank.",
                        "يتلقّى صف من أقرب مدرسة درسه على الضفة.",
                    ),
                    both(
                        "Whoever lives there may write one page in the river’s notebook.",
                        "لكل من يسكن المكان أن يكتب صفحة في دفتر النهر.",
                    ),
                ],
            ),
            ("heading", both("What we want to reach", "ما الذي نسعى إليه؟")),
            (
                "paragraph",
                [
                    both(
                        "At the end the notebook will be copied and handed to the provincial councils, the water "
                        "departments and the universities of all the provinces along the way. We ask them for "
                        "three things: to publish what they measure, to treat what flows into the river, and to "
                        "sit down with the people who drink from it.",
                        "في ختام الأسبوع يُستنسخ الدفتر ويُسلَّم إلى مجالس المحافظات ودوائر الموارد المائية والجامعات على امتداد "
                        "الطريق. ونطلب منها ثلاثة أمور: أن تنشر ما تقيسه، وأن تعالج ما يُلقى في النهر، وأن تجالس من "
                        "يشربون منه.",
                    ),
                    both(
                        "The crews are volunteers and the boats are lent. Fuel, bread and laboratory fees are paid "
                        "from small gifts, and the accounts hang on the last boat for anyone to read.",
                        "أفراد الأطقم متطوعون والزوارق معارة. أما الوقود والخبز وأجور المختبر فمن تبرعات صغيرة، وكشف الحساب معلّق على آخر "
                        "زورق لمن أراد أن يقرأه.",
                    ),
                ],
            ),
            (
                "call_to_action",
                {
                    "label": both("Read how the week went", "اقرأ كيف مضى الأسبوع"),
                    "page": "tigris-river-week-2025",
                    "link": None,
                    "note": both(
                        "River Week is over; the report tells what came of it.",
                        "انتهى أسبوع دجلة، وفي التقرير ما أثمر عنه.",
                    ),
                },
            ),
        ],
    },
]

REPORTS: list[dict] = [
    {
        "slug": "i-love-dhi-qar-2017",
        "title": both("“I love Dhi Qar”: a city hears that it is loved", "«أحب ذي قار»: مدينة تسمع أنها محبوبة"),
        "intro": both(
            "For one day, poets, singers, actors and craftspeople filled the municipal gardens of Nassiriyah. "
            "Families who came to look around stayed, and asked when the next one would be.",
            "ليوم كامل ملأ الشعراء والمغنّون والممثلون وأصحاب الحرف حدائق بلدية الناصرية. عائلات جاءت لتلقي نظرة فأطالت "
            "البقاء، ثم سألت عن موعد الدورة المقبلة.",
        ),
        "event_name": both("“I love Dhi Qar” festival", "مهرجان «أحب ذي قار»"),
        "starts_on": date(2017, 12, 10),
        "ends_on": date(2017, 12, 10),
        "place": "nassiriyah",
        "dateline_organisation": "icssi",
        "topics": ["culture", "heritage", "youth"],
        "partners": [
            {"organisation": "mashhoofna", "role": "organiser"},
            {"organisation": "isf", "role": "partner"},
            {"organisation": "icssi", "role": "partner"},
        ],
        "figures": [
            {
                "number": both("14", "14"),
                "label": both("civil-society organisations took part", "منظمة مجتمع مدني شاركت"),
            },
            {
                "number": both("6", "6"),
                "label": both(
                    "kinds of art and craft, from verse to handiwork",
                    "ألوان من الفن والحرفة، من الشعر إلى الأعمال اليدوية",
                ),
            },
            {
                "number": both("1", "1"),
                "label": both("day, and a wish for many more", "يوم لا غير، وأمنية بأيام كثيرة"),
            },
        ],
        "programme": [
            {
                "time": None,
                "title": both("Poetry", "الشعر"),
                "description": both(
                    "Poets of the city read to people who had not bought a ticket.",
                    "شعراء المدينة يلقون قصائدهم أمام جمهور بلا تذاكر.",
                ),
            },
            {
                "time": None,
                "title": both("Music and song", "الموسيقى والغناء"),
                "description": both(
                    "Players and singers took turns through the day.",
                    "عازفون ومغنّون تناوبوا طوال النهار.",
                ),
            },
            {
                "time": None,
                "title": both("Theatre", "المسرح"),
                "description": both(
                    "Actors performed without curtain or wings.",
                    "ممثلون قدّموا عروضهم بلا ستارة ولا كواليس.",
                ),
            },
            {
                "time": None,
                "title": both("Handicraft bazaars", "أسواق الأعمال اليدوية"),
                "description": both(
                    "Makers sold their work and explained how it is done.",
                    "حرفيون باعوا أعمالهم وشرحوا كيف تُصنع.",
                ),
            },
            {
                "time": None,
                "title": both("Book fairs", "معارض الكتب"),
                "description": both(
                    "Tables of books under the trees, for all ages.",
                    "طاولات كتب تحت الأشجار لكل الأعمار.",
                ),
            },
        ],
        "gallery": [
            {
                "picture": "poetry",
                "alt": both(
                    "Drawing: a poet reads at a microphone to an audience under a full moon",
                    "رسم: شاعر يلقي قصيدته أمام الجمهور تحت ضوء البدر",
                ),
                "caption": both("Verse came first.", "كان البدء شعراً."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "crafts",
                "alt": both(
                    "Drawing: a weaver and a potter at work among rugs and painted jars",
                    "رسم: نسّاجة وخزّاف يعملان بين البسط والجرار الملوّنة",
                ),
                "caption": both("In the bazaars one could ask the maker.", "في السوق تسأل الصانع بنفسك."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "book-fair",
                "alt": both(
                    "Drawing: readers of all ages at two bookstalls under the trees",
                    "رسم: قرّاء صغار وكبار أمام كشكي كتب في ظل الأشجار",
                ),
                "caption": both("Readers found each other.", "قرّاء عثر بعضهم على بعض."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "theatre",
                "alt": both(
                    "Drawing: two masked actors on a round carpet, with people watching all around",
                    "رسم: ممثلان مقنّعان على بساط دائري، والناس متحلّقون حولهما",
                ),
                "caption": both("Theatre drew young and old.", "جمع المسرح الصغار والكبار."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "nassiriyah-bridge",
                "alt": both(
                    "Drawing: the arched bridge of Nassiriyah, with palms and a boat on the river",
                    "رسم: جسر الناصرية بأقواسه، ونخيل وزورق في النهر",
                ),
                "caption": both("The city that the day was about.", "المدينة التي أُقيم اليوم من أجلها."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "ziggurat",
                "alt": both(
                    "Drawing: a family before the stepped ziggurat in the sunset",
                    "رسم: عائلة أمام الزقورة المدرّجة عند المغيب",
                ),
                "caption": both("Heritage here begins with Ur.", "التراث هنا يبدأ من أور."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
        ],
        "what_next": [
            both(
                "A day passes; a place remains. Local activists are working to open a space in Nassiriyah that is run "
                "by civil society and devoted to the heritage and history of the city.",
                "اليوم ينقضي والمكان يبقى. يعمل ناشطون من المدينة على افتتاح فضاء في الناصرية يديره المجتمع المدني ويُعنى بتراث "
                "المدينة وتاريخها.",
            ),
            both(
                "The Iraqi Social Forum and ICSSI stand by them in this. Further festivals for families, as so many "
                "visitors requested, would find a natural home there.",
                "ويساندهم في ذلك المنتدى الاجتماعي العراقي ومبادرة التضامن. ولعلّ الدورات المقبلة التي طلبها كثير من الزوار "
                "لعائلاتهم تجد في هذا الفضاء بيتاً لها.",
            ),
        ],
        "outside_page": "https://facebook.example/i-love-dhi-qar",
        "outside_label": both("The festival’s page on Facebook", "صفحة المهرجان على فيسبوك"),
        "call": None,
        "picture": "festival-stage",
        "picture_alt": both(
            "Drawing: an oud player and a singer on a lit stage, and a crowd before them",
            "رسم: عازف عود ومغنّية على منصّة مضاءة أمام الجمهور",
        ),
        "picture_caption": both("The gardens of the municipality became a stage.", "حدائق البلدية وقد صارت منصّة."),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "body": [
            (
                "paragraph",
                [
                    both(
                        "For one day the gardens of Nassiriyah’s municipality belonged to everybody. Verses were read, "
                        "songs were sung, actors performed, and along the paths people laid out what their hands "
                        "had made and the books they wanted others to read. The festival was called “I love Dhi "
                        "Qar”, and the name was meant as plainly as it sounds.",
                        "صارت حدائق بلدية الناصرية، ليوم واحد، ملكاً للجميع: شعر يُلقى وأغانٍ تصدح وممثلون يؤدّون أدوارهم، وعلى "
                        "امتداد الممرات معروضات صنعتها أيدي أصحابها وكتب تنتظر قرّاءها. اسم المهرجان «أحب ذي قار»، "
                        "وقد أراده أصحابه ببساطته كما يُسمع.",
                    ),
                ],
            ),
            ("heading", both("Made by volunteers", "بجهود المتطوعين")),
            (
                "paragraph",
                [
                    both(
                        "The idea and the work came from <b>Mashhoofna</b>, a team of young volunteers linked to the "
                        "Iraqi Social Forum; its name recalls the slender boat of the marshes. Fourteen "
                        "civil-society organisations joined in, together with many volunteer youth groups. The "
                        "Forum and ICSSI were partners of the day.",
                        "كانت الفكرة والعمل لفريق <b>مشحوفنا</b>، وهو فريق شبابي تطوعي على صلة بالمنتدى الاجتماعي العراقي، أخذ "
                        "اسمه من المشحوف، زورق الأهوار الرشيق. وشاركت فيه أربع عشرة منظمة مجتمع مدني ومعها مجموعات شبابية "
                        "تطوعية كثيرة، وكان المنتدى ومبادرة التضامن شريكين في هذا اليوم.",
                    ),
                    both(
                        "Public officials came too, and the media reported on the festival widely. But most of those "
                        "who filled the gardens were families from the city.",
                        "وحضر المهرجان مسؤولون، وحظي بتغطية إعلامية واسعة، غير أن الجمهور الأكبر كان من عائلات المدينة.",
                    ),
                ],
            ),
            ("heading", both("The city’s other face", "وجه المدينة الآخر")),
            (
                "paragraph",
                [
                    both(
                        "The organisers had three aims: to let Nassiriyah be seen in its beauty and its heritage, to show "
                        "that it has a civil life of its own, and to strengthen what holds its people together. "
                        "Anyone who walked through the gardens that day could tick them off one by one.",
                        "أراد المنظمون ثلاثة أمور: أن تُرى الناصرية بجمالها وتراثها، وأن يظهر وجهها المدني، وأن تتوثّق الأواصر "
                        "بين أهلها. ومن تجوّل في الحدائق ذلك اليوم رأى الثلاثة بعينيه.",
                    ),
                    both(
                        "Days like this are rare in Dhi Qar, although the province has no lack of artists and thinkers. "
                        "What is missing is the occasion. <b>Many visitors asked for further editions</b> to which they could bring their families.",
                        "مثل هذه الأيام نادر في ذي قار، مع أن المحافظة غنية بفنانيها ومثقفيها، وما ينقصهم هو المناسبة. وقد <b>طالب "
                        "كثير من الزوار بدورات أخرى</b> يصطحبون إليها عائلاتهم.",
                    ),
                    both(
                        "In a province whose soil holds some of the oldest cities in the world, heritage is easily "
                        "treated as something behind a fence. Here it was in use: recited, sung, woven, sold and "
                        "carried home.",
                        "في محافظة يضمّ ترابها مدناً من أقدم مدن العالم، يسهل أن يُعامل التراث كأنه شيء خلف سياج. أما هنا فكان حياً بين "
                        "الناس: يُنشد ويُغنّى ويُنسج ويُباع ويُحمل إلى البيوت.",
                    ),
                ],
            ),
        ],
    },
    {
        "slug": "tigris-river-week-2025",
        "title": both(
            "Seven days, nineteen landings: how River Week went",
            "سبعة أيام وتسعة عشر مرسى: هكذا مضى أسبوع دجلة",
        ),
        "intro": both(
            "Twenty-three boats reached Amarah with a notebook of 212 pages. Here is what the towns along the Tigris "
            "wrote in it, and what has been promised so far.",
            "وصل ثلاثة وعشرون زورقاً إلى العمارة ومعها دفتر من 212 صفحة. هنا ما كتبته فيه المدن المطلة على دجلة، وما تلقّته "
            "من وعود حتى الآن.",
        ),
        "event_name": both("Tigris River Week", "أسبوع دجلة"),
        "starts_on": date(2025, 4, 12),
        "ends_on": date(2025, 4, 18),
        "place": "amarah",
        "dateline_organisation": "icssi",
        "topics": ["water", "education", "solidarity"],
        "partners": [
            {"organisation": "oar", "role": "organiser"},
            {"organisation": "reed", "role": "partner"},
            {"organisation": "chalk", "role": "partner"},
            {"organisation": "dawn-runners", "role": "supporter"},
            {"organisation": "shanasheel", "role": "media"},
        ],
        "figures": [
            {"number": both("23", "23"), "label": both("boats, and none was lost", "زورقاً عادت كلها سالمة")},
            {"number": both("19", "19"), "label": both("landing places", "مرسى توقّفت عنده الزوارق")},
            {"number": both("31", "31"), "label": both("school classes on the bank", "صفاً مدرسياً على الضفاف")},
            {"number": both("212", "212"), "label": both("pages in the notebook", "صفحة في دفتر النهر")},
        ],
        "programme": [
            {
                "time": both("06:30", "06:30"),
                "title": both("Boats leave", "انطلاق الزوارق"),
                "description": both("Early, before the heat and the wind.", "مع الفجر، قبل الحر والريح."),
            },
            {
                "time": both("11:00", "11:00"),
                "title": both("Sample taken in public", "أخذ العيّنة أمام الناس"),
                "description": both(
                    "Two bottles: one for the laboratory, one for the town.",
                    "قنينتان: واحدة للمختبر وأخرى للبلدة.",
                ),
            },
            {
                "time": both("13:00", "13:00"),
                "title": both("Lesson on the bank", "درس على الضفة"),
                "description": both(
                    "Pupils ask, crews answer, fishermen correct both.",
                    "التلاميذ يسألون والأطقم تجيب والصيادون يصحّحون للفريقين.",
                ),
            },
            {
                "time": both("17:00", "17:00"),
                "title": both("The notebook is opened", "فتح دفتر النهر"),
                "description": both(
                    "Anyone may write a page or dictate it.", "لمن شاء أن يكتب صفحة أو يمليها على غيره."
                ),
            },
        ],
        "gallery": [
            {
                "picture": "river-campaign",
                "alt": both(
                    "Drawing: rowers in boats with flags on the Tigris", "رسم: مجدّفون في زوارق ترفع الأعلام في نهر دجلة"
                ),
                "caption": both("Day one: leaving Baghdad.", "اليوم الأول: مغادرة بغداد."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "classroom",
                "alt": both(
                    "Drawing: pupils raise their hands while the teacher draws on the board",
                    "رسم: تلاميذ يرفعون أيديهم ومعلّمتهم ترسم على السبورة",
                ),
                "caption": both(
                    "On the windy third day the lesson moved indoors.",
                    "في اليوم الثالث اشتدّت الريح فانتقل الدرس إلى الصف.",
                ),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "tents",
                "alt": both(
                    "Drawing: people sit in circles on the grass before tents by the river",
                    "رسم: حلقات من الناس على العشب أمام خيم قرب النهر",
                ),
                "caption": both("Crews slept where they landed.", "باتت الأطقم حيث رست زوارقها."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "marsh",
                "alt": both(
                    "Drawing: a reed guest house in the marsh, and people in slender boats",
                    "رسم: مضيف من القصب في الهور، وأناس في المشاحيف",
                ),
                "caption": both(
                    "Boatmen from the marshes brought their own song.",
                    "أصحاب المشاحيف جاؤوا من الأهوار ومعهم أغنيتهم.",
                ),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
            {
                "picture": "gathering",
                "alt": both(
                    "Drawing: a crowd with flags among palms by the river at sunrise",
                    "رسم: حشد يرفع الرايات بين النخيل قرب النهر عند الشروق",
                ),
                "caption": both("The last morning, in Amarah.", "الصباح الأخير في العمارة."),
                "credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
            },
        ],
        "what_next": [
            both(
                "Copies of the notebook have gone to every province on the route. Two water departments have agreed to "
                "hang their latest figures at the landing places; we shall visit and see.",
                "وصلت نسخ من الدفتر إلى محافظات الطريق كلها. ووافقت دائرتان للموارد المائية على تعليق أحدث قياساتهما عند المراسي، وسنزور الأماكن لنتحقق.",
            ),
            both(
                "The crews meet again in winter to mend boats and to decide where the third River Week will begin. "
                "Suggestions are welcome, and so are people who can caulk.",
                "تلتقي الأطقم مجدداً في الشتاء لإصلاح الزوارق واختيار نقطة انطلاق أسبوع دجلة الثالث. نرحّب بالمقترحات، ونرحّب أكثر "
                "بمن يجيد قلفطة الزوارق.",
            ),
        ],
        "outside_page": "https://oar.example/river-week/notebook",
        "outside_label": both("Read the whole notebook", "اقرأ الدفتر كاملاً"),
        "call": "tigris-river-week",
        "picture": "river-campaign",
        "picture_alt": both(
            "Drawing: rowers in boats with flags on the Tigris", "رسم: مجدّفون في زوارق ترفع الأعلام في نهر دجلة"
        ),
        "picture_caption": both(
            "The line of boats was longer than anyone had dared to hope.",
            "جاء رتل الزوارق أطول مما كان يحلم به أحد.",
        ),
        "picture_credit": both("Drawing: the editors", "الرسم: هيئة التحرير"),
        "body": [
            (
                "paragraph",
                [
                    both(
                        "The last page was written by a ferryman’s daughter on the quay of Amarah. “I have lived by this "
                        "river for ten years,” it says, “and this week it came to visit me.” With that the second "
                        "River Week closed its notebook.",
                        "كتبت الصفحة الأخيرة ابنة صاحب عبّارة على رصيف العمارة: «أسكن قرب هذا النهر منذ عشر سنوات، وفي هذا الأسبوع جاء "
                        "هو لزيارتي». وبهذه الجملة أغلق أسبوع دجلة الثاني دفتره.",
                    ),
                    both(
                        "Seven days earlier the boats had left Baghdad in light rain. They stopped nineteen times, more "
                        "often than planned, because people stood on the bank and waved them in. At one village the "
                        "crews were given so much bread that they fed the next two landings with it.",
                        "قبل سبعة أيام كانت الزوارق قد غادرت بغداد تحت رذاذ خفيف. توقّفت تسع عشرة مرة، أكثر مما خُطّط لها، لأن الناس "
                        "كانوا يقفون على الضفة ويلوّحون لها أن اقتربي. وفي إحدى القرى نالت الأطقم من الخبز ما أطعمت به أهل المرسيين التاليين.",
                    ),
                ],
            ),
            ("heading", both("What the notebook says", "ماذا في الدفتر؟")),
            (
                "paragraph",
                [
                    both(
                        "We have read all 212 pages. <b>Eighty-four speak of drinking water</b>, fifty-one of fish that "
                        "have disappeared, thirty-three of work. Many are a single line. Some are drawings: a child "
                        "drew the river blue and wrote beside it “before”.",
                        "قرأنا الصفحات الـ212 كلها: <b>أربع وثمانون منها عن ماء الشرب</b>، وإحدى وخمسون عن أسماك اختفت، وثلاث "
                        "وثلاثون عن العمل. كثير منها سطر واحد، وبعضها رسوم: رسم طفل النهر أزرق وكتب إلى جانبه: "
                        "«كان».",
                    ),
                    both(
                        "What surprised us is how many pages contain an offer. A retired pump mechanic will look at any "
                        "pump within an hour’s drive. A school will plant willows if someone brings the cuttings. A "
                        "boat builder takes apprentices, girls included.",
                        "والذي فاجأنا كثرة الصفحات التي فيها عرض للمساعدة. ميكانيكي مضخات متقاعد مستعد لفحص أي مضخة على مسافة ساعة "
                        "بالسيارة. ومدرسة ستزرع الصفصاف إن جاءها أحد بالعُقَل. وصانع زوارق يقبل المتدربين، والفتيات "
                        "منهم.",
                    ),
                ],
            ),
            (
                "quote",
                {
                    "words": both(
                        "For years I signed petitions about the river. This week I met the people at the other end of it.",
                        "وقّعت سنوات على عرائض من أجل النهر. في هذا الأسبوع تعرّفت إلى الناس عند طرفه الآخر.",
                    ),
                    "speaker": both("A teacher from Baghdad, boat number nine", "معلّمة من بغداد، الزورق التاسع"),
                },
            ),
            ("heading", both("What went wrong", "ما لم ينجح")),
            (
                "list",
                [
                    both(
                        "We had too few life jackets in children’s sizes, and turned some children away.",
                        "كانت سترات النجاة بقياس الأطفال قليلة، فاضطررنا إلى ردّ بعضهم.",
                    ),
                    both(
                        "Eleven samples grew too warm on the way and could not be used.",
                        "ارتفعت حرارة إحدى عشرة عيّنة في الطريق فلم تعد صالحة للفحص.",
                    ),
                    both(
                        "Only four of the boats had a woman at the helm. Next time: half.",
                        "كانت دفّة أربعة زوارق فقط بيد امرأة. في المرة المقبلة: النصف.",
                    ),
                ],
            ),
            (
                "paragraph",
                [
                    both(
                        "The figures of the laboratory are being checked by two universities and will be published with "
                        "their method, whatever they say. That much we have learned from the river: it keeps "
                        "nothing back.",
                        "تدقّق جامعتان في نتائج المختبر، وستُنشر مع طريقة القياس أياً كانت. هذا ما تعلّمناه من النهر: أنه لا يخفي شيئاً.",
                    ),
                ],
            ),
            ("related", ["boats-from-kut", "statement-open-water-figures"]),
        ],
    },
]
