"""Chương trình công tác of a year, a quarter, a month or a week, with its list (duties 31-41)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.programme import Programme, ProgrammeLine, ProgrammeMeeting
from app.core.tables import Column, Kind, Table
from app.core.terms import Book, DecisionLevel
from app.core.words import capital, hour, roman, short_date, weekday
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role
from app.exports.documents.month_tables import counted, grouped
from app.exports.formats import Format
from app.exports.letters import body, file_name, numbered, titled, written

FORMATS = (Format.DOCX, Format.PDF)
KIND, PLAN = "Chương trình", "Kế hoạch"
WHOSE = {Book.COMMITTEE: "UBND tỉnh", Book.OFFICE: "Văn phòng UBND tỉnh"}
OTHER = DecisionLevel.OTHER.label
DECIDES = {Book.COMMITTEE: "Chủ tịch UBND tỉnh", Book.OFFICE: "Chánh Văn phòng"}


def compose(briefing: Programme, edition: Edition) -> Document:
    """The programme, and its items in an appendix."""
    kind, about = _kind(briefing), edition.summary or f"Công tác {_named(briefing)} của {_whose(briefing)}"
    whose = f" của {briefing.room}" if briefing.room else ""
    opening = body(f"{edition.issuer} ban hành {kind} công tác {briefing.name}{whose} như sau:")
    section = titled(edition, kind, about, (opening, *_parts(briefing, edition)))
    appendix = Appendix(
        f"Danh mục nội dung {kind.lower()} công tác {briefing.name}", (_list(briefing),), landscape=True
    )
    listed = bool(briefing.lines or briefing.leaving)
    appendices = appendix_sections(edition, kind, (appendix,) * listed)
    of_book = "UBND tinh" if briefing.book is Book.COMMITTEE else "Van phong"
    which = file_name(briefing.room) or of_book
    name = f"{file_name(f'{kind} công tác')} {which} {file_name(briefing.name).lower()}"
    return Document(name, f"{kind} {say.lowered(about)}", (section, *appendices))


def _kind(briefing: Programme) -> str:
    return PLAN if briefing.room else KIND


def _whose(briefing: Programme) -> str:
    return briefing.room or WHOSE[briefing.book]


def _decides(briefing: Programme) -> str:
    return "lãnh đạo Văn phòng phụ trách" if briefing.room else DECIDES[briefing.book]


def _named(briefing: Programme) -> str:
    if not briefing.of_week:
        return briefing.name
    days = f"từ ngày {short_date(briefing.start)} đến ngày {short_date(briefing.end)}"
    return f"{briefing.name} ({days})"


def _parts(briefing: Programme, edition: Edition) -> Iterator[Block]:
    """The parts that have something to say, counted in Roman."""
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("NHIỆM VỤ TRỌNG TÂM", written(edition, "orientation")),
        ("PHIÊN HỌP, CUỘC HỌP", tuple(_meetings(briefing))),
        ("NỘI DUNG TRÌNH", tuple(map(body, _items(briefing)))),
        ("TỔ CHỨC THỰC HIỆN", _carrying_out(briefing, edition)),
    )
    said = [part for part in parts if part[1]]
    for place, (title, blocks) in enumerate(said, 1):
        yield Paragraph(Role.HEADING, f"{roman(place)}. {title}")
        yield from blocks


def _meetings(briefing: Programme) -> Iterator[Block]:
    """A table of the meetings; of none a programme of months says nothing."""
    if briefing.meetings:
        yield body(f"Trong {briefing.name}, có {say.count(len(briefing.meetings), 'phiên họp, cuộc họp')}:")
        yield counted(MEETINGS, briefing.meetings)
    elif briefing.of_week:
        yield body(f"Trong {briefing.name}, chưa có phiên họp, cuộc họp nào được xếp lịch.")


def _items(briefing: Programme) -> Iterator[str]:
    lines, where = briefing.lines, f"Trong {briefing.name}, {_kind(briefing).lower()} công tác"
    if not lines:
        what = "nội dung còn phải trình" if briefing.of_week else "nội dung phải trình"
        gone = " (các nội dung đã điều chỉnh nêu tại Phụ lục)" if briefing.leaving else ""
        yield f"{where} không có {what}{gone}."
        return
    state, left = ("còn", " chưa trình") if briefing.of_week else ("có", "")
    levels = [line.item.level for line in lines]
    shares = "" if _is_office_alone(briefing, levels) else _shares("trình ", map(_in_sentence, levels))
    yield f"{where} {state} {say.count(len(lines), 'nội dung')}{left}{shares} (Phụ lục kèm theo)."
    if briefing.by_month and len(briefing.groups) > 1:
        months = (f"{group.label.lower()} có {say.two_digits(len(group.lines))}" for group in briefing.groups)
        yield f"Theo thời gian trình: {'; '.join(months)}."
    if not briefing.of_week:
        yield from _changes(briefing)


def _in_sentence(level: str) -> str:
    return level.replace(OTHER, OTHER.lower())


def _is_office_alone(briefing: Programme, levels: Sequence[str]) -> bool:
    """Whether it is of the office's own book and nobody wrote a level: its contents need none."""
    return briefing.book is Book.OFFICE and set(levels) <= {DecisionLevel.COMMITTEE.label}


