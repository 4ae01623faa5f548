"""The year's meetings by the regulation: listed, or made; one meeting cancelled, or let stand again."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _MutuallyExclusiveGroup
from datetime import time
from typing import TYPE_CHECKING, Any

from app.cli.files import today
from app.cli.opening import reading, writing
from app.cli.words import day, year
from app.core.errors import AppError
from app.core.login import default_actor
from app.core.words import short_date, weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.cli.parser import Commands
    from app.services.lists.regular_meetings import ListedOccasion


def add(commands: Commands) -> ArgumentParser:
    """What the command takes."""
    from app.core.meeting_terms import MeetingRhythm

    parser = commands.add_parser(
        "meetings", help="các cuộc họp theo quy chế trong năm; lập lại, hủy một cuộc họp", allow_abbrev=False
    )
    parser.add_argument("--year", type=year, metavar="NĂM", help="năm (mặc định: năm nay)")
    verb = parser.add_mutually_exclusive_group()
    verb.add_argument("--make", action="store_true", help="lập các cuộc họp chưa có, từ hôm nay trở đi")
    verb.add_argument(
        "--repeat",
        metavar="CUỘC_HỌP",
        help="lập lại cuộc họp (mã hoặc ngày) từ --from, theo --rhythm đến --until",
    )
    verb.add_argument("--cancel", metavar="CUỘC_HỌP", help="hủy cuộc họp: ghi mã, hoặc ngày có một cuộc họp")
    verb.add_argument("--reinstate", metavar="CUỘC_HỌP", help="khôi phục cuộc họp đã hủy: mã hoặc ngày")
    parser.add_argument("--from", type=day, dest="from_", metavar="NGÀY", help="lập từ ngày này")
    parser.add_argument("--until", type=day, metavar="NGÀY", help="lập đến hết ngày này")
    parser.add_argument(
        "--rhythm",
        type=MeetingRhythm,
        choices=list(MeetingRhythm),
        default=MeetingRhythm.ONCE,
        help="; ".join(f"{one}: {one.label}" for one in MeetingRhythm),
    )
    parser.add_argument("--but", default="", metavar="CÁC_NGÀY", help="trừ các ngày: “15/3; 30/4”")
    parser.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do hủy")
    parser.add_argument("--on", type=day, metavar="NGÀY", help="ngày hủy (mặc định: hôm nay)")
    parser.add_argument("--document", default="", metavar="SỐ", help="số, ký hiệu văn bản báo hủy")
    parser.add_argument(
        "--to",
        metavar="CUỘC_HỌP",
        help="cuộc họp mà nội dung chuyển sang (không ghi: chờ trong Nội dung đề xuất)",
    )
    _add_moving(parser, verb)
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


def _add_moving(parser: ArgumentParser, verb: _MutuallyExclusiveGroup) -> None:
    """What is said of a move."""
    verb.add_argument(
        "--move",
        metavar="CUỘC_HỌP",
        help="dời cuộc họp (mã hoặc ngày) sang ngày --day, giờ --at, nơi --place; cả các cuộc sau: --later",
    )
    parser.add_argument("--later", action="store_true", help="dời, hủy cả các cuộc họp sau cùng chuỗi")
    parser.add_argument("--day", type=day, metavar="NGÀY", help="ngày họp mới; các cuộc sau dời cùng số ngày")
    parser.add_argument("--at", type=time.fromisoformat, metavar="GIỜ", help="giờ họp mới, như 14:00")
    parser.add_argument("--place", default="", metavar="NƠI", help="địa điểm mới")


def run(options: Namespace) -> int:
    """Cancel or reinstate a meeting; else make those that are due, if that is asked, and tell the year."""
    if options.repeat:
        return _repeat(options)
    if options.move:
        return _move(options)
    if options.cancel or options.reinstate:
        return _change(options)
    return _year(options)


def _repeat(options: Namespace) -> int:
    """Make meetings like the one that is named, and tell them."""
    from app.core.regulation_terms import DayOffRule
    from app.rules.meeting_series import read_days
    from app.services.meeting_series import Series, foresee, repeat

    first = options.from_ or today()
    until = options.until or first
    try:
        but = read_days(options.but, first, until)
    except ValueError as error:
        raise AppError(str(error), "Ghi lại các ngày sau --but.") from error
    series = Series(options.rhythm, first, until, DayOffRule.BEFORE, but)
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        key = _key(session, options.repeat)
        asked = foresee(session, key, series)
        made = repeat(session, key, series)
    if options.json:
        print(json.dumps({"made": list(made)}))
        return 0
    for one in asked:
        there = " – đã có" if one.is_there else ""
        print(f"{short_date(one.time.held_on)} {weekday(one.time.held_on)}: {one.title}{there}")
    print(f"Đã lập {len(made)} cuộc họp.")
    return 0


def _move(options: Namespace) -> int:
    """Move the meeting that is named, or it and all later ones of its series, and tell where each is now."""
    from app.briefings.meeting_verbs import Moving
    from app.services.meeting_moves import foresee, move

    moving = Moving(options.day, options.at, None, options.place, options.later)
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        keys = (_key(session, options.move),)
        told = [
            f"{short_date(one.day)} {weekday(one.day)}: {one.meeting.title}"
            for one in foresee(session, keys, moving)
        ]
        count = move(session, keys, moving)
    if options.json:
        print(json.dumps({"moved": count}))
        return 0
    print("\n".join((*told, f"Đã dời {count} cuộc họp.")))
    return 0


def _change(options: Namespace) -> int:
    """Cancel the meeting that is named, or let it stand again, and say what became of its contents."""
    if options.cancel and options.later:
        return _cancel_series(options)
    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        count = _cancelled(session, options) if options.cancel else _reinstated(session, options)
    if options.json:
        print(json.dumps({"contents": count}))
    elif options.cancel:
        where = "sang cuộc họp khác" if options.to else "về Nội dung đề xuất"
        print("Đã hủy cuộc họp" + (f"; {count} nội dung chuyển {where}." if count else "."))
    else:
        print("Đã khôi phục cuộc họp" + (f"; {count} nội dung trở lại chương trình." if count else "."))
    return 0


def _cancel_series(options: Namespace) -> int:
    from app.services.cancelled_meetings import cancel_all

    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        key = _key(session, options.cancel)
        count = cancel_all(session, (key,), later=True, **_told(session, options))
    print(json.dumps({"cancelled": count}) if options.json else f"Đã hủy {count} cuộc họp.")
    return 0


def _told(session: Session, options: Namespace) -> dict[str, Any]:
    """What is said of a cancelling."""
    return {
        "on": options.on or today(),
        "reason": options.reason,
        "document": options.document,
        "to": _key(session, options.to) if options.to else None,
    }


def _cancelled(session: Session, options: Namespace) -> int:
    from app.services.cancelled_meetings import cancel

    return cancel(session, _key(session, options.cancel), **_told(session, options))


def _reinstated(session: Session, options: Namespace) -> int:
    from app.services.cancelled_meetings import reinstate

    return reinstate(session, _key(session, options.reinstate, cancelled=True))


def _key(session: Session, words: str, *, cancelled: bool = False) -> str:
    """The key of a meeting that is named by it, or by its day where it is the only one."""
    from app.services.pack import meeting_on

    try:
        on = day(words)
    except ArgumentTypeError:
        return words
    return meeting_on(session, on, cancelled=cancelled)


def _year(options: Namespace) -> int:
    from app.services.meeting_schedule import make_due

    year, made = options.year or today().year, 0
    if options.make:
        with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
            made = len(make_due(session, year, today=options.from_ or today(), until=options.until))
    with reading(options.data) as database, database.read() as session:
        rows = _rows(session, year)
    if options.json:
        print(
            json.dumps(
                {"made": made, "meetings": [_as_json(row) for row in rows]}, ensure_ascii=False, indent=1
            )
        )
        return 0
    print("\n".join(map(_said, rows)))
    if options.make:
        print(f"Đã lập {made} cuộc họp.")
    return 0


def _rows(session: Session, year: int) -> list[ListedOccasion]:
    from app.briefings.lists import Wanted
    from app.services.lists import regular_meetings

    wanted = Wanted(filters={"year": (str(year),)})
    keys = regular_meetings.find(session, wanted, today=today()).keys
    return regular_meetings.read(session, keys, today=today())


def _said(row: ListedOccasion) -> str:
    on = row.held_on or row.proposed_on
    moved = f" ({row.moved})" if row.moved else ""
    return f"{short_date(on)} {weekday(on)}: {row.title} – {row.state.label.lower()}{moved}"


def _as_json(row: ListedOccasion) -> dict[str, object]:
    return {
        "code": row.key,
        "title": row.title,
        "proposed_on": row.proposed_on.isoformat(),
        "moved": row.moved,
        "state": row.state.value,
        "id": row.meeting,
        "held_on": row.held_on.isoformat() if row.held_on else None,
    }
