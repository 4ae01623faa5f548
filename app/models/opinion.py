"""Written opinions: what is asked of members or agencies, until when, and what each answered (duties 89-95, 108)."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy
from app.models.base import Record, code, derived
from app.models.derivations import folded


class OpinionRound(Record):
    """A draft sent for opinions; of a secret one only number and days are kept, on paper (duties 12, 91).

    `points` and `papers` are one a line. `asker` sent the draft to the province, `reply_number` answers it (duty 89).
    `announced_item_id` is the content of a session at which the result is told (duty 95), `announced_proposal_id`
    the proposal for one while none is planned. `unanswered` is how who gave no answer is counted; none: as the
    regulation says.
    """

    __tablename__ = "opinion_round"

    kind: Mapped[RoundKind] = mapped_column(code(RoundKind), default=RoundKind.MEMBERS)
    number: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    secrecy: Mapped[Secrecy] = mapped_column(code(Secrecy), default=Secrecy.NONE)
    channel: Mapped[Channel] = mapped_column(code(Channel), default=Channel.SYSTEM)
    points: Mapped[str] = mapped_column(default="")
    papers: Mapped[str] = mapped_column(default="")
    lead_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    chair_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"), index=True)
    programme_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("programme_item.id"), index=True)
    agenda_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    asked_on: Mapped[date | None] = mapped_column(index=True)
    answer_by: Mapped[date | None]
    answer_at: Mapped[time | None]
    closed_on: Mapped[date | None]
    unanswered: Mapped[Unanswered | None] = mapped_column(code(Unanswered))
    asker: Mapped[str] = mapped_column(default="")
    reply_number: Mapped[str] = mapped_column(default="")
    replied_on: Mapped[date | None]
    announced_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    announced_proposal_id: Mapped[UUID | None] = mapped_column(ForeignKey("agenda_proposal.id"), index=True)
    note: Mapped[str] = mapped_column(default="")
    folded: Mapped[str] = derived(folded("number", "content", "asker"))


class OpinionExtension(Record):
    """A later last day to answer; it counts from the day it was decided (none: from the start)."""

    __tablename__ = "opinion_extension"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("opinion_round.id"), index=True)
    extended_to: Mapped[date]
    decided_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class OpinionAnswer(Record):
    """A member or an agency that is asked, what it answered (none: nothing yet), and what became of that.

    `told_on` is the day on which it was told the result (duty 108).
    """

    __tablename__ = "opinion_answer"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("opinion_round.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    agency_id: Mapped[UUID | None] = mapped_column(ForeignKey("agency.id"), index=True)
    opinion: Mapped[Opinion | None] = mapped_column(code(Opinion))
    answered_on: Mapped[date | None]
    said: Mapped[str] = mapped_column(default="")
    taken_up: Mapped[TakenUp | None] = mapped_column(code(TakenUp))
    taken_up_words: Mapped[str] = mapped_column(default="")
    told_on: Mapped[date | None]


class OpinionReminder(Record):
    """One time that somebody was reminded to answer; by `letter_id` where one of our letters went out for it."""

    __tablename__ = "opinion_reminder"

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("opinion_answer.id"), index=True)
    reminded_on: Mapped[date]
    way: Mapped[str] = mapped_column(default="")
    letter_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("official_document.id", name="fk_opinion_reminder_letter_id"), index=True
    )
