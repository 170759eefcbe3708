"""The forms an editor can start from. What they ask for is little: every answer is a thing that can leak."""

from dataclasses import dataclass, field
from uuid import uuid4

from forms_app.starter_forms.bilingual import Both

Question = tuple[str, dict]

NAME = Both("Your name", "الاسم")
NAME_HELP = Both(
    "The name you want to be called by; it need not be the one in your papers.",
    "الاسم الذي تحبّ أن نناديك به، ولا يلزم أن يكون الاسم الرسمي.",
)
EMAIL = Both("E-mail address", "البريد الإلكتروني")
EMAIL_HELP = Both("So that we can answer you. We give it to nobody.", "كي نستطيع الرد عليك. لا نعطيه لأحد.")
PHONE = Both("Phone or WhatsApp", "الهاتف أو واتساب")
PROVINCE = Both("Governorate", "المحافظة")
ORGANISATION = Both("Organisation, union or team", "المنظمة أو النقابة أو الفريق")
KEEPING = Both(
    "I agree that the organisers keep these answers for this purpose only. I can have them deleted at any time.",
    "أوافق على أن يحتفظ المنظمون بهذه الإجابات لهذا الغرض فقط، ويحق لي طلب حذفها متى شئت.",
)
NEWS = Both(
    "Write to me about further activities. I can stop the messages at any time.",
    "راسلوني بشأن نشاطات أخرى. أستطيع إيقاف الرسائل متى شئت.",
)
ANSWER_SOON = Both(
    "It takes about two minutes. We answer within a week.", "يستغرق ذلك دقيقتين تقريباً، ونرد خلال أسبوع."
)
OTHER = Both("Something else", "شيء آخر")
WHAT_ELSE = Both("What would that be?", "ما هو؟")


def asks(kind: str, label: Both, needed: bool = True, **more) -> Question:
    return kind, {"label": label, "required": needed} | more


def choices(*labels: Both) -> list[dict]:
    return [{"label": label, "follow_up": []} for label in labels]


def with_other(*labels: Both) -> list[dict]:
    return [*choices(*labels), {"label": OTHER, "follow_up": [asks("short_text", WHAT_ELSE, max_length=200)]}]


CONSENT: Question = ("consent", {"label": KEEPING})


@dataclass(frozen=True)
class Starter:
    """A form in two languages, without ids."""

    key: str
    title: Both
    intro: Both
    button: Both
    thanks: Both
    questions: list[Question]
    facts: dict = field(default_factory=dict)

    def texts(self) -> dict[str, str]:
        """Return the Arabic of every English text."""
        return dict(_pairs([self.title, self.intro, self.button, self.thanks, self.questions]))

    def raw_questions(self) -> list[dict]:
        """Return the English questions as a stream keeps them, with keys of their own."""
        return [_raw(question) for question in self.questions]


