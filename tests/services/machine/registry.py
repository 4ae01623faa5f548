"""Who there is and by which rules: agencies, people, posts, fields, delegations, the regulation, days off."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.agency_form import AliasRow
from app.briefings.field_form import LeaderRow
from app.briefings.person_form import SpellRow
from app.briefings.post_form import HoldingRow
from app.briefings.report_round_form import ReportRoundForm
from app.core.register_terms import RegisterKind
from app.core.report_terms import ReportEvery
from app.core.terms import AgencyKind, DayKind
from app.models.agency import Agency
from app.models.opinion import OpinionAnswer
from app.models.person import Delegation, Field, Person, Post
from app.models.report import ReportObligation
from app.rules.workplaces import workplace_on
from app.services import obligations, opinions, presets, report_rounds, special_days
from app.services.coming_years import seed_coming_years
from app.services.committee import members
from app.services.forms import agency, delegation, field, person, post, register_entry
from app.services.passed_obligations import pass_on
from app.services.regulation_versions import numbers_on
from app.services.settings import change_setting, change_settings, drop_change, load_preset, read_calendar
from tests.services.machine.office import AWAY, PLACES, Office, alive
from tests.services.machine.tasks import OUTSIDE, PAST, YES

NUMBER = "regulation.delay_report_days"


class Registry(Office):
    """People come, go and act for others; agencies merge; numbers change from a day on; days off are announced."""

    @rule(place=st.none() | PLACES, merged=PLACES, ends=st.none() | AWAY)
    def write_agency(self, place: int | None, merged: int, ends: int | None) -> None:
        if place is None:
            alias = AliasRow(alias=self.words("Tên khác"))
            self.fill(agency, None, name=self.words("Sở"), kind=AgencyKind.DEPARTMENT, aliases=(alias,))
        elif key := self.pick(Agency, place, OUTSIDE):
            successor = None if ends is None else self.ref(Agency, merged, OUTSIDE)
            day = None if ends is None else self.day(ends)
            self.fill(agency, key, valid_to=day, successor=successor)

    @rule(place=st.none() | PLACES, spells=st.lists(st.tuples(AWAY, st.integers(0, 30)), max_size=2))
    def write_person(self, place: int | None, spells: list[tuple[int, int]]) -> None:
        key = None if place is None else self.pick(Person, place)
        rows = tuple(SpellRow("", self.day(start), self.day(start + length)) for start, length in spells)
        said = {"full_name": self.words("Người")} if key is None else {}
        self.fill(person, key, committee_member=True, spells=rows, **said)

    @rule(who=PLACES, where=st.none() | PLACES, ago=st.none() | PAST)
    def move_to(self, who: int, where: int | None, ago: int | None) -> None:
        """Who moves works where he did until the day before; without a day he always worked there since the last."""
        key = self.pick(Person, who)
        place = None if where is None else self.ref(Agency, where)
        day = None if ago is None else self.day(ago)
        if key is None:
            return
        before = self._places_of(key)
        if self.fill(person, key, agency=place, moved_on=day) is None:
            assert self._places_of(key) == before
            return
        (left, was), (now_left, now) = before, self._places_of(key)
        assert now == (place and place.key)
        for each in map(self.day, range(30)):
            is_later = day is None or was in (None, now) or each >= day
            assert workplace_on(now_left, now, each) == workplace_on(left, now if is_later else was, each)

    def _places_of(self, key: str) -> tuple[list[tuple[str, date]], str | None]:
        """The places that somebody left, with the last day there, and the one of now."""
        rows = alive(self.now)["past_workplace"].values()
        left = [
            (row["agency_id"], date.fromisoformat(row["to_on"])) for row in rows if row["person_id"] == key
        ]
        return left, self.now["person"][key]["agency_id"]

    @rule(of_members_ago=PAST)
    def ask_members_of_day(self, of_members_ago: int) -> None:
        """Those are asked who are members on the day, by their spells."""
        day, content = self.day(of_members_ago), self.words("Lấy phiếu")
        key = self.save(lambda session: opinions.start(session, content=content, asked_on=day).id.hex)
        self.told(key, content)
        if key:
            with self.database.read() as session:
                rows = session.scalars(select(OpinionAnswer).where(OpinionAnswer.deleted_at.is_(None)))
                there = {row.person_id for row in rows if row.round_id.hex == key}
                assert there == set(members(session, day))

    @rule(place=st.none() | PLACES, who=PLACES, ends=st.none() | AWAY)
    def write_post(self, place: int | None, who: int, ends: int | None) -> None:
        key = None if place is None else self.pick(Post, place)
        holding = HoldingRow("", self.ref(Person, who), None, None if ends is None else self.day(ends))
        said = {"name": f"Phó Chủ tịch {self.words('UBND')}"} if key is None else {}
        self.fill(post, key, holdings=(holding,), **said)

    @rule()
    def hand_reports_on(self) -> None:
        """What a deputy owes after his post goes on once: the second time nothing is left to do."""
        self.save(pass_on)
        assert not self.save(pass_on)

    @rule(place=st.none() | PLACES, since=AWAY)
    def write_field_of_work(self, place: int | None, since: int) -> None:
        key = None if place is None else self.pick(Field, place)
        leader = LeaderRow("", self.ref(Post, since), self.day(since))
        self.fill(field, key, name=self.words("Lĩnh vực"), leaders=(leader,))

    @rule(of=PLACES, who=PLACES, since=AWAY, length=st.integers(0, 20))
    def delegate(self, of: int, who: int, since: int, length: int) -> None:
        days = {"from_on": self.day(since), "to_on": self.day(since + length)}
        self.fill(delegation, None, post=self.ref(Post, of), person=self.ref(Person, who), **days)

    @rule(kind=st.sampled_from(RegisterKind), by=YES, ago=PAST)
    def write_register(self, kind: RegisterKind, by: bool, ago: int) -> None:
        said = {"approved_by": "Chánh Văn phòng" if by else "", "dated": self.day(ago)}
        self.fill(register_entry, None, kind=kind, content=self.words("Dòng sổ"), **said)

    @rule(days=st.integers(0, 20), every=st.sampled_from(ReportEvery), groups=st.tuples(YES, YES, YES))
    def ask_for_report(self, days: int, every: ReportEvery, groups: tuple[bool, bool, bool]) -> None:
        """All that were asked owe it; asked the same again, nobody owes it twice."""
        form = ReportRoundForm(
            name=self.words("Báo cáo"),
            departments=groups[0],
            communes=groups[1],
            rooms=groups[2],
            period_from=self.today.replace(day=1),
            period_to=self.today,
            due_on=self.day(days),
            every=every,
            until=self.day(days + 40),
        )
        if self.save(lambda session: report_rounds.ask_many(session, form)):
            assert self.save(lambda session: report_rounds.ask_many(session, form)) is None

    @rule(value=st.integers(1, 9), ahead=st.integers(-20, 20))
    def change_number_and_back(self, value: int, ahead: int) -> None:
        """A number holds from its day on, and not before; taken back, it is what it was."""
        start = self.day(ahead)
        with self.database.read() as session:
            before = [numbers_on(session, day)[NUMBER].value for day in (self.day(ahead - 1), start)]
        self.save(lambda session: change_setting(session, NUMBER, value, from_on=start))
        with self.database.read() as session:
            now = [numbers_on(session, day)[NUMBER].value for day in (self.day(ahead - 1), start)]
        assert now == [before[0], value]
        if ahead % 2:
            self.save(lambda session: drop_change(session, NUMBER, start))

    @rule(name=st.sampled_from(("general", "dak-lak-2025", "bac-giang")), ahead=st.none() | AWAY)
    def take_preset(self, name: str, ahead: int | None) -> None:
        from_on = None if ahead is None else self.day(ahead)
        self.save(lambda session: presets.apply_preset(session, name, from_on=from_on))
        with self.database.read() as session:
            assert presets.preset_changes(session, name, from_on=from_on) == ()
        assert not self.save(obligations.follow_regulation)
        self.save(load_preset)

    @rule(soon=st.integers(1, 9))
    def change_several(self, soon: int) -> None:
        values = {"regulation.due_soon_days": soon, "office.name": self.words("Văn phòng")}
        self.save(lambda session: change_settings(session, values))

    @rule(away=st.integers(0, 40), off=YES, gone=YES)
    def announce_day_off(self, away: int, off: bool, gone: bool) -> None:
        day = self.day(away)
        new = special_days.Day(day, DayKind.OFF if off else DayKind.MAKE_UP, "Nghỉ bù", confirmed=True)
        made = self.save(
            lambda session: special_days.change_days(session, [new], [day] if gone else []) or True
        )
        with self.database.read() as session:
            is_off = day in read_calendar(session).days_off
        assert made is None or is_off == (off and not gone)
        assert not self.save(obligations.follow_regulation)

    @rule(year=st.integers(2026, 2028))
    def seed_and_confirm(self, year: int) -> None:
        self.save(lambda session: special_days.seed_year(session, year))
        self.save(lambda session: special_days.confirm_year(session, year))
        with self.database.read() as session:
            assert year in read_calendar(session).confirmed
            assert special_days.lacking_days(session, year) == []

    @rule()
    def bring_coming_holidays(self) -> None:
        """This year and the next have their days, of which a second bringing adds none."""
        self.save(lambda session: seed_coming_years(session, today=self.today))
        assert not self.save(lambda session: seed_coming_years(session, today=self.today))

    @invariant()
    def registry_holds(self) -> None:
        with self.database.read() as session:
            people_hold(session, self.today)


def people_hold(session: Session, today: date) -> None:
    """Nobody acts twice for a post on a day, the committee is who its spells say, reports of a round are owed once."""
    given = session.scalars(select(Delegation).where(Delegation.deleted_at.is_(None))).all()
    for one in given:
        assert one.from_on <= one.to_on
        others = [two for two in given if two.post_id == one.post_id and two.id != one.id]
        assert not any(two.from_on <= one.to_on and one.from_on <= two.to_on for two in others)
    owed = session.execute(
        select(ReportObligation.name, ReportObligation.agency_id, ReportObligation.due_on).where(
            ReportObligation.deleted_at.is_(None), ReportObligation.code == ""
        )
    ).all()
    assert len(set(owed)) == len(owed)
