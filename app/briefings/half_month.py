"""What the reports of half a month are told: a deputy's on his fields, a head's on his room (duties 111-113)."""

from dataclasses import dataclass
from datetime import date

from app.briefings.figures import TaskFigures
from app.briefings.month import TaskRow


@dataclass(frozen=True, slots=True)
class AttendedMeeting:
    """A meeting that was attended; `delegated` in another's place (duty 80). Its result may be empty."""

    title: str
    held_on: date
    result: str = ""
    delegated: bool = False


@dataclass(frozen=True, slots=True)
class Matters:
    """What is put before the leaders under one title: "Nội dung vượt thẩm quyền", "Nội dung cần xin ý kiến"."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HalfMonthBriefing:
    """The first or second half of a month (1-15, 16 to the end).

    `scope` says of what: "lĩnh vực nông nghiệp, môi trường" of a deputy, "Phòng Tổng hợp" of a head; `reporter` who
    reports, with the post. `coming` are the tasks that are due in the half month after. It goes to `addressees`, and
    `signer` signs, unless the document says otherwise. Of a half that is not over it tells what was done up to `as_of`.
    """

    start: date
    end: date
    reporter: str
    scope: str
    tasks: TaskFigures
    done: tuple[TaskRow, ...]
    overdue: tuple[TaskRow, ...]
    meetings: tuple[AttendedMeeting, ...]
    matters: tuple[Matters, ...]
    coming: tuple[TaskRow, ...]
    addressees: tuple[str, ...] = ()
    signer: str = ""
    as_of: date | None = None

    @property
    def told_until(self) -> date:
        """The last day of which it tells."""
        return min(self.end, self.as_of) if self.as_of else self.end
