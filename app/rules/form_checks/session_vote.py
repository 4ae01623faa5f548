"""What is wrong with the form of a vote in a session: its numbers must come out (duties 85, 86)."""

from collections.abc import Iterator

from app.briefings.forms import Complaint
from app.briefings.session_vote_form import SessionVoteForm
from app.core.opinion_terms import Ballot, VoteMethod
from app.rules.regulation import Calendar
from app.rules.session_votes import VoteCounts, chair_mistake, counted, mistakes
from app.rules.vote_sentences import say_unknown, unknown

SIDES = ("in_favour", "against", "abstained", "not_voting")
PAPERS = ("issued", "blank", "invalid")
NUMBERS = (*SIDES, *PAPERS)


def check(form: SessionVoteForm, _: Calendar) -> tuple[Complaint, ...]:
    """Every complaint of a vote's form, in the order of its fields."""
    return (*_whole(form), *_ballots(form), *_numbers(form), *_sentence(form))


def counts_of(form: SessionVoteForm) -> VoteCounts:
    """The numbers of a form; what is not typed is none."""
    members, present = form.members or 0, form.present or 0
    if form.method is VoteMethod.BY_NAME:
        return counted(form.method, (row.value for row in form.ballots), members=members, present=present)
    typed = {name: getattr(form, name) or 0 for name in NUMBERS}
    return VoteCounts(form.method, members, present, **typed)


def _whole(form: SessionVoteForm) -> Iterator[Complaint]:
    if form.item is None:
        yield Complaint("item", "Chọn nội dung họp được biểu quyết.")
    if not form.members:
        yield Complaint("members", "Nhập tổng số thành viên UBND tỉnh.")
    if not form.present:
        yield Complaint("present", "Nhập số thành viên có mặt.")
    for name in ("members", "present", *NUMBERS):
        if (getattr(form, name) or 0) < 0:
            yield Complaint(name, "Không thể là số âm.")


def _ballots(form: SessionVoteForm) -> Iterator[Complaint]:
    if form.method is not VoteMethod.BY_NAME:
        return
    if not form.ballots:
        yield Complaint("ballots", "Ghi từng thành viên biểu quyết.")
    seen = set[str]()
    for place, row in enumerate(form.ballots):
        if row.who is None:
            yield Complaint("ballots", "Chưa ghi thành viên.", place, "who")
        elif row.who.key and row.who.key in seen:
            yield Complaint("ballots", f"“{row.who.name}” đã có ở dòng trên.", place, "who")
        else:
            seen.add(row.who.key)
    there = sum(row.value is not Ballot.ABSENT for row in form.ballots)
    if form.present and 0 < there < form.present:
        sentence = f"Mới ghi {there}/{form.present} thành viên có mặt."
        yield Complaint("ballots", sentence, warning=True)


def _sentence(form: SessionVoteForm) -> Iterator[Complaint]:
    if strange := unknown(form.sentence):
        yield Complaint("sentence", say_unknown(strange))


def _numbers(form: SessionVoteForm) -> Iterator[Complaint]:
    """The sentences of the rule beside the field that they are about; nothing while the whole is not typed."""
    if not (form.members and form.present):
        return
    counts = counts_of(form)
    field = {
        VoteMethod.BY_NAME: "ballots",
        VoteMethod.HANDS: _last(form, counts),
        VoteMethod.SECRET: "not_voting" if counts.collected <= counts.issued <= counts.present else "issued",
    }
    for sentence in mistakes(counts):
        yield Complaint("present" if "tổng số" in sentence else field[form.method], sentence)
    if form.method is VoteMethod.SECRET and 0 < counts.collected < counts.issued:
        lost = counts.issued - counts.collected
        sentence = f"Thu về {counts.collected}/{counts.issued} phiếu phát ra: còn {lost} phiếu không thu về."
        yield Complaint("issued", sentence, warning=True)
    if form.method is not VoteMethod.BY_NAME and (sentence := chair_mistake(counts, form.chair_vote)):
        yield Complaint("chair_vote", sentence)


def _last(form: SessionVoteForm, counts: VoteCounts) -> str:
    """Where the sum of hands is told: at the last number, that may still make it up, or at the one too many."""
    typed = [name for name in SIDES if getattr(form, name)]
    return typed[-1] if typed and counts.raised > counts.present else SIDES[-1]
