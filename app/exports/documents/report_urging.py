"""Công văn đôn đốc báo cáo: to those whose reports did not come (duties 106, 114-118)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.briefings.edition import Edition
from app.briefings.report_urging import OwedReport, OwingAgency, ReportUrging
from app.core.tables import Column, Kind, Table
from app.core.words import capital, long_date, short_date
from app.exports import sentences as say
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Document, Paragraph
from app.exports.documents.month_tables import grouped
from app.exports.formats import Format
from app.exports.letters import addressed, asks, body, continued, demands, letter, numbered, written

FORMATS = (Format.DOCX, Format.PDF)
IN_TEXT = 4  # reports told in the letter itself; more make an appendix
NAMED = 12  # agencies named over the letter; more are referred to the appendix
ABOUT = "thực hiện chế độ báo cáo định kỳ"
AGENCIES, PEOPLE = "cơ quan, đơn vị", "đồng chí"
HABIT = "Thông lệ"  # how the source of a number begins that no article gives


def _name(report: OwedReport) -> str:
    whose = report.person or (f"của {report.former} trước đây" if report.former else "")
    return f"{report.name} ({whose})" if whose else report.name


def _due(report: OwedReport) -> str:
    hour = f"{report.due_hour:02d} giờ 00, " if report.due_hour is not None else ""
    return hour + short_date(report.due_on)


def _reminded(report: OwedReport) -> str | None:
    if report.reminded_on is None:
        return None
    return f"{say.two_digits(report.reminders)} lần, gần nhất {short_date(report.reminded_on)}"


REPORTS: tuple[Column[OwedReport], ...] = (
    Column("Báo cáo", _name, 44),
    Column("Kỳ báo cáo", lambda report: report.period or None, 22, Kind.CENTRED),
    Column("Hạn gửi", _due, 16, Kind.CENTRED),
    Column("Số ngày chậm", lambda report: report.days_late or None, 9, Kind.NUMBER),
    Column("Đã nhắc", _reminded, 18),
)


def compose(briefing: ReportUrging, edition: Edition) -> Document:
    """The letter, with the reports in it or in an appendix."""
    about = edition.summary or _about(briefing)
    edition = addressed(edition, _addressees(briefing))
    apart = _is_apart(briefing)
    section = letter(
        edition, about, (*_standing(briefing, edition, apart=apart), *_requests(briefing, edition))
    )
    appendix = Appendix("Danh mục báo cáo chưa gửi", (_list(briefing),), landscape=True)
    name = f"Don doc bao cao dinh ky {briefing.as_of:%d-%m-%Y}"
    return Document(
        name, f"Công văn {about}", (section, *appendix_sections(edition, "Công văn", (appendix,) * apart))
    )


def _about(briefing: ReportUrging) -> str:
    """The one report that all of them owe, or reports as such."""
    names = {report.name for agency in briefing.agencies for report in agency.reports}
    return f"đôn đốc gửi {say.lowered(names.pop())}" if len(names) == 1 else f"đôn đốc {ABOUT}"


def _addressees(briefing: ReportUrging) -> tuple[str, ...]:
    if len(briefing.agencies) > NAMED:
        return (f"{capital(_all_of(briefing))} có tên tại Phụ lục",)
    return tuple(agency.name for agency in briefing.agencies)


def _count(briefing: ReportUrging) -> int:
    return sum(len(agency.reports) for agency in briefing.agencies)


def _is_apart(briefing: ReportUrging) -> bool:
    """Whether there is an appendix: one report of several named agencies is told in a sentence."""
    if _only(briefing) is not None and len(briefing.agencies) <= NAMED:
        return False
    return _count(briefing) > IN_TEXT


def _whom(briefing: ReportUrging) -> str:
    """All of them in a word, one by name; a person stands in the middle of a sentence."""
    [first, *others] = briefing.agencies
    if others:
        return _all_of(briefing)
    return say.lowered(first.name) if first.is_person else first.name


def _all_of(briefing: ReportUrging) -> str:
    """ "các cơ quan, đơn vị", "các đồng chí", or both."""
    people = sum(one.is_person for one in briefing.agencies)
    nouns = (PEOPLE if people else "", AGENCIES if people < len(briefing.agencies) else "")
    return f"các {', '.join(filter(None, nouns))}"


def _standing(briefing: ReportUrging, edition: Edition, *, apart: bool) -> Iterator[Paragraph]:
    """What the regulation asks for and what did not come; the reports themselves where they are few."""
    by = _regime(briefing.sources)
    opening = (
        f"{by}{', t' if by else 'T'}ính đến hết {long_date(briefing.as_of)}, {edition.issuer} chưa nhận được "
    )
    ground, several = written(edition, "ground"), len(briefing.agencies) > 1
    if (only := _only(briefing)) and several and not apart:
        yield from continued(
            ground,
            f"{opening}{say.lowered(only.name)}, {_when(only)}, của {_them(briefing)} nêu trên.",
        )
        return
    whose = _them(briefing) if several else _whom(briefing)
    opening += f"{say.count(_count(briefing), 'báo cáo')} đã đến hạn của {whose}"
    yield from continued(ground, opening + (" (danh mục tại Phụ lục kèm theo)." if apart else ", cụ thể:"))
    for agency in () if apart else briefing.agencies:
        if several:
            yield body(f"{agency.name}:")
        yield from (body(f"- {_line(report)}.") for report in agency.reports)


def _regime(sources: Sequence[str]) -> str:
    """By what reports are asked for: one article, or the regulations of several; habits of the office are none."""
    articles = dict.fromkeys(
        source.partition(":")[0].strip() for source in sources if not source.startswith(HABIT)
    )
    if not articles:
        return ""
    named = (
        list(articles)
        if len(articles) == 1
        else dict.fromkeys(re.split(r", Điều", one)[0] for one in articles)
    )
    return f"Thực hiện chế độ báo cáo theo {'; '.join(named)}"


def _only(briefing: ReportUrging) -> OwedReport | None:
    """The report that every agency owes where it is the same one of all, and nobody was reminded of it."""
    told = {replace(report, person="", key="") for agency in briefing.agencies for report in agency.reports}
    [only, *others] = told
    return None if others or only.reminders else only


def _them(briefing: ReportUrging) -> str:
    """How many they are: "03 đồng chí và 12 cơ quan, đơn vị"."""
    people = sum(one.is_person for one in briefing.agencies)
    counted = ((people, PEOPLE), (len(briefing.agencies) - people, AGENCIES))
    return " và ".join(say.count(number, noun) for number, noun in counted if number)


def _when(report: OwedReport) -> str:
    hour = f"{report.due_hour:02d} giờ 00, " if report.due_hour is not None else ""
    late = f", đã chậm {say.two_digits(report.days_late)} ngày" if report.days_late else ""
    return f"hạn gửi {hour}{long_date(report.due_on)}{late}"


def _line(report: OwedReport) -> str:
    reminded = _reminded(report)
    return f"{_name(report)}: {_when(report)}{f', đã nhắc {reminded}' if reminded else ''}"


def _requests(briefing: ReportUrging, edition: Edition) -> Iterator[Paragraph]:
    """What is asked for, and the closing sentence."""
    yield body(f"{asks(edition)} {_whom(briefing)}:")
    by = long_date(briefing.answer_by)
    requests = (
        f"Hoàn thành, gửi báo cáo còn thiếu về {edition.issuer} chậm nhất {by}; nêu rõ nguyên nhân chậm.",
        "Phân công người theo dõi, gửi báo cáo các kỳ tiếp theo đúng thời hạn.",
    )
    yield from numbered((*map(body, requests), *written(edition, "requests")))
    yield body(f"{demands(edition)} {_whom(briefing)} nghiêm túc thực hiện.")


def _list(briefing: ReportUrging) -> Table:
    return grouped(REPORTS, ((_label(agency), agency.reports) for agency in briefing.agencies))


def _label(agency: OwingAgency) -> str:
    return f"{agency.name} ({say.two_digits(len(agency.reports))})"
