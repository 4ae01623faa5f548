"""Sentences of reports: counts as a person writes them, with no hole when there is nothing to say."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.briefings.figures import ProgrammeFigures, ReportFigures, SessionDocumentFigures, TaskFigures
from app.briefings.month import TaskRow
from app.briefings.period import PeriodName
from app.briefings.programme_shares import ProgrammeShare
from app.core.words import capital, number, percent

_ABOUT = re.compile(r"^v/v:?\s+", re.IGNORECASE)
_PROPER = re.compile(
    r"[^\W\d_]*[A-ZĐ]{2}|(Ủy ban|Văn phòng UBND|Công an|Thanh tra tỉnh|Chủ tịch|Phó Chủ tịch|Chính phủ|Thủ tướng|"
    r"Tỉnh ủy|Đảng ủy|Nhân dân|Nhà nước|Quốc hội|Trung ương)\b|(Sở|Ban|Bộ|Hội|Cục|Phòng|Trường|Kho) [A-ZĐ]"
)


def what(task: TaskRow) -> str:
    """What is to be done, as lists of tasks say it: a step with the task that it belongs to."""
    whole = plain_end(task.step_of)
    return f"{plain_end(task.content)} (bước của nhiệm vụ “{whole}”)" if whole else task.content


def count(value: int, noun: str) -> str:
    """ "15 nhiệm vụ", "05 nhiệm vụ" with the zero that offices write, "không có nhiệm vụ nào"."""
    return f"{two_digits(value)} {noun}" if value else f"không có {noun} nào"


def inside(named: PeriodName) -> str:
    """How a sentence begins that is about a period: "Trong quý III năm 2026"."""
    return capital(named.within)


def two_digits(value: int) -> str:
    """ "05", "15", "1.234"; zero stays "0"."""
    return f"{value:02d}" if 0 < value < 10 else number(value)


def of_which(parts: Sequence[tuple[str, int]]) -> str:
    """ ", trong đó đúng hạn 16, quá hạn 09"; ", đều đúng hạn" when all are of one part; empty when none is."""
    some = [(name, value) for name, value in parts if value]
    if len(some) == 1:
        name, value = some[0]
        return f", đều {name}" if value > 1 else f", {name}"
    said = [f"{name} {two_digits(value)}" for name, value in some]
    return f", trong đó {', '.join(said)}" if said else ""


def plain_end(text: str) -> str:
    """What the office wrote, on one line and without the mark at its end, so that a sentence can close it."""
    return " ".join(text.split()).rstrip(" .,:;")


def lowered(text: str) -> str:
    """A text as it goes on inside a sentence; names and abbreviations keep their capital: "UBND", "Sở Y tế"."""
    return text if _PROPER.match(text) else text[:1].lower() + text[1:]


def about(text: str) -> str:
    """What a matter is about, as it goes on inside a sentence: "về giá đất", once where it says "Về việc …" itself."""
    said = lowered(_ABOUT.sub("", plain_end(text)))
    return said if said.startswith("về ") else f"về {said}"


def enumerate_names(names: Iterable[str], *, most: int = 12) -> str:
    """Names with semicolons, since names hold commas; beyond `most` the rest is counted."""
    names = tuple(names)
    shown, rest = names[:most], len(names) - most
    return "; ".join(shown) + (f" và {two_digits(rest)} cơ quan, đơn vị khác" if rest > 0 else "")


def with_rate(clause: str, rate: Decimal | None) -> str:
    """A clause with its percentage behind it: "đã hoàn thành 25 nhiệm vụ (26,88%)"; without, if there is none."""
    return clause if rate is None else f"{clause} ({percent(rate)})"


def tasks_in_period(figures: TaskFigures) -> str:
    """How many tasks a period has and where they come from; the two parts add up to all."""
    many, noun = figures.total > 1, count(figures.total, "nhiệm vụ")
    match bool(figures.carried_over), bool(figures.new):
        case True, True:
            carried, new = two_digits(figures.carried_over), two_digits(figures.new)
            return f"{noun} ({carried} nhiệm vụ kỳ trước chuyển sang, {new} nhiệm vụ giao mới trong kỳ)"
        case True, False:
            return f"{noun} ({'đều ' if many else ''}từ kỳ trước chuyển sang)"
        case _:
            return f"{noun} ({'đều ' if many else ''}giao mới trong kỳ)"


def excused_tasks(figures: TaskFigures) -> str:
    """How many of the late tasks are excused (duty 10); empty when none is."""
    late, excused = figures.done_late + figures.overdue, figures.excused
    reported = "được cơ quan chủ trì báo cáo bằng văn bản đúng thời gian quy định và được chấp nhận lý do."
    if not excused:
        return ""
    if excused == late:
        return f"{'Các nhiệm vụ quá hạn đều' if late > 1 else 'Nhiệm vụ quá hạn đã'} {reported}"
    both = " (cả đã hoàn thành và chưa hoàn thành)" if figures.done_late and figures.overdue else ""
    return f"Trong số {two_digits(late)} nhiệm vụ quá hạn{both}, có {two_digits(excused)} nhiệm vụ {reported}"


def task_results(figures: TaskFigures) -> str:
    """What became of the tasks: done, not done, and how (practice: the pattern of provincial reports)."""
    if not figures.total:
        return "chưa có kết quả để tổng hợp"
    return f"{_done(figures)}; {_not_done(figures)}"


def _done(figures: TaskFigures) -> str:
    if not figures.done:
        return "chưa có nhiệm vụ nào hoàn thành"
    clause = with_rate(f"đã hoàn thành {count(figures.done, 'nhiệm vụ')}", figures.rate_done)
    return clause + of_which([("đúng hạn", figures.done_on_time), ("quá hạn", figures.done_late)])


def _not_done(figures: TaskFigures) -> str:
    if not figures.not_done:
        return "không còn nhiệm vụ nào chưa hoàn thành"
    ways = [
        ("trong hạn", figures.in_time),
        ("không có thời hạn", figures.no_deadline),
        ("quá hạn", figures.overdue),
    ]
    return f"chưa hoàn thành {count(figures.not_done, 'nhiệm vụ')}{of_which(ways)}"


def programme_results(figures: ProgrammeFigures) -> str:
    """Submitted (in time and late), issued and not submitted among due items (duties 43, 44)."""
    return "; ".join(
        (
            _of_items("trình", figures.submitted, figures.rate_submitted) + _in_time(figures),
            _of_items("ban hành", figures.issued, figures.rate_issued),
            f"chưa trình {count(figures.not_submitted, 'nội dung')}"
            if figures.not_submitted
            else "không còn nội dung nào chưa trình",
        )
    )


def _in_time(figures: ProgrammeFigures) -> str:
    """How many of them came late, where some did."""
    ways = [("đúng thời gian", figures.submitted_in_time), ("chậm", figures.submitted_late)]
    return of_which(ways) if figures.submitted_late else ""


def left_programme(figures: ProgrammeFigures) -> str:
    """What was in the programme of a period and is to be submitted in it no more (duty 52); empty where nothing is."""
    ways = (
        ("điều chỉnh sang kỳ khác", figures.moved),
        ("chuyển kỳ sau", figures.carried),
        ("rút khỏi chương trình", figures.dropped),
    )
    return (
        f"{count(figures.left, 'nội dung')} không còn phải trình trong thời gian này{of_which(ways)}"
        if figures.left
        else ""
    )


def programmes_apart(shares: Iterable[ProgrammeShare], *, since: str = "") -> tuple[str, ...]:
    """The programme of each book, a dash each, under their sum; nothing where there is only one (duty 34).

    `since` says from when, where it is not the period that was just named.
    """
    lines = tuple(f"- {share.name}: {_of_programme(share.figures)}." for share in shares)
    return (f"Theo từng chương trình{since}:", *lines) if lines else ()


def _of_programme(figures: ProgrammeFigures) -> str:
    due = (
        f"phải trình {count(figures.due, 'nội dung')}; {programme_results(figures)}"
        if figures.due
        else "không có nội dung nào phải trình"
    )
    return "; ngoài ra ".join(filter(None, (due, left_programme(figures))))


def _of_items(verb: str, value: int, rate: Decimal | None) -> str:
    if not value:
        return f"chưa {verb} nội dung nào"
    return with_rate(f"đã {verb} {count(value, 'nội dung')}", rate)


def compared_tasks(now: TaskFigures, before: TaskFigures) -> str:
    """What differs from the period before: all tasks, the rate of done ones, those overdue; empty when nothing does."""
    return "; ".join(
        part
        for part in (
            _more("tổng số nhiệm vụ", now.total - before.total),
            _moved("tỷ lệ hoàn thành", now.rate_done, before.rate_done),
            _more("số nhiệm vụ quá hạn chưa hoàn thành", now.overdue - before.overdue),
        )
        if part
    )


def compared_items(now: ProgrammeFigures, before: ProgrammeFigures) -> str:
    """The same of a programme: all items, the rates of submitted and of issued ones; empty without items before."""
    if not before.due:
        return ""
    return "; ".join(
        part
        for part in (
            _more("số nội dung phải trình", now.due - before.due),
            _moved("tỷ lệ đã trình", now.rate_submitted, before.rate_submitted),
            _moved("tỷ lệ đã ban hành", now.rate_issued, before.rate_issued),
        )
        if part
    )


def _more(what: str, by: int) -> str:
    return f"{what} {'tăng' if by > 0 else 'giảm'} {two_digits(abs(by))}" if by else ""


def _moved(what: str, now: Decimal | None, before: Decimal | None) -> str:
    if now is None or before is None or now == before:
        return ""
    way, to = ("tăng", "lên") if now > before else ("giảm", "xuống")
    return f"{what} {way} từ {percent(before)} {to} {percent(now)}"


def receipt_results(figures: SessionDocumentFigures | ReportFigures, noun: str) -> str:
    """What came in time, late and not at all, of `noun` (duties 42, 55-57)."""
    on_time = f"{count(figures.on_time, noun)} gửi đúng hạn"
    if figures.on_time:
        on_time = with_rate(on_time, figures.rate_on_time)
    if not figures.late + figures.missing:
        return f"{on_time}; không có {noun} nào gửi chậm hoặc chưa gửi"
    return f"{on_time}; {count(figures.late, noun)} gửi chậm; {count(figures.missing, noun)} chưa gửi"
