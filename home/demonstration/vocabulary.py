"""Topics, places, organisations, people and series that the demonstration pages refer to by key."""

from home.demonstration.text import both

TOPICS = {
    "civil-rights": {
        "name": both("Civil and political rights", "الحقوق المدنية والسياسية"),
        "description": both(
            "The freedom to speak, to publish, to meet and to take part in public life without fear.",
            "حرية الكلام والنشر والاجتماع والمشاركة في الشأن العام من دون خوف.",
        ),
    },
    "social-justice": {
        "name": both(
            "Economic and social rights and social justice",
            "الحقوق الاقتصادية والاجتماعية والعدالة الاجتماعية",
        ),
        "description": both(
            "Decent work, fair wages, health and housing, and who carries the cost when they are missing.",
            "العمل اللائق والأجر المنصف والصحة والسكن، ومن يدفع الثمن حين تغيب.",
        ),
    },
    "water": {
        "name": both("Environment and water", "البيئة والمياه"),
        "description": both(
            "Rivers, marshes, air and soil, and the people whose daily life depends on them.",
            "الأنهر والأهوار والهواء والتربة، والناس الذين ترتبط بها حياتهم اليومية.",
        ),
    },
    "women": {
        "name": both("Women’s rights and equality", "حقوق المرأة والمساواة"),
        "description": both(
            "Equal before the law, at work, at home and wherever decisions are taken.",
            "مساواة أمام القانون وفي العمل والبيت وحيثما تُتخذ القرارات.",
        ),
    },
    "nonviolence": {
        "name": both("Nonviolence and peacebuilding", "اللاعنف وبناء السلام"),
        "description": both(
            "Ways of settling a quarrel that leave both sides standing, from the street to the nation.",
            "سبل لفضّ الخلاف تحفظ كرامة الطرفين، من خلافات الزقاق إلى قضايا الوطن.",
        ),
    },
    "minorities": {
        "name": both("Minority rights and coexistence", "حقوق الأقليات والعيش المشترك"),
        "description": both(
            "Many languages, faiths and customs in one country, each at home and none merely tolerated.",
            "لغات وأديان وعادات كثيرة في بلد واحد، كلها صاحبة دار وليس فيها ضيف.",
        ),
    },
    "education": {
        "name": both("The right to education", "الحق في التعليم"),
        "description": both(
            "A place in class for every child, a roof that holds and lessons worth staying for.",
            "مقعد لكل طفل، وسقف يقي من المطر، ودروس تستحق أن يبقى التلميذ من أجلها.",
        ),
    },
    "heritage": {
        "name": both("Heritage and its preservation", "التراث وصونه"),
        "description": both(
            "Old cities, crafts, songs and stories, cared for by those who inherited them.",
            "مدن قديمة وحرف وأغانٍ وحكايات، يرعاها من ورثوها.",
        ),
    },
    "youth": {
        "name": both("Youth", "الشباب"),
        "description": both(
            "Teams and clubs started by young people, and what they learn from running them.",
            "فرق ونوادٍ أسّسها الشباب بأنفسهم، وما تعلّموه من إدارتها.",
        ),
    },
    "culture": {
        "name": both("Culture and the arts", "الثقافة والفنون"),
        "description": both(
            "Books, theatre, music and poetry in gardens, squares and borrowed rooms.",
            "كتب ومسرح وموسيقى وشعر، في الحدائق والساحات والقاعات المستعارة.",
        ),
    },
    "solidarity": {
        "name": both("Solidarity", "التضامن"),
        "description": both(
            "What groups inside and outside Iraq do for one another, and what they ask of each other.",
            "ما تفعله المجموعات داخل العراق وخارجه بعضها لبعض، وما تطلبه كل منها من الأخرى.",
        ),
    },
    "human-rights": {
        "name": both("Human rights", "حقوق الإنسان"),
        "description": both(
            "Rights that belong to a person for being a person, and the daily work of defending them.",
            "حقوق للإنسان لأنه إنسان، وما يقتضيه الدفاع عنها من عمل كل يوم.",
        ),
    },
}

