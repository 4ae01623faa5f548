"""The weekly schedule on the command line: printed, as JSON, and as a file for each leader's phone."""

import json
from datetime import date, time

import pytest
from icalendar import Calendar

from app.cli.main import main
from app.models.person import Post
from app.models.schedule import Appointment

MONDAY = date(2026, 11, 2)


@pytest.fixture
def folder(database):
    with database.write("Lan") as session:
        chair, deputy = Post(name="Chủ tịch", position=0), Post(name="Phó Chủ tịch", position=1)
        session.add_all((chair, deputy))
        session.flush()
        for post, content, hour in ((chair, "Giao ban", 8), (deputy, "Kiểm tra đê", 14)):
            session.add(
                Appointment(
                    day=MONDAY, content=content, starts_at=time(hour), chair_post_id=post.id, place="P1"
                )
            )
    folder = database.folder
    database.close()
    return folder


def run(*words: str) -> int:
    return main(["schedule", *words])


def test_a_week_is_printed_by_its_name_or_a_day(folder, capsys):
    for words in (("--week", "2026-W45"), ("--week", "45/2026"), ("--day", "5/11/2026")):
        assert run("--data", str(folder), *words) == 0
        said = capsys.readouterr().out
        assert "tuần 45 năm 2026, từ 02/11/2026 đến 08/11/2026" in said
        assert "  08:00    Giao ban (Chủ tịch; P1)\n" in said
    assert run("--data", str(folder), "--week", "2026-W45", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [line["content"] for line in told["lines"]] == ["Giao ban", "Kiểm tra đê"]


def test_each_leader_gets_a_file_and_there_is_one_of_all(folder, tmp_path, capsys):
    out = tmp_path / "lich"
    assert run("--data", str(folder), "--week", "2026-W45", "--ics", str(out)) == 0
    said = {
        path.name: {str(one["summary"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
        for path in out.iterdir()
    }
    assert said == {
        "Lich lanh dao ubnd tinh 02-11-2026.ics": {"Giao ban", "Kiểm tra đê"},
        "Lich chu tich 02-11-2026.ics": {"Giao ban"},
        "Lich pho chu tich 02-11-2026.ics": {"Kiểm tra đê"},
    }
    assert all(name in capsys.readouterr().out for name in ["Lich chu tich 02-11-2026.ics"])


def test_a_week_that_is_none_is_refused(folder, capsys):
    assert run("--data", str(folder), "--week", "54/2026") == 2
    assert "năm không có tuần" in capsys.readouterr().err
    assert run("--data", str(folder), "--week", "mai") == 2
    assert "2026-W45" in capsys.readouterr().err
