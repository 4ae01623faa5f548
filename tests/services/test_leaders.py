"""Who is proposed for a matter: by field first, by territory then, and only who follows it that day (duties 20, 23)."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.programme_item_form import ProgrammeItemForm
from app.briefings.task_form import TaskForm
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.person import AgencyLeader, Field, FieldLeader, Post
from app.services.leaders import advise_assigner, advise_leader, leader_of, leaders_of

DAY = date(2026, 11, 2)


def test_the_leader_of_the_field_comes_before_that_of_the_territory(session: Session) -> None:
    first, second = Post(name="Phó Chủ tịch (kinh tế)"), Post(name="Phó Chủ tịch (văn xã)")
    field = Field(name="Y tế")
    commune = Agency(name="UBND xã Ea Kar", kind=AgencyKind.COMMUNE)
    session.add_all([first, second, field, commune])
    session.flush()
    session.add_all(
        [
            FieldLeader(field_id=field.id, post_id=first.id, to_on=date(2026, 10, 31)),
            FieldLeader(field_id=field.id, post_id=second.id, from_on=date(2026, 11, 1)),
            AgencyLeader(agency_id=commune.id, post_id=first.id),
            AgencyLeader(agency_id=commune.id, post_id=second.id),
        ]
    )
    session.flush()
    names = [ref.name for ref in leaders_of(session, field=field.id, agencies=(commune.id,), day=DAY)]
    assert names == ["Phó Chủ tịch (văn xã)", "Phó Chủ tịch (kinh tế)"]
    found = leader_of(session, agencies=(commune.id,), day=DAY)
    assert found is not None
    assert found.name == "Phó Chủ tịch (kinh tế)"
    assert leader_of(session, day=DAY) is None


def test_a_task_that_nobody_assigned_is_told_who_follows_its_field(session: Session) -> None:
    post, field = Post(name="Phó Chủ tịch (văn xã)"), Field(name="Y tế")
    session.add_all([post, field])
    session.flush()
    session.add(FieldLeader(field_id=field.id, post_id=post.id))
    session.flush()
    form = TaskForm(field=Ref("field", field.id.hex, field.name))
    [told] = advise_assigner(session, form, today=DAY)
    assert (told.field, told.warning) == ("assigner", True)
    assert "Phó Chủ tịch (văn xã)" in told.sentence
    assigned = replace(form, assigner=Ref("post", post.id.hex, post.name))
    assert advise_assigner(session, assigned, today=DAY) == ()
    assert advise_assigner(session, TaskForm(), today=DAY) == ()


def test_an_item_that_no_leader_directs_is_told_who_follows_its_field(session: Session) -> None:
    post, field = Post(name="Phó Chủ tịch (văn xã)"), Field(name="Y tế")
    session.add_all([post, field])
    session.flush()
    session.add(FieldLeader(field_id=field.id, post_id=post.id))
    session.flush()
    form = ProgrammeItemForm(content="Đề án", field=Ref("field", field.id.hex, field.name))
    [told] = advise_leader(session, form, today=DAY)
    assert (told.field, told.warning) == ("leader", True)
    assert "Phó Chủ tịch (văn xã)" in told.sentence
    led = replace(form, leader=Ref("post", post.id.hex, post.name))
    assert advise_leader(session, led, today=DAY) == ()
