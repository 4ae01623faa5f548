"""Documents that a person types, from real rows."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.typed import Typed
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.issuing import Standing
from app.models.document import OfficialDocument
from app.services.briefs import questions
from app.services.office_texts import write_text

TODAY = date(2026, 11, 16)
PLAN = "typed_plan"


def add(session: Session, summary: str, *, subject: str = "", version: int = 1, **values: object) -> str:
    key = uuid7()
    row = OfficialDocument(
        id=key, kind_code=PLAN, subject=subject or key.hex, version=version, summary=summary, **values
    )
    session.add(row)
    session.flush()
    return row.subject


def test_a_document_is_told_by_its_newest_version(session: Session) -> None:
    key = add(session, "Kế hoạch cũ", standing=Standing.ISSUED)
    add(session, "Kế hoạch sửa", subject=key, version=2)
    assert questions()[PLAN].brief(session, key, TODAY) == Typed(PLAN, "Kế hoạch sửa")
    with pytest.raises(AppError, match="Không còn thông báo này"):
        questions()["typed_notice"].brief(session, key, TODAY)


@pytest.mark.parametrize("words", ["MẬT", "Nội dung\n**Tối mật**\nđiều một", "Độ mật: Tuyệt mật"])
def test_a_document_that_is_marked_secret_is_refused(session: Session, words: str) -> None:
    key = add(session, "Kế hoạch")
    write_text(session, PLAN, key, slot="body", content=words)
    with pytest.raises(AppError, match="dấu chỉ độ mật"):
        questions()[PLAN].brief(session, key, TODAY)


@pytest.mark.parametrize("words", ["Bảo vệ bí mật nhà nước", "Độ mật: Không mật", "", "mật ong"])
def test_words_about_secrets_are_none(session: Session, words: str) -> None:
    key = add(session, "Kế hoạch bảo mật")
    write_text(session, PLAN, key, slot="body", content=words)
    assert questions()[PLAN].brief(session, key, TODAY).summary == "Kế hoạch bảo mật"


def test_the_latest_documents_are_offered_once_each(session: Session) -> None:
    first = add(session, "Một")
    second = add(session, "")
    add(session, "Một, sửa", subject=first, version=2)
    add(session, "Hủy", standing=Standing.CANCELLED)
    offered = questions()[PLAN].subjects(session, TODAY)
    assert [(choice.code, choice.label) for choice in offered] == [
        (first, "Một, sửa"),
        (second, "Chưa ghi trích yếu"),
    ]
