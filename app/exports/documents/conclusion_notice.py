"""Thông báo kết luận: what a meeting concluded, by issue or by agency (duties 62, 64, 70; practice 3.7)."""

from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.meeting import (
    Arrangement,
    AssignedTask,
    ConclusionBriefing,
    ConclusionLine,
    MeetingBriefing,
)
from app.core.terms import Attendance, MeetingKind
from app.core.words import capital, long_date
from app.exports import assignments
from app.exports import meeting_words as meet
from app.exports import sentences as say
from app.exports.document import Block, Document, Paragraph, Role
from app.exports.formats import Format
from app.exports.letters import body, titled, written

FORMATS = (Format.DOCX, Format.PDF)
FOLLOWS = (
    "Theo dõi, đôn đốc việc thực hiện các kết luận nêu trên; tổng hợp kết quả, báo cáo Chủ tịch UBND tỉnh"
)
CAME = (Attendance.PRESENT, Attendance.SUBSTITUTED)
_INSIDE = frozenset(
    {
        MeetingKind.OFFICE_BRIEFING,
        MeetingKind.LEADERSHIP,
        MeetingKind.MID_YEAR_REVIEW,
        MeetingKind.YEAR_REVIEW,
        MeetingKind.WITH_UNIONS,
    }
)
"""The meetings of the office alone: its rooms carry out what they conclude (duty 70)."""


def compose(briefing: ConclusionBriefing, edition: Edition) -> Document:
    """The notice; with an assessment in two parts, without one as a plain list."""
    meeting = briefing.meeting
    summary = edition.summary or _summary(meeting)
    blocks = (
        *_opening(meeting, edition),
        *_parts(briefing, edition),
        body(f"Trên đây là {say.lowered(summary)}; {edition.issuer} thông báo để {_whom(meeting)}."),
    )
    name = f"Thong bao ket luan {meeting.held_on:%d-%m-%Y}"
    return Document(name, summary, (titled(edition, "Thông báo", summary, blocks),))


def _summary(meeting: MeetingBriefing) -> str:
    chair = meet.chair(meeting)
    return f"Kết luận{f' của {chair}' if chair else ''} tại {meet.called(meeting.title)}"


def _whom(meeting: MeetingBriefing) -> str:
    inside = meeting.kind in _INSIDE
    return f"các {'phòng' if inside else 'cơ quan'}, đơn vị biết, thực hiện"


def _opening(meeting: MeetingBriefing, edition: Edition) -> Iterator[Paragraph]:
    """Day, place, chair and meeting; who came; what was heard."""
    chair, noun = meet.chair(meeting), meet.kind_of_meeting(meeting.title)
    where = f", tại {meeting.places[0]}" if meeting.places else ""
    held = (
        f"{chair} chủ trì {meet.called(meeting.title)}"
        if chair
        else f"{meet.called(meeting.title)} được tổ chức"
    )
    yield body(f"{capital(long_date(meeting.held_on))}{where}, {held}.")
    yield from written(edition, "attendance") or _attendance(meeting, noun)
    heard = _heard(meeting)
    concluded = f"{chair} kết luận như sau:" if chair else f"{noun} kết luận như sau:"
    yield body(capital(f"{heard}{concluded}"))


def _attendance(meeting: MeetingBriefing, noun: str) -> tuple[Paragraph, ...]:
    """Who came, beside the chair, whom the sentence before names."""
    came = tuple(
        meet.who_came(one) for one in meeting.guests if one.state in CAME and not meet.is_chair(one, meeting)
    )
    if not came:
        return ()
    return (
        meet.labelled(f"Tham dự {noun} có", came)
        if len(came) > 1
        else (body(f"Tham dự {noun} có {came[0]}."),)
    )


def _heard(meeting: MeetingBriefing) -> str:
    """ "sau khi nghe Sở Y tế báo cáo …, ý kiến của các đại biểu dự họp, "; nothing without contents."""
    reported = [
        f"{line.agency} báo cáo về {say.lowered(say.plain_end(line.content))}"
        for line in meeting.agenda
        if line.agency
    ]
    if not reported:
        return ""
    agencies = tuple(dict.fromkeys(line.agency for line in meeting.agenda if line.agency))
    told = reported[0] if len(reported) == 1 else f"báo cáo của {', '.join(agencies)}"
    return f"sau khi nghe {told} và ý kiến của các đại biểu dự họp, "


def _parts(briefing: ConclusionBriefing, edition: Edition) -> Iterator[Block]:
    assessment = written(edition, "assessment")
    if assessment:
        yield Paragraph(Role.HEADING, "I. ĐÁNH GIÁ CHUNG")
        yield from assessment
        yield Paragraph(Role.HEADING, "II. NHIỆM VỤ, GIẢI PHÁP")
    match briefing.arranged:
        case Arrangement.AGENCY:
            yield from _by_agency(briefing.meeting, edition)
        case Arrangement.ISSUE:
            yield from _by_issue(briefing.meeting, edition)


def _by_issue(meeting: MeetingBriefing, edition: Edition) -> Iterator[Block]:
    """One numbered item a conclusion, with its tasks; the office that follows them all comes last."""
    lines = meeting.conclusions
    for number, line in enumerate(lines, 1):
        yield from _issue(number, line)
    if _is_followed(meeting):
        yield body(f"{len(lines) + 1}. Giao {meet.OFFICE} {say.lowered(FOLLOWS)}.")
    yield from written(edition, "others")


def _issue(number: int, line: ConclusionLine) -> Iterator[Block]:
    """A single task that says the conclusion over again stands in its place."""
    content = say.plain_end(line.content)
    match line.tasks:
        case ():
            yield body(f"{number}. {content}.")
        case (task,) if say.plain_end(task.content) == content:
            yield body(f"{number}. {assignments.given(task)}.")
        case tasks:
            yield body(f"{number}. {content}:")
            yield from meet.items([assignments.given(task) for task in tasks])


def _by_agency(meeting: MeetingBriefing, edition: Edition) -> Iterator[Block]:
    """What was concluded without a task first; then one item an agency, a dash a task; the office last."""
    plain = [line.content for line in meeting.conclusions if not line.tasks]
    number = 0
    if plain:
        number += 1
        yield Paragraph(Role.SUBHEADING, f"{number}. Nội dung chung")
        yield from meet.items(plain)
    by_agency = _per_agency(meeting)
    own = by_agency.pop((meet.OFFICE,), [])
    for leads, tasks in by_agency.items():
        number += 1
        yield Paragraph(Role.SUBHEADING, f"{number}. {', '.join(leads) or 'Các cơ quan, đơn vị'}")
        yield from meet.items([assignments.of_agency(task) for task in tasks])
    last = [*map(assignments.of_agency, own), *[FOLLOWS] * _is_followed(meeting)]
    if last:
        yield Paragraph(Role.SUBHEADING, f"{number + 1}. {meet.OFFICE}")
        yield from meet.items(last)
    yield from written(edition, "others")


def _per_agency(meeting: MeetingBriefing) -> dict[tuple[str, ...], list[AssignedTask]]:
    """The tasks of each agency, or of the agencies that lead together, in the order of their first task."""
    found: dict[tuple[str, ...], list[AssignedTask]] = {}
    for line in meeting.conclusions:
        for task in line.tasks:
            found.setdefault(task.leads, []).append(task)
    return found


def _is_followed(meeting: MeetingBriefing) -> bool:
    """Whether the office follows what others do; at its own briefing it speaks to itself."""
    return meeting.kind not in _INSIDE
