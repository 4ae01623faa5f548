"""What is wrong with the form of a round of opinions (duties 12, 89-95)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.opinion_round_form import AnswerRow, ExtensionRow, OpinionRoundForm
from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.terms import Opinion
from app.rules.form_checks.common import day_off, future, in_rows, reversed_days
from app.rules.opinion_rounds import lacks_value
from app.rules.regulation import Calendar
from app.rules.secrets import is_secret

NO_CONTENT = "Nội dung mật: chỉ ghi số, ngày và phiếu giấy; không nhập nội dung."
EXTENDED_BACK = "Gia hạn đến ngày trước ngày quyết định."
HIDDEN = ("content", "points", "papers", "note")
HIDDEN_OF_ANSWER = ("said", "taken_up_words")


def check(form: OpinionRoundForm, calendar: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a round's form, in the order of its fields."""
    return (
        *_subject(form),
        *_days(form, calendar, today),
        *_nobody(form),
        *in_rows("answers", form.answers, lambda row: _answer(form, row, today)),
        *_twice(form),
        *in_rows("extensions", form.extensions, lambda row: _extension(form, row)),
        *_end(form, today),
    )


def told_of_secret(form: OpinionRoundForm) -> list[str]:
    """The fields of a secret round that tell its content; none of an open one."""
    if not is_secret(form.secrecy):
        return []
    told = [name for name in HIDDEN if getattr(form, name)]
    rows = any(getattr(row, name) for row in form.answers for name in HIDDEN_OF_ANSWER)
    reasons = any(row.reason for row in form.extensions)
    return [*told, *(["answers"] * rows), *(["extensions"] * reasons)]


def _subject(form: OpinionRoundForm) -> Iterator[Complaint]:
    if is_secret(form.secrecy):
        if not form.number:
            yield Complaint("number", "Nội dung mật: cần số, ký hiệu của văn bản xin ý kiến.")
        if form.channel is not Channel.PAPER:
            yield Complaint("channel", "Nội dung mật chỉ lấy ý kiến bằng giấy.")
    elif not form.content:
        yield Complaint("content", "Nhập nội dung xin ý kiến.")
    yield from (Complaint(name, NO_CONTENT) for name in told_of_secret(form) if name != "answers")
    if form.kind is RoundKind.REPLY and not form.asker:
        yield Complaint("asker", "Chưa ghi bộ, ngành hoặc tỉnh gửi xin ý kiến.", warning=True)


def _days(form: OpinionRoundForm, calendar: Calendar, today: date) -> Iterator[Complaint]:
    sentence = "Hạn trả lời trước ngày gửi."
    yield from reversed_days("answer_by", sentence, form.asked_on, form.answer_by)
    yield from day_off("answer_by", "Hạn trả lời", form.answer_by, calendar=calendar)
    if form.asked_on is None and any(row.answered_on or row.opinion for row in form.answers):
        yield Complaint("asked_on", "Đã có trả lời nhưng chưa có ngày gửi.", warning=True)
    yield from future("replied_on", "Ngày văn bản góp ý", form.replied_on, today=today)


def _nobody(form: OpinionRoundForm) -> Iterator[Complaint]:
    if form.kind is not RoundKind.MEMBERS and not form.answers:
        yield Complaint("answers", "Chưa ghi cơ quan, phòng nào được hỏi.", warning=True)


def _answer(form: OpinionRoundForm, row: AnswerRow, today: date) -> Iterator[Complaint]:
    if row.who is None:
        yield Complaint("who", "Chưa ghi ai được lấy ý kiến.")
    elif form.kind is RoundKind.MEMBERS and row.who.table != "person":
        yield Complaint("who", "Phiếu lấy ý kiến gửi từng thành viên, không gửi cơ quan.")
    yield from future("answered_on", "Ngày trả lời", row.answered_on, today=today)
    yield from reversed_days("answered_on", "Trả lời trước ngày gửi.", form.asked_on, row.answered_on)
    if lacks_value(form.kind, row.opinion):
        yield from _without_value(row)
    if is_secret(form.secrecy):
        yield from (Complaint(name, NO_CONTENT) for name in HIDDEN_OF_ANSWER if getattr(row, name))
    elif row.opinion is Opinion.AGREED_WITH_CHANGES and not row.said:
        yield Complaint("said", "Chưa ghi nội dung bổ sung, sửa đổi.", warning=True)
    elif row.taken_up in (TakenUp.PARTLY, TakenUp.EXPLAINED) and not row.taken_up_words:
        yield Complaint("taken_up_words", "Giải trình phải nêu lý do.", warning=True)


def _without_value(row: AnswerRow) -> Iterator[Complaint]:
    if row.answered_on:
        yield Complaint("opinion", "Đã có ngày trả lời: chọn một trong ba ý kiến.")
    elif row.said:
        sentence = "Có nội dung nhưng chưa chọn ý kiến: chưa tính là đã trả lời."
        yield Complaint("opinion", sentence, warning=True)


def _twice(form: OpinionRoundForm) -> Iterator[Complaint]:
    seen = set[str]()
    for place, row in enumerate(form.answers):
        if row.who is not None and row.who.key:
            if row.who.key in seen:
                yield Complaint("answers", f"“{row.who.name}” đã có ở dòng trên.", place, "who")
            seen.add(row.who.key)


def _extension(form: OpinionRoundForm, row: ExtensionRow) -> Iterator[Complaint]:
    until = row.extended_to
    yield from reversed_days("extended_to", EXTENDED_BACK, row.decided_on, until)
    if until is None:
        yield Complaint("extended_to", "Nhập ngày gia hạn đến.")
    yield from reversed_days(
        "extended_to", "Sớm hơn hạn trả lời đang có.", form.answer_by, until, warning=True
    )


def _end(form: OpinionRoundForm, today: date) -> Iterator[Complaint]:
    yield from future("closed_on", "Ngày chốt", form.closed_on, today=today)
    yield from reversed_days("closed_on", "Chốt trước ngày gửi.", form.asked_on, form.closed_on)
    late = sum(
        row.answered_on is not None and form.closed_on is not None and row.answered_on > form.closed_on
        for row in form.answers
    )
    if late:
        yield Complaint("closed_on", f"Có {late} ý kiến đến sau ngày chốt: không tính.", warning=True)
    lacking = sum(row.answered_on is None and row.opinion is None for row in form.answers)
    if form.closed_on is not None and lacking:
        counted = form.unanswered.label.lower() if form.unanswered else "được tính theo quy chế"
        sentence = f"Còn {lacking} nơi chưa trả lời: khi chốt {counted}."
        yield Complaint("closed_on", sentence, warning=True)
