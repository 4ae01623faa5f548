"""The check of a template: what is wrong, in which paragraph, and what was perhaps meant; nothing harmful gets past."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.exports.templates import check as checking
from app.exports.templates import container
from app.exports.templates.check import check, insert_text
from app.exports.templates.field import ListField, examples
from app.exports.templates.fields import fields_of
from app.exports.templates.fill import FaultyError, fill
from tests.exports.templates.letters import letter, split, text, with_part

MEETING = fields_of(TemplateKind.MEETING)
ROWS = (
    ("TT", "Nội dung"),
    ("{%tr for x in noi_dung_hop %}", ""),
    ("{{ x.so }}", "{{ x.noi_dung }}"),
    ("{%tr endfor %}", ""),
)


def said(content: bytes, kind: TemplateKind = TemplateKind.MEETING) -> list[tuple[str, str, str]]:
    return [(one.place, one.text, one.sentence) for one in check(content, kind).complaints]


def refused(content: bytes) -> None:
    """Neither the check nor the filling lets it through."""
    assert said(content)
    with pytest.raises((FaultyError, AppError)):
        fill(content, MEETING, examples(MEETING), title="t")


def test_a_good_template_has_no_complaint_and_its_fields_are_told():
    content = letter(
        "{{ ten_co_quan|hoa }}: {{ ten_cuoc_hop|mac_dinh(“chưa rõ”) }}",
        "{% if so_noi_dung > 3 and not gio_hop %}Nhiều{% elif dia_diem == 'x' %}Vừa{% else %}Ít{% endif %}",
        "{{ chu_tri if chu_tri else chuc_vu_chu_tri }} {# ghi chú #}",
        "{%p for x in noi_nhan %}",
        "{{ loop.index }}. {{ x.ten }}",
        "{%p endfor %}",
        table=ROWS,
    )
    checked = check(content, TemplateKind.MEETING)
    assert checked.complaints == ()
    assert {"ten_co_quan", "noi_nhan", "noi_dung_hop"} <= set(checked.fields)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("{{ ten_cuochop }}", "Không có trường “ten_cuochop”; có phải là “ten_cuoc_hop”."),
        ("{{ Tên_cuộc_họp }}", "Không có trường “Tên_cuộc_họp”; có phải là “ten_cuoc_hop”."),
        ("{{ zzz }}", "Không có trường “zzz”."),
        (
            "{{ ten_cuoc_hop",
            "“{{” không có “}}” đi cùng; một thẻ phải mở và đóng trong cùng một đoạn.",
        ),
        ("ten_cuoc_hop }}", "“}}” đứng lẻ; một thẻ phải mở và đóng trong cùng một đoạn."),
        ("{{ }}", "Thẻ trống hoặc thiếu tên trường."),
        ("{{ ten_cuoc_hop.ten }}", "Trường “ten_cuoc_hop” không có phần “.ten”."),
        (
            "{{ noi_nhan }}",
            "“noi_nhan” là danh sách: viết {%tr for x in noi_nhan %} … {%tr endfor %}.",
        ),
        (
            "{% for x in dia_diem %}{% endfor %}",
            "“dia_diem” là một giá trị, không phải danh sách: viết {{ dia_diem }}.",
        ),
        ("{% for x in noi_nha %}{% endfor %}", "Không có danh sách “noi_nha”; có phải là “noi_nhan”."),
        (
            "{% for x in noi_nhan %}{{ x.tenn }}{% endfor %}",
            "Dòng “x” không có trường “tenn”; có phải là “ten”.",
        ),
        ("{% for x in noi_nhan %}{{ x }}{% endfor %}", "“x” là một dòng: viết {{ x.so }}."),
        ("{% for thu in noi_nhan %}{% endfor %}", "Tên “thu” sau “for” đã dùng cho việc khác; đặt tên khác."),
        ("{% if thu %}", "“if” chưa có “endif”."),
        ("{% endfor %}", "“endfor” không có “for” hoặc “if” đi cùng ở trước."),
        ("{% if thu %}{% endfor %}", "“endfor” không có “for” hoặc “if” đi cùng ở trước."),
        ("{{r thu }}", "Viết {{ thu }}, không có “r”."),
        ("{%- if thu %}{% endif %}", "Bỏ dấu “-”, “+” sát dấu ngoặc của thẻ."),
        ("{{ thu|upper }}", "Không dùng được “|upper”; chỉ có: hoa, thuong, hoa_dau, mac_dinh."),
        ("{{ thu|mac_dinh }}", 'Viết đúng là “|mac_dinh("…")”.'),
        ("{{ thu if gio_hop }}", "Không cho phép cách viết này trong mẫu."),
    ],
)
def test_a_fault_is_told_with_its_paragraph(words, sentence):
    assert said(letter("Kính gửi", words)) == [("Đoạn 2", words, sentence)]


def test_a_value_that_a_condition_asks_is_not_written_as_true():
    refused(letter("{{ thu == 'x' }}"))
    refused(letter("{{ thu and gio_hop }}"))


def test_a_field_of_another_kind_is_not_known():
    assert said(letter("{{ tong_nhiem_vu }}"))
    assert not said(letter("{{ tong_nhiem_vu }}"), TemplateKind.MONTH)


@pytest.mark.parametrize("at", [1, 2, 3, 7])
def test_a_field_that_word_has_split_is_one_field(at):
    content = split("Họp: {{ ten_cuoc_hop }} ngày {{ngay_hop}}", at)
    assert said(content) == []
    filled = fill(content, MEETING, examples(MEETING), title="t")
    assert text(filled.content) == ["Họp: Phiên họp thường kỳ tháng 11 ngày ngày 30 tháng 11 năm 2026"]
    assert said(split("{{ ten_cuochop }}", at))[0][0] == "Đoạn 1"


def test_what_would_be_lost_with_a_tag_is_told():
    [(place, _, sentence)] = said(letter("Gồm: {%p for x in noi_nhan %}", "{{ x.ten }}", "{%p endfor %}"))
    assert (place, sentence) == ("Đoạn 1", "Đoạn có {%p … %} sẽ bị bỏ đi cùng “Gồm:”; đặt thẻ ở đoạn riêng.")
    rows = (("{%tr for x in noi_nhan %}{{ x.so }}", "{{ x.ten }}"), ("{%tr endfor %}", ""))
    assert "Hàng có {%tr … %} sẽ bị bỏ đi" in said(letter(table=rows))[0][2]
    one_row = (("{%tr for x in noi_nhan %}", "{%tr endfor %}"),)
    assert "sẽ bị bỏ đi cùng" in said(letter(table=one_row))[0][2]


def test_a_loop_that_cuts_through_the_text_is_told():
    [(_, _, sentence)] = said(letter("{% for x in noi_nhan %}", "{{ x.ten }}", "{% endfor %}"))
    assert sentence == "“for” ở đoạn khác; qua nhiều đoạn thì viết {%p for … %} và {%p endfor %}."
    mixed = (("{%tr for x in noi_nhan %}", ""), ("{{ x.ten }}", ""), ("{%p endfor %}", ""))
    assert "hai thẻ phải cùng kiểu" in said(letter(table=mixed))[0][2]


def test_headers_and_footnotes_are_looked_at():
    def more(document):
        document.sections[0].header.paragraphs[0].text = "{{ sai_ten }}"
        document.sections[0].footer.paragraphs[0].text = "{{ ten_co_quan }}"

    assert [(place, words) for place, words, _ in said(letter("a", more=more))] == [
        ("Đầu trang, đoạn 1", "{{ sai_ten }}")
    ]


def test_faults_are_told_in_the_order_of_the_text():
    content = letter("{{ sai }}", "{{ chu_tri", "{% if thu %}")
    assert [place for place, _, _ in said(content)] == ["Đoạn 1", "Đoạn 2", "Đoạn 3"]


def test_a_template_without_a_field_is_told():
    assert "không có trường nào" in said(letter("Kính gửi"))[0][2]


HOSTILE = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ten_cuoc_hop.__class__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ lipsum(n=100000) }}",
    "{{ joiner() }}",
    "{{ namespace(a=1) }}",
    "{{ self._TemplateReference__context }}",
    "{{ self }}",
    "{{ '{0.__class__}'.format(ten_cuoc_hop) }}",
    "{{ '%s' % ten_cuoc_hop }}",
    "{{ 'a' * 10**10 }}",
    "{{ 9**9**9**9 }}",
    "{{ ten_cuoc_hop ~ ten_cuoc_hop }}",
    "{{ [1, 2]|length }}",
    "{{ {'a': 1} }}",
    "{{ (1, 2) }}",
    "{{ ten_cuoc_hop[0] }}",
    "{{ noi_nhan[0].ten }}",
    "{{ ten_cuoc_hop is defined }}",
    "{{ ten_cuoc_hop|attr('__class__') }}",
    "{{ ten_cuoc_hop|safe }}",
    "{{ ten_cuoc_hop|mac_dinh(lipsum) }}",
    "{{ ten_cuoc_hop|mac_dinh(x='a') }}",
    "{{ ten_cuoc_hop|mac_dinh(*noi_nhan) }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'a' import b %}",
    "{% extends 'a' %}",
    "{% block a %}{% endblock %}",
    "{% macro a() %}{{ a() }}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% filter hoa %}a{% endfilter %}",
    "{% set a = 1 %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{{ thu }}{% endautoescape %}",
    "{% raw %}{{ a }}{% endraw %}",
    "{% do thu %}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in 'abc' %}x{% endfor %}",
    "{% for i in noi_nhan if i.ten %}x{% endfor %}",
    "{% for i in noi_nhan recursive %}{{ loop(noi_nhan) }}{% endfor %}",
    "{% for a, b in noi_nhan %}x{% endfor %}",
    "{% for i in noi_nhan %}{{ loop.__class__ }}{% endfor %}",
    "{% for i in noi_nhan %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for i in noi_nhan %}{% for j in noi_nhan %}x{% endfor %}{% endfor %}",
    "{% for i in noi_nhan %}{{ i.__class__ }}{% endfor %}",
    "{% for i in noi_nhan %}{{ i.ten.upper() }}{% endfor %}",
    "{% for i in noi_nhan %}{{ i.items }}{% endfor %}",
    "{% for _ in noi_nhan %}x{% endfor %}",
    "{% if ''.__class__ %}a{% endif %}",
    "{% if thu.__class__ %}a{% endif %}",
    "{{ " + "(" * 100 + "1" + ")" * 100 + " }}",
    "{{ " + "1" * 280 + " }}",
    "{{ " + "not " * 70 + "thu }}",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_code_in_a_template_never_runs(words):
    assert said(letter(words))


@pytest.mark.parametrize("words", [words for words in HOSTILE if not words.startswith("{% raw")])
def test_filling_refuses_it_as_well(words):
    refused(letter(words))


@pytest.mark.parametrize(
    "words", ["{{ lipsum() }}", "{{ 9**9**9**9 }}", "{% for i in range(10**9) %}x{% endfor %}"]
)
def test_a_tag_that_stands_where_no_paragraph_is_does_not_run(words):
    """In the name of a picture, in an attribute, or in pieces that only docxtpl puts together."""

    def name(document):
        document.paragraphs[0]._p.set(qn("w:rsidR"), words)

    refused(letter("Kính gửi", more=name))

    def torn(document):
        document.paragraphs[0].text = words[0]
        document.paragraphs[1].text = words[1:]

    refused(letter("a", "b", more=torn))


def test_a_tag_in_the_properties_of_the_file_is_no_template():
    def title(document):
        document.core_properties.author = "{{ lipsum() }}"

    content = letter("{{ thu }}", more=title)
    filled = fill(content, MEETING, examples(MEETING), title="Giấy mời")
    document = Document(BytesIO(filled.content))
    assert document.core_properties.author == "{{ lipsum() }}"
    assert document.core_properties.title == "Giấy mời"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không phải .docx hoặc bị hỏng"),
        (b"PK\x03\x04 nothing", "không phải .docx hoặc bị hỏng"),
        (letter("a")[:900], "không phải .docx hoặc bị hỏng"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "có mật khẩu"),
        (with_part(letter("a"), "word/vbaProject.bin", lambda _: b"macro"), "có macro"),
        (
            with_part(
                letter("a"),
                "[Content_Types].xml",
                lambda types: types.replace(
                    b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
                ),
            ),
            "có macro",
        ),
        (with_part(letter("a"), "word/document.xml", lambda _: b"<broken"), "bị hỏng bên trong"),
        (with_part(letter("a"), "word/document.xml", lambda _: bytes(9_000_000)), "quá lớn khi giải nén"),
        (with_part(letter("a"), "word/styles.xml", lambda _: b""), "bị hỏng bên trong"),
        (
            with_part(
                letter("a"), "word/document.xml", lambda xml: xml.replace(b"w:document", b"w:dokument")
            ),
            "bị hỏng bên trong",
        ),
    ],
)
def test_a_file_that_is_no_template_is_told(content, words):
    [(place, _, sentence)] = said(content)
    assert place == checking.NOWHERE
    assert words in sentence


@pytest.mark.parametrize("seed", range(20))
def test_broken_bytes_are_a_complaint_or_nothing(seed):
    content = bytearray(letter("{{ thu }}", table=ROWS))
    for place in range(seed * 11 % 70, len(content), len(content) // 7):
        content[place] ^= 0x41
    check(bytes(content), TemplateKind.MEETING)


def test_an_entity_of_another_file_is_not_read():
    def entity(xml: bytes) -> bytes:
        head = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        return head + xml.partition(b"?>")[2].replace(b"Kinh", b"&x;")

    content = with_part(letter("Kinh {{ thu }}"), "word/document.xml", entity)
    try:
        filled = fill(content, MEETING, examples(MEETING), title="t")
    except AppError:
        return
    assert "Kinh" not in text(filled.content)[0]
    assert len(text(filled.content)[0]) < 12


def test_a_file_that_is_too_large_is_told(monkeypatch):
    monkeypatch.setattr(container, "MOST_BYTES", 100)
    assert "quá lớn" in said(letter("a"))[0][2]


@pytest.mark.parametrize("kind", TemplateKind)
def test_every_field_that_is_shown_can_be_inserted(kind):
    words, rows = [], []
    for field in fields_of(kind):
        if isinstance(field, ListField):
            inner = " ".join(insert_text(field, one) for one in field.row)
            rows += [(insert_text(field),), (inner,), ("{%tr endfor %}",)]
        else:
            words.append(insert_text(field))
    assert said(letter(*words, table=rows), kind) == []
