"""Documents of ours and their numbers: typed, held, issued, cancelled, replaced; how kinds of them go out."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.attached import AttachedFile
from app.briefings.issuing import Details, NumberSeries
from app.briefings.number_sheets import HeldNumber, LastOnPaper, Line
from app.core.ids import uuid7
from app.core.issuing import Issuer, NumberState, Standing
from app.core.template_kinds import TemplateKind
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.document import DocumentNumber, OfficialDocument
from app.models.office import Attachment
from app.models.task import Task
from app.services import (
    attached_files,
    issued,
    issuing,
    letterheads,
    number_lines,
    numbers,
    office_texts,
    official_documents,
    standing,
    word_templates,
)
from app.services.briefs.half_month import half_month_of
from app.services.regulation_versions import regulation_on
from tests.services.machine.office import PLACES, Office
from tests.services.machine.tasks import PAST, YES

LETTERS = ("BC", "TB", "QĐ", "")
TYPED = ("typed_letter", "typed_decision", "typed_notice")


class Letters(Office):
    """Numbers are held, used and cancelled; documents are typed, issued, cancelled and replaced."""

    @rule(letters=st.sampled_from(LETTERS), wanted=st.sampled_from(("", "", "7", "x")))
    def hold_number(self, letters: str, wanted: str) -> None:
        held = HeldNumber(Issuer.OFFICE, letters, "TH", wanted, self.words("Văn bản"))
        self.save(lambda session: number_lines.hold_elsewhere(session, held, year=self.today.year))

    @rule(letters=st.sampled_from(LETTERS), last=st.integers(0, 50))
    def begin_after_paper(self, letters: str, last: int) -> None:
        asked = LastOnPaper(Issuer.COMMITTEE, letters, "NC", last)
        self.save(lambda session: number_lines.begin_after_paper(session, asked, year=self.today.year))

    @rule(place=PLACES, ago=st.none() | PAST)
    def write_line_of_register(self, place: int, ago: int | None) -> None:
        key, day = self.pick(DocumentNumber, place), None if ago is None else self.day(ago)
        if key:
            line = Line(self.words("Trích yếu"), day, "Lê Thị Hoa")
            self.save(lambda session: number_lines.write_line(session, key, line))

    @rule(place=PLACES, reason=st.sampled_from(("", "Ghi nhầm")), directly=YES)
    def cancel_number(self, place: int, reason: str, directly: bool) -> None:
        key = self.pick(DocumentNumber, place)
        if key and directly:
            number = UUID(key)
            self.save(lambda s: numbers.cancel(s, s.get_one(DocumentNumber, number), reason=reason))
        elif key:
            self.save(lambda session: number_lines.cancel_numbers(session, [key], reason=reason))

    @rule(code=st.sampled_from(TYPED))
    def type_document(self, code: str) -> None:
        details = Details(summary=self.words("Về việc"), addressees=("Sở Nội vụ",))
        self.save(lambda session: official_documents.new_typed(session, code, details))

    @rule(place=PLACES, wanted=st.sampled_from(("", "", "5")))
    def hold_for_document(self, place: int, wanted: str) -> None:
        if row := self._document(place):
            said = {"on": self.today, "wanted": wanted}
            self.save(lambda session: numbers.hold_for(session, *row, **said).number)

    @rule(place=PLACES, ago=PAST)
    def issue_document(self, place: int, ago: int) -> None:
        if row := self._document(place):
            said = {"issued_on": self.day(ago), "today": self.today, "confirmed": True}
            self.save(lambda session: issued.issue(session, *row, **said).version)

    @rule(place=PLACES, reason=st.sampled_from(("", "Sai thẩm quyền")), again=YES)
    def cancel_document(self, place: int, reason: str, again: bool) -> None:
        if row := self._document(place):
            self.save(lambda s: issued.cancel_issued(s, *row, reason=reason, today=self.today))
            if again:
                self.save(lambda session: issued.begin_next(session, *row))

    @rule(place=PLACES, issuer=st.none() | st.sampled_from(Issuer))
    def change_details(self, place: int, issuer: Issuer | None) -> None:
        if row := self._document(place):
            details = Details(summary=self.words("Về việc"), issuer=issuer)
            self.save(lambda session: official_documents.change_details(session, *row, details).version)

    @rule(place=PLACES, slot=st.sampled_from(("body", "opening")), says=YES)
    def write_words_of_document(self, place: int, slot: str, says: bool) -> None:
        if row := self._document(place):
            said = {"slot": slot, "content": self.words("Lời văn") if says else ""}
            self.save(lambda session: office_texts.write_text(session, *row, **said))

    @rule(place=PLACES)
    def discard_draft(self, place: int) -> None:
        if key := self.pick(OfficialDocument, place):
            self.save(lambda session: standing.discard_drafts(session, [key]))

    @rule(place=PLACES)
    def draft_half_month(self, place: int) -> None:
        if subject := self._half_month(place):
            self.save(lambda session: official_documents.draft_of(session, "room_report", subject).version)

    @rule(place=PLACES, cancels=YES)
    def hand_in_half_month(self, place: int, cancels: bool) -> None:
        """What a room owes for a half month came with its report; cancelled, it is owed again."""
        subject = self._half_month(place)
        if subject is None:
            return
        said = {"issued_on": self.today, "today": self.today}
        if self.save(lambda session: issued.issue(session, "room_report", subject, **said).version) is None:
            return
        room = subject.partition("/")[2]
        assert all(row["received_on"] for row in self._owed(subject, room))
        before = [row for row in self._owed(subject, room) if row["received_on"] == self.today.isoformat()]
        if cancels:
            self.save(
                lambda s: (
                    issued.cancel_issued(s, "room_report", subject, reason="Sai", today=self.today) or True
                )
            )
            left = {row["id"]: row for row in self._owed(subject, room)}
            assert all(not left[row["id"]]["received_on"] or row["document_number"] == "" for row in before)

    def _owed(self, subject: str, room: str) -> list[dict[str, object]]:
        start, end = subject.partition("/")[0].split("..")
        return [
            row
            for row in self.now["report_obligation"].values()
            if (row["code"], row["agency_id"], row["deleted_at"]) == ("half_month_room", room, None)
            and (row["period_from"], row["period_to"]) == (start, end)
        ]

    def _half_month(self, place: int) -> str | None:
        room = self.pick(Agency, place, Agency.kind == AgencyKind.OFFICE_ROOM)
        with self.database.read() as session:
            middle = regulation_on(session, self.today.replace(day=1)).half_month_day
        start, end = half_month_of(self.today, middle)
        return f"{start}..{end}/{room}" if room else None

    def _document(self, place: int) -> tuple[str, str] | None:
        """The kind and the subject of a document that there is."""
        key = self.pick(OfficialDocument, place)
        row = self.now["official_document"].get(key or "")
        return (str(row["kind_code"]), str(row["subject"])) if row else None

    @rule(name=st.sampled_from(("general", "dak-lak", "bac-ninh")))
    def take_letterhead(self, name: str) -> None:
        self.save(lambda session: letterheads.apply_letterhead(session, name))
        with self.database.read() as session:
            assert letterheads.letterhead_changes(session, name) == ()

    @rule(code=st.sampled_from(("month_report", *TYPED)), room=st.none() | st.sampled_from(("TH", "NC")))
    def change_kind(self, code: str, room: str | None) -> None:
        self.save(lambda session: issuing.change_kind(session, code, {"room": room}))

    @rule(place=PLACES)
    def attach(self, place: int) -> None:
        key, file = self.pick(Task, place), AttachedFile("", f"{self.words('Tệp')}.pdf", 3, "a" * 64)
        if key:
            said = {"table": "task", "key": key}
            self.save(lambda session: attached_files.attach_files(session, [file], **said))

    @rule(place=PLACES)
    def detach(self, place: int) -> None:
        if key := self.pick(Attachment, place):
            self.save(lambda session: attached_files.remove_file(session, key))

    @rule(kind=st.sampled_from(TemplateKind), name=st.sampled_from(("", "Mẫu 1", "Mẫu 2")), goes=YES)
    def keep_word_template(self, kind: TemplateKind, name: str, goes: bool) -> None:
        file = AttachedFile("", "mau.docx", 3, uuid7().hex * 2)
        key = self.save(lambda session: word_templates.add_template(session, file, name=name, kind=kind))
        if key and goes:
            self.save(lambda session: word_templates.remove_template(session, key))

    @invariant()
    def numbers_hold(self) -> None:
        with self.database.read() as session:
            register_of_numbers_holds(session)


def register_of_numbers_holds(session: Session) -> None:
    """A number of a series stands once, a cancelled one says why, and what went out says what it bears."""
    rows = session.scalars(select(DocumentNumber).where(DocumentNumber.deleted_at.is_(None))).all()
    known = {(NumberSeries(row.issuer, row.abbreviation, row.year), row.number) for row in rows}
    assert len(known) == len(rows)
    for row in rows:
        assert bool(row.reason) == (row.state is NumberState.CANCELLED)
    stand = [row.official_document_id for row in rows if row.state is not NumberState.CANCELLED]
    bearing = [key for key in stand if key is not None]
    assert len(set(bearing)) == len(bearing)
    for document in session.scalars(select(OfficialDocument).where(OfficialDocument.deleted_at.is_(None))):
        went_out = document.standing is not Standing.DRAFT
        assert went_out == (document.issued_on is not None) == bool(document.briefing)
        assert (document.standing is Standing.CANCELLED) == bool(document.cancel_reason)
