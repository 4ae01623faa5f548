"""Lines of rooms' reports: the same said once, counts added, everything else left as it is."""

import pytest

from app.rules.merging import MergedLine, RoomLine, lines_of, merged


def lines(*told: tuple[str, str]) -> list[RoomLine]:
    return [
        line
        for number, (room, words) in enumerate(told)
        for line in lines_of(f"{number}", room, "results", words)
    ]


def texts(*told: tuple[str, str]) -> list[str]:
    return [line.text for line in merged(lines(*told))]


def test_marks_of_lists_and_empty_lines_go() -> None:
    words = "- Một\n\n  + Hai\n1. Ba\n2) Bốn\na) Năm\n12 cuộc họp"
    assert texts(("TH", words)) == ["Một", "Hai", "Ba", "Bốn", "Năm", "12 cuộc họp"]


def test_counts_of_several_rooms_are_added_and_each_is_named() -> None:
    [line] = merged(
        lines(
            ("TH", "Tiếp nhận 1.200 văn bản, xử lý 1.100 văn bản."),
            ("NC", "tiếp nhận 5 văn bản, xử lý 04 văn bản"),
        )
    )
    assert line.text == "Tiếp nhận 1.205 văn bản, xử lý 1.104 văn bản (TH 1.200 và 1.100; NC 05 và 04)"
    assert line.rooms == ("TH", "NC")
    assert line.note == "Cộng số liệu của 2 báo cáo: TH 1.200 và 1.100; NC 05 và 04."
    assert [source.report for source in line.sources] == ["0", "1"]


def test_sums_of_decimals_and_of_two_reports_of_one_room() -> None:
    assert texts(("TH", "Giải ngân 12,5 tỷ đồng"), ("NC", "Giải ngân 2,5 tỷ đồng")) == [
        "Giải ngân 15 tỷ đồng (TH 12,5; NC 2,5)"
    ]
    [line] = merged(lines(("TH", "Họp 2 lượt"), ("TH", "Họp 3 lượt")))
    assert (line.text, line.rooms) == ("Họp 05 lượt (TH 02; TH 03)", ("TH",))


def test_what_is_said_alike_is_said_once_and_the_sum_is_told() -> None:
    [matter] = merged(lines(("TH", "Trình đề án chuyển đổi số"), ("NC", "trình Đề án chuyển đổi số.")))
    assert matter.text == "Trình đề án chuyển đổi số (TH, NC)"
    assert matter.note == "2 báo cáo ghi giống nhau, ghi một lần."
    [counted] = merged(lines(("TH", "Tổ chức 2 cuộc họp"), ("NC", "Tổ chức 2 cuộc họp")))
    assert counted.text == "Tổ chức 2 cuộc họp (TH, NC)"
    assert counted.note.endswith("nếu là số liệu riêng của từng nơi thì cộng lại là 04.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thực hiện Quyết định số 12 về đê điều", "Thực hiện Quyết định số 15 về đê điều"),
        ("Đạt 85% kế hoạch", "Đạt 90% kế hoạch"),
        ("Báo cáo ngày 10 tháng 10", "Báo cáo ngày 12 tháng 10"),
        ("Xong trong 3 ngày làm việc", "Xong trong 5 ngày làm việc"),
        ("Hoàn thành 10/12 việc", "Hoàn thành 11/12 việc"),
        ("Theo Văn bản 120/UBND-TH", "Theo Văn bản 121/UBND-TH"),
    ],
)
def test_numbers_that_count_nothing_keep_lines_apart(one: str, other: str) -> None:
    assert texts(("TH", one), ("NC", other)) == [one, other]


def test_lines_of_other_parts_stay_apart_and_several_rooms_come_first() -> None:
    told = [
        *lines_of("0", "TH", "results", "Việc riêng của TH\nHọp 1 lượt"),
        *lines_of("1", "NC", "results", "Họp 2 lượt"),
        *lines_of("1", "NC", "proposals", "Họp 3 lượt"),
    ]
    found: tuple[MergedLine, ...] = merged(told)
    assert [(line.part, line.text) for line in found] == [
        ("results", "Họp 03 lượt (TH 01; NC 02)"),
        ("results", "Việc riêng của TH"),
        ("proposals", "Họp 3 lượt"),
    ]
