"""The register gives each number once and leaves none out, whatever is held, used, cancelled or undone."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.briefings.issuing import BookEntry, Details, NumberSeries
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.issuing import Issuer, NumberState
from app.models.database import Database, open_database
from app.models.document import DocumentNumber
from app.services.bin import delete
from app.services.editions import read_edition
from app.services.numbers import (
    begin_after,
    cancel,
    find_number,
    hold,
    hold_for,
    numbers_of,
    series_of,
    use,
    write_down,
)
from app.services.official_documents import change_details, draft_of
from app.services.undo import redo, undo
from tests.services.test_undo import new_folder

DAY = date(2026, 11, 3)
REPORTS = NumberSeries(Issuer.OFFICE, "BC", 2026)
ENTRY = BookEntry(title="Báo cáo", summary="Tháng 10", issued_on=DAY, signer="Lò Thị Mẫu", copies=3)


def held(session: Session, subject: str, **more: str) -> str:
    row = hold_for(session, "month_report", subject, on=DAY, **more)
    return f"{row.number}/{row.symbol}"


def test_documents_of_a_series_get_following_numbers(session: Session) -> None:
    assert held(session, "2026-09") == "1/BC-VP"
    assert held(session, "2026-10", what="Kết quả tháng 10") == "2/BC-VP"
    assert hold_for(session, "month_bulletin", "2026-10", on=DAY).number == 1
    assert hold_for(session, "urging_letters", "2026-10-31", on=DAY).symbol == "UBND-TH"
    assert [row.summary for row in numbers_of(session, REPORTS)] == ["", "Kết quả tháng 10"]
    assert read_edition(session, "month_report", "2026-10", today=DAY).number == "02"


def test_letters_of_both_issuers_and_all_rooms_are_two_series(session: Session) -> None:
    assert hold_for(session, "urging_letters", "a", on=DAY).number == 1
    change_details(session, "assignment_letter", "b", Details(room="KT"))
    letter = hold_for(session, "assignment_letter", "b", on=DAY)
    assert (letter.number, letter.symbol) == (2, "UBND-KT")
    assert hold_for(session, "programme_adjustment", "c", on=DAY).number == 1


def test_a_new_year_begins_at_one(session: Session) -> None:
    held(session, "2026-10")
    assert hold_for(session, "month_report", "2026-12", on=date(2027, 1, 4)).number == 1


def test_a_document_holds_one_number(session: Session) -> None:
    held(session, "2026-10")
    with pytest.raises(AppError, match="đã giữ số 01/BC-VP"):
        held(session, "2026-10")


def test_a_paper_without_numbers_gets_none(session: Session) -> None:
    with pytest.raises(AppError, match="không mang số riêng"):
        hold_for(session, "agenda", "x", on=DAY)


def test_a_number_that_is_given_again_says_nothing_of_the_first_document(session: Session) -> None:
    held(session, "2026-09", what="Kết quả tháng 9")
    cancel(session, find_number(session, REPORTS, 1), reason="Không ban hành")
    again = hold(session, REPORTS, letters="BC-VP", wanted="1")
    assert (again.title, again.summary, again.reason) == ("", "", "")


def test_a_cancelled_number_stays_with_its_reason_and_may_knowingly_be_given_again(session: Session) -> None:
    held(session, "2026-09")
    held(session, "2026-10")
    row = find_number(session, REPORTS, 1)
    with pytest.raises(AppError, match="phải ghi lý do"):
        cancel(session, row, reason="  ")
    cancel(session, row, reason="Không ban hành")
    assert (row.state, row.reason) == (NumberState.CANCELLED, "Không ban hành")
    assert held(session, "2026-09") == "3/BC-VP", "by itself a number goes on"
    assert held(session, "2026-08", wanted="01") == "1/BC-VP"
    assert (row.state, row.reason) == (NumberState.RESERVED, "")


def test_numbers_of_documents_made_elsewhere_are_in_the_same_series(session: Session) -> None:
    held(session, "2026-10")
    row = hold(session, REPORTS, letters="BC-VP")
    use(session, row, ENTRY)
    assert (row.number, row.state, row.summary, row.copies) == (2, NumberState.USED, "Tháng 10", 3)
    write_down(session, row, BookEntry(issued_on=DAY, handed_on=date(2026, 11, 4), note="Bản giấy"))
    assert (row.handed_on, row.note) == (date(2026, 11, 4), "Bản giấy")


def test_a_series_goes_on_behind_the_paper_book(session: Session) -> None:
    begin_after(session, REPORTS, letters="BC-VP", last=132)
    assert held(session, "2026-10") == "133/BC-VP"
    with pytest.raises(AppError, match="sổ giấy"):
        held(session, "2026-09", wanted="100")
    with pytest.raises(AppError, match="đã có số"):
        begin_after(session, REPORTS, letters="BC-VP", last=200)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (BookEntry(issued_on=date(2027, 1, 4)), "thuộc sổ năm 2026"),
        (BookEntry(), "thuộc sổ năm 2026"),
    ],
)
def test_a_number_is_used_in_its_year(session: Session, entry: BookEntry, said: str) -> None:
    row = hold(session, REPORTS, letters="BC-VP")
    with pytest.raises(AppError, match=said):
        use(session, row, entry)
    assert row.state is NumberState.RESERVED


def test_a_used_or_cancelled_number_is_neither_used_nor_cancelled_again(session: Session) -> None:
    used, cancelled = hold(session, REPORTS, letters="BC-VP"), hold(session, REPORTS, letters="BC-VP")
    use(session, used, ENTRY)
    cancel(session, cancelled, reason="Nhầm")
    for row, said in ((used, "đã dùng"), (cancelled, "đã hủy")):
        with pytest.raises(AppError, match=said):
            use(session, row, ENTRY)
        with pytest.raises(AppError, match=said):
            cancel(session, row, reason="Nhầm")
    with pytest.raises(AppError, match="phải có ngày"):
        write_down(session, used, BookEntry())


def test_the_issuer_cannot_be_changed_under_a_number(session: Session) -> None:
    held(session, "2026-10")
    change_details(session, "month_report", "2026-10", Details(summary="Khác"))
    with pytest.raises(AppError, match="đã giữ số 01"):
        change_details(
            session,
            "month_report",
            "2026-10",
            Details(issuer=Issuer.COMMITTEE, signing="chairman_for_committee"),
        )


def test_a_draft_with_a_number_is_not_deleted(session: Session) -> None:
    held(session, "2026-10")
    with pytest.raises(AppError, match="1 số văn bản"):
        delete(session, "official_document", draft_of(session, "month_report", "2026-10").id)


def test_a_number_that_is_not_there_is_said(session: Session) -> None:
    with pytest.raises(AppError, match="chưa có số 07"):
        find_number(session, REPORTS, 7)
    assert series_of(session, "month_report", "2026-10", on=DAY) == (REPORTS, "BC-VP")


def test_hands_at_the_same_time_get_numbers_of_their_own(database: Database) -> None:
    def one(place: int) -> int:
        with database.write("Lan") as session:
            return hold_for(session, "month_report", f"2026-{place:02d}", on=DAY).number

    with ThreadPoolExecutor(6) as hands:
        assert sorted(hands.map(one, range(1, 13))) == list(range(1, 13))


def test_the_database_itself_refuses_a_number_twice(database: Database) -> None:
    """What a second program would meet that had read the register before the first one wrote."""
    row = {"issuer": Issuer.OFFICE, "abbreviation": "BC", "year": 2026, "number": 1, "symbol": "BC-VP"}
    rest = dict.fromkeys(("reason", "title", "summary", "signer", "recipients", "archive", "note"), "")
    values = {**row, **rest, "state": NumberState.RESERVED, "folded": ""}
    with database.write("Lan") as session:
        session.execute(insert(DocumentNumber).values(id=uuid7(), **values))
    with pytest.raises(IntegrityError), database.write("Hoa") as session:
        session.execute(insert(DocumentNumber).values(id=uuid7(), **values))


class Register(RuleBasedStateMachine):
    """The clerk's hand in any order, undo and redo too; two series, one model: what the numbers should be."""

    @initialize()
    def start(self) -> None:
        self.scratch = Path(mkdtemp())
        self.database = open_database(new_folder(self.scratch / "data"))
        self.subjects = 0

    def rows(self, abbreviation: str = "BC") -> list[tuple[int, NumberState]]:
        with self.database.read() as session:
            series = NumberSeries(Issuer.OFFICE, abbreviation, 2026)
            return [(row.number, row.state) for row in numbers_of(session, series)]

    def of_state(self, *states: NumberState) -> Iterator[int]:
        return (number for number, state in self.rows() if state in states)

    @rule(code=st.sampled_from(["month_report", "month_bulletin"]))
    def hold_next(self, code: str) -> None:
        letters = "BC" if code == "month_report" else "TB"
        before = len(self.rows(letters))
        self.subjects += 1
        with self.database.write("Lan") as session:
            row = hold_for(session, code, f"s{self.subjects}", on=DAY)
            assert row.number == before + 1

    @rule(data=st.data())
    def ask_for(self, data: st.DataObject) -> None:
        rows = dict(self.rows())
        wanted = data.draw(st.integers(1, len(rows) + 3))
        free = wanted == len(rows) + 1 or rows.get(wanted) is NumberState.CANCELLED
        self.subjects += 1
        try:
            with self.database.write("Lan") as session:
                hold_for(session, "month_report", f"s{self.subjects}", on=DAY, wanted=str(wanted))
        except AppError:
            assert not free
            assert dict(self.rows()) == rows
        else:
            assert free
            assert dict(self.rows()) == {**rows, wanted: NumberState.RESERVED}

    @precondition(lambda self: any(self.of_state(NumberState.RESERVED)))
    @rule(data=st.data(), keep=st.booleans())
    def use_or_cancel(self, data: st.DataObject, keep: bool) -> None:
        number = data.draw(st.sampled_from(list(self.of_state(NumberState.RESERVED))))
        with self.database.write("Lan") as session:
            row = find_number(session, REPORTS, number)
            if keep:
                use(session, row, ENTRY)
            else:
                cancel(session, row, reason="Nhầm")

    @rule()
    def take_back(self) -> None:
        with self.database.write("Lan") as session:
            undo(session)

    @rule()
    def bring_back(self) -> None:
        with self.database.write("Lan") as session:
            redo(session)

    @rule()
    def restart(self) -> None:
        folder = self.database.folder
        self.database.close()
        self.database = open_database(folder)

    @invariant()
    def there_is_no_gap_and_no_double(self) -> None:
        if hasattr(self, "database"):
            for letters in ("BC", "TB"):
                numbers = [number for number, _ in self.rows(letters)]
                assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def a_document_holds_one_number_at_most(self) -> None:
        if hasattr(self, "database"):
            with self.database.read() as session:
                holders = session.scalars(
                    select(DocumentNumber.official_document_id).where(
                        DocumentNumber.deleted_at.is_(None),
                        DocumentNumber.official_document_id.is_not(None),
                        DocumentNumber.state != NumberState.CANCELLED,
                    )
                ).all()
            assert len(holders) == len(set(holders))

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            shutil.rmtree(self.scratch)


TestRegister = Register.TestCase
TestRegister.settings = settings(
    max_examples=20, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)
