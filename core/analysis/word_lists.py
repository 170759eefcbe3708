"""Exceptions to the rules of the stemmers, and stop words; all are folded before they are used."""

# Words that begin with a waw of their own, where others begin with "and"; written without endings.
OWN_WAW = """
واجب واحد واسط واقع وثيق وجه وجود وحد ورش ورد ورق وزار وزير وسط وسيل وسائل وصف وصول وضع وطن وطني وظيف وعد وعي وفاة
وفد وفق وقت وقف وقود وكال ولاي ولد
"""

# Words that end in letters of their own, where others end in a plural or a dual.
OWN_ENDING = """
إنسان أفغانستان باكستان برلمان بستان بيان تشرين تلفزيون حزيران دكان ديوان رمضان زيتون سجون سكان سلطان سودان شؤون
عنوان عيون فرات فلسطين فنان فنون قانون كردستان كوردستان لبنان مجلدات مسكين مكان مليون مهرجان ميدان ميسان نبات نيسان
هيجان ياسمين يونان
"""

# Plurals that change the inside of the word, after their singular. There are thousands in the language; these are
# the words of this site.
BROKEN_PLURALS = """
امرأة نساء نسوة | بيت بيوت | تلميذ تلاميذ | جسر جسور | حزب أحزاب | حق حقوق | خبر أخبار | خيمة خيام خيم | درس دروس
دولة دول | رجل رجال | رسالة رسائل | ساحة سوح | سجين سجناء | سد سدود | شاب شباب شبان | شارع شوارع | شاعر شعراء
شهيد شهداء | صورة صور | صوت أصوات | طالب طلاب طلبة | طريق طرق | طفل أطفال | عامل عمال | عمل أعمال | عضو أعضاء
فكرة أفكار | فرد أفراد | فيلم أفلام | قانون قوانين | قرية قرى | كاتب كتاب | لجنة لجان | مدرسة مدارس | مدينة مدن
مركز مراكز | مسرح مسارح | مشروع مشاريع | مطلب مطالب | موضوع مواضيع | موقف مواقف | نازح نازحون | نشاط أنشطة نشاطات
نهر أنهار | هدف أهداف | هور أهوار | وثيقة وثائق | وسيلة وسائل | ورشة ورش | وظيفة وظائف | يوم أيام | شريك شركاء
ماء مياه | أخ إخوة إخوان | أخت أخوات | أب آباء | أم أمهات | ابن بن أبناء بنون | بنت بنات | عضو عضوية | جزيرة جزر
برنامج برامج | شيء أشياء | وجه وجوه أوجه | أرض أراض أراضي | ديوان دواوين | رئيس رؤساء | حاجة حوائج | سؤال أسئلة
قرية قرى | قرن قرون | نبي أنبياء | ولي أولياء | قناة قنوات | سنة سنين سنوات | عام أعوام | إنسان ناس أناس | فم أفواه
ليلة ليال ليالي | اسم أسماء | عيد أعياد | باب أبواب | طير طيور طائر | لغم ألغام | أبو أبي أبا | ذو ذي ذا | أخو أخي
وزير وزراء | أستاذ أساتذة | حفيد أحفاد | عدو أعداء | حي أحياء | ميت موتى أموات | قدم أقدام | يد أيد أيادي | عين عيون
لاجئ لاجئون لاجئين | ناجي ناجون ناجين | مبنى مبان مباني | مقهى مقاه مقاهي | ناد نادي أندية نواد نوادي | واد وادي أودية وديان
"""

# Words that say nothing about a page, those with which questions are asked among them: dropped from a query that has
# others. Alefs are written plain, and the words that may be written together with "and" and "so" stand once.
STOP_WORDS = """
a an and are as at be by for from has have he her his i in is it its my of on or our she that the that their they this to
was we were will with you your al el am been being can could did do does doing done should would shall might must had having
what when where which who whom whose why how there here any some about into over than then them these those me us him if
not no so but also just please tell want wants like happen happens happened happening take takes place anything something
someone anyone im id ive whats wheres whos hows whens dont doesnt didnt isnt arent cant
ال و في من الى على عن مع هذا هذه ذلك تلك التي الذي الذين اللواتي ان كان كانت كانوا هو هي هم هن نحن انا انت انتم ما لا لم لن
قد لقد او ام ثم كل بعد قبل بين له لها لهم لنا لي لك لكم عند عندي عندنا عندكم لدي لدينا لديكم كما حتى اي اية لكن بل اذا لو غير
اين وين متى كيف شلون هل لماذا ليش ماذا كم شكد من منو شنو شو ايش وش مين هناك هنالك هنا يوجد توجد فيه فيها به بها عنه عنها
منه منها منهم عليه عليها اليه اليها بهذا بهذه لهذا لهذه بماذا لمن ممن مما عما بما لما فيما حول خلال سوف يمكن يمكنني يمكننا
ممكن استطيع نستطيع اريد نريد اود ارجو اعرف يكون تكون يتم تم اكو ماكو اجل بشان بخصوص الان يا ايها هل سيكون ستكون
لە بۆ بە کە ئەم ئەو لەگەڵ هەر یان چی کێ کەی چۆن بۆچی کوێ لەکوێ چەند دەتوانم هەیە
از به در که را ها های می کجا کی چه چرا چگونه آیا
"""
