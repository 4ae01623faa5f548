"""Appendices are labelled as the decree asks: alone without a number, several with Roman ones."""

from app.exports.appendices import Appendix, appendix_sections, over_appendix
from app.exports.document import Paper, Paragraph, Role
from tests.exports.samples.made import office

EDITION = office("BC-VP", number="15", has_day=True)
BODY = Paragraph(Role.BODY, "Không có.")


def _labels(count: int) -> list[str]:
    sections = appendix_sections(EDITION, "Báo cáo", [Appendix("Danh mục", (BODY,))] * count)
    return [over.text for section in sections for over in section.blocks[:1] if isinstance(over, Paragraph)]


def test_one_has_no_number_and_several_have_roman_ones() -> None:
    assert _labels(0) == []
    assert _labels(1) == ["Phụ lục"] == [over_appendix(EDITION, "Báo cáo", "Danh mục")[0].text]
    assert _labels(4) == ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"]


def test_each_has_its_title_block_its_paper_and_its_sheet() -> None:
    parts = (
        Appendix("Danh mục nhiệm vụ", (BODY,), landscape=True),
        Appendix("Lịch", (BODY,), paper=Paper.A3),
    )
    first, second = appendix_sections(EDITION, "Báo cáo", parts)
    note = "(Kèm theo Báo cáo số 15/BC-VP ngày 16 tháng 11 năm 2026 của Văn phòng UBND tỉnh Đắk Lắk)"
    assert first.blocks == (
        Paragraph(Role.APPENDIX_LABEL, "Phụ lục I"),
        Paragraph(Role.APPENDIX_TITLE, "DANH MỤC NHIỆM VỤ"),
        Paragraph(Role.APPENDIX_NOTE, note),
        BODY,
    )
    assert (first.landscape, first.paper, first.sheet) == (True, Paper.A4, "PL I")
    assert (second.landscape, second.paper, second.sheet) == (False, Paper.A3, "PL II")
    assert appendix_sections(EDITION, "Báo cáo", parts[:1])[0].sheet == "Phụ lục"