PLACES = {
    "nassiriyah": {
        "name": both("Nassiriyah", "الناصرية"),
        "province": "dhi_qar",
        "aliases": ["Nasiriyah", "Nasiriya", "Nassiriya", "Nasriyah", "الناصريه", "ناصرية"],
    },
    "baghdad": {
        "name": both("Baghdad", "بغداد"),
        "province": "baghdad",
        "aliases": ["Bagdad", "Baghdād"],
    },
    "basra": {
        "name": both("Basra", "البصرة"),
        "province": "basra",
        "aliases": ["Basrah", "Al-Basrah", "البصره", "بصرة"],
    },
    "sulaymaniyah": {
        "name": both("Sulaymaniyah", "السليمانية"),
        "province": "sulaymaniyah",
        "aliases": ["Slemani", "Sulaimani", "Sulaimaniya", "Suleimaniya", "السليمانيه", "سليمانية"],
    },
    "najaf": {
        "name": both("Najaf", "النجف"),
        "province": "najaf",
        "aliases": ["An-Najaf", "Nejef", "النجف الأشرف"],
    },
    "halabja": {
        "name": both("Halabja", "حلبجة"),
        "province": "halabja",
        "aliases": ["Halabcha", "Helebce", "حلبچة", "حلبجه"],
    },
    "mosul": {
        "name": both("Mosul", "الموصل"),
        "province": "nineveh",
        "aliases": ["Mossul", "Al-Mawsil", "موصل"],
    },
    "kirkuk": {
        "name": both("Kirkuk", "كركوك"),
        "province": "kirkuk",
        "aliases": ["Kerkuk", "Karkuk"],
    },
    "erbil": {
        "name": both("Erbil", "أربيل"),
        "province": "erbil",
        "aliases": ["Arbil", "Hawler", "Hewlêr", "اربيل", "هولير"],
    },
    "amarah": {
        "name": both("Amarah", "العمارة"),
        "province": "maysan",
        "aliases": ["Amara", "Al-Amarah", "العماره"],
    },
    "kut": {
        "name": both("Kut", "الكوت"),
        "province": "wasit",
        "aliases": ["Al-Kut", "Kut al-Amara", "كوت"],
    },
    "samawah": {
        "name": both("Samawah", "السماوة"),
        "province": "muthanna",
        "aliases": ["Samawa", "As-Samawah", "السماوه"],
    },
    "diwaniyah": {
        "name": both("Diwaniyah", "الديوانية"),
        "province": "qadisiyyah",
        "aliases": ["Diwaniya", "Al-Diwaniyah", "الديوانيه"],
    },
    "chibayish": {
        "name": both("Chibayish", "الجبايش"),
        "province": "dhi_qar",
        "aliases": ["Chabaish", "Al-Jabayish", "Chubayish", "الچبايش"],
    },
}

