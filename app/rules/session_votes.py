"""What a vote in a session counts: by name, by raised hands, or by papers (duties 85, 86)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.opinion_terms import Ballot, Verdict, VoteMethod
from app.rules.majority import Ballots, of_votes, of_whom, votes_tie
from app.rules.regulation import Regulation


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """The numbers of one vote; of a secret one `issued` papers went out, some came back `blank` or `invalid`.

    `not_voting` are there and stay out of the matter.
    """

    method: VoteMethod
    members: int
    present: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    issued: int = 0
    invalid: int = 0
    not_voting: int = 0
    blank: int = 0

    @property
    def valid(self) -> int:
        """How many were counted: hands, names or papers."""
        return self.in_favour + self.against + self.abstained

    @property
    def collected(self) -> int:
        """How many papers came back."""
        return self.valid + self.blank + self.invalid

    @property
    def raised(self) -> int:
        """How many are told of in a vote by hands, where there are no papers."""
        return self.valid + self.not_voting

    @property
    def told_of(self) -> int:
        """How many of those present are told of, whatever they did."""
        return self.collected + self.not_voting

    @property
    def absent(self) -> int:
        """How many members were not in the room."""
        return max(0, self.members - self.present)


def counted(method: VoteMethod, ballots: Iterable[Ballot], *, members: int, present: int) -> VoteCounts:
    """Count a vote by name; who is told absent is among the members who are not present."""
    values = list(ballots)
    return VoteCounts(
        method,
        members,
        present,
        in_favour=values.count(Ballot.IN_FAVOUR),
        against=values.count(Ballot.AGAINST),
        abstained=values.count(Ballot.ABSTAINED),
        invalid=values.count(Ballot.INVALID),
        not_voting=values.count(Ballot.NOT_VOTING),
        blank=values.count(Ballot.BLANK),
    )


def verdict_of(counts: VoteCounts, chair: Ballot | None, regulation: Regulation) -> Verdict:
    """Say what a vote comes to; who is there and is for neither side stands with those who are not in favour."""
    return of_votes(_ballots(counts, chair), regulation)


def counted_of(counts: VoteCounts, regulation: Regulation) -> int:
    """Of how many the regulation counts the share: of all members, or of those who are there."""
    return of_whom(_ballots(counts, None), regulation)


def is_tied(counts: VoteCounts, chair: Ballot | None, regulation: Regulation) -> bool:
    """Tell whether just half are in favour, so that the chair's side decides."""
    return votes_tie(_ballots(counts, chair), regulation)


def _ballots(counts: VoteCounts, chair: Ballot | None) -> Ballots:
    sides = counts.in_favour + counts.against
    return Ballots(
        in_favour=counts.in_favour,
        against=counts.against,
        others=max(0, counts.present - sides),
        silent=max(0, counts.members - max(counts.present, sides)),
        chair=None if chair is None else chair is Ballot.IN_FAVOUR,
    )


def mistakes(counts: VoteCounts) -> tuple[str, ...]:
    """Say in sentences what cannot be in the numbers of a vote."""
    found = []
    if counts.present > counts.members:
        found.append(f"Có mặt {counts.present}, nhiều hơn tổng số {counts.members} thành viên.")
    match counts.method:
        case VoteMethod.HANDS if counts.raised != counts.present:
            found.append(f"{_said(counts)}: cộng {counts.raised}, trong khi có mặt {counts.present}.")
        case VoteMethod.BY_NAME if counts.told_of > counts.present:
            found.append(f"Đã ghi {counts.told_of} thành viên biểu quyết, trong khi có mặt {counts.present}.")
        case VoteMethod.SECRET:
            if counts.issued > counts.present:
                found.append(f"Phát ra {counts.issued} phiếu, trong khi có mặt {counts.present}.")
            if counts.collected > counts.issued:
                found.append(
                    f"{_said(counts)}{_papers(counts)}: thu về {counts.collected} phiếu, "
                    f"trong khi phát ra {counts.issued}."
                )
            if counts.collected <= counts.issued <= counts.present < counts.told_of:
                found.append(
                    f"Thu về {counts.collected} phiếu, không tham gia biểu quyết {counts.not_voting}: "
                    f"cộng {counts.told_of}, trong khi có mặt {counts.present}."
                )
    return tuple(found)


def chair_mistake(counts: VoteCounts, chair: Ballot | None) -> str:
    """Say that the vote of the chair is on a side that nobody took; "" where it can be, or is not told."""
    count = _counted_as(counts).get(chair) if chair is not None else None
    return (
        f"Phiếu của chủ trì: {chair.label.lower()}, trong khi không có phiếu nào như vậy."
        if count == 0 and chair
        else ""
    )


def _counted_as(counts: VoteCounts) -> dict[Ballot, int]:
    papers = {Ballot.INVALID: counts.invalid, Ballot.BLANK: counts.blank}
    return {
        Ballot.IN_FAVOUR: counts.in_favour,
        Ballot.AGAINST: counts.against,
        Ballot.ABSTAINED: counts.abstained,
        Ballot.NOT_VOTING: counts.not_voting,
        **(papers if counts.method is VoteMethod.SECRET else {}),
    }


def _said(counts: VoteCounts) -> str:
    out = f", không tham gia biểu quyết {counts.not_voting}" if counts.not_voting else ""
    sides = f"Tán thành {counts.in_favour}, không tán thành {counts.against}"
    return f"{sides}, không biểu quyết {counts.abstained}{out}"


def _papers(counts: VoteCounts) -> str:
    blank = f", phiếu trắng {counts.blank}" if counts.blank else ""
    return f"{blank}, không hợp lệ {counts.invalid}"
