"""For each code of addressees, end and appendices: a document that has the fault, and one that nearly has it."""

from tests.exports.check.making import (
    DECISION,
    LETTER,
    PARTS,
    body,
    centred,
    official,
    p,
    section,
)


def receivers(*lines: str, size: float = 11, **more: object) -> bytes:
    return official(recipients="".join(p(line, size=size, **more) for line in lines))  # type: ignore[arg-type]


def signed(*posts: str, name: str = "Trần Quang Bình", **look: object) -> bytes:
    look = {"size": 14, "bold": True, **look}
    lines = "".join(centred(post, **look) for post in posts)  # type: ignore[arg-type]
    return official(posts=lines, name=p() + p() + centred(name))


def addressed(*lines: str) -> bytes:
    made = "".join(p(line, own='<w:ind w:left="2400"/>') for line in lines[1:])
    return official(addressees=centred(lines[0], bold=False) + made)


def ended(*paragraphs: str) -> bytes:
    return official(last="".join(body(text) for text in paragraphs))


def annexed(
    *annexes: str, cited: str = "Chi tiết tại Phụ lục I, Phụ lục II kèm theo./.", restart: bool = True
) -> bytes:
    """A report with appendices, each on pages of its own."""
    more = '<w:pgNumType w:start="1"/>' if restart else ""
    made = f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    for place, annex in enumerate(annexes):
        last = place == len(annexes) - 1
        own = section(more=more)
        made += annex + body("Nội dung phụ lục./.") + (own if last else f"<w:p><w:pPr>{own}</w:pPr></w:p>")
    return official(last=body(cited), after=made, section="")


def annex(
    label: str,
    title: str = "DANH MỤC NHIỆM VỤ",
    note: str = "(Kèm theo Báo cáo số 12/BC-VP ngày 05 tháng 3 năm 2026)",
) -> str:
    noted = centred(note, bold=False, italic=True) if note else ""
    return centred(label) + centred(title) + noted


ANNEX_1, ANNEX_2 = annex("Phụ lục I"), annex("Phụ lục II")
ONE = "Chi tiết tại Phụ lục kèm theo./."
GOOD = annexed(ANNEX_1, ANNEX_2)

CASES: dict[str, tuple[bytes, bytes]] = {
    "13g": (annexed(annex("Phụ lục"), cited=ONE, restart=False), annexed(annex("Phụ lục"), cited=ONE)),
    "14a": (
        official(LETTER, addressees=""),
        official(addressees="", recipients=p("- Các sở;", size=11) + p("- Lưu: VT.", size=11)),
    ),
    "14b": (official(DECISION, addressees=PARTS["addressees"]), official()),
    "14c": (official(addressees=centred("Kính gửi: Ủy ban nhân dân tỉnh")), official()),
    "14d": (
        addressed("Kính gửi:", "- Sở Tài chính", "- Sở Nội vụ"),
        addressed("Kính gửi:", "- Sở Tài chính;", "- Sở Nội vụ."),
    ),
    "14e": (receivers("- Các sở, ban, ngành;", "- Lưu: VT, TH."), official()),
    "14f": (receivers("- Như kính gửi;", "- Lưu: VT, TH."), receivers("- Như trên;", "- Lưu: VT, TH.")),
    "14g": (official(addressees=centred("Kính gửi Ủy ban nhân dân tỉnh", bold=False)), official()),
    "15a": (official(label=p("Nơi nhận:", size=13, bold=True)), official()),
    "15b": (receivers("- Như trên;", "- Lưu: VT, TH.", size=12), official()),
    "15c": (
        receivers("Như trên;", "- Lưu: VT, TH."),
        receivers("- Như trên;", "- Các sở, ban, ngành và", "các đơn vị;", "- Lưu: VT, TH."),
    ),
    "15d": (receivers("- Như trên,", "- Lưu: VT, TH."), official()),
    "15e": (receivers("- Như trên;", "- Các sở."), receivers("- Như trên;", "- Lưu: VT, KT(T.Q.Hùng).")),
    "15f": (receivers("- Như trên;", "- Lưu: VT, TH"), official()),
    "15g": (
        official(
            label=p(),
            recipients=p(),
            after=p("Nơi nhận:", size=12, bold=True, italic=True) + PARTS["recipients"],
        ),
        official(),
    ),
    "15h": (official(label="", recipients=""), official()),
    "15i": (official(label=p("Nơi nhận", size=12, bold=True, italic=True)), official()),
    "16a": (
        signed("KT CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        signed("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
    "16b": (
        signed("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ),
    "16c": (
        signed("KT. CHỦ TỊCH", "CHỦ TỊCH"),
        signed("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ),
    "16d": (
        signed("CHÁNH VĂN PHÒNG", name="TS. Trần Quang Bình"),
        signed("CHÁNH VĂN PHÒNG", name="Tăng Thị Thu"),
    ),
    "16e": (
        signed("CHÁNH VĂN PHÒNG", name="TRẦN QUANG BÌNH"),
        signed("CHÁNH VĂN PHÒNG", name="Trần Quang Bình"),
    ),
    "16f": (
        official(name=p() + centred("Trần Quang Bình").replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>")),
        official(),
    ),
    "16g": (
        official(label=PARTS["label"].replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>")),
        official(last=PARTS["last"].replace("<w:r>", "<w:r><w:lastRenderedPageBreak/>")),
    ),
    "16h": (signed("CHÁNH VĂN PHÒNG", bold=False), official()),
    "16i": (official(name=p() + centred("Trần Quang Bình", bold=False)), official()),
    "16j": (official(posts="", name=""), official(name=p())),
    "16k": (signed("CHÁNH VĂN PHÒNG", size=12), signed("CHÁNH VĂN PHÒNG", size=13)),
    "16l": (signed("Chánh Văn phòng"), official()),
    "17a": (ended("Trân trọng."), ended("Trân trọng./.")),
    "17b": (ended("Trân trọng././."), ended("Trân trọng./.")),
    "17c": (ended("Trân trọng.", "./."), ended("Trân trọng./.")),
    "18a": (annexed(annex("PHỤ LỤC I"), ANNEX_2), GOOD),
    "18b": (annexed(annex("Phụ lục 1"), annex("Phụ lục 2")), GOOD),
    "18c": (annexed(annex("Phụ lục I", "Danh mục nhiệm vụ"), ANNEX_2), GOOD),
    "18d": (annexed(annex("Phụ lục I", note=""), ANNEX_2), GOOD),
    "18e": (annexed(ANNEX_1, ANNEX_2, cited="Trân trọng./."), GOOD),
    "18f": (annexed(ANNEX_1, ANNEX_2, cited="Chi tiết tại Phụ lục I, Phụ lục II và Phụ lục III./."), GOOD),
    "18g": (
        annexed(annex("Phụ lục I", note="(Kèm theo Báo cáo số 99/BC-VP ngày 05 tháng 3 năm 2026)"), ANNEX_2),
        GOOD,
    ),
    "18h": (
        annexed(
            centred("Phụ lục I", bold=False)
            + centred("DANH MỤC")
            + centred("(Kèm theo Báo cáo)", bold=False, italic=True),
            ANNEX_2,
        ),
        GOOD,
    ),
}
