"""The kind of an agency, guessed from how its name begins."""

from app.core.terms import AgencyKind
from app.core.text import fold

_NAME_STARTS = (
    (("ubnd huyen", "ubnd thi xa"), AgencyKind.DISTRICT),
    (("thuong truc hdnd", "hdnd", "hoi dong nhan dan", "doan dai bieu quoc hoi"), AgencyKind.COUNCIL),
    (("chinh phu", "van phong chinh phu"), AgencyKind.GOVERNMENT),
    (
        ("ubnd xa", "ubnd phuong", "ubnd dac khu", "ubnd thi tran", "xa ", "phuong ", "dac khu "),
        AgencyKind.COMMUNE,
    ),
    (("so ", "ban quan ly", "van phong ubnd", "thanh tra tinh"), AgencyKind.DEPARTMENT),
    (("cong an tinh", "bo chi huy", "ban "), AgencyKind.DEPARTMENT),
    (
        ("tinh uy", "dang uy", "uy ban mat tran", "ubmttq", "mat tran", "hoi ", "lien doan", "tinh doan"),
        AgencyKind.PARTY,
    ),
    (("lien hiep", "ban tuyen giao", "ban to chuc", "ban noi chinh", "uy ban kiem tra"), AgencyKind.PARTY),
    (
        ("bo ", "chinh phu", "kho bac", "thue ", "cuc ", "bao hiem xa hoi", "toa an", "vien kiem sat"),
        AgencyKind.CENTRAL,
    ),
    (("ngan hang", "hai quan", "chi cuc", "thong ke", "thi hanh an"), AgencyKind.CENTRAL),
    (("phong ", "trung tam thong tin"), AgencyKind.OFFICE_ROOM),
)


def guessed_kind(name: str) -> AgencyKind:
    """Return the kind that an agency's name suggests: "Sở Y tế" a department, "UBND xã Ea Kar" a commune."""
    said = fold(name).replace("uy ban nhan dan", "ubnd")
    for starts, kind in _NAME_STARTS:
        if said.startswith(starts):
            return kind
    return AgencyKind.OTHER