def _pairs(value):
    if isinstance(value, Both):
        yield value.en, value.ar
    elif isinstance(value, dict):
        yield from _pairs(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _pairs(part)


def _raw(question: Question) -> dict:
    kind, value = question
    return {"type": kind, "id": str(uuid4()), "value": {name: _raw_value(part) for name, part in value.items()}}


def _raw_value(value):
    if isinstance(value, Both):
        return value.en
    if isinstance(value, list):
        return [_raw(part) if isinstance(part, tuple) else _raw_choice(part) for part in value]
    return value


def _raw_choice(choice: dict) -> dict:
    follow_up = [_raw(question) for question in choice["follow_up"]]
    return {"type": "item", "id": str(uuid4()), "value": {"label": choice["label"].en, "follow_up": follow_up}}


VOLUNTEER = Starter(
    key="volunteer",
    title=Both("Help as a volunteer", "تطوّع معنا"),
    intro=ANSWER_SOON,
    button=Both("Count me in", "سجّلوني معكم"),
    thanks=Both(
        "We are glad that you want to help. Somebody from the team will write to you within a week.",
        "تسعدنا رغبتك في المساعدة. سيكتب إليك أحد من الفريق خلال أسبوع.",
    ),
    questions=[
        asks("short_text", NAME, help_text=NAME_HELP, about="name"),
        asks("email", EMAIL, help_text=EMAIL_HELP),
        asks("phone", PHONE, needed=False),
        asks("province", PROVINCE),
        asks(
            "several_choices",
            Both("What would you like to do?", "بماذا ترغب أن تساعد؟"),
            choices=with_other(
                Both("Welcome guests", "استقبال الضيوف"),
                Both("Set up halls and stages", "تجهيز القاعات والمنصات"),
                Both("Photographs and social media", "التصوير ومواقع التواصل"),
                Both("Translation", "الترجمة"),
                Both("First aid", "الإسعافات الأولية"),
            ),
        ),
        asks("long_text", Both("When do you have time?", "متى يكون لديك وقت؟"), needed=False, max_length=600),
        CONSENT,
        ("newsletter", {"label": NEWS}),
    ],
)

PROPOSAL = Starter(
    key="proposal",
    title=Both("Propose an activity", "اقترح نشاطاً"),
    intro=Both(
        "A workshop, a debate, a concert, a walk: tell us about it. It takes five minutes, and we answer within two weeks.",
        "ورشة أو حوار أو أمسية موسيقية أو جولة: حدّثنا عن فكرتك. يستغرق ذلك خمس دقائق، ونرد خلال أسبوعين.",
    ),
    button=Both("Send the proposal", "أرسل المقترح"),
    thanks=Both(
        "We read every proposal and answer within two weeks. What is accepted appears in the programme.",
        "نقرأ كل مقترح ونرد خلال أسبوعين. يظهر في البرنامج ما يُقبل منها.",
    ),
    questions=[
        asks("short_text", Both("Title of the activity", "عنوان النشاط"), max_length=120, meaning="title"),
        asks(
            "long_text",
            Both("What will happen?", "ماذا سيجري فيه؟"),
            help_text=Both("A few sentences for people who might come.", "بضع جمل لمن قد يحضر."),
            max_length=1500,
            meaning="description",
        ),
        asks(
            "topic",
            Both("Which path does it belong to?", "إلى أي مسار ينتمي؟"),
            meaning="path",
            topics=[],
            several=False,
        ),
        asks("date", Both("Which day suits you best?", "أي يوم يناسبكم أكثر؟"), needed=False, meaning="day"),
        asks("short_text", Both("Where would it take place?", "أين يُقام؟"), needed=False, meaning="place"),
        asks("organisation", ORGANISATION, needed=False, meaning="organiser"),
        asks("short_text", NAME, help_text=NAME_HELP, about="name"),
        asks("email", EMAIL, help_text=EMAIL_HELP),
        asks("phone", PHONE, needed=False),
        asks(
            "yes_no",
            Both(
                "May we publish the activity in the programme, if it is accepted?", "هل ننشر النشاط في البرنامج إن قُبل؟"
            ),
            meaning="may_publish",
        ),
        asks(
            "yes_no",
            Both("May we name your organisation beside it?", "هل نذكر اسم منظمتكم معه؟"),
            help_text=Both("Your own name is never published.", "لا ننشر اسمك الشخصي أبداً."),
            meaning="may_name",
        ),
        CONSENT,
    ],
)

ENDORSEMENT = Starter(
    key="endorsement",
    title=Both("Endorse as an organisation", "ادعموا النداء بصفتكم منظمة"),
    intro=Both(
        "For organisations, unions and teams that stand behind this call.",
        "للمنظمات والنقابات والفرق التي تقف مع هذا النداء.",
    ),
    button=Both("Endorse the call", "ندعم النداء"),
    thanks=Both(
        "Thank you. We write to you before the name of your organisation appears anywhere.",
        "شكراً لكم. نكتب إليكم قبل أن يظهر اسم منظمتكم في أي مكان.",
    ),
    questions=[
        asks("organisation", Both("Name of the organisation", "اسم المنظمة"), meaning="organiser"),
        asks("short_text", Both("Town and country", "المدينة والبلد"), about="place"),
        asks("short_text", Both("Who can we talk to?", "مع من نتواصل؟"), about="name"),
        asks("email", EMAIL, help_text=EMAIL_HELP),
        asks("phone", PHONE, needed=False),
        asks(
            "yes_no",
            Both("May we name your organisation in public?", "هل نذكر اسم منظمتكم علناً؟"),
            help_text=Both("You can also stand behind us without being named.", "يمكنكم الوقوف معنا من دون ذكر الاسم."),
            meaning="may_name",
        ),
        CONSENT,
    ],
)

NEWSLETTER = Starter(
    key="newsletter",
    title=Both("News by e-mail", "الأخبار عبر البريد"),
    intro=Both(
        "A letter or two a month. You can stop it at any time.", "رسالة أو رسالتان في الشهر، ويمكنك إيقافها متى شئت."
    ),
    button=Both("Write to me", "راسلوني"),
    thanks=Both(
        "Please look into your mailbox: we have sent you a link to confirm your address.",
        "افتح بريدك من فضلك: أرسلنا إليك رابطاً لتأكيد عنوانك.",
    ),
    questions=[asks("email", EMAIL, help_text=EMAIL_HELP), CONSENT],
    facts={"double_opt_in": True, "retention_days": 365},
)

STARTERS = {starter.key: starter for starter in (VOLUNTEER, PROPOSAL, ENDORSEMENT, NEWSLETTER)}
