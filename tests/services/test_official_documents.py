"""What a document says of its own is kept beside its data, until it is issued."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.issuing import Details
from app.core.errors import AppError
from app.core.issuing import Circulation, Issuer, Standing, Urgency
from app.models.document import OfficialDocument
from app.services.editions import read_edition
from app.services.official_documents import (
    change_details,
    find_document,
    new_typed,
    read_details,
)

TODAY = date(2026, 11, 3)
WHOLE = Details(
    summary="Kết quả thực hiện nhiệm vụ",
    issuer=Issuer.COMMITTEE,
    signing="authorised",
    signer_post="Giám đốc Sở Nội vụ",
    signer_name="Người Ký",
    room="NC",
    addressees=("Bộ Nội vụ", "Bộ Tài chính"),
    recipients=(),
    contact=("Số 1 đường A",),
    dated=date(2026, 11, 5),
    urgency=Urgency.URGENT,
    circulation=Circulation.RETURN,
    copies="PL.(30)",
)


def test_nothing_is_kept_until_something_is_said(session: Session) -> None:
    assert read_details(session, "month_report", "2026-10") == Details()
    read_edition(session, "month_report", "2026-10", today=TODAY)
    assert session.scalar(select(func.count()).select_from(OfficialDocument)) == 0


def test_all_that_a_document_says_of_its_own_is_kept(session: Session) -> None:
    change_details(session, "month_report", "2026-10", WHOLE)
    assert read_details(session, "month_report", "2026-10") == WHOLE
    assert read_details(session, "month_report", "2026-09") == Details()
    change_details(session, "month_report", "2026-10", Details())
    assert read_details(session, "month_report", "2026-10") == Details()
    assert session.scalar(select(func.count()).select_from(OfficialDocument)) == 1


def test_typed_words_are_cleaned(session: Session) -> None:
    change_details(
        session, "month_report", "2026-10", Details(summary="  Kết  quả ", addressees=("  A ", "", "B"))
    )
    kept = read_details(session, "month_report", "2026-10")
    assert (kept.summary, kept.addressees) == ("Kết quả", ("A", "B"))


def test_the_edition_says_what_the_document_says(session: Session) -> None:
    change_details(session, "month_report", "2026-10", WHOLE)
    said = read_edition(session, "month_report", "2026-10", today=TODAY)
    assert said.signer_lines == ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ")
    assert (said.addressees, said.recipients, said.dated) == (WHOLE.addressees, (), WHOLE.dated)
    assert (said.symbol, said.urgency) == ("BC-UBND", Urgency.URGENT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"signing": "chief_of_office"}, "không phải của UBND tỉnh"),
        ({"signer_post": ""}, "phải ghi chức vụ"),
        ({"issuer": None}, "không phải của Văn phòng"),
    ],
)
def test_a_signature_that_cannot_stand_is_refused(
    session: Session, change: dict[str, object], said: str
) -> None:
    with pytest.raises(AppError, match=said):
        change_details(session, "month_report", "2026-10", replace(WHOLE, **change))


def test_a_typed_document_is_its_own_subject(session: Session) -> None:
    subject = new_typed(session, "typed_plan", Details(summary="Kế hoạch kiểm tra"))
    document = find_document(session, "typed_plan", subject)
    assert document is not None
    assert (document.id.hex, document.version, document.standing) == (subject, 1, Standing.DRAFT)
    with pytest.raises(ValueError, match="not typed"):
        new_typed(session, "month_report", Details())


@pytest.mark.parametrize("standing", [Standing.ISSUED, Standing.CANCELLED])
def test_what_was_issued_says_nothing_else_any_more(session: Session, standing: Standing) -> None:
    document = change_details(session, "month_report", "2026-10", WHOLE)
    document.standing = standing
    with pytest.raises(AppError, match="không sửa được"):
        change_details(session, "month_report", "2026-10", Details())
