"""Type-ahead: few letters without accents find the right rows, the best first."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Choice
from app.core.terms import AgencyKind
from app.models.agency import Agency, AgencyAlias
from app.models.base import Record
from app.models.person import Field, Person, Post, PostHolding
from app.models.search import catch_up
from app.models.task import SourceDocument, Task
from app.services import lookup

DAY = date(2026, 11, 2)
Find = Callable[[Session, str], list[Choice]]


def add(session: Session, *rows: Record) -> None:
    for row in rows:
        session.add(row)
        session.flush()
    catch_up(session.connection())


def agency(name: str, short_name: str = "", **more: object) -> Agency:
    return Agency(name=name, short_name=short_name, kind=AgencyKind.DEPARTMENT, **more)


@pytest.fixture
def office(session: Session) -> Session:
    """A few rows of each table."""
    health, finance = agency("Sở Y tế", "SYT", position=2), agency("Sở Tài chính", "STC", position=1)
    add(session, health, finance, agency("Sở Kế hoạch và Đầu tư", "STC2", valid_to=DAY, position=0))
    add(session, agency("Ban Quản lý khu Sở Y", position=3), agency("Đã xóa", deleted_at=datetime.now(UTC)))
    add(session, AgencyAlias(agency_id=health.id, alias="Ngành y"))
    chair, deputy = Post(name="Chủ tịch UBND tỉnh", position=1), Post(name="Phó Chủ tịch", position=2)
    an = Person(full_name="Nguyễn Văn Ân", title="Chủ tịch", rank=1)
    binh = Person(full_name="Lê Bình", title="Chuyên viên", agency_id=health.id)
    add(session, chair, deputy, an, binh, Field(name="Y tế"), Field(name="Đầu tư công"))
    add(session, PostHolding(post_id=chair.id, person_id=an.id))
    document = SourceDocument(
        number="2145/UBND-TH", issued_on=DAY, issuer="UBND tỉnh", summary="Rà soát quy hoạch"
    )
    add(
        session,
        SourceDocument(number="12/TB-VP", summary="Theo số 2145"),
        document,
        SourceDocument(number=""),
    )
    add(session, Task(content="Báo cáo quy hoạch", assigned_on=DAY, source_document_id=document.id))
    return session


def labels(choices: Sequence[Choice]) -> list[str]:
    return [choice.label for choice in choices]


@pytest.mark.parametrize(
    ("find", "typed", "found"),
    [
        (lookup.find_agencies, "so y", ["Sở Y tế", "Ban Quản lý khu Sở Y"]),
        (lookup.find_agencies, "SYT", ["Sở Y tế"]),
        (lookup.find_agencies, "stc", ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]),
        (lookup.find_agencies, "nganh y", ["Sở Y tế"]),
        (lookup.find_agencies, "dau tu", ["Sở Kế hoạch và Đầu tư"]),
        (lookup.find_agencies, "đã xóa", []),
        (
            lookup.find_agencies,
            "",
            ["Sở Tài chính", "Sở Y tế", "Ban Quản lý khu Sở Y", "Sở Kế hoạch và Đầu tư"],
        ),
        (lookup.find_posts, "chu tich", ["Chủ tịch UBND tỉnh", "Phó Chủ tịch"]),
        (lookup.find_posts, "an", ["Chủ tịch UBND tỉnh"]),
        (lookup.find_people, "van an", ["Nguyễn Văn Ân"]),
        (lookup.find_people, "", ["Nguyễn Văn Ân", "Lê Bình"]),
        (lookup.find_people, "chuyen vien", ["Lê Bình"]),
        (lookup.find_assigners, "chu tich", ["Chủ tịch UBND tỉnh", "Phó Chủ tịch", "Nguyễn Văn Ân"]),
        (lookup.find_fields, "dau", ["Đầu tư công"]),
        (lookup.find_documents, "2145", ["2145/UBND-TH", "12/TB-VP"]),
        (lookup.find_documents, "quy hoach", ["2145/UBND-TH"]),
        (lookup.find_documents, "", ["Văn bản không số", "2145/UBND-TH", "12/TB-VP"]),
        (lookup.find_tasks_to_link, "2145 bao", ["Báo cáo quy hoạch"]),
        (lookup.find_tasks_to_link, "", ["Báo cáo quy hoạch"]),
    ],
)
def test_few_letters_find_the_right_rows(office: Session, find: Find, typed: str, found: list[str]) -> None:
    assert labels(find(office, typed)) == found


@pytest.mark.parametrize(
    "find",
    [
        lookup.find_agencies,
        lookup.find_posts,
        lookup.find_people,
        lookup.find_assigners,
        lookup.find_fields,
        lookup.find_documents,
        lookup.find_tasks_to_link,
    ],
)
@pytest.mark.parametrize("typed", ["không có gì như thế", '"', "*", "' OR 1=1 --x"])
def test_what_means_nothing_finds_nothing_and_breaks_nothing(office: Session, find: Find, typed: str) -> None:
    assert find(office, typed) == []


def test_a_choice_tells_its_row_and_a_quiet_word_beside_it(office: Session) -> None:
    (binh,) = lookup.find_people(office, "binh")
    table, _, key = binh.code.partition(":")
    assert (table, len(key), binh.aside) == ("person", 32, "Chuyên viên, SYT")
    assert lookup.find_posts(office, "an")[0].aside == "Nguyễn Văn Ân"
    assert lookup.find_agencies(office, "dau tu")[0].aside == "STC2, đến 02/11/2026"
    assert (
        lookup.find_documents(office, "2145/ubnd")[0].aside == "ngày 02/11/2026, UBND tỉnh, Rà soát quy hoạch"
    )
    assert lookup.find_tasks_to_link(office, "bao cao")[0].aside == "2145/UBND-TH, giao 02/11/2026"


def test_a_number_that_is_exactly_so_comes_before_those_that_begin_so(session: Session) -> None:
    add(session, SourceDocument(number="7/TB"), *(SourceDocument(number=f"7/TB-{n}") for n in range(30)))
    assert labels(lookup.find_documents(session, "7/tb"))[0] == "7/TB"


def test_an_agency_tells_what_else_it_is_called(office: Session) -> None:
    [health] = [found for found in lookup.find_agencies(office, "nganh y") if found.label == "Sở Y tế"]
    assert health.also == ("SYT", "nganh y")


def test_no_more_than_twenty_are_told(session: Session) -> None:
    add(session, *(agency(f"Sở số {number}") for number in range(30)))
    add(session, *(Person(full_name=f"Lê Sở {number}") for number in range(30)))
    assert len(lookup.find_agencies(session, "so")) == lookup.MOST
    assert len(lookup.find_assigners(session, "so")) == lookup.MOST
