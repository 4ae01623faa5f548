"""What all lists share, tried on a list of agencies."""

from datetime import date

import pytest

from app.briefings.lists import Group, Total, Wanted
from app.core.terms import AgencyKind
from app.models.agency import Agency, AgencyAlias
from app.models.asking import Question
from app.models.search import catch_up
from app.services.lists import common
from app.services.lists.common import BATCH, NOTHING, Condition, Grouping, Place, Source

AGENCIES = Source(
    rows="agency",
    key="agency.id",
    usual=("agency.position DESC",),
    always="agency.deleted_at IS NULL AND agency.position >= :least",
    orders={"name": ("agency.sort_key",), "from": ("agency.valid_from",)},
    groups={
        "kind": Grouping("agency.kind", say=str.upper),
        "from": Grouping("agency.valid_from", ("substr(agency.valid_from, 6)",), empty="không rõ"),
    },
    values={"least": 1},
)
ROWS = Question("SELECT id, name FROM agency WHERE id IN :keys")


@pytest.fixture
def fill(session):
    """Store agencies of these names, with what else is told of each."""

    def fill(*names: str, **values) -> list[str]:
        rows = [
            Agency(name=name, position=place, **{"kind": AgencyKind.DEPARTMENT} | values)
            for place, name in enumerate(names, 1)
        ]
        session.add_all(rows)
        session.flush()
        catch_up(session.connection())
        return [row.id.hex for row in rows]

    return fill


@pytest.fixture
def found(session):
    """The names that a question finds; as many as it counts."""

    def found(*asked: Condition, **wanted) -> list[str]:
        listing = common.find(session, AGENCIES, asked, Wanted(**wanted))
        assert common.count(session, AGENCIES, asked) == len(listing.keys)
        return common.read(session, ROWS, listing.keys, lambda row: row.name)

    return found


def test_the_usual_order_is_taken_when_none_is_wanted_and_after_every_other(fill, found):
    fill("Bản", "An", "An")
    assert found() == ["An", "An", "Bản"]
    assert found(order="name") == ["An", "An", "Bản"]
    assert found(order="name", descending=True) == ["Bản", "An", "An"]


def test_what_is_empty_comes_last_either_way(session, fill, found):
    fill("không rõ")
    fill("sau", valid_from=date(2026, 2, 1))
    fill("trước", valid_from=date(2026, 1, 1))
    assert found(order="from") == ["trước", "sau", "không rõ"]
    assert found(order="from", descending=True) == ["sau", "trước", "không rõ"]


def test_groups_come_in_their_own_order_and_keep_the_wanted_one_inside(session, fill, found):
    fill("Bản", "An")
    fill("Tòa án", valid_from=date(2026, 2, 1))
    fill("Sở", "Ban", valid_from=date(2027, 1, 1))
    wanted = Wanted(group="from", order="name")
    assert found(group="from", order="name") == ["Ban", "Sở", "Tòa án", "An", "Bản"]
    assert common.find(session, AGENCIES, (), wanted).groups == (
        Group("2027-01-01", 2),
        Group("2026-02-01", 1),
        Group("không rõ", 2),
    )
    assert common.find(session, AGENCIES, (), Wanted(group="kind")).groups == (Group("DEPARTMENT", 5),)


def test_an_empty_list_has_no_groups(session):
    listing = common.find(session, AGENCIES, (), Wanted(group="kind"))
    assert (list(listing.keys), listing.groups, common.count(session, AGENCIES, ())) == ([], (), 0)


def test_conditions_are_all_fulfilled_and_their_values_never_meet_the_sql(fill, found):
    fill("Bản", "An", "'; DROP TABLE agency; --")
    names = common.one_of("agency.name", ["An", "'; DROP TABLE agency; --", "Không có"], "name")
    assert found(names) == ["'; DROP TABLE agency; --", "An"]
    assert found(names, common.one_of("agency.position", [2], "place")) == ["An"]
    assert found(names, NOTHING) == found(common.any_of([])) == []


def test_a_day_lies_in_one_of_the_periods_both_ends_included(fill, found):
    for name, day in (("a", date(2026, 1, 1)), ("b", date(2026, 1, 31)), ("c", date(2026, 2, 1))):
        fill(name, valid_from=day)
    january, later = "2026-01-01..2026-01-31", "2026-02-01..2026-12-31"
    assert sorted(found(common.within("agency.valid_from", [january], "from"))) == ["a", "b"]
    assert sorted(found(common.within("agency.valid_from", [january, later], "from"))) == ["a", "b", "c"]


def test_a_period_is_two_days():
    assert common.days_of("2026-10-01..2026-10-31") == (date(2026, 10, 1), date(2026, 10, 31))
    with pytest.raises(ValueError, match="isoformat"):
        common.days_of("tháng 10")


def test_a_leader_is_a_post_or_without_one_a_person(fill, found):
    post = "nullif(agency.name, 'Ý')"
    fill("Bản", "An", "Ý")
    assert found(common.leader(post, "agency.position", ["post:An", "person:3"], "leader")) == [
        "Ý",
        "An",
    ]
    assert found(common.leader("agency.name", "agency.position", [], "leader")) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("y te", ["Sở Y tế"]),
        ("nganh y", ["Sở Y tế"]),  # one word in the alias, one in the name
        ("so", ["Sở Nội vụ", "Sở Y tế"]),
        ("benh", []),
        ("  ", ["Sở Nội vụ", "Sở Y tế"]),
        ("///", []),
    ],
)
def test_each_word_stands_in_one_of_the_places(session, fill, found, words, names):
    fill("Sở Y tế", "Sở Nội vụ")
    session.add(
        AgencyAlias(agency_id=session.query(Agency).order_by(Agency.id).first().id, alias="Ngành dọc")
    )
    session.flush()
    catch_up(session.connection())
    places = (
        Place("agency", "agency.id IN {found}"),
        Place("agency_alias", "agency.id IN (SELECT agency_id FROM agency_alias WHERE id IN {found})"),
    )
    assert found(*common.worded(words, *places)) == names


def test_filters_without_codes_ask_nothing_and_unknown_ones_are_a_mistake():
    filters = {"name": lambda codes: common.one_of("agency.name", codes, "name")}
    assert common.filtered(Wanted(filters={"name": ()}), filters) == ()
    assert len(common.filtered(Wanted(filters={"name": ("An",)}), filters)) == 1
    with pytest.raises(KeyError):
        common.filtered(Wanted(filters={"state": ("x",)}), filters)


def test_totals_are_sums_over_the_rows_that_are_found(session, fill):
    sums = {"Tổng": "1", "Đầu": "agency.position = 1"}
    assert common.totals(session, AGENCIES, (), sums) == (Total("Tổng", 0), Total("Đầu", 0))
    fill("Bản", "An", "Ý")
    an = common.one_of("agency.name", ["An", "Ý"], "name")
    assert common.totals(session, AGENCIES, (), sums) == (Total("Tổng", 3), Total("Đầu", 1))
    assert common.totals(session, AGENCIES, (an,), sums) == (Total("Tổng", 2), Total("Đầu", 0))


def test_rows_are_read_in_the_order_of_their_keys_over_many_batches(session, fill):
    keys = fill(*(str(number) for number in range(BATCH + 3)))[::-1]
    assert common.read(session, ROWS, keys, lambda row: row.id) == keys
    assert common.read(session, ROWS, [], lambda row: row.id) == []
