"""Where the headings of groups stand among the rows."""

from hypothesis import given
from hypothesis import strategies as st

from app.briefings.lists import Group, Total
from app.ui.lists.groups import Places, said, said_totals

COUNTS = st.lists(st.integers(0, 4), max_size=8)


def told(places: Places) -> list[object]:
    """Every row: a label, or the number of a record."""
    return [
        group.label if (group := places.heading(row)) else places.record(row) for row in range(places.rows)
    ]


@given(COUNTS)
def test_rows_are_each_heading_and_its_records(counts):
    groups = [Group(f"g{number}", count) for number, count in enumerate(counts)]
    places, expected, record = Places(sum(counts), groups), [], 0
    for group in groups:
        expected += [group.label, *range(record, record + group.count)]
        record += group.count
    assert told(places) == expected
    assert [places.record(places.row(n)) for n in range(record)] == list(range(record))


@given(COUNTS, st.data())
def test_the_records_of_a_run_of_rows_are_those_that_stand_in_it(counts, data):
    groups = [Group(f"g{number}", count) for number, count in enumerate(counts)]
    places = Places(sum(counts), groups)
    if places.rows:
        first = data.draw(st.integers(0, places.rows - 1))
        last = data.draw(st.integers(first, places.rows - 1))
        expected = [n for row in range(first, last + 1) if (n := places.record(row)) is not None]
        assert list(places.records(first, last)) == expected


def test_without_groups_a_row_is_its_record():
    assert told(Places(3)) == [0, 1, 2]
    assert list(Places(3).records(0, 2)) == [0, 1, 2]


def test_a_heading_says_how_many():
    assert said(Group("Sở Tài chính", 1200)) == "Sở Tài chính (1.200)"


def test_a_total_that_is_part_of_another_stands_in_brackets_behind_it():
    told = [Total("Quá hạn", 5), Total("Hoàn thành", 1159), Total("trong đó quá hạn", 42)]
    assert said_totals(told) == "Quá hạn: 5   Hoàn thành: 1.159 (trong đó quá hạn 42)"
    assert said_totals(told[2:]) == "Trong đó quá hạn: 42", "nothing before it"
