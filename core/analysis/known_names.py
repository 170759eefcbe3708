"""Names that the site knows from the beginning, in all their spellings and both scripts.

One name a line, its spellings divided by bars; the first is its key and stays as it is. Particles may stand before an
Arabic spelling, but with and without the article are two, because العمارة is a town and عمارة a building. Editors add names as places and organisations, which need no programming. After a change here, run `update_index`.
"""

NAMES = """
Iraq | العراق | Irak | Îraq | عێراق
Baghdad | Bagdad | Baghdaad | بغداد | بەغدا | Bexda | دار السلام | مدينة السلام | City of Peace | الزوراء
Basra | Basrah | Al-Basrah | Albasra | Busra | Bassora | البصرة | بصرة | البصره | بەسرە | الفيحاء | ثغر العراق | Venice of the East
Mosul | Mossul | Mousul | Al-Mosul | Almosul | الموصل | موصل | مووسڵ | Mûsil | الحدباء | أم الربيعين | ام الربيعين
Nineveh | Ninewa | Ninawa | Nineva | Niniveh | Ninveh | Naynawa | نينوى | نەینەوا | Neynewa
Erbil | Irbil | Arbil | Hewler | Hawler | Hewlêr | Hawlêr | أربيل | اربيل | هەولێر | هولير
Sulaymaniyah | Sulaimaniyah | Sulaimani | Sulaymaniya | Sulaimaniya | Sulaymaneyah | Slemani | Silemani | Slêmanî | Suleimaniya | Sulaimaniah | السليمانية | سليمانية | سلێمانی
Duhok | Dohuk | Dahuk | Dihok | Duhook | دهوك | دهوک | دهۆک
Halabja | Halabcha | Helebce | Halabjah | حلبجة | هەڵەبجە
Kirkuk | Kerkuk | Karkuk | Kerkûk | Kirkook | كركوك | کەرکووک | Arrapha
Diyala | Diala | Dyala | Diyalah | ديالى | دیالە
Anbar | Al-Anbar | Al Anbar | الأنبار | انبار | ئەنبار
Salah al-Din | Salahaddin | Salah ad-Din | Salahuddin | Salahadin | Saladin | Salaheddin | Salah el-Din | صلاح الدين | صلاحالدين | سەلاحەدین
Babil | Babel | Babylon | Babylonia | بابل | بابیل
Karbala | Kerbala | Kerbela | Karbalaa | Kerbalaa | كربلاء | كربلا | کەربەلا
Najaf | Al-Najaf | An-Najaf | Nejef | Nedjef | Najef | النجف | نجف | النجف الأشرف | نەجەف
Wasit | Wassit | Waset | محافظة واسط | Wasit Governorate
Maysan | Missan | Misan | Mesan | Maisan | Meisan | ميسان
Dhi Qar | Thi Qar | Zi Qar | Dhiqar | Thiqar | Di Qar | ذي قار | ذيقار | ذو قار
Muthanna | Al-Muthanna | Muthana | Mothanna | المثنى
Qadisiyyah | Qadisiyah | Al-Qadisiyah | Qadissiya | Qadisiya | Kadisiya | القادسية
Nasiriyah | Nassiriyah | Nasiriya | Nassiriya | Nasriyah | Nasriya | Al-Nasiriyah | Nasiria | Nasseriya | الناصرية | ناصرية
Amarah | Amara | Al-Amarah | Al-Amara | Emara | العمارة
Samawah | Samawa | Al-Samawah | Semawa | Samaweh | السماوة
Diwaniyah | Diwaniya | Al-Diwaniyah | Dewaniya | Diwania | الديوانية
Hillah | Hilla | Al-Hillah | Hilleh | Al-Hilla | الحلة
Kut | Al-Kut | Kout | Al Kut | Kuut | الكوت
Ramadi | Al-Ramadi | Ar-Ramadi | Rumadi | الرمادي
Fallujah | Falluja | Fallouja | Faluja | Felluce | الفلوجة | مدينة المساجد | City of Mosques
Tikrit | Takrit | Tikreet | Tekrit | تكريت
Samarra | Samara | Samerra | Sammara | سامراء | سر من رأى
Baqubah | Baquba | Baqouba | Ba'quba | Baaquba | بعقوبة | بعقوبه
Balad | قضاء بلد
Kufa | Kufah | Al-Kufa | Koufa | الكوفة
Sinjar | Shingal | Sengal | Şengal | Shengal | Singal | Sinjaar | سنجار | شنكال | شەنگال | شنگال
Tal Afar | Telafar | Tel Afar | Talafar | تلعفر | تل عفر
Zakho | Zaxo | Zakhu | زاخو | زاخۆ
Akre | Aqrah | Akra | Aqra | عقرة | ئاکرێ
Amedi | Amadiya | Amadiyah | Amêdî | العمادية | ئامێدی
Soran | سوران | سۆران
Rawanduz | Rawandiz | Rewandiz | راوندوز | رواندز | ڕەواندز
Koya | Koysinjaq | Koy Sanjaq | كويسنجق | كوية | کۆیە
Chamchamal | Çemçemal | جمجمال | چەمچەماڵ
Kalar | كلار | کەلار
Khanaqin | Xaneqin | Khanakin | Khanaqeen | خانقين | خانەقین
Ranya | Rania | رانية | ڕانیە
Qaladiza | قلعة دزة | قەڵادزێ
Tuz Khurmatu | Tuz Khormatu | Tooz | Tuz Khurmato | طوزخورماتو | طوز خورماتو | الطوز | دووزخورماتوو
Hawija | Hawijah | Hawiga | الحويجة
Qaraqosh | Bakhdida | Baghdeda | Hamdaniya | Al-Hamdaniya | قره قوش | قرقوش | بخديدا | الحمدانية | باغديدا
Bashiqa | Bashika | Baashiqa | بعشيقة | باشيك
Bartella | Bartalla | Bartila | برطلة
Alqosh | Al-Qosh | Elqush | القوش | ألقوش
Lalish | Laleş | لالش
Makhmur | Maxmur | Mexmûr | مخمور
Hatra | مدينة الحضر
Ur | أور | Ur of the Chaldees
Uruk | Warka | Erech | أوروك | الوركاء
Nimrud | Nimrod | Kalhu | Nimroud | نمرود | كالح
Ctesiphon | Taq Kisra | Taq-i Kisra | Madain | طاق كسرى | المدائن | سلمان باك
Chibayish | Chebayesh | Chabaish | Jibayish | Al-Chibayish | Chibaish | الجبايش | الچبايش | چبايش
Marshes | Mesopotamian Marshes | Iraqi Marshes | Ahwar | Al-Ahwar | الأهوار | أهوار | هور | Hawizeh | Hammar
Shatt al-Arab | Shatt al Arab | Shattularab | Shat al-Arab | Arvand | شط العرب | شطالعرب
Tigris | Dijla | Dijlah | Dicle | دجلة | دیجلە
Euphrates | Furat | Al-Furat | Firat | Fırat | الفرات | فرات | فورات
Zab | Great Zab | Little Zab | الزاب | زێ
Faw | Al-Faw | Fao | Fau | الفاو
Umm Qasr | Um Qasr | Umqasr | أم قصر | ام قصر
Zubair | Al-Zubair | Zubayr | Az Zubayr | الزبير
Abu al-Khasib | Abul Khasib | Abu Al-Khaseeb | أبو الخصيب | ابو الخصيب | أبي الخصيب
Qurna | Al-Qurnah | Kurna | القرنة
Shatra | Shatrah | Al-Shatrah | الشطرة
Suq al-Shuyukh | Souk al-Shuyukh | سوق الشيوخ
قضاء هيت | مدينة هيت
Haditha | Hadithah | حديثة الأنبار | قضاء حديثة
Rawa | قضاء راوة | مدينة راوة
Qaim | Al-Qaim | قضاء القائم | مدينة القائم | Husaybah
Rutba | Rutbah | قضاء الرطبة | مدينة الرطبة
Baiji | Bayji | Beiji | بيجي
Sadr City | Madinat al-Sadr | Al-Thawra City | مدينة الصدر | مدينة الثورة
Karrada | Karada | Al-Karrada | Karradah | الكرادة
Adhamiyah | Adhamiya | Azamiyah | Aadhamiya | Al-Adhamiyah | الأعظمية
Kadhimiya | Kadhimiyah | Kazimiyah | Khadimiya | Al-Kadhimiya | الكاظمية
Mutanabbi Street | Al-Mutanabbi Street | Mutanabi Street | Mutanabbi | شارع المتنبي | المتنبي
Tahrir Square | Liberation Square | Al-Tahrir Square | Sahat al-Tahrir | ساحة التحرير
Habboubi Square | Haboubi Square | Al-Haboubi | ساحة الحبوبي | الحبوبي
Abu Nuwas | Abu Nawas | Abu Nuas | Abu Nuwwas | أبو نواس | أبي نواس | أبي نؤاس | أبو نؤاس | ابونواس
Rashid Street | Al-Rasheed Street | Al-Rashid Street | شارع الرشيد
Kurdistan | Kurdistan Region | KRI | KRG | كردستان | كوردستان | إقليم كردستان | کوردستان | Kordestan
Syria | Suriya | سوريا | سورية | Sûriye
Turkey | Türkiye | Turkiye | تركيا | تورکیا
Iran | إيران | ایران | ئێران
Jordan | الأردن
Lebanon | لبنان
Palestine | Filastin | فلسطين
Kuwait | الكويت
Italy | Italia | إيطاليا | ايطاليا
Yazidi | Yezidi | Ezidi | Êzîdî | Izidi | Ezdi | Yazidism | إيزيدي | ايزيدي | يزيدي | أزيدي | إزيدي | الإيزيديين | ئێزیدی
Assyrian | Syriac | Chaldean | Suryani | Ashuri | آشوري | سرياني | كلداني | ئاشووری
Mandaean | Mandean | Sabean | Sabian | Sabaean | Mandaic | صابئي | صابئة | الصابئة المندائيون | مندائي | المندائيين
Shabak | Shabaki | الشبك | شبكي | شەبەک
Turkmen | Turkoman | Turcoman | Turkman | تركماني | تركمان | تورکمان
Kurd | Kurdish | كردي | كوردي | أكراد | كرد | کورد
Faili Kurds | Feyli | Faili | Fayli | فيلي | الفيليين | فەیلی
Kakai | Kaka'i | Yarsan | Kakayi | كاكائي | كاكائيين | کاکەیی
Armenian | أرمني | أرمن | ئەرمەن
Roma | Kawliya | Dom people | Gypsies | غجر | الغجر | كاولية | كاولي
Black Iraqis | Afro-Iraqis | Afro-Iraqi | البشرة السمراء | ذوي البشرة السوداء
Bedouin | Badia | Bedu | بدو | بدوي
Christian | مسيحي | نصارى
Bahai | Baha'i | بهائي | بهائية
Newroz | Nowruz | Nawroz | Noruz | Norouz | Newruz | Nauruz | Norooz | Navroz | نوروز | نوروژ | نەورۆز | عيد الربيع
Eid al-Fitr | Eid ul-Fitr | Id al-Fitr | Lesser Bairam | عيد الفطر | جەژنی ڕەمەزان
Eid al-Adha | Eid ul-Adha | Id al-Adha | Feast of Sacrifice | Kurban Bayram | عيد الأضحى | العيد الكبير | جەژنی قوربان
Ashura | Ashoura | Aashura | Achoura | عاشوراء | عاشورا
Arbaeen | Arba'in | Arbain | Arbaeen pilgrimage | أربعينية | زيارة الأربعين | الأربعينية
Ramadan | Ramadhan | Ramazan | رمضان | ڕەمەزان
Mawlid | Mawlid al-Nabi | Mouloud | المولد النبوي
Christmas | Xmas | Noel | عيد الميلاد | الكريسماس | کریسمس
Easter | عيد القيامة | عيد الفصح
Akitu | Kha b-Nisan | Assyrian New Year | أكيتو | رأس السنة الآشورية
Charshama Sor | Red Wednesday | Çarşema Sor | Sere Sal | الأربعاء الأحمر | جارشمة سور | سري صالي | چوارشەممەی سوور
Feast of Jama | Jema | Cejna Cemaye | عيد الجماعية
Parwanaya | Panja | Banja | Parwanaia | البرونايا | البنجة | برونايا
Khidr Elias | Khidr Ilyas | Khidir | خضر الياس | عيد الخضر | خدر الياس
Tishreen | October protests | October uprising | Tishreen uprising | October revolution | ثورة تشرين | انتفاضة تشرين | احتجاجات تشرين | تشرينيون
Labour Day | Workers' Day | May Day | International Workers' Day | عيد العمال | يوم العمال
Women's Day | International Women's Day | يوم المرأة | عيد المرأة | اليوم العالمي للمرأة
Human Rights Day | يوم حقوق الإنسان | اليوم العالمي لحقوق الإنسان
January | كانون الثاني | يناير | جنوری
February | شباط | فبراير
آذار | مارس
April | نيسان | أبريل | ابريل
أيار | مايو
June | حزيران | يونيو
July | تموز | يوليو
August | شهر آب | أغسطس
September | أيلول | سبتمبر
October | تشرين الأول | أكتوبر | اكتوبر
November | تشرين الثاني | نوفمبر
December | كانون الأول | ديسمبر
United Nations | UN | الأمم المتحدة | نەتەوە یەکگرتووەکان
UNICEF | اليونيسف | يونيسف
UNESCO | اليونسكو | يونسكو
UNAMI | يونامي
UNHCR | مفوضية اللاجئين | UN Refugee Agency
UNDP | برنامج الأمم المتحدة الإنمائي
Red Crescent | الهلال الأحمر
Amnesty International | Amnesty | منظمة العفو الدولية | العفو الدولية
Human Rights Watch | HRW | هيومن رايتس ووتش
European Union | EU | الاتحاد الأوروبي
NGO | NGOs | non-governmental organisation | منظمة غير حكومية | منظمات غير حكومية
ISIS | ISIL | Daesh | Islamic State | داعش | تنظيم الدولة
Iraqi Social Forum | ISF | المنتدى الاجتماعي العراقي
Mohammed | Muhammad | Mohammad | Mohamed | Mohamad | Muhammed | Mehmed | محمد
Ahmed | Ahmad | Ahmet | أحمد
Mahmoud | Mahmud | محمود
Hussein | Husain | Hussain | Hussayn | Husayn | Hossein | حسين
Abdullah | Abdallah | Abd Allah | Abdulla | عبد الله | عبدالله
Abdulrahman | Abdul Rahman | Abdel Rahman | Abdurrahman | Abd al-Rahman | عبد الرحمن | عبدالرحمن
Abdulaziz | Abdul Aziz | Abdel Aziz | Abd al-Aziz | عبد العزيز | عبدالعزيز
Abdulkarim | Abdul Karim | Abdul Kareem | Abdulkareem | Abdel Karim | Abd al-Karim | عبد الكريم | عبدالكريم
Abdulqadir | Abdul Qadir | Abdulkadir | Abdel Kader | عبد القادر | عبدالقادر
Ibrahim | Ibraheem | Ebrahim | Brahim | إبراهيم | ابراهيم
Yousif | Youssef | Yusuf | Yousef | Yosif | Joseph | يوسف
Othman | Uthman | Osman | عثمان
Mustafa | Mostafa | Moustafa | مصطفى
Khalid | Khaled | خالد
Jasim | Jassim | Jassem | Qasim | جاسم
Haider | Haidar | Hayder | Haydar | Heydar | حيدر
Karrar | كرار
Fatima | Fatimah | Fatma | Fatema | فاطمة
Zainab | Zaynab | Zeinab | Zeyneb | زينب
Maryam | Mariam | Miriam | Meryem | مريم
Aisha | Ayesha | Aysha | عائشة
Khadija | Khadijah | Hatice | خديجة
Layla | Leila | Laila | Leyla | ليلى
Yanar | Yanar Mohammed | ينار
Safaa | Safa | صفاء
Thamer | Thamir | ثامر
Nadia Murad | نادية مراد
"""
