"""The one table of the import: for each kind of sheet its columns and the wordings accepted for them."""

from app.importers.office_workbook.fields import Field, Reads, field
from app.importers.office_workbook.task_wordings import COORDINATING, LEAD, NOTE, ORDINAL, TASK_FIELDS
from app.importers.office_workbook.values import Family

FIELDS: dict[Family, tuple[Field, ...]] = {
    Family.TASKS: TASK_FIELDS,
    Family.PROGRAMME: (
        ORDINAL,
        field(
            "content",
            Reads.TEXT,
            "Nội dung|Tên đề án|Nội dung trình|Tên nội dung|Nội dung đề án|Nội dung công việc|Đề án, nội dung|"
            "Tên đề án, văn bản|Nội dung chương trình|Tên văn bản|Danh mục nội dung|Đề án|Tên đề án, dự án|"
            "Tên đề án, nội dung|Nội dung nhiệm vụ|Tên nội dung, đề án|Nội dung chương trình công tác|Đề án, báo cáo|"
            "Tên dự thảo văn bản|Danh mục|Nội dung công tác|Đề án, dự án, văn bản|Công việc|Tên nhiệm vụ|"
            "Tên chương trình, đề án",
            required=True,
        ),
        field(
            "form",
            Reads.LINE,
            "Hình thức văn bản|Hình thức|Loại văn bản|Hình thức văn bản/cấp quyết định|Thể loại|Thể thức văn bản|"
            "Hình thức ban hành|Thể loại văn bản|Hình thức trình|Loại đề án|Dạng văn bản|Sản phẩm|Loại hình văn bản",
        ),
        field(
            "level",
            Reads.LEVEL,
            "Cấp quyết định|Cấp trình|Cấp ban hành|Thẩm quyền|Thẩm quyền quyết định|Cấp xem xét, quyết định|"
            "Cấp thông qua|Cấp có thẩm quyền|Thẩm quyền ban hành|Cấp xem xét|Trình cấp|Cấp phê duyệt|"
            "Cấp có thẩm quyền quyết định|Cấp thẩm quyền|Thẩm quyền phê duyệt|Cấp quyết định, ban hành|"
            "Cơ quan quyết định|Cơ quan ban hành|Thẩm quyền xem xét, quyết định",
        ),
        field(
            "lead",
            Reads.TEXT,
            LEAD
            + "Cơ quan chủ trì soạn thảo|Cơ quan soạn thảo|Cơ quan trình|Cơ quan chủ trì trình|Cơ quan chuẩn bị|"
            "Cơ quan chủ trì chuẩn bị|Cơ quan|Chủ trì soạn thảo",
            required=True,
        ),
        field("coordinating", Reads.TEXT, COORDINATING),
        field(
            "leader",
            Reads.LINE,
            "Lãnh đạo phụ trách|Lãnh đạo UBND phụ trách|Lãnh đạo chỉ đạo|Lãnh đạo theo dõi|Người phụ trách|"
            "Lãnh đạo UBND tỉnh|Lãnh đạo chỉ đạo, phụ trách|Lãnh đạo UBND|Đồng chí phụ trách|Lãnh đạo giao|"
            "Đ/c phụ trách|PCT phụ trách|Phó Chủ tịch phụ trách|Lãnh đạo tỉnh phụ trách",
        ),
        field(
            "due",
            Reads.MONTH,
            "Thời gian trình (tháng)|Thời gian trình|Tháng trình|Thời hạn trình|Tháng|Kế hoạch trình|Tháng phải trình|"
            "Thời điểm trình|Thời gian|Thời gian dự kiến trình|Thời gian phải trình|Tháng dự kiến trình|Dự kiến trình|"
            "Thời gian hoàn thành|Thời hạn|Tháng đến hạn|Thời gian trình theo chương trình|Trình trong tháng|"
            "Thời hạn hoàn thành|Tháng trình theo chương trình|Thời hạn trình tháng|Kế hoạch trình tháng|"
            "Thời gian trình kế hoạch|Trình tháng|Tháng theo chương trình|Tháng đăng ký|Tháng dự kiến|"
            "Thời gian đăng ký trình|Thời gian trình cấp có thẩm quyền|Tháng kế hoạch",
            required=True,
        ),
        field(
            "adjusted",
            Reads.MONTH,
            "Điều chỉnh sang tháng|Điều chỉnh|Điều chỉnh sang|Tháng điều chỉnh|Điều chỉnh thời gian|"
            "Thời gian điều chỉnh|Lùi sang tháng|Điều chỉnh thời gian trình|Chuyển sang tháng|Gia hạn sang tháng|"
            "Điều chỉnh đến tháng|Thời gian trình điều chỉnh|Lùi đến tháng|Thời gian trình sau điều chỉnh|"
            "Tháng sau điều chỉnh|Tháng trình sau điều chỉnh|Lùi thời gian trình|Chuyển tháng|"
            "Thời gian trình (tháng) điều chỉnh|Tháng trình điều chỉnh|Lùi tháng|Xin lùi sang tháng|"
            "Được điều chỉnh sang tháng|Dời sang tháng|Tháng mới|Điều chỉnh thành tháng|Tháng được điều chỉnh|"
            "Lùi thời gian (tháng)|Điều chỉnh đến|Thời gian trình sau khi điều chỉnh|Tháng trình mới|Lùi đến|"
            "Điều chỉnh thời hạn trình|Gia hạn đến tháng|Thời gian trình mới|Thời hạn điều chỉnh",
        ),
        field(
            "adjusted_on",
            Reads.DAY,
            "Ngày điều chỉnh|Ngày quyết định điều chỉnh|Ngày cho phép điều chỉnh|Ngày chấp thuận điều chỉnh|"
            "Ngày đồng ý điều chỉnh",
        ),
        field(
            "submitted_on",
            Reads.DAY,
            "Ngày trình|Đã trình ngày|Ngày trình thực tế|Ngày đã trình|Thời gian trình thực tế|Đã trình|Trình ngày|"
            "Ngày gửi trình|Thực tế trình|Ngày thực trình|Ngày cơ quan trình|Ngày có tờ trình|Ngày tờ trình|"
            "Thực trình|Ngày nộp|Thời gian đã trình|Thời điểm đã trình|Ngày trình chính thức",
        ),
        field(
            "issued_on",
            Reads.DAY,
            "Ngày ban hành|Ban hành ngày|Ngày được ban hành|Đã ban hành ngày|Ngày thông qua|Ngày ký ban hành|"
            "Đã ban hành|Ngày ký|Ngày phê duyệt|Ngày ban hành văn bản|Ngày văn bản ban hành|Ngày đã ban hành|"
            "Ngày quyết định|Ngày được phê duyệt|Ngày văn bản được ban hành|Thời điểm ban hành",
        ),
        field(
            "withdrawn",
            Reads.FLAG,
            "Rút khỏi chương trình|Rút|Đưa ra khỏi chương trình|Đã rút|Xin rút|Thôi trình|Rút khỏi CTCT|Không trình|"
            "Loại khỏi chương trình|Đưa ra|Đã rút khỏi chương trình|Đưa khỏi chương trình|Rút nội dung|Thu hồi|"
            "Cho rút|Được rút|Rút ra|Rút khỏi CT|Đề nghị rút|Đưa ra khỏi CTCT",
        ),
        field("withdrawn_on", Reads.DAY, "Ngày rút|Ngày rút khỏi chương trình"),
        field(
            "cause",
            Reads.TEXT,
            "Nguyên nhân|Nguyên nhân chậm|Lý do chậm|Lý do|Nguyên nhân chưa trình|Lý do chưa trình|Nguyên nhân, lý do|"
            "Nguyên nhân chậm trình|Lý do chậm trình|Nguyên nhân chậm, chưa trình|Nguyên nhân chậm tiến độ|"
            "Lý do, nguyên nhân|Vướng mắc|Lý do chậm, điều chỉnh|Nguyên nhân chưa hoàn thành|Lý do điều chỉnh",
        ),
        NOTE,
    ),
    Family.SESSION_DOCUMENTS: (
        ORDINAL,
        field(
            "title",
            Reads.LINE,
            "Phiên họp|Cuộc họp|Tên phiên họp|Tên cuộc họp|Hội nghị|Phiên họp, hội nghị|Kỳ họp|Tên hội nghị|"
            "Phiên họp/cuộc họp|Cuộc họp, hội nghị|Tên phiên họp, cuộc họp|Họp",
            required=True,
        ),
        field(
            "held_on",
            Reads.DAY,
            "Ngày họp|Thời gian họp|Ngày tổ chức|Ngày diễn ra|Thời gian tổ chức|Ngày họp dự kiến|"
            "Ngày tổ chức phiên họp|Ngày phiên họp|Ngày tổ chức họp|Ngày họp chính thức|Thời gian|Ngày|Thời điểm họp",
            required=True,
        ),
        field(
            "content",
            Reads.TEXT,
            "Nội dung trình|Nội dung|Nội dung họp|Nội dung tài liệu|Tài liệu|Tên tài liệu|Nội dung trình phiên họp|"
            "Nội dung báo cáo|Nội dung xem xét|Nội dung phiên họp|Nội dung trình tại phiên họp|Tên nội dung|"
            "Nội dung dự kiến trình|Nội dung chuẩn bị",
            required=True,
        ),
        field(
            "agency",
            Reads.TEXT,
            "Cơ quan trình|Cơ quan chuẩn bị|Cơ quan chủ trì|Cơ quan chuẩn bị tài liệu|Cơ quan báo cáo|"
            "Cơ quan trình bày|Cơ quan|Cơ quan chủ trì chuẩn bị|Cơ quan chuẩn bị nội dung|Cơ quan gửi|"
            "Cơ quan gửi tài liệu",
            required=True,
        ),
        field(
            "received_on",
            Reads.DAY,
            "Ngày nhận tài liệu|Ngày gửi tài liệu|Ngày nhận|Ngày gửi|Ngày có tài liệu|Ngày tài liệu đến|"
            "Ngày nhận hồ sơ|Nhận tài liệu|Ngày gửi hồ sơ|Thời gian gửi tài liệu|Thời gian nhận tài liệu|"
            "Ngày nhận được tài liệu|Ngày Văn phòng nhận|Tài liệu nhận ngày|Nhận tài liệu ngày|Ngày đến|"
            "Tài liệu đến ngày|Ngày tài liệu về|Ngày gửi về Văn phòng|Ngày nhận được hồ sơ|Thời điểm gửi tài liệu|"
            "Ngày tiếp nhận|Ngày VPUBND nhận|Ngày đơn vị gửi tài liệu|Thời điểm nhận|Thời gian gửi",
        ),
        field("place", Reads.LINE, "Địa điểm|Nơi họp|Địa điểm họp"),
    ),
    Family.REPORTS: (
        ORDINAL,
        field(
            "name",
            Reads.LINE,
            "Tên báo cáo|Báo cáo|Nội dung báo cáo|Loại báo cáo|Tên báo cáo định kỳ|Báo cáo định kỳ|Tên chế độ báo cáo|"
            "Tên loại báo cáo|Chế độ báo cáo|Báo cáo phải gửi|Danh mục báo cáo",
            required=True,
        ),
        field(
            "agency",
            Reads.TEXT,
            "Cơ quan báo cáo|Cơ quan gửi|Cơ quan thực hiện|Cơ quan|Cơ quan gửi báo cáo|Nơi gửi|Cơ quan phải báo cáo|"
            "Cơ quan phải gửi|Đơn vị phải gửi báo cáo|Cơ quan có trách nhiệm báo cáo|Cơ quan chủ trì báo cáo|"
            "Cơ quan lập báo cáo",
            required=True,
        ),
        field(
            "due",
            Reads.DEADLINE,
            "Hạn gửi|Hạn báo cáo|Hạn nộp|Hạn gửi báo cáo|Thời hạn|Ngày đến hạn|Ngày phải gửi|Hạn chót|Hạn nộp báo cáo|"
            "Ngày hết hạn|Hạn cuối|Phải gửi trước|Hạn phải gửi|Thời gian gửi|Thời gian gửi báo cáo|Thời điểm gửi|"
            "Thời gian phải gửi|Hạn cuối gửi báo cáo|Hạn gửi về Văn phòng|Thời gian báo cáo|Ngày hạn gửi|"
            "Thời hạn quy định",
            required=True,
        ),
        field(
            "received_on",
            Reads.DAY,
            "Ngày gửi|Ngày nhận|Ngày nhận báo cáo|Ngày gửi báo cáo|Ngày báo cáo|Đã gửi ngày|Ngày gửi thực tế|Ngày nộp|"
            "Gửi ngày|Nhận ngày|Thời gian gửi|Ngày đã gửi|Ngày nhận được|Ngày nộp báo cáo|Ngày thực gửi|"
            "Ngày nhận được báo cáo|Ngày Văn phòng nhận|Thực tế gửi|Thời điểm gửi|Thời điểm nhận|"
            "Thời gian gửi báo cáo|Thời gian nhận|Thời gian nhận báo cáo|Thời điểm gửi báo cáo|Ngày cơ quan gửi|"
            "Ngày tiếp nhận|Ngày đã nhận|Ngày có báo cáo",
        ),
    ),
    Family.AGENCIES: (
        ORDINAL,
        field(
            "name",
            Reads.LINE,
            "Tên cơ quan|Cơ quan|Tên đầy đủ|Tên đầy đủ của cơ quan|Danh sách cơ quan|Tên|Tên gọi|Tên gọi đầy đủ|"
            "Danh mục cơ quan|Tên chính thức",
            required=True,
        ),
        field(
            "short_name",
            Reads.LINE,
            "Tên viết tắt|Viết tắt|Tên ngắn|Tên rút gọn|Ký hiệu|Mã|Mã cơ quan|Chữ viết tắt|Tên tắt|Ký hiệu viết tắt|"
            "Mã viết tắt|Tên gọi tắt|Gọi tắt|Chữ tắt|Tên viết gọn|Ký hiệu cơ quan|Tên thường gọi, viết tắt",
        ),
        field("aliases", Reads.TEXT, "Tên gọi khác|Tên khác|Bí danh|Tên cũ|Cách gọi khác|Tên thường gọi"),
        field(
            "kind",
            Reads.AGENCY_KIND,
            "Loại|Loại cơ quan|Loại hình|Khối|Phân loại|Nhóm|Nhóm cơ quan|Khối cơ quan|Loại hình cơ quan|Thuộc khối|"
            "Thuộc nhóm|Phân nhóm|Cấp|Thuộc loại|Khối, loại",
        ),
        field("valid_from", Reads.DAY, "Có hiệu lực từ|Từ ngày|Hoạt động từ|Ngày thành lập|Hiệu lực từ"),
        field("valid_to", Reads.DAY, "Đến ngày|Hiệu lực đến|Hoạt động đến|Ngày giải thể|Ngày kết thúc"),
        field(
            "successor",
            Reads.LINE,
            "Cơ quan kế thừa|Sáp nhập vào|Kế thừa|Hợp nhất vào|Cơ quan tiếp nhận",
        ),
    ),
}
