"""Documents that nearly fill a page: what stays with the signature decides how many pages there are."""

from collections.abc import Mapping

from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.letterhead import addressees, closing, heading
from tests.exports.samples.made import office

SENTENCE = (
    "Văn phòng UBND tỉnh tổng hợp kết quả thực hiện nhiệm vụ của các sở, ban, ngành và UBND các xã, phường. "
)
EDITION = office("BC-VP", addressees=("Ủy ban nhân dân tỉnh",))
FILLED = range(14, 28)  # paragraphs of a line over the last ones, up to the page's foot
CLOSINGS = (1, 2, 4)  # sentences of the closing paragraph


def _document(filled: int, *last: Block) -> Document:
    head = (
        heading(EDITION),
        Paragraph(Role.KIND, "BÁO CÁO"),
        Paragraph(Role.SUMMARY, "Công tác tháng"),
        *addressees(EDITION),
    )
    body = (Paragraph(Role.BODY, f"Nội dung thứ {place}.") for place in range(filled))
    return Document("bao-cao", "Báo cáo", (Section((*head, *body, *last, closing(EDITION))),))


def _closed(filled: int, sentences: int) -> Document:
    return _document(filled, Paragraph(Role.BODY, f"{SENTENCE * sentences}Hết./."))


def _headed(filled: int) -> Document:
    """Headings over a short paragraph and a long one near the page's foot."""
    return _document(
        filled,
        Paragraph(Role.HEADING, "I. KẾT QUẢ"),
        Paragraph(Role.SUBHEADING, "1. Kết quả chung"),
        Paragraph(Role.BODY, "Ngắn."),
        Paragraph(Role.SUBHEADING, "2. Kết quả riêng"),
        Paragraph(Role.BODY, SENTENCE * 4),
        Paragraph(Role.BODY, "Hết./."),
    )


NEARLY_FULL: Mapping[str, Document] = {
    **{f"closed-{lines}-{many}": _closed(lines, many) for lines in FILLED for many in CLOSINGS},
    **{f"headed-{lines}": _headed(lines) for lines in FILLED},
}
