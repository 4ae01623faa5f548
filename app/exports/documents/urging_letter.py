"""Công văn đôn đốc: what is late and what soon will be, to one agency or to all (duties 9, 14, 17)."""

from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.month import TaskRow
from app.briefings.task_letters import UrgedAgency, Urging
from app.core.tables import Column, Kind, Table
from app.core.words import long_date, short_date
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Document, Paragraph
from app.exports.documents.month_tables import grouped
from app.exports.formats import Format
from app.exports.letters import (
    addressed,
    asks,
    body,
    cited,
    continued,
    demands,
    file_name,
    letter,
    numbered,
    written,
)

FORMATS = (Format.DOCX, Format.PDF)
IN_TEXT = 4  # tasks told in the letter itself; more make an appendix
NAMED = 12  # agencies named over the letter; more are referred to the appendix
ABOUT = "đôn đốc thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao"


def _document(task: TaskRow) -> str:
    if not task.number:
        return f"Giao ngày {short_date(task.assigned_on)}"
    return f"{task.number} ngày {short_date(task.issued_on)}" if task.issued_on else task.number


def _note(task: TaskRow) -> str | None:
    if task.excused:
        return "Lý do chậm được chấp nhận"
    return None if task.days_late else "Sắp đến hạn"


TASKS: tuple[Column[TaskRow], ...] = (
    Column("Số, ký hiệu, ngày văn bản giao", _document, 24),
    Column("Nội dung nhiệm vụ", say.what, 48),
    Column("Thời hạn", lambda task: task.deadline, 12, Kind.DATE),
    Column("Số ngày quá hạn", lambda task: task.days_late, 9, Kind.NUMBER),
    Column("Ghi chú", _note, 18),
)


def compose(briefing: Urging, edition: Edition) -> Document:
    """The letter, with the tasks in it or in an appendix."""
    about = edition.summary or ABOUT
    edition = addressed(edition, _addressees(briefing))
    apart = _count(briefing) > IN_TEXT
    section = letter(
        edition,
        about,
        (
            *_standing(briefing, edition, apart=apart),
            *_requests(briefing, edition, apart=apart),
        ),
    )
    appendix = Appendix(_title(briefing), (_list(briefing),), landscape=True)
    appendices = appendix_sections(edition, "Công văn", (appendix,) * apart)
    name = f"{file_name(f'Công văn đôn đốc {_whom(briefing)}')} {briefing.as_of:%d-%m-%Y}"
    return Document(name, f"Công văn {about}", (section, *appendices))


def _addressees(briefing: Urging) -> tuple[str, ...]:
    if len(briefing.agencies) > NAMED:
        return ("Các cơ quan, đơn vị có tên tại Phụ lục",)
    return tuple(agency.name for agency in briefing.agencies)


def _count(briefing: Urging) -> int:
    return sum(len(agency.overdue) + len(agency.due_soon) for agency in briefing.agencies)


def _several(briefing: Urging) -> bool:
    return len(briefing.agencies) > 1


def _whom(briefing: Urging) -> str:
    return "các cơ quan, đơn vị" if _several(briefing) else briefing.agencies[0].name


def _standing(briefing: Urging, edition: Edition, *, apart: bool) -> Iterator[Paragraph]:
    """What the letter is about; with it the tasks themselves where they are few."""
    whom = "" if _several(briefing) else f" {_whom(briefing)}"
    opening = f"Qua theo dõi, tính đến hết {long_date(briefing.as_of)},{whom} {_behind(briefing)}"
    listed = " (danh mục tại Phụ lục kèm theo)." if apart else ", cụ thể:"
    yield from continued(written(edition, "ground"), opening + listed)
    if apart:
        return
    for agency in briefing.agencies:
        if _several(briefing):
            yield body(f"{agency.name}:")
        yield from (body(f"- {_line(task)}.") for task in (*agency.overdue, *agency.due_soon))


