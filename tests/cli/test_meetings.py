"""The year's meetings by the regulation on the command line: told, and made once."""

import json

import pytest

from app.cli.main import main


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
