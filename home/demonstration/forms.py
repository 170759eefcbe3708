"""The two sign-up forms of the demonstration site."""

from home.demonstration.text import both

FORMS = {
    "volunteer": {
        "title": both("Count me in", "سجّلوني معكم"),
        "intro": both(
            "Two hours or nine days: every hand helps. It takes about two minutes to sign up, and a person, not a "
            "machine, will answer you within three days.",
            "ساعتين كانت مشاركتك أم تسعة أيام، فكل يد تنفع. لا يستغرق التسجيل أكثر من دقيقتين، ويردّ عليك خلال ثلاثة أيام "
            "شخص منا لا رسالة آلية.",
        ),
        "button": both("Send my sign-up", "أرسل التسجيل"),
        "thanks_heading": both("Thank you, we have your sign-up", "شكراً لك، وصلنا تسجيلك"),
        "thanks": both(
            "One of the organisers will write to you within three days to say when the volunteers meet next.",
            "سيكتب إليك أحد المنظمين خلال ثلاثة أيام ليخبرك بموعد لقاء المتطوعين المقبل.",
        ),
        "closed_message": both(
            "Sign-up is closed for now. Look in again, or write to us by way of the contact page.",
            "التسجيل مغلق حالياً. عد إلينا لاحقاً، أو اكتب إلينا من صفحة التواصل.",
        ),
        "consent": both(
            "Only the organisers of this activity read what you write here. It is stored encrypted and deleted 180 "
            "days after you send it.",
            "لا يقرأ ما تكتبه هنا سوى منظمي هذا النشاط. تُحفظ بياناتك مشفّرة، وتُحذف بعد 180 يوماً من إرسالها.",
        ),
        "mail_subject": both("Your sign-up has arrived", "وصل تسجيلك"),
        "mail_body": both(
            "Thank you for wanting to help. We will write to you within three days. If you did not sign up yourself, "
            "please ignore this message.",
            "شكراً لرغبتك في المساعدة. سنكتب إليك خلال ثلاثة أيام. وإن لم تكن أنت من أرسل التسجيل فأهمل هذه الرسالة.",
        ),
        "questions": [
            {
                "type": "short_text",
                "about": "name",
                "label": both("Your name", "اسمك"),
                "help": both("The name you would like us to use.", "الاسم الذي تحب أن نناديك به."),
                "required": True,
            },
            {
                "type": "email",
                "label": both("E-mail address", "البريد الإلكتروني"),
                "help": both("For example amal@example.org", "مثال: amal@example.org"),
                "required": True,
            },
            {
                "type": "phone",
                "label": both("Phone number", "رقم الهاتف"),
                "help": both(
                    "Only if you prefer a call. We never pass it on.", "إن كنت تفضّل أن نتصل بك. لا نعطيه لأحد."
                ),
                "required": False,
            },
            {
                "type": "governorate",
                "label": both("Where do you live?", "في أي محافظة تسكن؟"),
                "help": both("So that we can tell you about a group near you.", "لنخبرك عن مجموعة قريبة منك."),
                "required": False,
            },
            {
                "type": "choices",
                "label": both("What would you like to do?", "بماذا تودّ أن تساعد؟"),
                "help": both("Pick as many as you like.", "اختر ما شئت."),
                "required": True,
                "choices": [
                    {
                        "label": both("Welcome guests and show the way", "استقبال الضيوف وإرشادهم"),
                        "follow_up": [],
                    },
                    {
                        "label": both("Set up tents, chairs and sound", "نصب الخيم وترتيب الكراسي والصوت"),
                        "follow_up": [],
                    },
                    {
                        "label": both("Interpret for visitors", "الترجمة للزوار"),
                        "follow_up": [
                            {
                                "type": "short_text",
                                "label": both("Which languages do you speak?", "ما اللغات التي تتكلمها؟"),
                                "help": None,
                                "required": True,
                            }
                        ],
                    },
                    {
                        "label": both("Take photos or write reports", "التصوير أو كتابة التقارير"),
                        "follow_up": [],
                    },
                    {
                        "label": both("Look after the children’s corner", "رعاية ركن الأطفال"),
                        "follow_up": [],
                    },
                    {
                        "label": both("Something else", "شيء آخر"),
                        "follow_up": [
                            {
                                "type": "short_text",
                                "label": both("What would that be?", "ما هو؟"),
                                "help": None,
                                "required": False,
                            }
                        ],
                    },
                ],
            },
            {
                "type": "consent",
                "label": both(
                    "I agree that the organisers keep these details to contact me about this activity.",
                    "أوافق على أن يحتفظ المنظمون بهذه البيانات للتواصل معي بشأن هذا النشاط.",
                ),
                "help": None,
                "required": True,
            },
            {
                "type": "newsletter",
                "label": both(
                    "Send me news by e-mail now and then. I can stop it at any time.",
                    "أرسلوا إليّ الأخبار بالبريد الإلكتروني بين حين وآخر. وأستطيع إيقافها متى شئت.",
                ),
                "help": None,
                "required": False,
            },
        ],
        "retention_days": 180,
    },
    "propose-activity": {
        "title": both("Propose an activity", "اقترح نشاطاً"),
        "intro": both(
            "A workshop, a debate, a reading, a walk, a song: tell us in a few lines what you have in mind. It need not "
            "be finished; we are glad to think it through with you.",
            "ورشة أو حوار أو قراءة أو جولة أو أغنية: أخبرنا في سطور قليلة بما يدور في بالك. لا يُشترط أن تكون الفكرة مكتملة، "
            "فيسعدنا أن نفكّر فيها معك.",
        ),
        "button": both("Send my proposal", "أرسل المقترح"),
        "thanks_heading": both("Thank you, your proposal is with us", "شكراً لك، وصلنا مقترحك"),
        "thanks": both(
            "The group that looks after your path reads every proposal. You will hear from it within three days.",
            "تقرأ المجموعة المسؤولة عن المسار الذي اخترته كل مقترح يصلها، وستردّ عليك خلال ثلاثة أيام.",
        ),
        "closed_message": both(
            "Proposals are closed for now. You are still welcome to come, listen and lend a hand.",
            "انتهى استقبال المقترحات حالياً. وأهلاً بك دائماً مستمعاً أو مشاركاً أو متطوعاً.",
        ),
        "consent": both(
            "Only the organisers read your proposal. It is stored encrypted and deleted 180 days after you send it. "
            "Nothing is published unless you say so below.",
            "لا يقرأ مقترحك سوى المنظمين. يُحفظ مشفّراً ويُحذف بعد 180 يوماً من إرساله. ولا يُنشر منه شيء إلا بموافقتك أدناه.",
        ),
        "mail_subject": both("Your proposal has arrived", "وصل مقترحك"),
        "mail_body": both(
            "Thank you for your idea. We will write to you within three days. If you did not send a proposal, please "
            "ignore this message.",
            "شكراً على فكرتك. سنكتب إليك خلال ثلاثة أيام. وإن لم تكن أنت من أرسل المقترح فأهمل هذه الرسالة.",
        ),
        "questions": [
            {
                "type": "short_text",
                "meaning": "title",
                "label": both("Title of the activity", "عنوان النشاط"),
                "help": both("As it might stand in the programme.", "كما تودّ أن يظهر في البرنامج."),
                "required": True,
            },
            {
                "type": "long_text",
                "meaning": "description",
                "label": both("What will happen?", "ماذا سيجري فيه؟"),
                "help": both(
                    "Five sentences are plenty: what people will do, for whom, and for how long.",
                    "خمس جمل تكفي: ماذا سيفعل الحاضرون، ولمن النشاط، وكم يستغرق.",
                ),
                "required": True,
            },
            {
                "type": "topic",
                "meaning": "path",
                "topics": [
                    "civil-rights",
                    "social-justice",
                    "water",
                    "women",
                    "nonviolence",
                    "minorities",
                    "education",
                    "heritage",
                ],
                "label": both("Which path does it belong to?", "إلى أي مسار ينتمي؟"),
                "help": both("Choose the nearest one; we can move it later.", "اختر الأقرب، ويمكن تغييره لاحقاً."),
                "required": True,
            },
            {
                "type": "date",
                "meaning": "day",
                "label": both("Which day would suit you best?", "أي يوم يناسبك أكثر؟"),
                "help": both(
                    "Any day of the season. Leave it empty if you do not mind.",
                    "أي يوم من أيام الموسم. اتركه فارغاً إن كانت الأيام كلها تناسبك.",
                ),
                "required": False,
            },
            {
                "type": "short_text",
                "about": "name",
                "meaning": "organiser",
                "label": both("Your name", "اسمك"),
                "help": both("Or the name of your group.", "أو اسم مجموعتك."),
                "required": True,
            },
            {
                "type": "email",
                "label": both("E-mail address", "البريد الإلكتروني"),
                "help": both("So that we can answer you.", "لنتمكن من الرد عليك."),
                "required": True,
            },
            {
                "type": "yes_no",
                "meaning": "may_publish",
                "label": both(
                    "May we publish title and description in the programme?",
                    "هل تأذن لنا بنشر العنوان والوصف في البرنامج؟",
                ),
                "help": both(
                    "If you say no, or do not answer, we publish nothing without asking you first.",
                    "إن أجبت بلا أو تركت السؤال، فلن ننشر شيئاً قبل أن نستأذنك.",
                ),
                "required": False,
            },
            {
                "type": "yes_no",
                "meaning": "may_name",
                "label": both("May the programme name you or your group?", "وهل يجوز أن يُذكر اسمك أو اسم مجموعتك؟"),
                "help": both("Many activities appear without a name.", "كثير من الأنشطة يظهر بلا أسماء."),
                "required": False,
            },
            {
                "type": "consent",
                "label": both(
                    "I agree that the organisers keep my proposal and my address to contact me about it.",
                    "أوافق على أن يحتفظ المنظمون بمقترحي وعنواني للتواصل معي بشأنه.",
                ),
                "help": None,
                "required": True,
            },
        ],
        "retention_days": 180,
    },
}
