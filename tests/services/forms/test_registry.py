"""The forms of agencies, people, posts and fields: saved, loaded again, taken back, told."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.briefings.agency_form import AgencyForm, AliasRow
from app.briefings.delegation_form import DelegationForm
from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Details, Fact, Loaded, Ref
from app.briefings.person_form import PersonForm, SpellRow
from app.briefings.post_form import HoldingRow, PostForm
from app.core.errors import AppError
from app.core.terms import AgencyKind
from app.models.agency import Agency, AgencyAlias
from app.models.person import Person
from app.models.report import ReportObligation
from app.services.forms import agency, delegation, field, person, post
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.services.forms.people import AGENCIES, PEOPLE, POSTS, changes, store

TODAY = date(2026, 11, 23)
ENDED, BEGAN = date(2025, 6, 30), date(2025, 7, 1)
AGENCY = AgencyForm(
    name="Sở Nông nghiệp và Môi trường",
    short_name="SNNMT",
    position=4,
    valid_from=BEGAN,
    aliases=(AliasRow(alias="Sở NN&MT"), AliasRow(alias="Sở Nông nghiệp")),
    leaders=(LeaderRow("", POSTS[1], BEGAN), LeaderRow("", PEOPLE[0], None, ENDED)),
)
PERSON = PersonForm(
    full_name="Y Bhăm Niê",
    sort_name="Bhăm",
    title="Giám đốc",
    agency=AGENCIES[0],
    committee_member=True,
    spells=(SpellRow("", None, ENDED), SpellRow("", TODAY)),
    rank=3,
)
POST = PostForm(
    "Chánh Văn phòng", 3, (HoldingRow("", PEOPLE[0], None, ENDED), HoldingRow("", PEOPLE[1], BEGAN))
)
FIELD = FieldForm(
    "Y tế", (LeaderRow("", POSTS[1], BEGAN), LeaderRow("", PEOPLE[0], None, ENDED)), AGENCIES[0]
)
FORMS = pytest.mark.parametrize(
    ("form", "filled", "changed"),
    [
        (agency, AGENCY, AgencyForm(name="Sở Tư pháp", kind=AgencyKind.OTHER, valid_to=ENDED)),
        (
            delegation,
            DelegationForm(POSTS[0], PEOPLE[0], BEGAN, TODAY, PEOPLE[1], "12/GUQ-VP", "Điều hành chung"),
            DelegationForm(POSTS[1], PEOPLE[1], TODAY, TODAY),
        ),
        (person, PERSON, PersonForm(full_name="Trần Dũng")),
        (post, POST, PostForm("Phó Chánh Văn phòng", None, (HoldingRow("", PEOPLE[1]),))),
        (
            field,
            FIELD,
            FieldForm("Giáo dục", (LeaderRow("", PEOPLE[1]), LeaderRow("", POSTS[0], BEGAN, TODAY))),
        ),
    ],
    ids=["agency", "delegation", "person", "post", "field"],
)
PARTS = ("aliases", "holdings", "leaders", "spells", "workplaces")


def load(form, session, key):
    return form.load(session, key, **({"today": TODAY} if form is person else {}))


def plain(values):
    if isinstance(values, PersonForm):
        values = replace(values, was=None, moved_on=None)
    rows = {name: getattr(values, name) for name in PARTS if hasattr(values, name)}
    return replace(
        values, **{name: tuple(replace(row, key="") for row in found) for name, found in rows.items()}
    )


def add(database, form, values) -> str:
    with database.write("Kiểm thử") as session:
        store(session)
    with database.write("Kiểm thử") as session:
        return form.save(session, Loaded("", values))


@FORMS
def test_what_is_saved_is_loaded_again(session, form, filled, changed):
    store(session)
    key = form.save(session, Loaded("", filled))
    loaded = load(form, session, key)
    assert plain(loaded.values) == filled
    assert form.save(session, replace(loaded, values=changed)) == key
    assert plain(load(form, session, key).values) == changed


@FORMS
def test_a_record_that_is_saved_unchanged_is_not_written(database, form, filled, changed):
    key = add(database, form, filled)
    with database.write("Kiểm thử") as session:
        before = changes(session)
        form.save(session, load(form, session, key))
        assert changes(session) == before
        form.save(session, replace(load(form, session, key), values=changed))
        assert changes(session) > before


@FORMS
def test_a_save_is_taken_back_whole(database, form, filled, changed):
    key = add(database, form, filled)
    with database.write("Kiểm thử") as session:
        before = load(form, session, key)
        form.save(session, replace(before, values=changed))
    with database.write("Kiểm thử") as session:
        undo(session)
        assert load(form, session, key).values == before.values


@FORMS
def test_a_record_that_was_changed_elsewhere_is_not_overwritten(database, form, filled, changed):
    key = add(database, form, filled)
    with database.read() as session:
        opened = load(form, session, key)
    with database.write("Người khác") as session:
        form.save(session, replace(opened, values=changed))
    with database.write("Kiểm thử") as session, pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        form.save(session, opened)


@FORMS
def test_an_empty_form_is_for_a_new_record(session, form, filled, changed):
    empty = load(form, session, None)
    place = {"position": 1} if hasattr(filled, "position") else {}
    assert empty == Loaded("", type(filled)(**place))


@pytest.mark.parametrize(("form", "filled"), [(agency, AGENCY), (post, POST)])
def test_a_new_one_stands_behind_all_others(session, form, filled):
    store(session)
    form.save(session, Loaded("", replace(filled, position=41)))
    assert load(form, session, None).values.position == 42


# --- names of agencies ---


@pytest.mark.parametrize(
    ("values", "name", "holder"),
    [
        (AgencyForm(name="sở y tế"), "sở y tế", "Sở Y tế"),
        (AgencyForm(name="Sở NN&MT"), "Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        (
            AgencyForm(name="Sở Tư pháp", aliases=(AliasRow(alias="So Xay dung"),)),
            "So Xay dung",
            "Sở Xây dựng",
        ),
        (
            AgencyForm(name="Sở Tư pháp", aliases=(AliasRow(alias="SỞ NÔNG NGHIỆP"),)),
            "SỞ NÔNG NGHIỆP",
            "Sở Nông nghiệp và Môi trường",
        ),
    ],
)
def test_two_agencies_never_have_the_same_name(session, values, name, holder):
    store(session)
    agency.save(session, Loaded("", AGENCY))
    with pytest.raises(AppError, match=f"Tên “{name}” đã là tên của {holder}"):
        agency.save(session, Loaded("", values))


def test_a_name_that_was_there_twice_does_not_hinder_other_changes(session):
    store(session)
    twin = Agency(name="Sở Y tế", kind=AgencyKind.OTHER)
    session.add(twin)
    session.flush()
    loaded = agency.load(session, twin.id.hex)
    agency.save(session, replace(loaded, values=replace(loaded.values, position=9)))
    assert twin.position == 9


def test_the_names_of_a_deleted_agency_are_free(session):
    store(session)
    key = agency.save(session, Loaded("", AGENCY))
    session.get(Agency, UUID(key)).deleted_at = func.now()
    session.flush()
    assert agency.save(session, Loaded("", AGENCY)) != key


def test_an_agency_does_not_come_to_succeed_itself(session):
    store(session)
    health, building, commune = (agency.load(session, ref.key) for ref in AGENCIES)
    agency.save(session, replace(health, values=replace(health.values, successor=AGENCIES[1])))
    agency.save(session, replace(building, values=replace(building.values, successor=AGENCIES[2])))
    with pytest.raises(AppError, match="kế thừa chính mình"):
        agency.save(session, replace(commune, values=replace(commune.values, successor=AGENCIES[0])))


def test_a_new_successor_is_made_with_the_save(session):
    store(session)
    loaded = agency.load(session, AGENCIES[0].key)
    values = replace(loaded.values, valid_to=ENDED, successor=Ref("agency", "", "Sở Y tế và Dân số"))
    agency.save(session, replace(loaded, values=values))
    assert agency.load(session, AGENCIES[0].key).values.successor.name == "Sở Y tế và Dân số"


def test_an_alias_that_is_dropped_is_only_marked(session):
    store(session)
    loaded = agency.load(session, agency.save(session, Loaded("", AGENCY)))
    agency.save(session, replace(loaded, values=replace(loaded.values, aliases=loaded.values.aliases[1:])))
    rows = session.execute(select(AgencyAlias.alias, AgencyAlias.deleted_at.is_(None)))
    assert dict(rows.all()) == {"Sở NN&MT": False, "Sở Nông nghiệp": True}


def test_people_are_sorted_by_the_name_they_chose(session):
    store(session)
    key = person.save(session, Loaded("", replace(PERSON, sort_name="")))
    by_last = session.get(Person, UUID(key)).sort_key
    loaded = load(person, session, key)
    person.save(session, replace(loaded, values=PERSON))
    assert session.get(Person, UUID(key)).sort_key < by_last  # Bhăm before Niê


# --- the detail panel ---


def test_the_panel_tells_an_agency(session):
    store(session)
    key = agency.save(session, Loaded("", AGENCY))
    old = agency.load(session, AGENCIES[0].key)
    successor = Ref("agency", key, AGENCY.name)
    agency.save(session, replace(old, values=replace(old.values, valid_to=ENDED, successor=successor)))
    person.save(session, Loaded("", replace(PERSON, agency=successor)))
    assert agency.describe(session, key, today=TODAY) == Details(
        "Sở Nông nghiệp và Môi trường",
        "Đang hoạt động",
        (
            Fact("Tên viết tắt", "SNNMT"),
            Fact("Loại cơ quan", "Sở, ban, ngành"),
            Fact("Thứ tự", "4"),
            Fact("Hoạt động từ", "01/07/2025"),
        ),
        {
            "Lãnh đạo theo dõi": ("Phó Chủ tịch (từ 01/07/2025)", "Lê Thị An (đến 30/06/2025)"),
            "Tên gọi khác": ("Sở NN&MT", "Sở Nông nghiệp"),
            "Cơ quan hợp nhất vào đây": ("Sở Y tế",),
            "Cá nhân": ("Y Bhăm Niê",),
        },
    )
    gone = agency.describe(session, AGENCIES[0].key, today=TODAY)
    assert (gone.state, gone.facts[-1]) == ("Đã kết thúc hoạt động", Fact("Cơ quan kế thừa", AGENCY.name))
    assert agency.describe(session, key, today=ENDED).state == "Chưa hoạt động"


def test_the_panel_tells_a_person(session):
    store(session)
    key = person.save(session, Loaded("", PERSON))
    values = PostForm("Chánh Văn phòng", 3, (HoldingRow("", Ref("person", key, PERSON.full_name), BEGAN),))
    post.save(session, Loaded("", values))
    told = person.describe(session, key, today=TODAY)
    assert (told.title, told.state) == ("Y Bhăm Niê", "Chánh Văn phòng")
    assert told.facts == (
        Fact("Chức vụ", "Giám đốc"),
        Fact("Cơ quan", "Sở Y tế"),
        Fact("Thành viên UBND tỉnh", "Có (đến 30/06/2025; từ 23/11/2026)"),
        Fact("Thứ bậc", "3"),
        Fact("Tên để sắp xếp", "Bhăm"),
    )
    assert told.parts == {"Chức danh": ("Chánh Văn phòng (từ 01/07/2025)",)}
    assert person.describe(session, key, today=ENDED).state == ""


@pytest.mark.parametrize(
    ("form", "values", "day", "state"),
    [
        (post, POST, TODAY, "Đang giữ: Vũ Bình"),
        (post, POST, ENDED, "Đang giữ: Lê Thị An"),
        (post, PostForm("Trống"), TODAY, "Chưa có người giữ"),
        (field, FIELD, TODAY, "Phụ trách: Phó Chủ tịch"),
        (field, FIELD, ENDED, "Phụ trách: Lê Thị An"),
        (field, FieldForm("Trống"), TODAY, "Chưa có người phụ trách"),
    ],
)
def test_the_panel_tells_who_holds_a_post_or_follows_a_field_on_a_day(session, form, values, day, state):
    store(session)
    assert form.describe(session, form.save(session, Loaded("", values)), today=day).state == state


def test_the_panel_tells_who_did_before(session):
    store(session)
    told = post.describe(session, post.save(session, Loaded("", POST)), today=TODAY)
    assert told.parts == {"Người giữ": ("Lê Thị An (đến 30/06/2025)", "Vũ Bình (từ 01/07/2025)")}
    told = field.describe(session, field.save(session, Loaded("", FIELD)), today=TODAY)
    assert told.parts == {"Người phụ trách": ("Phó Chủ tịch (từ 01/07/2025)", "Lê Thị An (đến 30/06/2025)")}


def test_two_spells_of_membership_that_share_a_day_are_refused(session):
    store(session)
    spells = (SpellRow("", None, ENDED), SpellRow("", ENDED, None))
    with pytest.raises(AppError, match="trùng ngày nhau"):
        person.save(session, Loaded("", replace(PERSON, spells=spells)))


def test_the_end_of_an_agency_warns_of_the_reports_that_it_owes_later(database):
    with database.write(ACTOR) as session:
        key = agency.save(
            session, Loaded("", AgencyForm(name="Phòng Nội chính", kind=AgencyKind.OFFICE_ROOM))
        )
        session.add_all(
            ReportObligation(name="Báo cáo tháng", agency_id=UUID(key), due_on=due, received_on=received)
            for due, received in ((TODAY, None), (BEGAN, None), (TODAY, TODAY))
        )
    with database.read() as session:
        typed = agency.load(session, key)
        [warned] = agency.advise(session, replace(typed, values=replace(typed.values, valid_to=ENDED)))
        assert (warned.field, warned.warning) == ("valid_to", True)
        assert warned.sentence.startswith("Còn 2 báo cáo đến hạn sau ngày này")
        for last in (None, TODAY):
            assert agency.advise(session, replace(typed, values=replace(typed.values, valid_to=last))) == ()
