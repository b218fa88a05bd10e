"""Names in other scripts: by one standard for each pair, and marked where it is approximate."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.transliteration import NAME_LENGTH_MAX, in_script, is_in

# Each line: the name as written, and as the standard has it.
UKRAINIAN = """
Олена Коваль = Olena Koval
Володимир Гнатюк = Volodymyr Hnatiuk
Юлія Їжакевич = Yuliia Yizhakevych
Ігор Згурський = Ihor Zghurskyi
Марія Лук'янова = Mariia Lukianova
Леся Щербіна = Lesia Shcherbina
Єва Яремчук = Yeva Yaremchuk
Йосип Ґеник = Yosyp Genyk
Дмитро Мельник = Dmytro Melnyk
Микола Хвильовий = Mykola Khvylovyi
Тетяна Чуб = Tetiana Chub
Андрій Жолдак = Andrii Zholdak
Соломія Цимбалюк = Solomiia Tsymbaliuk
Юрій Шевчук = Yurii Shevchuk
Петро Smith = Petro Smith
Наталія Коваль-Гриценко = Nataliia Koval-Hrytsenko
"""
RUSSIAN = """
Щука = Shchuka
ЩУКА = SHCHUKA
Фёдор Достоевский = Fedor Dostoevskii
Наталья Объедкова = Natalia Obieedkova
Юрий Гагарин = Iurii Gagarin
Мария Цветаева = Mariia Tsvetaeva
Илья Эренбург = Ilia Erenburg
Антон Чехов = Anton Chekhov
Марина Жукова = Marina Zhukova
Яков Рыбин = Iakov Rybin
Ольга Хохлова = Olga Khokhlova
Сергей Эйзенштейн = Sergei Eizenshtein
Анна Ахматова = Anna Akhmatova
Пётр Ильич = Petr Ilich
Ю. Щеглова = Iu. Shcheglova
Алёна Подъячева = Alena Podieiacheva
"""
BULGARIAN = """
Георги Първанов = Georgi Parvanov
Петър Младенов = Petar Mladenov
Димитър Щерев = Dimitar Shterev
Стефан Стамболов = Stefan Stambolov
Христо Ботев = Khristo Botev
Елисавета Багряна = Elisaveta Bagriana
Въло Радев = Valo Radev
Златко Чолаков = Zlatko Cholakov
Станка Цветкова = Stanka Tsvetkova
Живко Желев = Zhivko Zhelev
Кръстьо Пастухов = Krasto Pastukhov
Гергана Къчева = Gergana Kacheva
Шишман Ъглев = Shishman Aglev
Юлия Къркова = Iuliia Karkova
Асен Въжаров = Asen Vazharov
"""
SERBIAN = """
Ђорђе Петровић = Dorde Petrovic
Гордана Јовановић = Gordana Jovanovic
Никола Јокић = Nikola Jokic
Милица Жугић = Milica Zugic
Душан Љубишић = Dusan Ljubisic
Његош Чолић = Njegos Colic
Хаџи Рувим Ђурић = Hadzi Ruvim Duric
Ана Ћирић = Ana Ciric
Иво Андрић = Ivo Andric
Вук Караџић = Vuk Karadzic
Бранко Ћопић = Branko Copic
Десанка Максимовић = Desanka Maksimovic
Слободан Шијан = Slobodan Sijan
Цвијета Зузорић = Cvijeta Zuzoric
ЂУРЂА ЊЕГИЋ = DURDA NJEGIC
Ѓорге Иванов = Gjorge Ivanov
Јован Чашулевски = Jovan Chashulevski
Ќиро Глигоров = Kjiro Gligorov
"""
OTHER_CYRILLIC = """
Аляксандр Рыгорыч Іваноў = Aliaksandr Ryhorych Ivanou
Ўладзімір Караткевіч = Uladzimir Karatkevich
Сымон Будны = Symon Budny
Мұхтар Әуезов = Mukhtar Auezov
Қаныш Сәтбаев = Kanysh Satbaev
Шыңғыс Айтматов = Shyngys Aitmatov
"""
GREEK = """
Γιώργος Παπαδόπουλος = Giorgos Papadopoulos
Ευαγγελία Μπάμπη = Evangelia Bampi
ΕΥΑΓΓΕΛΙΑ ΛΑΜΠΡΟΥ = EVANGELIA LAMPROU
Αυγουστίνος Καψής = Avgoustinos Kapsis
Νίκος Ξυλούρης = Nikos Xylouris
Ελευθερία Γκόλεμπ = Eleftheria Gkoleb
Χρήστος Ντάης = Christos Ntais
Ἀριστοτέλης Ὠνάσης = Aristotelis Onasis
Άγγελος Σφήκας = Angelos Sfikas
Μελίνα Μερκούρη = Melina Merkouri
Μίκης Θεοδωράκης = Mikis Theodorakis
Ειρήνη Παπά = Eirini Papa
Οδυσσέας Ελύτης = Odysseas Elytis
Κωνσταντίνος Τσάτσος = Konstantinos Tsatsos
Αϋφαντής Ψαρρός = Ayfantis Psarros
Μάγχος Σφιγξ = Manchos Sfinx
Ναυσικά Εύη = Nafsika Evi
"""
GEORGIAN = """
ზურაბ ჟვანია = Zurab Zhvania
შოთა რუსთაველი = Shota Rustaveli
მიხეილ სააკაშვილი = Mikheil Saakashvili
ნინო ბურჯანაძე = Nino Burjanadze
გიორგი კვირიკაშვილი = Giorgi Kvirikashvili
თამარ ღვინიანიძე = Tamar Ghvinianidze
ვაჟა ფშაველა = Vazha Pshavela
ქეთევან ყიფიანი = Ketevan Qipiani
ილია ჭავჭავაძე = Ilia Chavchavadze
აკაკი წერეთელი = Akaki Tsereteli
ხათუნა ჰავლიჩეკი = Khatuna Havlicheki
დავით ძიძიგური = Davit Dzidziguri
ეკა ცხადაძე = Eka Tskhadadze
პაატა ბარათაშვილი = Paata Baratashvili
ლალი ჩხეიძე = Lali Chkheidze
"""
ARMENIAN = """
Վարդան Պետրոսյան = Vardan Petrosyan
Երևան Ոսկանյան = Yerevan Voskanyan
Դանիել Հովհաննիսյան = Daniyel Hovhannisyan
ՍԱՐԳՍՅԱՆ = SARGSYAN
Ուրարտու Թումանյան = Urartu Tumanyan
Չարենց Եղիշե = Charents Yeghishe
Արամ Խաչատրյան = Aram Khachatryan
Սիլվա Կապուտիկյան = Silva Kaputikyan
Ռուբեն Ջանիբեկյան = Rruben Janibekyan
Ֆլորա Մարտիրոսյան = Flora Martirosyan
Շուշան Ղազարյան = Shushan Ghazaryan
Օհան Դուրյան = Ohan Duryan
Ժաննա Ծատուրյան = Zhanna Tsaturyan
Գևորգ Բաղդասարյան = Gevorg Baghdasaryan
Եվա Ճաղարյան = Yeva Chagharyan
Միքայել Ձորյան = Mikayel Dzoryan
"""
KOREAN = """
김민수 = Gim Minsu
박지성 = Bak Jiseong
한복남 = Han Boknam
홍빛나 = Hong Bitna
남궁민수 = Namgung Minsu
이 순신 = I Sunsin
설리 = Seolli
정석원 = Jeong Seokwon
최예은 = Choe Yeeun
강하늘 = Gang Haneul
윤동주 = Yun Dongju
신사임당 = Sinsaimdang
황진이 = Hwang Jini
배꽃님 = Bae Kkotnim
문희 = Munhui
쩡 = Jjeong
"""
JAPANESE = """
さとう はなこ = Sato Hanako
おおの しんいち = Ono Shinichi
こうの たろう = Kono Taro
いのうえ じゅん = Inoue Jun
なんば ちづる = Namba Chizuru
はっちょう ゆうき = Hatcho Yuki
ジョン・スミス = Jon Sumisu
キャンベル = Kyamberu
ヴィクトル = Bikutoru
きっかわ りょう = Kikkawa Ryo
つちや ひろし = Tsuchiya Hiroshi
ティファニー = Tifani
シェリー = Sheri
ふじわら へいた = Fujiwara Heita
みやざき しゅんすけ = Miyazaki Shunsuke
ﾊﾅｺ = Hanako
"""
ARABIC = """
مُحَمَّد = Muhammad
محمد علي = Mhmd Ali
فاطمة الزهراء = Fatmah Az-Zhra
يوسف نور = Yusf Nur
سمير القاسم = Smir Al-Qasm
عبد الله = Abd Allah
عبدالله = Abdallah
سعيد جعفر = Said Jafr
أحمد إبراهيم = Ahmd Ibrahim
الحسن = Al-Hsn
عُمَر = Umar
عَلِيّ = Ali
حُسَيْن = Husayn
ياسر عرفات = Yasr Arfat
خالد = Khald
ليلى = Lila
آمنة = Amnah
"""
PERSIAN = """
فرهاد پرویز = Frhad Prviz
شیرین عبادی = Shirin Abadi
مریم میرزاخانی = Mrim Mirzakhani
احمدی‌نژاد = Ahmdinzhad
بهرام چوبین = Bhram Chubin
ایرج کریمی = Irj Krimi
نازنین گلستان = Naznin Glstan
فروغ فرخزاد پ = Frugh Frkhzad P
ژاله کاویانی = Zhaleh Kavyani
داریوش کیانی = Daryush Kyani
زهره کاظمی = Zhreh Kazmi
وحید گرجی = Vhid Grji
ذبیح کیا = Zbih Kya
ضیا کریم = Zya Krim
ثریا کیانی = Srya Kyani
"""
HEBREW = """
יוסף כהן = Yosf Khn
שרה לוי = Shra Lvi
אברהם = Avrhm
נועה = Noa
מאיר = Mair
גולדה מאיר = Golda Mair
עמוס עוז = Amos Oz
רבקה = Rvka
אורי = Ori
ז׳אן = Zhan
שִׁמְעוֹן = Shimon
דָּוִד = David
מֹשֶׁה = Moshe
יִשְׂרָאֵל = Yisrael
רִבְקָה = Rivka
חַנָּה = Hana
"""
HINDI = """
राम = Ram
नरेन्द्र मोदी = Narendra Modi
सुनीता = Sunita
प्रियंका = Priyanka
अमिताभ = Amitabh
कृष्ण = Krishna
ज्ञानेश = Gyanesh
चंद्र = Chandra
ज़ोया = Zoya
"""
INTO_CYRILLIC = """
Anna Müller = Анна Мюллер
John Smith = Йон Смит
Jelena Đoković = Елена Джокович
Łukasz = Лукаш
Yuri Shchuka = Юри Щука
Heidi = Хейди
Ljubica = Любика
Sarah Abdullah = Сара Абдулла
Παπαδόπουλος = Пападопулос
شیرین = Ширин
"""
INTO_GREEK = """
Anna Müller = Αννα Μιλλερ
Boris = Μπορις
John Smith = Τζον Σμιθ
Олена Коваль = Ολενα Κοβαλ
"""
INTO_ARABIC = """
Peter = بيتر
Elena = إيلينا
Maria = ماريا
Edward = إيدوارد
Олена Коваль = أولينا كوفال
"""
INTO_OTHERS = [
    ("Hebr", "Anna", "אננה"),
    ("Hebr", "Петро", "פטרו"),
    ("Geor", "Anna Shaw", "ანნა შავ"),
    ("Armn", "Olena Koval", "Օլենա Կովալ"),
]


def _lines(table: str) -> list[tuple[str, str]]:
    """The pairs of a table above."""
    pairs = [line.split(" = ") for line in table.strip().splitlines()]
    return [(own, other) for own, other in pairs]


def _check(table: str, script: str, *, is_approximate: bool) -> None:
    for own, other in _lines(table):
        found = in_script(own, script)
        assert found is not None, own
        assert (own, found.text) == (own, other)
        assert found.is_approximate is is_approximate
        assert found.standard


@pytest.mark.parametrize(
    "table",
    [UKRAINIAN, RUSSIAN, BULGARIAN, SERBIAN, OTHER_CYRILLIC, GREEK, GEORGIAN, ARMENIAN, KOREAN,
     JAPANESE],
)  # fmt: skip
def test_a_name_is_written_as_its_standard_has_it(table: str) -> None:
    _check(table, "Latn", is_approximate=False)


@pytest.mark.parametrize("table", [ARABIC, PERSIAN, HEBREW, HINDI])
def test_a_script_that_leaves_vowels_out_is_approximate(table: str) -> None:
    _check(table, "Latn", is_approximate=True)


@pytest.mark.parametrize(
    ("table", "script"),
    [(INTO_CYRILLIC, "Cyrl"), (INTO_GREEK, "Grek"), (INTO_ARABIC, "Arab")],
)
def test_a_name_in_latin_letters_is_approximate_in_others(table: str, script: str) -> None:
    _check(table, script, is_approximate=True)


@pytest.mark.parametrize(("script", "own", "other"), INTO_OTHERS)
def test_smaller_scripts_have_a_table_too(script: str, own: str, other: str) -> None:
    _check(f"{own} = {other}", script, is_approximate=True)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Olena", "Latn"), ("Zoë O’Neill", "Latn"), ("Олена", "Cyrl"), ("さとう", "Jpan"),
        ("山田 はなこ", "Jpan"), ("김민수", "Kore"), ("李白", "Hans"), ("12", "Latn"), ("", "Cyrl"),
        ("😀 !", "Arab"),
    ],
)  # fmt: skip
def test_a_name_that_is_readable_already_stays_alone(name: str, script: str) -> None:
    assert in_script(name, script) is None


@pytest.mark.parametrize(
    ("name", "script"),
    [("李白", "Latn"), ("山田 はなこ", "Latn"), ("สมชาย", "Latn"), ("Anna", "Jpan"),
     ("Олена", "Hans"), ("Петро 李", "Latn"), ("а" * (NAME_LENGTH_MAX + 1), "Latn"), ("Ь", "Latn")],
)  # fmt: skip
def test_without_a_table_a_name_is_shown_as_written_only(name: str, script: str) -> None:
    assert in_script(name, script) is None


def test_the_standard_is_named_and_both_are_on_the_way_through_latin() -> None:
    exact = in_script("Олена", "Latn")
    through = in_script("Олена", "Grek")
    assert exact is not None
    assert exact.standard == "ICAO Doc 9303-3"
    assert through is not None
    assert through.standard.startswith("ICAO Doc 9303-3; ")


# Letters of every script that a table knows, and anything else.
_LETTERS = st.one_of(
    st.sampled_from("".join(own + other for table in (
        UKRAINIAN, SERBIAN, GREEK, GEORGIAN, ARMENIAN, KOREAN, JAPANESE, ARABIC, PERSIAN, HEBREW,
        HINDI, INTO_CYRILLIC) for own, other in _lines(table))),
    st.characters(exclude_categories=["Cs"]),
)  # fmt: skip
_NAMES = st.text(_LETTERS, max_size=NAME_LENGTH_MAX)
_SCRIPTS = ["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor", "Hang", "Jpan", "Deva", "Zzzz"]


@given(_NAMES, st.sampled_from(_SCRIPTS))
def test_whatever_is_written_comes_out_wholly_in_the_script_and_no_essay(
    name: str, script: str
) -> None:
    found = in_script(name, script)
    if found is None:
        return
    assert is_in(found.text, script)
    # A syllable of Hangul is up to three letters.
    assert len(found.text) <= 4 * len(normalize("NFKD", name))


@given(
    st.text(st.sampled_from("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяђѓѕјљњћќџўӘқ'’ -"), max_size=60)
)
def test_all_of_cyrillic_becomes_latin_letters_of_no_signs(name: str) -> None:
    found = in_script(name, "Latn")
    assert found is None or found.text.replace("’", "'").isascii()
