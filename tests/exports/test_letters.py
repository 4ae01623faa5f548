"""The parts that letters share."""

from datetime import date

import pytest

from app.exports.document import Paragraph, Role, Run
from app.exports.letters import addressed, asks, body, cited, continued, numbered, written
from app.exports.words import paragraphs
from tests.exports.samples.made import by_order, committee, office


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        (by_order("UBND-TH"), "Chủ tịch UBND tỉnh yêu cầu"),
        (committee("UBND-TH"), "UBND tỉnh yêu cầu"),
        (office("VP-TH"), "Văn phòng UBND tỉnh Đắk Lắk đề nghị"),
    ],
)
def test_the_signature_says_who_asks(edition, said):  # type: ignore[no-untyped-def]
    assert asks(edition) == said


def test_addressees_that_were_chosen_stay() -> None:
    assert addressed(office("VP-TH"), ("Sở Y tế",)).addressees == ("Sở Y tế",)
    chosen = office("VP-TH", addressees=("Các sở",))
    assert addressed(chosen, ("Sở Y tế",)) is chosen


def test_a_document_is_named_as_far_as_it_is_known() -> None:
    assert cited("12/TB-UBND", date(2026, 2, 5)) == "Thông báo số 12/TB-UBND ngày 05 tháng 02 năm 2026"
    assert cited("12/TB-UBND", None) == "Thông báo số 12/TB-UBND"
    assert cited("", date(2026, 2, 5)) == ""


def test_requests_are_numbered_and_closed_unless_there_is_one() -> None:
    rich = Paragraph(Role.BODY, "Gửi bản mềm", (Run("Gửi "), Run("bản mềm", bold=True)))
    first, second = numbered((body("Báo cáo;"), rich))
    assert (first.text, second.text) == ("1. Báo cáo;", "2. Gửi bản mềm.")
    assert "".join(run.text for run in second.runs) == second.text
    assert numbered((body("Báo cáo"),)) == (body("Báo cáo."),)


def test_the_offices_words_are_paragraphs_without_the_empty_ones() -> None:
    edition = office("VP-TH", written={"ground": "Theo **chỉ đạo**\n\nMột"})
    assert [part.text for part in written(edition, "ground")] == ["Theo chỉ đạo", "Một"]
    assert written(edition, "requests") == ()


def test_grounds_that_end_with_a_comma_go_on_in_the_sentence_after_them() -> None:
    (one,) = continued(paragraphs("Thực hiện **chỉ đạo** của Chủ tịch UBND tỉnh,"), "Qua theo dõi, còn việc.")
    assert one.text == "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh, qua theo dõi, còn việc."
    assert "".join(run.text for run in one.runs) == one.text
    two = continued(paragraphs("Thực hiện chỉ đạo."), "Qua theo dõi, còn việc.")
    assert [part.text for part in two] == ["Thực hiện chỉ đạo.", "Qua theo dõi, còn việc."]
    assert [part.text for part in continued((), "Qua theo dõi.")] == ["Qua theo dõi."]
