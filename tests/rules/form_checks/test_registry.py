"""What is said of the forms of agencies, people, posts and fields, one complaint a row."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.agency_form import AgencyForm, AliasRow
from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Complaint, Ref
from app.briefings.person_form import PersonForm, SpellRow, WorkplaceRow
from app.briefings.post_form import HoldingRow, PostForm
from app.rules.form_checks import agency, field, person, post
from app.rules.form_checks.spans import overlap

FIRST, SECOND, THIRD = date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)
AN, BINH = Ref("person", "1" * 32, "Lê An"), Ref("person", "2" * 32, "Vũ Bình")
AGENCY = AgencyForm(name="Sở Xây dựng", short_name="SXD", aliases=(AliasRow(alias="Sở XD"),))
PERSON = PersonForm(full_name="Lê Thị Bình An", sort_name="Bình An", phone="0262 3 852 000")
POST = PostForm("Chủ tịch", 1, (HoldingRow("", AN, None, FIRST), HoldingRow("", BINH, SECOND, None)))
FIELD = FieldForm("Y tế", (LeaderRow("", AN, FIRST, SECOND), LeaderRow("", BINH, FIRST, SECOND)))
check_person = partial(person.check, today=THIRD)
DAY = timedelta(days=1)
ROOM, OTHER = Ref("agency", "3" * 32, "Phòng Tổng hợp"), Ref("agency", "4" * 32, "Phòng Kinh tế")
MOVING = replace(PERSON, agency=ROOM, was=OTHER, moved_on=THIRD)
BACKWARDS = "Ngày kết thúc trước ngày bắt đầu."


@pytest.mark.parametrize(
    ("check", "good"),
    [
        (agency.check, AGENCY),
        (check_person, PERSON),
        (check_person, replace(MOVING, workplaces=(WorkplaceRow("", ROOM, THIRD - DAY),))),
        (check_person, replace(MOVING, moved_on=None, workplaces=(WorkplaceRow("", ROOM, FIRST),))),
        (check_person, replace(MOVING, agency=OTHER, moved_on=THIRD + DAY)),
        (post.check, POST),
        (field.check, FIELD),
    ],
)
def test_a_good_form_has_no_complaint(check, good):
    assert check(good) == ()


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(AGENCY, name=""), Complaint("name", "Nhập tên cơ quan.")),
        (replace(AGENCY, position=-1), Complaint("position", "Thứ tự không thể nhỏ hơn 0.")),
        (replace(AGENCY, valid_from=SECOND, valid_to=FIRST), Complaint("valid_to", BACKWARDS)),
        (
            replace(AGENCY, successor=Ref("agency", "3" * 32, "Sở Giao thông")),
            Complaint("valid_to", "Đã có cơ quan kế thừa: ghi ngày cuối cùng hoạt động.", warning=True),
        ),
        (
            replace(AGENCY, valid_to=FIRST, successor=Ref("agency", "", "sở xây dựng")),
            Complaint("successor", "Cơ quan không thể kế thừa chính mình."),
        ),
        (
            replace(AGENCY, aliases=(AliasRow(),)),
            Complaint("aliases", "Nhập tên gọi khác, hoặc xóa dòng này.", 0, "alias"),
        ),
        (
            replace(AGENCY, aliases=(AliasRow(alias="Sở XD"), AliasRow(alias="so xd"))),
            Complaint("aliases", "Tên gọi này đã có ở dòng trên.", 1, "alias"),
        ),
        (
            replace(AGENCY, aliases=(AliasRow(alias="sxd"),)),
            Complaint(
                "aliases",
                "Tên gọi này trùng với tên hoặc tên viết tắt: không cần ghi lại.",
                0,
                "alias",
                warning=True,
            ),
        ),
    ],
)
def test_each_slip_of_an_agency_has_its_sentence(changed, complaint):
    assert agency.check(changed) == (complaint,)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(PERSON, full_name=""), Complaint("full_name", "Nhập họ và tên.")),
        (
            replace(PERSON, sort_name="Bình Minh"),
            Complaint("sort_name", "Tên để sắp xếp không có trong họ và tên.", warning=True),
        ),
        (
            replace(PERSON, sort_name="Thị B"),
            Complaint("sort_name", "Tên để sắp xếp không có trong họ và tên.", warning=True),
        ),
        (
            replace(PERSON, committee_member=True, spells=(SpellRow("", SECOND, FIRST),)),
            Complaint("spells", BACKWARDS, 0, "to_on"),
        ),
        (
            replace(
                PERSON,
                committee_member=True,
                spells=(SpellRow("", None, SECOND), SpellRow("", THIRD), SpellRow("", SECOND, SECOND)),
            ),
            Complaint(
                "spells",
                "Trùng thời gian với dòng 1; mỗi ngày chỉ thuộc một lần làm thành viên.",
                2,
                "from_on",
            ),
        ),
        (
            replace(PERSON, spells=(SpellRow("", FIRST),)),
            Complaint(
                "committee_member",
                "Đã ghi ngày: đánh dấu là thành viên UBND tỉnh, hoặc bỏ các dòng ngày.",
            ),
        ),
        (replace(PERSON, rank=-2), Complaint("rank", "Thứ bậc không thể nhỏ hơn 0.")),
        (
            replace(PERSON, phone="không có"),
            Complaint("phone", "Số điện thoại không có chữ số nào.", warning=True),
        ),
        (
            replace(MOVING, moved_on=THIRD + DAY),
            Complaint("moved_on", "Ngày chuyển 02/01/2026 ở tương lai."),
        ),
        (
            replace(MOVING, workplaces=(WorkplaceRow("", ROOM, SECOND),), moved_on=SECOND),
            Complaint(
                "moved_on",
                "Đến hết 01/07/2025 còn ở nơi công tác trước: ngày chuyển phải sau ngày đó.",
            ),
        ),
        (
            replace(PERSON, workplaces=(WorkplaceRow("", None, FIRST),)),
            Complaint("workplaces", "Chọn cơ quan, hoặc xóa dòng này.", 0, "agency"),
        ),
        (
            replace(PERSON, workplaces=(WorkplaceRow("", ROOM),)),
            Complaint("workplaces", "Chưa có ngày cuối ở nơi này: cần ngày như 15/10/2026.", 0, "to_on"),
        ),
        (
            replace(PERSON, workplaces=(WorkplaceRow("", ROOM, THIRD),)),
            Complaint(
                "workplaces",
                "Ngày cuối phải trước hôm nay; nơi công tác hiện nay ghi ở ô “Cơ quan”.",
                0,
                "to_on",
            ),
        ),
        (
            replace(PERSON, workplaces=(WorkplaceRow("", ROOM, FIRST), WorkplaceRow("", OTHER, FIRST))),
            Complaint("workplaces", "Trùng ngày cuối với dòng 1.", 1, "to_on"),
        ),
    ],
)
def test_each_slip_of_a_person_has_its_sentence(changed, complaint):
    assert check_person(changed) == (complaint,)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(POST, name=""), Complaint("name", "Nhập chức danh.")),
        (replace(POST, position=-1), Complaint("position", "Thứ tự không thể nhỏ hơn 0.")),
        (
            replace(POST, holdings=(HoldingRow(from_on=FIRST),)),
            Complaint("holdings", "Chọn người giữ chức danh.", 0, "person"),
        ),
        (
            replace(POST, holdings=(HoldingRow("", AN, SECOND, FIRST),)),
            Complaint("holdings", BACKWARDS, 0, "to_on"),
        ),
        (
            replace(POST, holdings=(HoldingRow("", AN, None, SECOND), HoldingRow("", BINH, SECOND, None))),
            Complaint("holdings", "Trùng thời gian với người ở dòng 1.", 1, "from_on", warning=True),
        ),
    ],
)
def test_each_slip_of_a_post_has_its_sentence(changed, complaint):
    assert post.check(changed) == (complaint,)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        (replace(FIELD, name=""), Complaint("name", "Nhập tên lĩnh vực.")),
        (replace(FIELD, leaders=(LeaderRow(),)), Complaint("leaders", "Chọn người phụ trách.", 0, "leader")),
        (
            replace(FIELD, leaders=(LeaderRow("", AN, SECOND, FIRST),)),
            Complaint("leaders", BACKWARDS, 0, "to_on"),
        ),
        (
            replace(FIELD, leaders=(LeaderRow("", AN, FIRST, SECOND), LeaderRow("", AN, SECOND, None))),
            Complaint(
                "leaders", "“Lê An” đã có ở dòng trên trong cùng thời gian.", 1, "leader", warning=True
            ),
        ),
    ],
)
def test_each_slip_of_a_field_has_its_sentence(changed, complaint):
    assert field.check(changed) == (complaint,)


SPANS = st.tuples(st.none() | st.sampled_from((FIRST, SECOND)), st.none() | st.sampled_from((SECOND, THIRD)))


@given(SPANS, SPANS)
def test_spans_overlap_when_they_share_a_day(one, other):
    def days(span):
        return {
            day
            for day in (
                date(2024, 12, 31),
                FIRST,
                date(2025, 3, 1),
                SECOND,
                date(2025, 10, 1),
                THIRD,
                date(2026, 1, 2),
            )
            if (span[0] is None or span[0] <= day) and (span[1] is None or day <= span[1])
        }

    assert overlap(one, other) is bool(days(one) & days(other)) is overlap(other, one)
