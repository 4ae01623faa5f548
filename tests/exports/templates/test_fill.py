"""Filling a template: words come out as they are, blanks are told, nothing grows without bounds."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.briefings.edition import Edition
from app.briefings.meeting import AgendaLine, AssignedTask, ConclusionLine, Guest, MeetingBriefing
from app.core.errors import AppError
from app.core.template_kinds import TemplateKind
from app.core.terms import MeetingKind
from app.exports.templates import fill as filling
from app.exports.templates.field import Blank, ListField, examples, values
from app.exports.templates.fields import fields_of
from app.exports.templates.fill import BLANK_RULE, fill
from app.exports.templates.use import Missing, use
from tests.exports.sample import full
from tests.exports.templates.letters import letter, text

KIND = TemplateKind.MEETING
MEETING = MeetingBriefing(
    kind=MeetingKind.REGULAR_SESSION,
    title="Phiên họp thường kỳ",
    held_on=date(2026, 11, 30),
    starts_at=time(7, 30),
    places=("Phòng họp số 1", "Trực tuyến"),
    chair_name="Nguyễn Văn An",
    chair_post="Chủ tịch UBND tỉnh",
    guests=(Guest("Sở Y tế"),),
    agenda=(AgendaLine("a", "Báo cáo", "Sở Tài chính", date(2026, 11, 25)), AgendaLine("b", "Đề án")),
    conclusions=(
        ConclusionLine("Thống nhất.", tasks=(AssignedTask("Hoàn thiện", ("Sở Y tế",), due="trước ngày 15"),)),
    ),
    documents_due_on=date(2026, 11, 25),
    documents_due_hour=16,
)
EDITION = Edition(
    parent_name="UBND TỈNH ĐẮK LẮK",
    agency_lines=("VĂN PHÒNG",),
    issuer="Văn phòng UBND tỉnh Đắk Lắk",
    symbol="GM-VP",
    place="Đắk Lắk",
    dated=date(2026, 11, 29),
    signer_lines=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    recipients=("Như trên", "Lưu"),
)


def made(
    *words: str, meeting: MeetingBriefing = MEETING, **of_letter: object
) -> tuple[list[str], Missing | None]:
    content, missing = use(letter(*words, **of_letter), KIND, (meeting, EDITION), title="Giấy mời")
    return text(content), missing


def test_values_come_from_the_briefing_and_the_edition():
    said, missing = made(
        "{{ ten_cuoc_hop }}, {{ gio_hop }} {{ thu }} {{ ngay_hop }} tại {{ dia_diem }}",
        "{{ so_noi_dung }} nội dung",
        "{{ chuc_vu_ky }}",
        table=(
            ("{%tr for x in noi_dung_hop %}", "", ""),
            ("{{ x.so }}", "{{ x.noi_dung }}", "{{ x.co_quan }} {{ x.ngay_nhan }}"),
            ("{%tr endfor %}", "", ""),
            ("{%tr for x in nhiem_vu %}", "", ""),
            ("{{ x.so }}", "{{ x.noi_dung }}", "{{ x.chu_tri }}: {{ x.thoi_han }}"),
            ("{%tr endfor %}", "", ""),
        ),
    )
    assert said == [
        "Phiên họp thường kỳ, 07 giờ 30 thứ Hai ngày 30 tháng 11 năm 2026 tại Phòng họp số 1; Trực tuyến",
        "2 nội dung",
        "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        "1|Báo cáo|Sở Tài chính 25/11/2026",
        "2|Đề án| ",
        "1|Hoàn thiện|Sở Y tế: trước ngày 15",
    ]
    assert missing is None


@pytest.mark.parametrize(
    "words",
    [
        "A & B < C > D \"E\" 'F'",
        "{{ 7 * 7 }}",
        "{% for i in x %}",
        "{_{ chữ }_}",
        "<w:p><w:r/></w:p>",
        "dòng một\ndòng hai",
        "Đề án số 1 – “về việc”",
        "\\n &amp; &#10;",
    ],
)
def test_words_come_out_as_they_are(words):
    said, _ = made("{{ ten_cuoc_hop }}", meeting=replace(MEETING, title=words))
    assert said == [words]


def test_what_word_cannot_hold_goes():
    said, _ = made("{{ ten_cuoc_hop }}", meeting=replace(MEETING, title="a\x00b\x07c\x0cd"))
    assert said == ["abcd"]


def test_a_value_that_is_not_there_is_told_and_written_by_the_rule():
    bare = replace(MEETING, chair_name="", starts_at=None)
    said, missing = made("{{ chu_tri }} – {{ gio_hop|hoa }} – {{ chu_tri }}", meeting=bare)
    assert said == [f"{BLANK_RULE} – {BLANK_RULE} – {BLANK_RULE}"]
    assert missing == Missing(("Họ tên người chủ trì", "Giờ họp"), 3)
    assert missing.sentence == (
        "Chưa có dữ liệu cho “Họ tên người chủ trì”, “Giờ họp” (3 chỗ); các chỗ này sẽ ghi “…………”."
    )


def test_a_template_can_say_itself_what_stands_there():
    bare = replace(MEETING, chair_name="")
    said, missing = made(
        "{{ chu_tri|mac_dinh('Sẽ thông báo sau') }}",
        "{% if chu_tri %}Có{% else %}Chưa{% endif %}",
        meeting=bare,
    )
    assert said == ["Sẽ thông báo sau", "Chưa"]
    assert missing is None


def test_filters_change_letters_only():
    said, _ = made("{{ thu|hoa }} {{ ten_cuoc_hop|thuong }} {{ thu|hoa_dau }} {{ so_noi_dung|hoa }}")
    assert said == ["THỨ HAI phiên họp thường kỳ Thứ Hai 2"]


def test_a_list_without_rows_leaves_no_row():
    said, _ = made(
        "x",
        meeting=replace(MEETING, agenda=()),
        table=(
            ("TT", "{{ thu }}"),
            ("{%tr for x in noi_dung_hop %}", ""),
            ("{{ x.so }}", ""),
            ("{%tr endfor %}", ""),
        ),
    )
    assert said == ["x", "TT|thứ Hai"]


def test_headers_are_filled():
    def more(document):
        document.sections[0].header.paragraphs[0].text = "{{ ten_co_quan }}"

    content, _ = use(letter("{{ thu }}", more=more), KIND, (MEETING, EDITION), title="t")
    from io import BytesIO

    from docx import Document

    assert Document(BytesIO(content)).sections[0].header.paragraphs[0].text == "VĂN PHÒNG"


def test_a_template_with_a_fault_is_refused_with_its_place():
    with pytest.raises(AppError, match=r"Đoạn 1 .*Không có trường “sai”") as refused:
        made("{{ sai }}", "{{ cung_sai }}")
    assert "Còn 1 lỗi khác." in str(refused.value)


def test_rows_and_letters_have_bounds(monkeypatch):
    monkeypatch.setattr(filling, "MOST_ROWS", 1)
    rows = (("{%tr for x in noi_dung_hop %}",), ("{{ x.so }}",), ("{%tr endfor %}",))
    content = letter(table=rows)
    fields = fields_of(KIND)
    with pytest.raises(AppError, match="quá lớn"):
        fill(content, fields, values(fields, (MEETING, EDITION)), title="t")
    monkeypatch.setattr(filling, "MOST_ROWS", 10)
    monkeypatch.setattr(filling, "MOST_LETTERS", 100)
    with pytest.raises(AppError, match="quá lớn"):
        fill(content, fields, values(fields, (MEETING, EDITION)), title="t")


def test_a_cancel_ends_the_filling():
    class StopError(Exception):
        pass

    def progress(done: int, total: int) -> None:
        raise StopError

    fields = fields_of(KIND)
    rows = (("{%tr for x in noi_dung_hop %}",), ("{{ x.so }}",), ("{%tr endfor %}",))
    with pytest.raises(StopError):
        fill(letter(table=rows), fields, examples(fields), title="t", progress=progress)


def test_the_month_is_told_as_its_report_tells_it():
    fields = fields_of(TemplateKind.MONTH)
    told = values(fields, (full(), replace(EDITION, written={"causes": "**Một số** nội dung."})))
    assert (told["thang"], told["tong_nhiem_vu"], told["hoan_thanh"]) == ("10", 12, 4)
    assert told["ty_le_hoan_thanh"] == "33,33%"
    left = ("ct_trinh_cham", "ct_sang_ky_khac", "ct_chuyen_ky", "ct_da_rut")
    assert [told[name] for name in left] == [0, 1, 1, 0]
    assert told["nguyen_nhan"] == "Một số nội dung."
    assert isinstance(told["danh_gia"], Blank)
    assert [row["so_ngay_cham"] for row in told["nhiem_vu_qua_han"]] == ["19", "3"]
    assert told["theo_co_quan"][0]["co_quan"] == "Sở Tài chính"
    assert told["muc_chua_trinh"][0]["thang_trinh"] == "10/2026"


@pytest.mark.parametrize("kind", TemplateKind)
def test_names_are_plain_and_said_once_and_every_field_has_a_label_and_an_example(kind):
    fields = fields_of(kind)
    rows = [list(field.row) for field in fields if isinstance(field, ListField)]
    for some in (list(fields), *rows):
        names = [field.name for field in some]
        assert len(set(names)) == len(names)
        assert all(name.isascii() and name.isidentifier() and name == name.lower() for name in names)
        assert all(field.label for field in some)
    assert all(example != "" for example in examples(fields).values())
