"""Hand-made briefings and editions of the monthly set: a full month and an empty one."""

from dataclasses import replace
from datetime import date, time

from app.briefings.edition import Edition
from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.briefings.month import ProgrammeRow, ReportRow, SessionDocumentRow, TaskRow
from app.briefings.office import Office
from app.briefings.period import Coming, MonthSet, PeriodBriefing, PeriodName, Share
from app.briefings.told import Told
from app.core.terms import Outcome, Receipt, TaskOrigin

FINANCE, CULTURE = "Sở Tài chính", "Sở Văn hóa, Thể thao và Du lịch"
OFFICE = Office(
    parent_name="UBND TỈNH ĐẮK LẮK",
    name="VĂN PHÒNG",
    province="tỉnh Đắk Lắk",
    place="Đắk Lắk",
    symbol="VP",
    signer_lines=("CHÁNH VĂN PHÒNG",),
    signer_name="Trần Quang Bình",
    drafting_unit="TH",
    report_addressees=("Ủy ban nhân dân tỉnh Đắk Lắk",),
    report_recipients=("Như trên", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"),
    notice_recipients=("Các sở, ban, ngành",),
)
WRITTEN = {"causes": "Một số nội dung phức tạp.\nPhối hợp chưa kịp thời.", "assessment": "Có tiến bộ."}
REPORT = Edition(
    parent_name=OFFICE.parent_name,
    agency_lines=(OFFICE.name,),
    issuer="Văn phòng UBND tỉnh Đắk Lắk",
    symbol="BC-VP",
    place=OFFICE.place,
    dated=date(2026, 10, 31),
    signer_lines=OFFICE.signer_lines,
    signer_name=OFFICE.signer_name,
    addressees=OFFICE.report_addressees,
    recipients=("Chủ tịch, các Phó Chủ tịch UBND tỉnh",),
    archive="VT, TH",
    written=WRITTEN,
)
EMPTY_REPORT = replace(REPORT, written={})
BULLETIN = replace(REPORT, symbol="TB-VP", addressees=(), recipients=OFFICE.notice_recipients, written={})
OCTOBER = PeriodName("tháng 10 năm 2026", "trong tháng 10 năm 2026", "tháng", "thang 10-2026")
NOVEMBER = PeriodName("tháng 11 năm 2026", "trong tháng 11 năm 2026", "tháng", "thang 11-2026")
PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def task(number: str, *, leads: tuple[str, ...], outcome: Outcome, **changes: object) -> TaskRow:
    """One task row with plain values where the test does not care."""
    values: dict[str, object] = {
        "number": number,
        "content": f"Nội dung của văn bản {number}",
        "assigner": "Chủ tịch",
        "leads": leads,
        "coordinating": ("Sở Y tế",),
        "product": "Báo cáo",
        "assigned_on": date(2026, 9, 5),
        "deadline": date(2026, 10, 12),
        "completed_on": None,
        "officer": "Lê Văn Oanh",
        "outcome": outcome,
        "days_late": None,
        "excused": False,
        "failed": False,
    }
    return TaskRow(**(values | changes))  # type: ignore[arg-type]


def full_set() -> MonthSet:
    """The full month with its editions."""
    return MonthSet(Told(full(), REPORT), Told(full(), BULLETIN))


def empty_set() -> MonthSet:
    """The empty month with its editions."""
    return MonthSet(Told(empty(), EMPTY_REPORT), Told(empty(), BULLETIN))


def full() -> PeriodBriefing:
    """Twelve tasks, of which four are done; a programme with one late item; papers of three agencies."""
    overdue = (
        task("12/UBND-TH", leads=(FINANCE, CULTURE), outcome=Outcome.OVERDUE, days_late=19, failed=True),
        task("15/UBND-KT", leads=(FINANCE,), outcome=Outcome.OVERDUE, days_late=3, excused=True),
    )
    done = task("20/UBND-TH", leads=(CULTURE,), outcome=Outcome.DONE_ON_TIME, completed_on=date(2026, 10, 9))
    late_item = ProgrammeRow(
        "Đề án phát triển du lịch cộng đồng",
        "Đề án",
        "UBND tỉnh",
        (CULTURE,),
        "Phó Chủ tịch (văn xã)",
        (2026, 10),
        (2026, 8),
        None,
        None,
        "Chờ ý kiến của bộ, ngành Trung ương",
    )
    papers = (
        _paper(FINANCE, Receipt.ON_TIME, date(2026, 10, 22)),
        _paper(CULTURE, Receipt.LATE, date(2026, 10, 29)),
        _paper(FINANCE, Receipt.MISSING, None),
    )
    coming = Coming(
        NOVEMBER,
        (task("30/UBND-TH", leads=(FINANCE,), outcome=Outcome.IN_TIME, deadline=date(2026, 11, 20)),),
        (),
    )
    report = "Báo cáo chương trình công tác tháng 10"
    return PeriodBriefing(
        named=OCTOBER,
        figures=_figures(),
        by_origin=(Share(TaskOrigin.PROVINCE.label, TaskFigures(12, 7, 5, 4, 3, 1, 8, 5, 1, 2, 1, 2)),),
        by_assigner=(Share("Chủ tịch", TaskFigures(12, 7, 5, 4, 3, 1, 8, 5, 1, 2, 1, 2)),),
        praised=(CULTURE,),
        tasks=(*overdue, done),
        overdue=overdue,
        programme=(late_item,),
        not_submitted=(late_item,),
        session_documents=papers,
        reports=(
            ReportRow(
                report, FINANCE, date(2026, 10, 14), date(2026, 10, 13), Receipt.ON_TIME, 16, time(9, 30)
            ),
            ReportRow(report, CULTURE, date(2026, 10, 14), None, Receipt.MISSING),
        ),
        coming=coming,
    )


def empty() -> PeriodBriefing:
    """A month of an office that has entered nothing yet."""
    figures = Figures(
        PERIOD,
        TaskFigures(),
        {},
        ProgrammeFigures(),
        ProgrammeFigures(),
        {},
        SessionDocumentFigures(),
        {},
        ReportFigures(),
    )
    return PeriodBriefing(OCTOBER, figures, (), (), (), (), (), (), (), (), (), Coming(NOVEMBER, (), ()))


def _figures() -> Figures:
    return Figures(
        PERIOD,
        TaskFigures(12, 7, 5, 4, 3, 1, 8, 5, 1, 2, 1, 2),
        {
            FINANCE: TaskFigures(9, 5, 4, 2, 1, 1, 7, 4, 1, 2, 1, 2),
            CULTURE: TaskFigures(4, 3, 1, 4, 4, 0, 0, 0, 0, 0, 0, 0),
        },
        ProgrammeFigures(3, 2, 0, 1, moved=1, carried=1),
        ProgrammeFigures(30, 27, 15, 3, submitted_late=4, moved=1, carried=1, dropped=2),
        {CULTURE: ProgrammeFigures(3, 2, 0, 1, moved=1, carried=1)},
        SessionDocumentFigures(3, 1, 1, 1),
        {FINANCE: SessionDocumentFigures(2, 1, 0, 1), CULTURE: SessionDocumentFigures(1, 0, 1, 0)},
        ReportFigures(2, 1, 0, 1),
    )


def _paper(agency: str, receipt: Receipt, received_on: date | None) -> SessionDocumentRow:
    return SessionDocumentRow(
        "Phiên họp UBND tỉnh thường kỳ tháng 10",
        date(2026, 10, 30),
        "Dự thảo báo cáo",
        agency,
        date(2026, 10, 27),
        received_on,
        receipt,
        of_party=False,
    )
