"""What papers on the opinions of the committee's members are told (duties 89-95)."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from app.briefings.figures import rate
from app.core.terms import Opinion


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the committee."""

    name: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class OpinionRequest:
    """What members are asked, with the papers sent along; without `members` one blank slip is made.

    `about` goes on after "về" ("việc phân bổ vốn …"); `points` are what is asked one by one, of a single question
    there are none. `answer_at` is the hour of the last day to answer, where one is set.
    """

    about: str
    answer_by: date
    answer_at: time | None = None
    points: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one member answered: None for nothing yet; `said` in words, `taken_up` how the lead agency answers that.

    An agency, or a member as earlier versions took it, may have `answered` in words alone: for no side, yet not silent.
    """

    member: Member
    opinion: Opinion | None = None
    said: str = ""
    taken_up: str = ""
    answered: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing came yet."""
        return self.opinion is None and not self.answered


@dataclass(frozen=True, slots=True)
class OpinionTally:
    """The answers of all members, seen on a day; rates are of all members, also of those who have not answered.

    `carried` is what the regulation makes of them; None while it cannot be said. With `silence_agrees` the round is
    over, and who gave no answer counts as in favour. `of_agencies` tells that agencies were asked, not members;
    `tied` that just half are in favour and the chair's side decides.
    """

    about: str
    lead: str
    sent_on: date
    answer_by: date
    as_of: date
    answers: tuple[Answer, ...]
    carried: bool | None = None
    silence_agrees: bool = False
    of_agencies: bool = False
    tied: bool = False

    def count(self, *opinions: Opinion | None) -> int:
        """How many members answered so; None: have not answered."""
        return sum(
            answer.opinion in opinions if answer.opinion else None in opinions and answer.is_silent
            for answer in self.answers
        )

    @property
    def came(self) -> int:
        """How many answered, whatever it was."""
        return len(self.answers) - self.count(None)

    @property
    def in_words(self) -> int:
        """How many answered in words alone."""
        return self.came - self.count(*Opinion)

    @property
    def came_rate(self) -> Decimal | None:
        """How many of all answered, in percent."""
        return rate(self.came, len(self.answers))

    def rate(self, *opinions: Opinion | None) -> Decimal | None:
        """How many of all members answered so, in percent."""
        return rate(self.count(*opinions), len(self.answers))


@dataclass(frozen=True, slots=True)
class OpinionUrging:
    """Who has not answered in a round by a day, and by when they are asked for it now; `keys` are their rows.

    `asked` counts all; with `silence_agrees` who does not answer will count as in favour. `former` are the agencies
    that were asked and merged since, each with the one that is asked now.
    """

    about: str
    lead: str
    sent_on: date
    answer_by: date
    as_of: date
    reply_by: date
    asked: int
    silent: tuple[Member, ...]
    keys: tuple[str, ...] = ()
    of_agencies: bool = False
    silence_agrees: bool = False
    former: tuple[tuple[str, str], ...] = ()
