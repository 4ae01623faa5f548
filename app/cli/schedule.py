"""The weekly schedule on the command line: its lines, and the iCalendar file of each leader (duty 84)."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.files import known, remember, today
from app.cli.opening import reading
from app.cli.words import day, path, week
from app.core.words import capital, short_date, weekday

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.week import Week
    from app.cli.parser import Commands


def add(commands: Commands) -> ArgumentParser:
    """What the command takes."""
    parser = commands.add_parser(
        "schedule", help="lịch công tác tuần: xem, xuất tệp iCalendar cho từng lãnh đạo", allow_abbrev=False
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--week", type=week, metavar="TUẦN", help="2026-W45 hoặc 45/2026 (mặc định: tuần này)")
    which.add_argument("--day", type=day, metavar="NGÀY", help="tuần có ngày này")
    parser.add_argument(
        "--ics", type=path, metavar="THƯ_MỤC", help="ghi mỗi lãnh đạo một tệp iCalendar vào đây"
    )
    parser.add_argument("--json", action="store_true", help="in lịch dạng JSON")
    parser.add_argument(
        "--force", action="store_true", help="ghi đè cả tệp có sẵn đã được sửa (không ghi: giữ cả hai bản)"
    )
    return parser


def run(options: Namespace) -> int:
    """Print the week, or write a file for each leader on it and one for all."""
    from app.services.schedule import monday_of
    from app.services.week import read_week

    monday = options.week or monday_of(options.day or today())
    with reading(options.data) as database, database.read() as session:
        shown = read_week(session, monday, "", today())
        contents = _calendars(session, shown) if options.ics else {}
    if options.ics:
        _write(options, contents)
    elif options.json:
        _print_json(shown)
    else:
        _print(shown)
    return 0


def _calendars(session: Session, shown: Week) -> dict[str, bytes]:
    """The files by their names: of all first, then of each leader."""
    from datetime import UTC, datetime

    from app.exports.icalendar import ENDING, calendar_file, file_name
    from app.services.briefs.week_schedule import brief
    from app.services.regulation_versions import regulation_on

    subjects = [shown.code, *(f"{shown.code}/{leader.code}" for leader in shown.leaders)]
    told = [brief(session, subject, today()) for subject in subjects]
    made_at = datetime.now(UTC)
    minutes = regulation_on(session, shown.days[0].day).appointment_minutes
    return {
        f"{file_name(one)}.{ENDING}": calendar_file(one, minutes=minutes, made_at=made_at) for one in told
    }


def _write(options: Namespace, contents: dict[str, bytes]) -> None:
    from app.exports.files import write_made

    seen = known(options.data)
    written = [
        write_made(content, Path(options.ics) / name, known=seen, force=options.force)
        for name, content in contents.items()
    ]
    for file in written:
        print(f"  {file.path}" + (f"\n    {file.why}" if file.why else ""))
    remember(options, written)


def _print(shown: Week) -> None:
    print(
        f"Lịch công tác {shown.name}, từ {short_date(shown.days[0].day)} đến {short_date(shown.days[-1].day)}"
    )
    for one in shown.days:
        off = f" ({one.off})" if one.off else ""
        print(f"{capital(weekday(one.day))}, {short_date(one.day)}{off}")
        for line in one.lines:
            entry = line.entry
            at = f"{entry.starts_at:%H:%M}" if entry.starts_at else entry.half.label
            aside = "; ".join(filter(None, (entry.chair, entry.place)))
            print(f"  {at:<9}{entry.content}" + (f" ({aside})" if aside else ""))
            for told in (*line.clashes, *filter(None, (line.away,))):
                print(f"           ▲ {told}")


def _print_json(shown: Week) -> None:
    from dataclasses import asdict

    lines = [
        {**asdict(line.entry), "clashes": line.clashes, "of_meeting": line.of_meeting, "away": line.away}
        for one in shown.days
        for line in one.lines
    ]
    told = {"week": shown.code, "version": shown.version, "lines": lines}
    print(json.dumps(told, ensure_ascii=False, indent=1, default=str))
