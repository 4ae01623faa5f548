"""The year's meetings by the regulation on the command line: told, and made once; one cancelled and reinstated."""

import json
from datetime import date
from uuid import UUID

import pytest

from app.cli.main import main
from app.models.database import open_database
from app.models.meeting import AgendaItem
from app.services.agenda_papers import on_agenda
from app.services.pack import meeting_on


@pytest.fixture
def run(tmp_path, capsys):
    def call(*words: str) -> str:
        assert main(["--data", str(tmp_path / "data"), "meetings", "--year", "2026", *words]) == 0
        return capsys.readouterr().out

    return call


def test_a_year_is_told_with_what_moves_its_days(run):
    said = run().splitlines()
    assert len(said) == 32
    assert (
        "23/10/2026 thứ Sáu: Giao ban Văn phòng tháng 10/2026 – chưa lập "
        "(Chủ nhật, 25/10/2026 là ngày nghỉ; chờ người chủ trì quyết định)" in said
    )


def test_what_is_due_between_two_days_is_made_once(run):
    days = "--make", "--from", "1/10/2026", "--until", "31/10/2026"
    assert run(*days).endswith("Đã lập 2 cuộc họp.\n")
    told = json.loads(run(*days, "--json"))
    assert told["made"] == 0
    assert [one["code"] for one in told["meetings"] if one["state"] == "made"] == [
        "office_briefing/2026-10",
        "regular_session/2026-10",
    ]


@pytest.fixture
def made(run) -> None:
    run("--make", "--from", "1/10/2026", "--until", "30/11/2026")


def states(run) -> dict[str, str]:
    return {one["code"]: one["state"] for one in json.loads(run("--json"))["meetings"]}


@pytest.mark.usefixtures("made")
def test_a_meeting_is_cancelled_by_its_day_and_stands_again(run):
    said = run("--cancel", "28/10/2026", "--reason", "Trùng kỳ họp", "--on", "20/10/2026")
    assert said == "Đã hủy cuộc họp.\n"
    assert states(run)["regular_session/2026-10"] == "cancelled"
    assert run("--reinstate", "28/10/2026") == "Đã khôi phục cuộc họp.\n"
    assert states(run)["regular_session/2026-10"] == "made"


@pytest.mark.usefixtures("made")
def test_contents_of_a_cancelled_meeting_go_where_it_is_said(run, tmp_path):
    database = open_database(tmp_path / "data")
    with database.write("Lan") as session:
        october = UUID(meeting_on(session, date(2026, 10, 28)))
        session.add(AgendaItem(meeting_id=october, content="Đề án"))
    database.close()
    words = "--cancel", october.hex, "--reason", "Trùng kỳ họp", "--to", "27/11/2026"
    assert run(*words, "--on", "20/10/2026") == "Đã hủy cuộc họp; 1 nội dung chuyển sang cuộc họp khác.\n"
    database = open_database(tmp_path / "data")
    with database.read() as session:
        november = UUID(meeting_on(session, date(2026, 11, 27)))
        assert [row.content for row in on_agenda(session, november)] == ["Đề án"]
        assert not on_agenda(session, october)
    database.close()


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cancel", "28/10/2026"), "Chưa ghi lý do hủy cuộc họp."),
        (("--cancel", "1/1/2026", "--reason", "x"), "Không có cuộc họp nào ngày 01/01/2026."),
        (("--reinstate", "28/10/2026"), "Không có cuộc họp nào ngày 28/10/2026."),
        (("--cancel", "xyz", "--reason", "x"), "Không tìm thấy"),
        (("--make", "--cancel", "28/10/2026"), "Lệnh chưa đúng"),
        (("--repeat", "28/10/2026", "--from", "1/12/2026", "--but", "xyz"), "“xyz” không phải là ngày"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, capsys, words, said):
    assert main(["--data", str(tmp_path / "data"), "meetings", *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.usefixtures("made")
def test_a_meeting_is_the_pattern_of_a_series_with_exceptions(run):
    words = "--repeat", "27/11/2026", "--rhythm", "weekly", "--from", "4/12/2026", "--until", "31/12/2026"
    said = run(*words, "--but", "11/12; 18/12").splitlines()
    assert [line.partition(":")[0] for line in said[:-1]] == ["04/12/2026 thứ Sáu", "25/12/2026 thứ Sáu"]
    assert said[-1] == "Đã lập 2 cuộc họp."
    assert json.loads(run(*words, "--but", "11/12; 18/12", "--json")) == {"made": []}


def test_this_and_later_ones_are_moved_and_cancelled(run, made):
    said = run("--move", "23/10/2026", "--day", "26/10/2026", "--at", "14:00", "--later").splitlines()
    assert said == [
        "26/10/2026 thứ Hai: Giao ban Văn phòng tháng 10/2026",
        "27/11/2026 thứ Sáu: Giao ban Văn phòng tháng 11/2026",
        "Đã dời 2 cuộc họp.",
    ]
    assert json.loads(run("--move", "26/10/2026", "--place", "Hội trường", "--json")) == {"moved": 1}
    said = run("--cancel", "26/10/2026", "--reason", "không còn cần", "--later")
    assert said == "Đã hủy 2 cuộc họp.\n"
    told = states(run)
    assert {told["office_briefing/2026-10"], told["office_briefing/2026-11"]} == {"cancelled"}
