"""Single words in cells: yes and no, levels that decide, secrecy, kinds of agencies and meetings."""

import re
from typing import Any

from app.core.terms import AgencyKind, DecisionLevel, MeetingKind, Secrecy
from app.core.text import clean, fold
from app.importers.office_workbook.values import Parsed, error, warning

_YES = {"x", "co", "da", "1", "1.0", "true", "v", "✓", "✔", "bao dam", "dam bao", "dat", "dat yeu cau"}
_YES |= {"bao dam chat luong", "dam bao chat luong", "dat chat luong", "bao dam yeu cau"}
_YES |= {"chap nhan", "duoc chap nhan", "da chap nhan", "dong y", "da thu hoi", "thu hoi", "da rut", "rut"}
_NO = {"khong", "0", "0.0", "false", "khong bao dam", "khong dam bao", "khong dat", "khong dat yeu cau"}
_NO |= {"khong bao dam chat luong", "khong dam bao chat luong", "khong dat chat luong", "chua dat"}
_NO |= {"khong chap nhan", "khong duoc chap nhan", "khong dong y", "khong thu hoi", "khong rut"}
_NO |= {"chua bao dam", "chua dam bao"}
_EMPTY = {"", "-", "--", "...", "…", "/"}
_HARDEST_LEVELS_FIRST = (
    (("thuong vu tinh uy", "ban thuong vu", "btvtu", "btv"), DecisionLevel.PARTY_STANDING),
    (("dang uy ubnd", "dang uy uy ban", "ban can su"), DecisionLevel.PARTY_OF_COMMITTEE),
    (("tinh uy", "ban chap hanh dang bo"), DecisionLevel.PARTY_COMMITTEE),
    (("hdnd", "hoi dong nhan dan"), DecisionLevel.COUNCIL),
    (("chu tich", "ct ubnd", "ctubnd", "pct"), DecisionLevel.CHAIRMAN),
    (("ubnd", "uy ban nhan dan", "tap the uy ban"), DecisionLevel.COMMITTEE),
)
_KIND_WORDS = (
    (
        ("cap xa", "xa phuong", "phuong xa", "xa, phuong", "phuong, xa", "ubnd xa", "dia phuong"),
        AgencyKind.COMMUNE,
    ),
    (("thuoc van phong", "phong chuyen mon", "phong, ban van phong"), AgencyKind.OFFICE_ROOM),
    (("trung uong", "nganh doc", "tw"), AgencyKind.CENTRAL),
    (("dang", "doan the", "mat tran"), AgencyKind.PARTY),
    (
        ("so, ban", "so ban", "so, nganh", "ban, nganh", "co quan chuyen mon", "cap tinh"),
        AgencyKind.DEPARTMENT,
    ),
    (("so", "nganh", "ban"), AgencyKind.DEPARTMENT),
    (("xa", "phuong", "dac khu"), AgencyKind.COMMUNE),
    (("phong",), AgencyKind.OFFICE_ROOM),
    (("khac",), AgencyKind.OTHER),
)


def yes_no(raw: Any) -> Parsed:
    """Read yes and no; empty is None, any other word an error."""
    said = fold(raw.rstrip(" .;")) if isinstance(raw, str) else fold(str(raw))
    if said in _EMPTY:
        return Parsed(None)
    if said in _YES:
        return Parsed(True)
    if said in _NO:
        return Parsed(False)
    return error(
        f"Không hiểu “{_short(raw)}”: cần x, Có, Đã, 1, bảo đảm, đạt hoặc Không, không bảo đảm, không đạt, 0."
    )


def secrecy(raw: Any) -> Parsed:
    """Read a level of secrecy; empty or "không" is none."""
    said = fold(str(raw))
    levels = {"mat": Secrecy.SECRET, "toi mat": Secrecy.TOP_SECRET, "tuyet mat": Secrecy.MOST_SECRET}
    levels |= {"x": Secrecy.SECRET, "co": Secrecy.SECRET, "m": Secrecy.SECRET}
    levels |= {"a": Secrecy.MOST_SECRET, "b": Secrecy.TOP_SECRET, "c": Secrecy.SECRET}
    if said in _EMPTY | {"khong", "thuong", "binh thuong", "khong mat"}:
        return Parsed(Secrecy.NONE)
    level = levels.get(said.removeprefix("do "))
    return (
        Parsed(level)
        if level
        else error(f"Không hiểu độ mật “{_short(raw)}”: cần Mật, Tối mật, Tuyệt mật hoặc để trống.")
    )


def decision_level(raw: Any) -> Parsed:
    """Read the level that decides a programme item."""
    said = fold(str(raw))
    if said in _EMPTY:
        return Parsed(DecisionLevel.OTHER)
    for hints, level in _HARDEST_LEVELS_FIRST:
        if any(hint in said for hint in hints):
            return Parsed(level)
    return warning(DecisionLevel.OTHER, f"Chưa rõ cấp quyết định “{_short(raw)}”, ghi là cấp khác.")


def level_in(form: str) -> DecisionLevel:
    """The level named inside a form ("Nghị quyết trình HĐND tỉnh"), other if there is none."""
    found: DecisionLevel = decision_level(form).value
    return found


def agency_kind(raw: Any) -> Parsed:
    """Read the kind of an agency; empty is None (it is guessed from the name)."""
    said = fold(str(raw))
    if said in _EMPTY:
        return Parsed(None)
    for hints, kind in _KIND_WORDS:
        if any(re.search(rf"\b{re.escape(hint)}\b", said) for hint in hints):
            return Parsed(kind)
    return warning(AgencyKind.OTHER, f"Chưa rõ loại cơ quan “{_short(raw)}”, ghi là cơ quan khác.")


_SAID_OF_MEETINGS = {
    MeetingKind.LEADERSHIP: ("tap the lanh dao van phong",),
    MeetingKind.MID_YEAR_REVIEW: ("so ket cong tac 6 thang", "so ket 6 thang"),
    MeetingKind.YEAR_REVIEW: ("tong ket cong tac nam", "tong ket nam"),
    MeetingKind.TRAINING: ("tap huan",),
    MeetingKind.CONFERENCE: ("hoi nghi chuyen de",),
    MeetingKind.SPECIAL_SESSION: ("chuyen de, bat thuong", "chuyen de va bat thuong"),
    MeetingKind.THEMATIC_SESSION: ("chuyen de",),
    MeetingKind.EXTRAORDINARY_SESSION: ("bat thuong", "dot xuat"),
}
"""What titles say of the kinds that are known by one phrase, in folded letters; the first that fits."""


def meeting_kind(title: str) -> MeetingKind:
    """The kind that a meeting's title says."""
    said = fold(title)
    if "dang uy" in said or "ban can su" in said:
        return MeetingKind.PARTY
    if "giao ban" in said and "van phong" in said:
        return MeetingKind.OFFICE_BRIEFING
    for kind, words in _SAID_OF_MEETINGS.items():
        if any(word in said for word in words):
            return kind
    if "thuong ky" in said or "phien hop" in said:
        return MeetingKind.REGULAR_SESSION
    if "hoi nghi" in said:
        return MeetingKind.CONFERENCE
    if re.search(r"\b(lam viec|chu tich|giao ban)\b", said):
        return MeetingKind.LEADERS_WORKING
    return MeetingKind.OTHER


def _short(raw: Any) -> str:
    said = clean(str(raw))
    return said if len(said) <= 40 else said[:39] + "…"