def _shares(verb: str, names: Iterable[str]) -> str:
    """How many go to each level: ", gồm: trình UBND tỉnh 08, trình HĐND tỉnh 03"; ", đều trình UBND tỉnh" for one."""
    shares = Counter(names).most_common()
    if len(shares) > 1:
        return ", gồm: " + "; ".join(f"{verb}{name} {say.two_digits(many)}" for name, many in shares)
    [(name, many)] = shares
    return f", {'đều ' if many > 1 else ''}{verb}{name}"


def _changes(briefing: Programme) -> Iterator[str]:
    came = sum(bool(line.remark) for line in briefing.lines)
    left = len(briefing.leaving)
    moved = f"{say.count(came, 'nội dung')} bổ sung hoặc chuyển từ tháng khác" if came else ""
    gone = f"{say.count(left, 'nội dung')} đã điều chỉnh ra khỏi chương trình" if left else ""
    if came or left:
        yield f"So với {_kind(briefing).lower()} đã ban hành, có {' và '.join(filter(None, (moved, gone)))}."


def _carrying_out(briefing: Programme, edition: Edition) -> tuple[Block, ...]:
    """What holds for every programme (duties 38, 39, 41, 46), then the office's words and the closing sentence."""
    who = "các phòng, đơn vị" if briefing.book is Book.OFFICE else "các cơ quan, đơn vị"
    who = "công chức được phân công" if briefing.room else who
    last = body(
        f"Trên đây là {_kind(briefing)} công tác {briefing.name} của {_whose(briefing)}; {who} tổ chức thực hiện."
    )
    requests = (*map(body, _requests(briefing)), *written(edition, "implementation"))
    return (*numbered(requests), last)


def _requests(briefing: Programme) -> Iterator[str]:
    office, decides = briefing.book is Book.OFFICE, _decides(briefing)
    who = "Trưởng các phòng, đơn vị" if office else "Thủ trưởng các cơ quan, đơn vị"
    who = "Công chức được phân công" if briefing.room else who
    yield f"{who} chủ trì xây dựng kế hoạch chi tiết thực hiện từng nội dung, bảo đảm chất lượng và thời gian trình."
    yield (
        "Việc điều chỉnh, bổ sung nội dung hoặc thời gian trình phải được báo cáo bằng văn bản, nêu rõ lý do, "
        f"sự cần thiết, đánh giá tác động và được {decides} đồng ý."
    )
    follows = briefing.room or ("Phòng được phân công" if office else "Văn phòng UBND tỉnh")
    yield f"{follows} theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo {decides}."


def _list(briefing: Programme) -> Table:
    """All items in one table under the headings of their groups; what left stands last."""
    groups = [(group.label, group.lines) for group in briefing.groups]
    if briefing.leaving:
        out = f"Nội dung đã điều chỉnh ra khỏi {_kind(briefing).lower()}"
        groups.append((out, briefing.leaving))
    columns = BY_MONTH if briefing.by_month else LIST
    return grouped(columns, ((f"{label} ({say.two_digits(len(lines))})", lines) for label, lines in groups))


def _form(line: ProgrammeLine) -> str:
    level = "" if line.item.level == OTHER else line.item.level
    return "; ".join(filter(None, (line.item.form, level)))


def _month(line: ProgrammeLine) -> str:
    return f"Tháng {line.item.due[1]}/{line.item.due[0]}"


def _remark(line: ProgrammeLine) -> str:
    return "; ".join(filter(None, (line.remark, say.plain_end(line.item.note))))


def _when(meeting: ProgrammeMeeting) -> str:
    day = f"{weekday(meeting.held_on)}, {short_date(meeting.held_on)}"
    return ", ".join((hour(meeting.starts_at), day)) if meeting.starts_at else capital(day)


LEADER, MONTH = "Lãnh đạo phụ trách", "Thời gian trình"
LIST: tuple[Column[ProgrammeLine], ...] = (
    Column("Nội dung", lambda line: line.item.content, 38),
    Column("Hình thức văn bản, cấp quyết định", _form, 18),
    Column("Cơ quan chủ trì", lambda line: "; ".join(line.item.leads), 20),
    Column("Cơ quan phối hợp", lambda line: "; ".join(line.item.coordinating), 20),
    Column(LEADER, lambda line: line.item.leader, 18),
    Column(MONTH, _month, 9, Kind.CENTRED),
    Column("Ghi chú", _remark, 15),
)
BY_MONTH = tuple(
    replace(column, width=24) if column.title == LEADER else column
    for column in LIST
    if column.title != MONTH
)
"""Under months the month of each content stands over it; one that left says where it went."""
MEETINGS: tuple[Column[ProgrammeMeeting], ...] = (
    Column("Thời gian", _when, 18),
    Column("Nội dung", lambda meeting: meeting.title, 34),
    Column("Địa điểm", lambda meeting: meeting.place, 18),
    Column("Chủ trì", lambda meeting: meeting.chair, 16),
)
