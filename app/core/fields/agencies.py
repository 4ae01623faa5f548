"""Agencies, people, posts and fields of work."""

FIELDS = {
    "agency": {
        "name": "Tên cơ quan",
        "short_name": "Tên viết tắt",
        "kind": "Loại cơ quan",
        "position": "Thứ tự",
        "valid_from": "Hoạt động từ",
        "valid_to": "Hoạt động đến",
        "successor_id": "Cơ quan kế thừa",
    },
    "agency_alias": {
        "agency_id": "Cơ quan",
        "alias": "Tên gọi khác",
    },
    "person": {
        "full_name": "Họ và tên",
        "sort_name": "Tên để sắp xếp",
        "title": "Chức vụ",
        "agency_id": "Cơ quan",
        "committee_member": "Thành viên UBND tỉnh",
        "rank": "Thứ bậc",
        "phone": "Điện thoại",
    },
    "member_spell": {
        "person_id": "Thành viên UBND tỉnh",
        "from_on": "Là thành viên từ ngày",
        "to_on": "Đến hết ngày",
    },
    "past_workplace": {
        "person_id": "Người công tác",
        "agency_id": "Nơi công tác trước đây",
        "to_on": "Công tác đến hết ngày",
    },
    "post": {
        "name": "Chức danh",
        "position": "Thứ tự",
    },
    "post_holding": {
        "post_id": "Chức danh",
        "person_id": "Người giữ",
        "from_on": "Từ ngày",
        "to_on": "Đến ngày",
    },
    "field": {
        "name": "Lĩnh vực",
        "room_id": "Phòng theo dõi",
    },
    "delegation": {
        "post_id": "Thay chức danh",
        "giver_id": "Người ủy quyền",
        "person_id": "Người được ủy quyền",
        "from_on": "Từ ngày",
        "to_on": "Đến ngày",
        "document": "Văn bản ủy quyền",
        "scope": "Nội dung ủy quyền",
    },
    "agency_leader": {
        "agency_id": "Cơ quan",
        "post_id": "Chức danh",
        "person_id": "Người phụ trách",
        "from_on": "Từ ngày",
        "to_on": "Đến ngày",
    },
    "field_leader": {
        "field_id": "Lĩnh vực",
        "post_id": "Chức danh",
        "person_id": "Người phụ trách",
        "from_on": "Từ ngày",
        "to_on": "Đến ngày",
    },
}
"""The label of each column, by table."""