def _behind(briefing: Urging) -> str:
    """How many tasks are late and how many will be due; one that several agencies lead is counted once."""
    overdue = len({task for agency in briefing.agencies for task in agency.overdue})
    soon = len({task for agency in briefing.agencies for task in agency.due_soon})
    assigned = " UBND tỉnh, Chủ tịch UBND tỉnh giao"
    if _several(briefing):
        assigned += f" {say.count(len(briefing.agencies), 'cơ quan, đơn vị')} chủ trì"
    coming = f"đến hạn từ nay đến hết {long_date(briefing.soon_until)}"
    if not overdue:
        return f"có {say.count(soon, 'nhiệm vụ')}{assigned} {coming}"
    late = f"còn {say.count(overdue, 'nhiệm vụ')}{assigned} đã quá hạn nhưng chưa hoàn thành"
    return f"{late} và {say.count(soon, 'nhiệm vụ')} {coming}" if soon else late


def _line(task: TaskRow) -> str:
    source = cited(task.number, task.issued_on) or f"Nhiệm vụ giao ngày {short_date(task.assigned_on)}"
    what = say.plain_end(say.what(task))
    late = f", quá hạn {say.two_digits(task.days_late)} ngày" if task.days_late else ""
    excused = ", lý do chậm đã được chấp nhận" if task.excused else ""
    return (
        f"{source}: {what}; thời hạn {long_date(task.deadline)}{late}{excused}" if task.deadline else source
    )


def _requests(briefing: Urging, edition: Edition, *, apart: bool) -> Iterator[Paragraph]:
    """What is asked for, and the closing sentence."""
    where = "nêu tại Phụ lục" if apart else "nêu trên"
    requests = (*map(body, _asked(briefing, where)), *written(edition, "requests"))
    yield body(f"{asks(edition)} {_whom(briefing)}:")
    yield from numbered(requests)
    yield body(f"{demands(edition)} {_whom(briefing)} nghiêm túc, khẩn trương thực hiện.")


def _asked(briefing: Urging, where: str) -> Iterator[str]:
    if any(agency.overdue for agency in briefing.agencies):
        yield (
            f"Tập trung hoàn thành ngay nhiệm vụ đã quá hạn {where}; báo cáo kết quả thực hiện, nguyên nhân chậm, "
            "trách nhiệm của tập thể, cá nhân liên quan và thời gian hoàn thành."
        )
    if any(agency.due_soon for agency in briefing.agencies):
        days = say.two_digits(briefing.delay_report_days)
        yield (
            f"Hoàn thành nhiệm vụ sắp đến hạn {where} đúng thời hạn, bảo đảm chất lượng; nếu không thể hoàn thành "
            f"đúng hạn vì lý do khách quan, báo cáo bằng văn bản trước thời hạn ít nhất {days} ngày."
        )
    yield (
        f"Gửi báo cáo về Văn phòng UBND tỉnh chậm nhất {long_date(briefing.answer_by)} để tổng hợp, "
        "báo cáo Chủ tịch UBND tỉnh."
    )


def _title(briefing: Urging) -> str:
    overdue = any(agency.overdue for agency in briefing.agencies)
    soon = any(agency.due_soon for agency in briefing.agencies)
    return "Danh mục nhiệm vụ " + ", ".join(("quá hạn",) * overdue + ("sắp đến hạn",) * soon)


def _list(briefing: Urging) -> Table:
    """All tasks in one table: for one agency the late ones before the others, for many agency by agency."""
    return grouped(TASKS, _groups(briefing))


def _groups(briefing: Urging) -> Iterator[tuple[str, tuple[TaskRow, ...]]]:
    if _several(briefing) or briefing.to_all:
        yield from ((_label(agency), (*agency.overdue, *agency.due_soon)) for agency in briefing.agencies)
        return
    [agency] = briefing.agencies
    parts = (("Nhiệm vụ quá hạn", agency.overdue), ("Nhiệm vụ sắp đến hạn", agency.due_soon))
    yield from ((f"{name} ({say.two_digits(len(tasks))})", tasks) for name, tasks in parts if tasks)


def _label(agency: UrgedAgency) -> str:
    counts = (("quá hạn", len(agency.overdue)), ("sắp đến hạn", len(agency.due_soon)))
    said = ", ".join(f"{name} {say.two_digits(many)}" for name, many in counts if many)
    return f"{agency.name} ({said})"
