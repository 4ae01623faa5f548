"""What a vote in a session counts: by name, by raised hands, or by papers (duties 85, 86)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.opinion_terms import Ballot, Verdict, VoteMethod
from app.rules.majority import Ballots, of_votes
from app.rules.regulation import Regulation


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """The numbers of one vote; of a secret one `issued` papers went out, `invalid` ones of those that came back."""

    method: VoteMethod
    members: int
    present: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    issued: int = 0
    invalid: int = 0

    @property
    def valid(self) -> int:
        """How many were counted: hands, names or papers."""
        return self.in_favour + self.against + self.abstained

    @property
    def collected(self) -> int:
        """How many papers came back."""
        return self.valid + self.invalid


def counted(method: VoteMethod, ballots: Iterable[Ballot], *, members: int, present: int) -> VoteCounts:
    """Count a vote by name."""
    values = list(ballots)
    return VoteCounts(
        method,
        members,
        present,
        in_favour=values.count(Ballot.IN_FAVOUR),
        against=values.count(Ballot.AGAINST),
        abstained=values.count(Ballot.ABSTAINED),
    )


def verdict_of(counts: VoteCounts, chair: Ballot | None, regulation: Regulation) -> Verdict:
    """Say what a vote comes to; who is there and is for neither side stands with those who are not in favour."""
    sides = counts.in_favour + counts.against
    ballots = Ballots(
        in_favour=counts.in_favour,
        against=counts.against,
        others=max(0, counts.present - sides),
        silent=max(0, counts.members - max(counts.present, sides)),
        chair=None if chair is None else chair is Ballot.IN_FAVOUR,
    )
    return of_votes(ballots, regulation)


def mistakes(counts: VoteCounts) -> tuple[str, ...]:
    """Say in sentences what cannot be in the numbers of a vote."""
    found = []
    if counts.present > counts.members:
        found.append(f"Có mặt {counts.present}, nhiều hơn tổng số {counts.members} thành viên.")
    match counts.method:
        case VoteMethod.HANDS if counts.valid != counts.present:
            found.append(f"{_said(counts)}: cộng {counts.valid}, trong khi có mặt {counts.present}.")
        case VoteMethod.BY_NAME if counts.valid > counts.present:
            found.append(f"Đã ghi {counts.valid} thành viên biểu quyết, trong khi có mặt {counts.present}.")
        case VoteMethod.SECRET:
            if counts.issued > counts.present:
                found.append(f"Phát ra {counts.issued} phiếu, trong khi có mặt {counts.present}.")
            if counts.collected > counts.issued:
                found.append(
                    f"{_said(counts)}, không hợp lệ {counts.invalid}: thu về {counts.collected} phiếu, "
                    f"trong khi phát ra {counts.issued}."
                )
    return tuple(found)


def _said(counts: VoteCounts) -> str:
    return (
        f"Tán thành {counts.in_favour}, không tán thành {counts.against}, không biểu quyết {counts.abstained}"
    )
