"""Công văn giao nhiệm vụ: one numbered item an agency, with who helps, the product and the deadline (duty 13)."""

import re
from collections.abc import Iterator

from app.briefings.edition import Edition
from app.briefings.month import TaskRow
from app.briefings.task_letters import Assignment
from app.core.words import capital, long_date, short_date
from app.exports import sentences as say
from app.exports.document import Document, Paragraph
from app.exports.formats import Format
from app.exports.letters import addressed, asks, body, cited, continued, file_name, letter, written

FORMATS = (Format.DOCX, Format.PDF)
_LEADS = re.compile(r"chủ trì (?!,|phối hợp)", re.IGNORECASE)
NAMED = 12  # agencies named over the letter; more are called together


def compose(briefing: Assignment, edition: Edition) -> Document:
    """The letter."""
    about, by_agency = edition.summary or _about(briefing), _by_agency(briefing)
    edition = addressed(edition, _addressees(by_agency))
    whom = _whom(by_agency)
    tasks = "các nhiệm vụ" if len(briefing.tasks) > 1 else "nhiệm vụ"
    section = letter(
        edition,
        about,
        (
            *continued(
                written(edition, "ground"), f"{_ground(briefing, edition)} {whom} thực hiện {tasks} sau:"
            ),
            *_items(briefing, by_agency),
            *written(edition, "requests"),
            body(
                f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, {whom} kịp thời báo cáo UBND tỉnh "
                "(qua Văn phòng UBND tỉnh) để xem xét, chỉ đạo."
            ),
        ),
    )
    what = briefing.number or "; ".join(name for leads in by_agency for name in leads)
    name = f"{file_name(f'Công văn giao nhiệm vụ {what}')} {(briefing.issued_on or edition.dated):%d-%m-%Y}"
    return Document(name, f"Công văn {about}", (section,))


def _about(briefing: Assignment) -> str:
    source = cited(briefing.number, briefing.issued_on)
    return (
        f"giao nhiệm vụ thực hiện {source}" if source else f"giao nhiệm vụ cho {_whom(_by_agency(briefing))}"
    )


def _whom(by_agency: dict[tuple[str, ...], list[TaskRow]]) -> str:
    """The agency that has all tasks, by its name; several together."""
    names = {name for leads in by_agency for name in leads}
    return names.pop() if len(names) == 1 else "các cơ quan, đơn vị"


def _ground(briefing: Assignment, edition: Edition) -> str:
    """ "Thực hiện Công văn số … của … về …, Chủ tịch UBND tỉnh yêu cầu"; the document's subject closes itself."""
    source = cited(briefing.number, briefing.issued_on)
    if not source:
        return asks(edition)
    issuer = f" của {briefing.issuer}" if briefing.issuer else ""
    summary = say.plain_end(briefing.summary)
    about = f" {_about_what(summary)}" if summary else ""
    return f"Thực hiện {source}{issuer}{about}, {asks(edition)}"


def _about_what(summary: str) -> str:
    lowered = say.lowered(summary)
    return lowered if lowered.startswith(("về ", "v/v ")) else f"về {lowered}"


def _by_agency(briefing: Assignment) -> dict[tuple[str, ...], list[TaskRow]]:
    """Tasks by the agencies that lead them, in the order in which they first come."""
    found: dict[tuple[str, ...], list[TaskRow]] = {}
    for task in briefing.tasks:
        found.setdefault(task.leads, []).append(task)
    return found


def _addressees(by_agency: dict[tuple[str, ...], list[TaskRow]]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name for leads in by_agency for name in leads))
    return names if 0 < len(names) <= NAMED else ("Các sở, ban, ngành; UBND các xã, phường",)


def _items(briefing: Assignment, by_agency: dict[tuple[str, ...], list[TaskRow]]) -> Iterator[Paragraph]:
    alone = len({name for leads in by_agency for name in leads}) == 1  # the sentence before has just named it
    for place, (leads, tasks) in enumerate(by_agency.items(), 1):
        mark = f"{place}. " if len(by_agency) > 1 else ""
        name = "; ".join(leads)
        if len(tasks) == 1:
            charge = _charge(tasks[0], briefing)
            yield body(f"{capital(charge)}." if alone else f"{mark}{name} {charge}.")
            continue
        if not alone:
            yield body(f"{mark}{name}:")
        yield from (body(f"- {capital(_charge(task, briefing))}.") for task in tasks)


def _charge(task: TaskRow, briefing: Assignment) -> str:
    """What the agency is to do: "chủ trì, phối hợp với …: …; sản phẩm: …; hoàn thành chậm nhất ngày …"."""
    helped = f", phối hợp với {'; '.join(task.coordinating)}" if task.coordinating else ""
    content = _content(task, briefing)
    leads = _LEADS.match(content)  # it says so itself
    what = content[leads.end() :] if leads else f"thực hiện: {content}"
    return "; ".join((f"chủ trì{helped} {what}", *_terms(task)))


def _content(task: TaskRow, briefing: Assignment) -> str:
    """The content with the document it is from, if that is another; of a secret only number and day (duty 12)."""
    own = cited(task.number, task.issued_on)
    source = own if own and task.number != briefing.number else ""
    if task.secret:
        return f"nhiệm vụ nêu tại {own or f'văn bản mật ngày {short_date(task.assigned_on)}'}"
    return say.lowered(say.plain_end(task.content)) + (f" ({source})" if source else "")


def _terms(task: TaskRow) -> Iterator[str]:
    product = say.plain_end(task.product)
    if product and not task.secret:
        yield f"sản phẩm: {say.lowered(product)}"
    if task.deadline:
        yield f"hoàn thành chậm nhất {long_date(task.deadline)}"
    elif task.deadline_words:
        yield f"thời hạn: {say.plain_end(task.deadline_words)}"
