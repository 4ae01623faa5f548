"""The list of dossiers says what the rules say, and which next step is overdue."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.briefings.lists import Wanted
from app.core.opinion_terms import Decision, ReturnGround
from app.models.dossier import Dossier, DossierVersion
from app.rules.dossiers import DossierFacts, Receipt, due_on, standing_of
from app.services.lists import dossiers
from app.services.regulation_versions import read_regulations
from app.services.settings import change_setting, read_calendar
from tests.services.lists.making import TODAY, groups, keep, rows, totals
from tests.services.opinion_rounds import agency

DAY = timedelta(days=1)
DAYS = st.integers(-12, 3).map(lambda offset: TODAY + offset * DAY)
MAYBE = st.none() | DAYS
RECEIPTS = st.lists(
    st.builds(Receipt, DAYS, MAYBE, MAYBE, st.none() | st.sampled_from(ReturnGround)), max_size=3
)
FACTS = st.builds(DossierFacts, RECEIPTS, MAYBE, st.none() | st.sampled_from(Decision), MAYBE)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(FACTS, DAYS, st.integers(0, 9))
def test_the_list_says_what_the_rules_say(session, facts, changed_on, days):
    with session.begin_nested() as undone:
        for number in ("examination_days", "leader_decision_days"):
            change_setting(session, f"regulation.{number}", days, from_on=changed_on)
        row = keep(
            session,
            Dossier(
                content="Hồ sơ",
                submitted_on=facts.submitted_on,
                decision=facts.decision,
                decided_on=facts.decided_on,
            ),
        )
        for place, one in enumerate(facts.receipts):
            keep(
                session,
                DossierVersion(
                    dossier_id=row.id,
                    position=place,
                    received_on=one.received_on,
                    examined_on=one.examined_on,
                    returned_on=one.returned_on,
                    return_ground=one.ground,
                ),
            )
        standing = standing_of(facts, TODAY)
        due = due_on(facts, TODAY, read_regulations(session), read_calendar(session))
        (listed,) = dossiers.read(session, [row.id.hex], today=TODAY)
        assert (listed.standing, listed.due_on) == (standing, due)
        assert dossiers.count(session, Wanted(filters={"state": (standing.value,)}), today=TODAY) == 1
        late = dossiers.count(session, Wanted(filters={"state": ("late",)}), today=TODAY)
        assert late == listed.late == (due is not None and due < TODAY)
        undone.rollback()


def test_what_is_overdue_is_found_and_counted(session):
    sender = agency(session, "Sở Tài chính")
    for content, days in (("Mới đến", 0), ("Đến lâu rồi", 12)):
        row = keep(session, Dossier(content=content, agency_id=sender.id))
        keep(session, DossierVersion(dossier_id=row.id, received_on=TODAY - days * DAY))
    assert [row.content for row in rows(session, dossiers, state="late")] == ["Đến lâu rồi"]
    assert [row.content for row in rows(session, dossiers, state="to_return")] == ["Đến lâu rồi"]
    assert [row.content for row in rows(session, dossiers, words="moi")] == ["Mới đến"]
    assert len(rows(session, dossiers, words="tai chinh")) == 2
    assert totals(session, dossiers)["quá hạn"] == 1
    assert groups(session, dossiers, "agency") == [("Sở Tài chính", 2)]