ORGANISATIONS = {
    "icssi": {
        "name": both("Iraqi Civil Society Solidarity Initiative", "مبادرة التضامن مع المجتمع المدني العراقي"),
        "short_name": both("ICSSI", "مبادرة التضامن"),
        "website": "https://www.icssi.example",
        "description": both(
            "Links Iraqi and international civil society in work for peace and human rights.",
            "تصل المجتمع المدني العراقي بنظيره في العالم في العمل من أجل السلام وحقوق الإنسان.",
        ),
    },
    "isf": {
        "name": both("Iraqi Social Forum", "المنتدى الاجتماعي العراقي"),
        "short_name": both("ISF", "المنتدى"),
        "website": "https://iraqi-social-forum.example",
        "description": both(
            "An independent, non-governmental and plural space where groups from all over Iraq meet and plan together.",
            "فضاء مستقل غير حكومي متعدد الآراء، تلتقي فيه مجموعات من أنحاء العراق وتخطط معاً.",
        ),
    },
    "mashhoofna": {
        "name": both("Mashhoofna Team", "فريق مشحوفنا"),
        "short_name": both("Mashhoofna", "مشحوفنا"),
        "website": "https://mashhoofna.example",
        "description": both(
            "Young volunteers from Dhi Qar, linked to the Iraqi Social Forum.",
            "متطوعون شباب من ذي قار، على صلة بالمنتدى الاجتماعي العراقي.",
        ),
    },
    "academy": {
        "name": both("Baghdad Academy of Human Sciences", "أكاديمية بغداد للعلوم الإنسانية"),
        "short_name": both("The Academy", "الأكاديمية"),
        "website": "https://academy.example",
        "description": both(
            "Its halls receive the indoor sessions of the forum’s fifth season.",
            "تستقبل قاعاتها جلسات الموسم الخامس من المنتدى.",
        ),
    },
    "round-table": {
        "name": both("Round Table Youth Club", "نادي الطاولة المستديرة للشباب"),
        "short_name": both("Round Table", "الطاولة المستديرة"),
        "website": "https://round-table.example",
        "description": both(
            "A Baghdad club that trains young people to hold debates, chair meetings and listen.",
            "نادٍ في بغداد يدرّب الشباب على الحوار وإدارة اللقاءات وحسن الإصغاء.",
        ),
    },
    "lamp": {
        "name": both("Lamp Readers’ Circle", "حلقة قرّاء السراج"),
        "short_name": both("The Lamp", "السراج"),
        "website": "https://lamp-readers.example",
        "description": both(
            "Readers in Najaf who swap books on public steps once a month.",
            "قرّاء من النجف يتبادلون الكتب مرة كل شهر على درج عام.",
        ),
    },
    "oar": {
        "name": both("Oar Association for Rivers", "جمعية مجذاف لرعاية الأنهر"),
        "short_name": both("Oar", "مجذاف"),
        "website": "https://oar.example",
        "description": both(
            "Boat people, students and water engineers from the cities along the Tigris.",
            "أصحاب زوارق وطلبة ومهندسو مياه من المدن المطلة على دجلة.",
        ),
    },
    "chalk": {
        "name": both("Chalk Initiative for Schools", "مبادرة طباشير للمدارس"),
        "short_name": both("Chalk", "طباشير"),
        "website": "https://chalk.example",
        "description": both(
            "Parents, teachers and pupils who repair schools and keep an open account of what is missing.",
            "أولياء أمور ومعلمون وتلاميذ يصلحون مدارسهم ويعلنون ما ينقصها أولاً بأول.",
        ),
    },
    "dawn-runners": {
        "name": both("Dawn Runners of Mosul", "عدّاؤو الفجر في الموصل"),
        "short_name": both("Dawn Runners", "عدّاؤو الفجر"),
        "website": "https://dawn-runners.example",
        "description": both(
            "A running group open to women and men of every quarter on both banks.",
            "مجموعة جري مفتوحة للنساء والرجال من أحياء الجانبين كلها.",
        ),
    },
    "palm-house": {
        "name": both("Palm Frond House", "بيت السعفة"),
        "short_name": both("Palm Frond", "السعفة"),
        "website": "https://palm-house.example",
        "description": both(
            "A meeting house in Samawah, run by volunteers and open to any civic group.",
            "بيت للقاءات في السماوة يديره متطوعون ويفتح بابه لكل مجموعة مدنية.",
        ),
    },
    "khan-theatre": {
        "name": both("Khan Theatre Workshop", "ورشة مسرح الخان"),
        "short_name": both("Khan Theatre", "مسرح الخان"),
        "website": "https://khan-theatre.example",
        "description": both(
            "Amateur actors in Kirkuk who perform in all the languages of their city.",
            "ممثلون هواة من كركوك يقدّمون عروضهم بلغات مدينتهم كلها.",
        ),
    },
    "jiwar": {
        "name": both("Jiwar Network for Nonviolence", "شبكة جوار للاعنف"),
        "short_name": both("Jiwar", "جوار"),
        "website": "https://jiwar.example",
        "description": both(
            "Trains neighbours to settle disputes before they grow; jiwar means living next door.",
            "تدرّب الجيران على فضّ الخلافات قبل أن تكبر، وفاءً لحق الجوار.",
        ),
    },
    "reed": {
        "name": both("Reed and Bulrush Cooperative", "تعاونية القصب والبردي"),
        "short_name": both("The Reed Cooperative", "التعاونية"),
        "website": "https://reed-cooperative.example",
        "description": both(
            "Builders, weavers and boatmen of the southern marshes who teach their crafts.",
            "بنّاؤون ونسّاجات وأصحاب مشاحيف من أهوار الجنوب يعلّمون حرفهم لمن يرغب.",
        ),
    },
    "bridge-street": {
        "name": both("Bridge Street Friends of Iraq", "أصدقاء العراق في شارع الجسر"),
        "short_name": both("Bridge Street", "أصدقاء شارع الجسر"),
        "website": "https://bridge-street.example",
        "description": both(
            "A solidarity group in the north of England, meeting above a bookshop.",
            "مجموعة تضامن في شمال إنكلترا تلتقي في غرفة فوق مكتبة لبيع الكتب.",
        ),
    },
    "shanasheel": {
        "name": both("Shanasheel Web Radio", "إذاعة شناشيل"),
        "short_name": both("Shanasheel", "شناشيل"),
        "website": "https://shanasheel.example",
        "description": both(
            "An internet radio station in Basra, made by students in their free hours.",
            "إذاعة على الإنترنت من البصرة، يعدّ برامجها طلبة في أوقات فراغهم.",
        ),
    },
}

PEOPLE = {
    "rawaa": {
        "name": both("Rawaa Al-Saadi", "رواء الساعدي"),
        "role": both("Editor", "محررة"),
    },
    "haidar": {
        "name": both("Haidar Jabbar", "حيدر جبار"),
        "role": both("Correspondent in the south", "مراسل الجنوب"),
    },
    "shilan": {
        "name": both("Shilan Karim", "شيلان كريم"),
        "role": both("Correspondent in Sulaymaniyah", "مراسلة السليمانية"),
    },
    "noor": {
        "name": both("Noor Abdul-Amir", "نور عبد الأمير"),
        "role": both("Arabic editor and translator", "محررة القسم العربي ومترجمة"),
    },
    "martha": {
        "name": both("Martha Ellison", "مارثا إليسون"),
        "role": both("Friend of the initiative abroad", "صديقة المبادرة في الخارج"),
    },
}

SERIES = {
    "isf": {"name": both("Iraqi Social Forum", "المنتدى الاجتماعي العراقي")},
    "river-week": {"name": both("Tigris River Week", "أسبوع دجلة")},
}
