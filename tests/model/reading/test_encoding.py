"""In which encoding a file is that is no UTF-8."""

import pytest

from dashboard.model.reading.encoding import likely_encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("person_id,name\na,café owner\n", "cp1252"),
        ("person_id,name\na,Jürgen Müller aus Köln\nb,Überlingen, Straße\n", "cp1252"),
        ("person_id,name\na,Łukasz Żółć\nb,Gdańsk – Łódź\n", "cp1250"),
        ("person_id,name\na,Анна Коваль\n", "cp1251"),
        ("person_id,name\na,Анна Коваль\n", "koi8_u"),
        ("person_id,name\na,Анна Коваль\n", "cp866"),
        ('{"title": "Тарас"}', "cp1251"),
        ("person_id,name\na,Ελλάδα Αθήνα\n", "cp1253"),
        ("person_id,name,role\na,王广军,被俘的中国士兵\n", "gb18030"),
        ("ÿ", "cp1252"),
    ],
)
def test_the_likely_encoding_gives_the_text_back(text, encoding):
    content = text.encode(encoding)
    assert content.decode(likely_encoding(content)) == text


def test_bytes_that_are_no_text_are_in_no_encoding():
    assert likely_encoding(bytes(range(256)) * 4) == ""
