"""How kinds go out comes from the shipped table, and is changed by the office with checks."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.document_kinds import KINDS
from app.core.errors import AppError
from app.core.issuing import Issuer
from app.core.terms import MeetingKind
from app.models.meeting import Meeting
from app.models.person import Person, Post, PostHolding
from app.rules.signing import complaint
from app.services.briefs import questions
from app.services.delegations import delegate
from app.services.editions import read_edition
from app.services.forms.common import put
from app.services.issuing import change_kind, changed_parts, read_holders, read_kind, read_kinds, read_ways
from app.services.issuing_data import issuing_settings, kind_default, named_kinds, signing_rules
from app.services.settings import change_setting, list_settings, load_preset, read_office

TODAY = date(2026, 11, 3)


def hold(session: Session, post: str, name: str, *, to_on: date | None = None) -> None:
    held, person = Post(name=post), Person(full_name=name)
    session.add_all([held, person])
    session.flush()
    session.add(PostHolding(post_id=held.id, person_id=person.id, from_on=date(2026, 1, 1), to_on=to_on))
    session.flush()


def test_the_table_names_kinds_rules_and_settings_that_are_there(session: Session) -> None:
    keys = {row.key for row in list_settings(session)}
    assert named_kinds() <= {kind.code for kind in KINDS}
    for kind in KINDS:
        for shipped in (kind_default(kind.code), kind_default(kind.code, "office")):
            assert shipped.signing in signing_rules()
            assert {shipped.addressees, shipped.recipients} - {""} <= keys
            assert shipped.source
    assert all(rule.source and rule.title for rule in signing_rules().values())
    assert all(source for _, source in issuing_settings().values())


def test_a_kind_follows_the_list_that_its_setting_holds(session: Session) -> None:
    change_setting(session, "issuing.letter_recipients", ["Văn phòng Tỉnh ủy"])
    assert read_kind(session, "urging_letter").recipients == ("Văn phòng Tỉnh ủy",)


def test_the_office_s_programme_goes_out_as_the_office_s(session: Session) -> None:
    committee = read_edition(session, "month_programme", "2026-11", today=TODAY)
    office = read_edition(session, "month_programme", "2026-11/office", today=TODAY)
    assert (committee.symbol, office.symbol) == ("CTr-UBND", f"CTr-{read_office(session).symbol}")
    assert committee.signer_lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert office.signer_lines == read_office(session).signer_lines


def test_the_office_changes_a_kind_and_takes_the_change_back(session: Session) -> None:
    shipped = read_kind(session, "conclusion_notice")
    change_kind(
        session,
        "conclusion_notice",
        {"issuer": "committee", "signing": "deputy_for_chairman", "recipients": ["  Các sở  ", ""]},
    )
    changed = read_kind(session, "conclusion_notice")
    assert (changed.issuer, changed.signing) == (Issuer.COMMITTEE, "deputy_for_chairman")
    assert changed.recipients == ("Các sở",)
    assert changed.addressees == shipped.addressees
    assert changed_parts(session, "conclusion_notice") == {"issuer", "signing", "recipients"}
    change_kind(session, "conclusion_notice", dict.fromkeys(("issuer", "signing", "recipients")))
    assert read_kind(session, "conclusion_notice") == shipped
    assert changed_parts(session, "conclusion_notice") == frozenset()


def test_a_changed_programme_leaves_the_office_s_own_alone(session: Session) -> None:
    change_kind(session, "month_programme", {"signing": "deputy_for_committee"})
    assert read_kind(session, "month_programme", aside="office").signing == "office_signer"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"signing": "nobody"}, "Không có cách ký"),
        ({"signing": "chairman"}, "không phải của Văn phòng"),
        ({"issuer": "committee"}, "không phải của UBND tỉnh"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_is_kept(
    session: Session, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(AppError, match=said):
        change_kind(session, "conclusion_notice", changes)
    assert changed_parts(session, "conclusion_notice") == frozenset()


def test_other_settings_are_not_confused_by_a_kind_s(session: Session) -> None:
    load_preset(session)
    before = list_settings(session)
    change_kind(session, "conclusion_notice", {"room": "NC"})
    assert list_settings(session) == before
    assert read_edition(session, "conclusion_notice", "x", today=TODAY).archive == "VT, NC"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("office.signer_lines", ["KT. CHỦ TỊCH", "CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        ("office.signer_lines", ["T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "văn bản Đảng"),
        ("office.symbol", "VP UBND", "không phải là ký hiệu"),
        ("office.symbol", "VP/UBND", "không phải là ký hiệu"),
        ("issuing.rooms", ["TH Phòng Tổng hợp"], "chưa đúng"),
        ("issuing.letter_recipients", [], "không được để trống"),
    ],
)
def test_a_setting_against_the_decree_is_refused_in_a_sentence(
    session: Session, key: str, value: object, said: str
) -> None:
    with pytest.raises(AppError, match=said):
        change_setting(session, key, value)


def test_the_address_may_be_empty(session: Session) -> None:
    change_setting(session, "issuing.contact", ["Số 1 đường A"])
    change_setting(session, "issuing.contact", [])
    assert read_ways(session, "typed_letter", today=TODAY).issuing.contact == ()


def test_posts_are_known_by_their_holders_of_today(session: Session) -> None:
    hold(session, "Chủ tịch UBND tỉnh", "Trần Văn Chủ")
    hold(session, "Chánh Văn phòng", "Lê Văn Cũ", to_on=date(2026, 6, 30))
    hold(session, "Chánh Văn phòng UBND tỉnh Đắk Lắk", "Lê Văn Mới")
    hold(session, "Phó Chủ tịch (kinh tế)", "Phạm Thị Một")
    hold(session, "Phó Chủ tịch (văn xã)", "Phạm Thị Hai")
    assert read_holders(session, TODAY) == {"chu tich": "Trần Văn Chủ", "chanh van phong": "Lê Văn Mới"}
    assert read_edition(session, "year_programme", "2026", today=TODAY).signer_name == "Trần Văn Chủ"


@pytest.mark.parametrize(
    ("post", "deputy", "code", "lines"),
    [
        (
            "Chủ tịch UBND tỉnh",
            "Phó Chủ tịch (kinh tế)",
            "year_programme",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (
            "Chánh Văn phòng",
            "Phó Chánh Văn phòng",
            "urging_letter",
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
    ],
)
def test_the_deputy_who_acts_for_a_post_signs_for_it(
    session: Session, post: str, deputy: str, code: str, lines: tuple[str, ...]
) -> None:
    change_setting(session, "office.signer_lines", ["CHÁNH VĂN PHÒNG"])
    hold(session, post, "Lê Văn Mới")
    hold(session, deputy, "Phạm Thị Một")
    hold(session, "Giám đốc Sở Y tế", "Vũ Văn Ba")
    people = {row.full_name: row.id for row in session.scalars(select(Person))}
    of_post = session.scalars(select(Post).where(Post.name == post)).one().id

    def signed(day: date) -> tuple[tuple[str, ...], str]:
        said = read_edition(session, code, "", today=day)
        return said.signer_lines, said.signer_name

    usual = (*lines[:-2], lines[-2].removeprefix("KT. "))
    ends = TODAY + timedelta(days=3)
    row = delegate(session, post=of_post, person=people["Phạm Thị Một"], from_on=TODAY, to_on=ends)
    assert signed(TODAY) == signed(ends) == (lines, "Phạm Thị Một")
    assert signed(ends + timedelta(days=1))[0] == usual
    assert not complaint(lines)
    [tenure] = session.scalars(select(PostHolding).where(PostHolding.post_id == of_post))
    tenure.to_on = TODAY
    session.flush()
    assert signed(TODAY) == (lines, "Phạm Thị Một")
    assert signed(ends)[0] == usual, "the giver is gone"
    tenure.to_on, row.person_id = None, people["Vũ Văn Ba"]
    session.flush()
    assert signed(TODAY)[0] == usual, "who is no deputy does not sign KT."


def test_a_kind_that_is_not_there_is_a_bug(session: Session) -> None:
    with pytest.raises(LookupError):
        read_ways(session, "poem", today=TODAY)


def test_all_kinds_are_read_at_once_as_one_by_one(session: Session) -> None:
    change_kind(session, "conclusion_notice", {"room": "NC"})
    found = read_kinds(session)
    assert {code: now for code, (now, _) in found.items()} == {
        kind.code: read_kind(session, kind.code) for kind in KINDS
    }
    now, shipped = found["conclusion_notice"]
    assert (now.room, shipped.room) == ("NC", "")


@pytest.mark.parametrize(
    ("kind", "lines", "symbol"),
    [
        (MeetingKind.REGULAR_SESSION, ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "GM-UBND"),
        (MeetingKind.OFFICE_BRIEFING, ("CHÁNH VĂN PHÒNG",), "GM-VP"),
        (MeetingKind.OFFICE_CHAIRED, ("CHÁNH VĂN PHÒNG",), "GM-VP"),
    ],
)
def test_who_chairs_a_meeting_invites_to_it_and_its_envelopes_say_so(session, kind, lines, symbol) -> None:
    load_preset(session)
    meeting = put(session, Meeting, None, {"kind": kind, "title": "Họp", "held_on": TODAY}).id.hex
    edition = read_edition(session, "invitation", meeting, today=TODAY)
    assert (edition.signer_lines, edition.symbol) == (lines, symbol)
    assert questions()["envelopes"].brief(session, meeting, TODAY).symbol == symbol
    assert read_edition(session, "envelopes", meeting, today=TODAY).issuer == edition.issuer
    letter = read_edition(session, "cancelling_letter", meeting, today=TODAY)
    assert letter.signer_lines == lines
