"""The numbers of a working regulation that rules need; each is data with a source, never a constant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the office's regulation says, in days and yes or no.

    `session_document_days`: working days before a session by which documents must be there (duty 55);
    `party_document_days`: the same for meetings of the party committee (duty 56); `delay_report_days`: calendar
    days before the deadline by which a delay must be reported in writing (duty 9); `before_means_day_before`:
    whether "trước ngày 15" asks for the 14th; `praise_rate`: the rate of done tasks, in percent, from which a
    unit is named as doing well; `praise_minimum`: the least number of tasks for that; `due_soon_days`: working
    days before a deadline from which a task or report counts as due soon; `urging_reply_days`: working days that an
    agency is given to answer a letter that urges it; `session_document_hour`: the hour of the last day before which
    an invitation asks for documents; `report_closing_day`: the day of a period's last month with which its reports
    close, the next ones beginning on the day after (0: with the month itself).
    """

    session_document_days: int
    party_document_days: int
    delay_report_days: int
    before_means_day_before: bool
    praise_rate: int
    praise_minimum: int
    due_soon_days: int
    urging_reply_days: int
    session_document_hour: int
    report_closing_day: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the weekly pattern (Saturdays and Sundays off); `names` says what some of them are."""

    days_off: frozenset[date]
    make_up_days: frozenset[date]
    names: Mapping[date, str] = field(default_factory=dict)
