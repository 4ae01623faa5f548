"""What a programme says of its contents, in the book of the committee and in the office's own."""

import pytest

from app.core.terms import Book, DecisionLevel
from app.exports.document import Paragraph
from app.exports.documents import programme as documents
from tests.exports.samples.made import office
from tests.exports.samples.programme import EVERY_MONTH, YEAR, programme


@pytest.mark.parametrize(("book", "told"), [(Book.COMMITTEE, True), (Book.OFFICE, False)])
def test_the_office_s_own_contents_go_to_no_level_unless_one_was_written(book: Book, told: bool) -> None:
    briefing = programme(*YEAR, by_month=True, groups=EVERY_MONTH, book=book)
    assert {line.item.level for line in briefing.lines} == {DecisionLevel.COMMITTEE.label}
    written = documents.compose(briefing, office("CTr-VP"))
    blocks = [block.text for block in written.sections[0].blocks if isinstance(block, Paragraph)]
    [said] = [text for text in blocks if "(Phụ lục kèm theo)" in text]
    assert ("đều trình UBND tỉnh" in said) is told
