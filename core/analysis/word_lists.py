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
"""

# Words that say nothing about a page: dropped from a query that has others.
STOP_WORDS = """
a an and are as at be by for from has have he her his i in is it its my of on or our she that the their they this to
was we were will with you your al el
ال و في من إلى على عن مع هذا هذه ذلك تلك التي الذي الذين ان أن إن كان كانت هو هي هم ما لا لم لن قد او أو ثم كل بعد قبل بين
له لها عند كما حتى أي
لە بۆ بە کە ئەم ئەو لەگەڵ هەر یان
از به در که را ها های می
"""
