"""The office's own texts are kept by document, period and slot."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.issuing import Standing
from app.models.document import OfficialDocument
from app.models.office import WrittenPart
from app.services.office_texts import MONTH_BRIEFING, month_name, read_texts, write_text

PERIOD = month_name(2026, 10)


def write(session: Session, slot: str, content: str, *, period: str = PERIOD) -> None:
    write_text(session, MONTH_BRIEFING, period, slot=slot, content=content)


def test_a_text_is_cleaned_and_kept_by_its_slot(session: Session) -> None:
    write(session, "causes", "  Nguyên nhân   thứ nhất.\r\n\n\nNguyên nhân thứ hai.\x00 ")
    assert read_texts(session, MONTH_BRIEFING, "2026-10") == {
        "causes": "Nguyên nhân thứ nhất.\n\nNguyên nhân thứ hai."
    }


def test_other_months_and_documents_have_their_own_texts(session: Session) -> None:
    write(session, "causes", "Tháng mười.")
    write(session, "causes", "Tháng chín.", period="2026-09")
    write_text(session, "other", PERIOD, slot="causes", content="Văn bản khác.")
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {"causes": "Tháng mười."}


def test_a_text_is_changed_in_place_taken_away_and_written_again(session: Session) -> None:
    write(session, "causes", "Một.")
    write(session, "causes", "Hai.")
    assert session.scalar(select(func.count()).select_from(WrittenPart)) == 1
    write(session, "causes", " \n ")
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {}
    write(session, "causes", "Ba.")
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {"causes": "Ba."}


def test_an_empty_text_for_an_empty_slot_writes_nothing(session: Session) -> None:
    write(session, "causes", "")
    assert session.scalar(select(func.count()).select_from(WrittenPart)) == 0


def test_months_are_named_so_that_they_sort() -> None:
    assert (month_name(2026, 9), month_name(2026, 10)) == ("2026-09", "2026-10")


def document(version: int, standing: Standing, code: str = "month_report") -> OfficialDocument:
    return OfficialDocument(kind_code=code, subject=PERIOD, version=version, standing=standing)


def test_each_version_has_its_own_words_and_the_newest_is_meant(session: Session) -> None:
    write(session, "causes", "Bản một.")
    session.add_all([document(1, Standing.ISSUED), document(2, Standing.DRAFT)])
    session.flush()
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {}
    write(session, "causes", "Bản hai.")
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {"causes": "Bản hai."}
    assert read_texts(session, MONTH_BRIEFING, PERIOD, version=1) == {"causes": "Bản một."}


@pytest.mark.parametrize("standing", [Standing.ISSUED, Standing.CANCELLED])
@pytest.mark.parametrize(("slot", "content"), [("causes", "Khác."), ("causes", ""), ("proposals", "Mới.")])
def test_words_of_an_issued_version_cannot_be_changed(
    session: Session, standing: Standing, slot: str, content: str
) -> None:
    write(session, "causes", "Một.")
    session.add(document(1, standing))
    session.flush()
    write(session, "causes", " Một. ")  # the same words again are no change
    with pytest.raises(AppError, match="đã phát hành"):
        write(session, slot, content)
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {"causes": "Một."}


def test_words_of_a_draft_can_be_changed_and_other_kinds_are_not_held(session: Session) -> None:
    session.add_all([document(1, Standing.DRAFT), document(1, Standing.ISSUED, "month_bulletin")])
    session.flush()
    write(session, "causes", "Một.")
    assert read_texts(session, MONTH_BRIEFING, PERIOD) == {"causes": "Một."}
