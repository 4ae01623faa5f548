"""What the form is filled with that takes rooms' reports into the office's own (duty 119)."""

from dataclasses import dataclass

from app.core.report_terms import ReportPart


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A line that may be taken, into a part of the office's report.

    `room` is whose it is alone (empty: of several, whom the line itself names); `sources` are the keys of the reports
    and the lines in them that it comes from, joined by "|"; `note` says how several became one, or that it was taken.
    """

    take: bool = True
    content: str = ""
    part: ReportPart = ReportPart.ASSESSMENT
    room: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class MergeForm:
    """The lines, and the report of the office that takes them: its kind, its subject and its name.

    `missing` names whose report of the same periods did not come, `silent` whose chosen one says nothing.
    """

    kind: str = ""
    subject: str = ""
    name: str = ""
    lines: tuple[MergeLine, ...] = ()
    missing: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
