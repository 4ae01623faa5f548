"""What is told of the lines that are taken into the office's report, and what is wrong with them (duty 119)."""

from collections.abc import Iterator

from app.briefings.forms import Complaint
from app.briefings.merge_form import MergeForm
from app.core.words import number

LINES = "lines"


def check(form: MergeForm) -> tuple[Complaint, ...]:
    """What is wrong: nothing chosen, or a chosen line that is empty."""
    return tuple(_wrong(form))


def notes(form: MergeForm) -> tuple[Complaint, ...]:
    """Where the chosen lines go, whose report lacks, how lines came about; nothing while there are no lines."""
    if not form.lines:
        return ()
    wanted = sum(line.take for line in form.lines)
    where = f"{number(wanted)} dòng sẽ đưa vào {form.name}, phần lời của Văn phòng."
    lacks = (
        f"{told} ({number(len(names))}): {', '.join(names)}."
        for told, names in (("Chưa gửi báo cáo", form.missing), ("Chưa ghi nội dung", form.silent))
        if names
    )
    return (
        Complaint(LINES, " ".join((where, *lacks)), warning=True),
        *(
            Complaint(LINES, line.note, row=row, column="content", warning=True)
            for row, line in enumerate(form.lines)
            if line.note
        ),
    )


def _wrong(form: MergeForm) -> Iterator[Complaint]:
    if not any(line.take for line in form.lines):
        yield Complaint(LINES, "Chưa chọn dòng nào để đưa vào báo cáo.")
    for row, line in enumerate(form.lines):
        if line.take and not line.content:
            yield Complaint(LINES, "Dòng này chưa có nội dung.", row=row, column="content")
