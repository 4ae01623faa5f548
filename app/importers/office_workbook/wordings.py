"""The one table of the import: for each kind of sheet its columns and the wordings accepted for them."""

from app.importers.office_workbook.fields import Field, Reads, field
from app.importers.office_workbook.values import Family

_ORDINAL = field("ordinal", Reads.LINE, "STT|TT|Số TT|Số thứ tự|No")
_LEAD = (
    "Cơ quan chủ trì|Đơn vị chủ trì|Chủ trì|Cơ quan, đơn vị chủ trì|Đơn vị, cơ quan chủ trì|Cơ quan thực hiện|"
    "Đơn vị thực hiện|Cơ quan, đơn vị thực hiện|Đơn vị xử lý|Xử lý|Cơ quan chủ trì thực hiện|Đơn vị chủ trì thực hiện|"
    "Cơ quan được giao|Đơn vị được giao|Cơ quan, đơn vị được giao|Sở, ban, ngành chủ trì|Đầu mối|Cơ quan đầu mối|"
    "Đơn vị đầu mối|Cơ quan chủ trì tham mưu|Cơ quan tham mưu|Đơn vị tham mưu|Cơ quan chủ trì, tham mưu|"
    "Đơn vị nhận nhiệm vụ|Cơ quan xử lý|Đầu mối chủ trì|ĐV chủ trì|CQ chủ trì|Sở, ngành chủ trì|"
    "Đơn vị chịu trách nhiệm|Cơ quan chịu trách nhiệm chính|Cơ quan, địa phương chủ trì"
)
_COORDINATING = (
    "Cơ quan phối hợp|Đơn vị phối hợp|Phối hợp|Cơ quan, đơn vị phối hợp|Đơn vị, cơ quan phối hợp|"
    "Cơ quan phối hợp thực hiện|Đơn vị phối hợp thực hiện|Đơn vị cùng phối hợp|Cơ quan tham gia|Sở, ngành phối hợp|"
    "Cơ quan, địa phương phối hợp"
)
_NOTE = field("note", Reads.TEXT, "Ghi chú|Chú thích|Ghi chú khác")

FIELDS: dict[Family, tuple[Field, ...]] = {
    Family.TASKS: (
        _ORDINAL,
        field(
            "document_number",
            Reads.LINE,
            "Số, ký hiệu văn bản giao|Văn bản giao nhiệm vụ|Số, ký hiệu|Số, ký hiệu văn bản|Số ký hiệu|Số văn bản|"
            "Số hiệu văn bản|Văn bản giao|Văn bản giao việc|Văn bản chỉ đạo|Số văn bản giao|Số văn bản giao nhiệm vụ|"
            "Số, ký hiệu văn bản giao nhiệm vụ|Số, ký hiệu văn bản chỉ đạo|Ký hiệu văn bản|Nguồn văn bản|Văn bản|"
            "Tài liệu nguồn|Nguồn tài liệu|Căn cứ giao|Căn cứ giao nhiệm vụ|Số công văn|Số VB|Văn bản nguồn|Số hiệu|"
            "Văn bản giao số ký hiệu|Số, ngày văn bản|Văn bản giao số|Số và ký hiệu|Căn cứ|Số VB giao|"
            "Văn bản, kết luận giao nhiệm vụ|Số, ngày văn bản giao",
        ),
        field(
            "document_date",
            Reads.DAY,
            "Ngày ban hành|Ngày văn bản|Ngày ban hành văn bản|Ngày, tháng văn bản|Ngày, tháng, năm văn bản|Ngày ký|"
            "Ngày, tháng ban hành|Ngày, tháng, năm ban hành|Văn bản giao ngày|Văn bản giao nhiệm vụ ngày|Ngày, tháng|"
            "Ngày VB|Ngày văn bản giao|Ngày ký văn bản|Văn bản chỉ đạo ngày|Ngày ban hành văn bản giao|"
            "Ngày của văn bản|Ngày phát hành",
        ),
        field(
            "issuer",
            Reads.LINE,
            "Cơ quan ban hành|Nơi ban hành|Đơn vị ban hành|Cơ quan ban hành văn bản",
        ),
        field("summary", Reads.TEXT, "Trích yếu|Trích yếu văn bản|Trích yếu nội dung|Tiêu đề|Tên văn bản"),
        field("secrecy", Reads.SECRECY, "Độ mật|Mức độ mật|Mật"),
        field(
            "content",
            Reads.TEXT,
            "Nội dung nhiệm vụ|Nhiệm vụ|Nội dung|Nhiệm vụ được giao|Nội dung công việc|Tên nhiệm vụ|Nội dung giao|"
            "Nội dung chỉ đạo|Công việc|Nhiệm vụ giao|Nội dung nhiệm vụ được giao|Nội dung thực hiện|Việc được giao|"
            "Nhiệm vụ cụ thể|Ý kiến chỉ đạo|Nội dung nhiệm vụ giao|Nội dung công việc được giao|Công việc được giao|"
            "Nội dung giao nhiệm vụ|Nội dung ý kiến chỉ đạo|Nội dung, nhiệm vụ|Tên việc|Đầu việc|Nội dung đầu việc|"
            "Nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao",
            required=True,
        ),
        field("origin", Reads.LINE, "Nguồn|Nguồn giao|Nguồn nhiệm vụ|Nguồn gốc|Cấp giao|Nhóm nhiệm vụ"),
        field(
            "assigner",
            Reads.LINE,
            "Lãnh đạo giao|Người giao|Người giao việc|Người giao nhiệm vụ|Lãnh đạo giao nhiệm vụ|Lãnh đạo chỉ đạo|"
            "Người chỉ đạo|Người kết luận|Đơn vị giao|Lãnh đạo UBND giao|Lãnh đạo UBND tỉnh giao|Lãnh đạo phụ trách|"
            "Lãnh đạo UBND tỉnh|Lãnh đạo giao việc|Đồng chí giao|Cơ quan giao|Lãnh đạo|"
            "Lãnh đạo UBND tỉnh giao nhiệm vụ|Đ/c giao|Người ký|Người ký giao",
        ),
        field("lead", Reads.TEXT, _LEAD, required=True),
        field("coordinating", Reads.TEXT, _COORDINATING),
        field(
            "product",
            Reads.TEXT,
            "Sản phẩm|Sản phẩm/kết quả|Sản phẩm, kết quả|Sản phẩm đầu ra|Kết quả đầu ra|Hình thức sản phẩm|"
            "Yêu cầu sản phẩm|Loại sản phẩm|Sản phẩm hoàn thành|Sản phẩm, kết quả đầu ra|Kết quả, sản phẩm|"
            "Sản phẩm dự kiến|Sản phẩm phải có|Hình thức văn bản|Sản phẩm phải trình|Kết quả phải đạt",
        ),
        field("field", Reads.LINE, "Lĩnh vực|Ngành, lĩnh vực|Lĩnh vực công tác"),
        field(
            "assigned_on",
            Reads.DAY,
            "Ngày giao|Ngày giao nhiệm vụ|Ngày giao việc|Ngày bắt đầu|Thời gian giao|Thời điểm giao|Ngày chỉ đạo|"
            "Thời gian chỉ đạo|Ngày được giao|Ngày nhận nhiệm vụ|Thời gian giao nhiệm vụ|Giao ngày|Ngày tháng giao|"
            "Ngày nhận",
        ),
        field(
            "deadline",
            Reads.DEADLINE,
            "Thời hạn hoàn thành|Thời hạn|Hạn hoàn thành|Hạn xử lý|Thời hạn thực hiện|Hạn|Ngày hết hạn|Hạn chót|"
            "Thời gian hoàn thành|Thời hạn xử lý|Thời hạn giao|Hạn thực hiện|Ngày đến hạn|Hạn giao|"
            "Thời gian thực hiện|Thời gian yêu cầu hoàn thành|Thời hạn ban đầu|Thời hạn giao ban đầu|Hạn ban đầu|"
            "Thời hạn yêu cầu|Thời hạn được giao|Thời hạn hoàn thành theo yêu cầu|Hạn hoàn thành theo yêu cầu|"
            "Thời hạn phải hoàn thành|Hạn phải hoàn thành|Hạn cuối|Thời hạn báo cáo|Thời hạn phải xong|"
            "Thời gian phải hoàn thành|Hạn phải xong|Ngày phải hoàn thành|Hạn định|Kỳ hạn",
        ),
        field(
            "extended_to",
            Reads.DEADLINE,
            "Gia hạn đến ngày|Gia hạn đến|Gia hạn|Hạn mới|Thời hạn mới|Thời hạn gia hạn|Hạn sau gia hạn|"
            "Thời hạn sau gia hạn|Thời hạn điều chỉnh|Điều chỉnh thời hạn|Hạn điều chỉnh|Được gia hạn đến|"
            "Được gia hạn đến ngày|Gia hạn tới|Gia hạn tới ngày|Hạn gia hạn|Thời hạn được gia hạn|Ngày gia hạn|"
            "Đã gia hạn đến|Hạn được gia hạn|Thời hạn sau điều chỉnh|Gia hạn thời hạn mới|Gia hạn hạn mới|Lùi hạn đến|"
            "Lùi thời hạn đến|Cho gia hạn đến|Cho gia hạn đến ngày|Lùi đến ngày|Được lùi đến|Hạn được lùi|"
            "Cho lùi đến ngày|Gia hạn thêm đến",
        ),
        field(
            "extension_decided_on",
            Reads.DAY,
            "Ngày chấp thuận gia hạn|Ngày cho gia hạn|Ngày đồng ý gia hạn|Ngày cho phép gia hạn|"
            "Ngày quyết định gia hạn|Ngày văn bản gia hạn|Ngày duyệt gia hạn|Ngày phê duyệt gia hạn|"
            "Gia hạn ngày chấp thuận|Gia hạn ngày quyết định|Gia hạn ngày cho phép|Gia hạn ngày đồng ý|"
            "Ngày chấp thuận|Ngày được gia hạn|Ngày gia hạn|Ngày văn bản cho gia hạn|Ngày có văn bản gia hạn|"
            "Gia hạn ngày văn bản|Thời điểm gia hạn|Ngày đồng ý cho gia hạn|Ngày đồng ý|Ngày cho phép|"
            "Ngày chấp nhận gia hạn|Ngày ký gia hạn|Ngày ra văn bản gia hạn|Ngày được chấp thuận gia hạn|"
            "Ngày cho lùi hạn|Gia hạn vào ngày|Quyết định gia hạn ngày|Ngày VB gia hạn|Chấp thuận gia hạn ngày|"
            "Ngày quyết định cho gia hạn",
        ),
        field(
            "completed_on",
            Reads.DAY,
            "Ngày hoàn thành|Ngày hoàn thành thực tế|Hoàn thành ngày|Thời gian hoàn thành thực tế|Ngày kết thúc|"
            "Ngày thực hiện xong|Ngày xong|Ngày hoàn tất|Đã hoàn thành ngày|Ngày báo cáo kết quả|"
            "Ngày báo cáo hoàn thành|Ngày trả kết quả|Hoàn thành thực tế|Thực tế hoàn thành|Ngày thực tế hoàn thành|"
            "Đã hoàn thành ngày hoàn thành|Ngày đã hoàn thành|Thời điểm hoàn thành|Ngày hoàn thành nhiệm vụ|"
            "Đã hoàn thành|Đã xong ngày|Kết thúc ngày|Hoàn thành|Ngày thực tế xong|Xong ngày|Ngày làm xong",
        ),
        field(
            "result_document",
            Reads.TEXT,
            "Văn bản kết quả|Văn bản báo cáo|Số văn bản báo cáo|Kết quả|Kết quả thực hiện|Văn bản hoàn thành|"
            "Văn bản báo cáo kết quả|Số văn bản hoàn thành|Văn bản trình|Số, ký hiệu văn bản kết quả|Kết quả xử lý|"
            "Kết quả giải quyết|Văn bản thực hiện",
        ),
        field(
            "quality",
            Reads.FLAG,
            "Chất lượng|Bảo đảm chất lượng|Đánh giá chất lượng|Chất lượng thực hiện|Đạt chất lượng|Đảm bảo chất lượng|"
            "Chất lượng sản phẩm|Đạt yêu cầu|Chất lượng kết quả|Chất lượng hoàn thành|Đạt yêu cầu chất lượng|"
            "Chất lượng tham mưu|Yêu cầu chất lượng|Đánh giá",
        ),
        field("quality_judged_on", Reads.DAY, "Ngày đánh giá chất lượng|Ngày đánh giá"),
        field(
            "delay_reported_on",
            Reads.DAY,
            "Ngày báo cáo chậm|Ngày có báo cáo chậm|Ngày báo cáo chậm tiến độ|Báo cáo chậm ngày|Ngày báo cáo trễ hạn|"
            "Ngày văn bản báo cáo chậm|Ngày báo cáo lý do chậm|Ngày giải trình|Báo cáo chậm|"
            "Ngày có văn bản báo cáo chậm|Ngày báo cáo nguyên nhân chậm|Báo cáo chậm ngày báo cáo|"
            "Ngày báo cáo việc chậm|Báo cáo chậm tiến độ ngày|Ngày giải trình chậm|Ngày báo cáo quá hạn|"
            "Ngày báo cáo giải trình|Ngày có văn bản giải trình|Ngày báo cáo lý do|Báo cáo lý do chậm|"
            "Ngày báo cáo nguyên nhân|Ngày báo cáo không kịp hạn|Ngày báo cáo trễ|Ngày văn bản giải trình|"
            "Ngày báo cáo bằng văn bản",
        ),
        field(
            "delay_accepted",
            Reads.FLAG,
            "Lý do được chấp nhận|Chấp nhận lý do|Chấp nhận|Lý do chính đáng|Chấp nhận lý do chậm|Được chấp nhận|"
            "Đồng ý lý do|Lý do chậm được chấp nhận|Báo cáo chậm chấp nhận|Báo cáo chậm được chấp nhận|"
            "Lý do được đồng ý|Chấp thuận lý do|Lý do được chấp thuận|Lãnh đạo chấp nhận lý do|"
            "Lý do có được chấp nhận|Đồng ý với lý do",
        ),
        field("delay_decided_on", Reads.DAY, "Ngày chấp nhận lý do|Ngày quyết định lý do|Ngày đồng ý lý do"),
        field(
            "delay_reason",
            Reads.TEXT,
            "Lý do chậm|Nguyên nhân chậm|Lý do|Nguyên nhân|Nguyên nhân chậm tiến độ|Lý do chậm tiến độ|"
            "Nguyên nhân quá hạn|Lý do quá hạn",
        ),
        field(
            "withdrawn",
            Reads.FLAG,
            "Thu hồi|Đã thu hồi|Thu hồi nhiệm vụ|Rút nhiệm vụ|Đã rút|Hủy|Dừng thực hiện|Thôi thực hiện|"
            "Không thực hiện|Nhiệm vụ thu hồi|Bị thu hồi|Rút|Hủy bỏ|Rút lại|Hủy giao|Hủy nhiệm vụ|Dừng|Đã hủy",
        ),
        field("withdrawn_on", Reads.DAY, "Ngày thu hồi|Ngày rút|Thu hồi ngày"),
        field(
            "officer",
            Reads.LINE,
            "Chuyên viên theo dõi|Người theo dõi|Cán bộ theo dõi|Chuyên viên|Theo dõi|Chuyên viên phụ trách|"
            "Công chức theo dõi|Người phụ trách theo dõi|Cán bộ phụ trách|Công chức phụ trách|Chuyên viên xử lý|"
            "Chuyên viên Văn phòng theo dõi|CV theo dõi|Người phụ trách|Chuyên viên VP theo dõi|Người đôn đốc",
        ),
        _NOTE,
    ),
    Family.PROGRAMME: (
        _ORDINAL,
        field(
            "content",
            Reads.TEXT,
            "Nội dung|Tên đề án|Nội dung trình|Tên nội dung|Nội dung đề án|Nội dung công việc|Đề án, nội dung|"
            "Tên đề án, văn bản|Nội dung chương trình|Tên văn bản|Danh mục nội dung|Đề án|Nội dung, đề án|"
            "Tên đề án, dự án|Tên đề án, nội dung|Nội dung nhiệm vụ|Nội dung, công việc|Tên nội dung, đề án|"
            "Nội dung chương trình công tác|Đề án, báo cáo|Tên dự thảo văn bản|Danh mục|Nội dung công tác|"
            "Đề án, dự án, văn bản|Công việc|Tên nhiệm vụ",
            required=True,
        ),
        field(
            "form",
            Reads.LINE,
            "Hình thức văn bản|Hình thức|Loại văn bản|Hình thức văn bản/cấp quyết định|Thể loại|Thể thức văn bản|"
            "Hình thức ban hành|Thể loại văn bản|Hình thức trình|Loại đề án|Dạng văn bản|Sản phẩm",
        ),
        field(
            "level",
            Reads.LEVEL,
            "Cấp quyết định|Cấp trình|Cấp ban hành|Thẩm quyền|Thẩm quyền quyết định|Cấp xem xét, quyết định|"
            "Cấp thông qua|Cấp có thẩm quyền|Thẩm quyền ban hành|Cấp xem xét|Trình cấp|Cấp phê duyệt|"
            "Cấp có thẩm quyền quyết định|Cấp thẩm quyền|Thẩm quyền phê duyệt|Cấp quyết định, ban hành|"
            "Cơ quan quyết định|Cơ quan ban hành",
        ),
        field(
            "lead",
            Reads.TEXT,
            _LEAD + "|"
            "Cơ quan chủ trì soạn thảo|Cơ quan soạn thảo|Cơ quan trình|Đơn vị trình|Cơ quan chủ trì trình|"
            "Cơ quan chuẩn bị|Cơ quan chủ trì chuẩn bị|Cơ quan|Đơn vị|Đơn vị soạn thảo|Cơ quan, đơn vị|"
            "Cơ quan, đơn vị trình|Đơn vị chuẩn bị|Chủ trì soạn thảo",
            required=True,
        ),
        field("coordinating", Reads.TEXT, _COORDINATING),
        field(
            "leader",
            Reads.LINE,
            "Lãnh đạo phụ trách|Lãnh đạo UBND phụ trách|Lãnh đạo UBND tỉnh phụ trách|Lãnh đạo chỉ đạo|"
            "Lãnh đạo theo dõi|Lãnh đạo UBND tỉnh chỉ đạo|Người phụ trách|Lãnh đạo UBND tỉnh|"
            "Lãnh đạo chỉ đạo, phụ trách|Lãnh đạo|Lãnh đạo UBND|Đồng chí phụ trách|Lãnh đạo giao|Đ/c phụ trách|"
            "PCT phụ trách|Phó Chủ tịch phụ trách|Lãnh đạo tỉnh phụ trách",
        ),
        field(
            "due",
            Reads.MONTH,
            "Thời gian trình (tháng)|Thời gian trình|Tháng trình|Thời hạn trình|Tháng|Kế hoạch trình|Hạn trình|"
            "Thời gian trình UBND tỉnh|Tháng phải trình|Thời điểm trình|Thời gian|Thời gian dự kiến trình|"
            "Thời gian phải trình|Tháng dự kiến trình|Dự kiến trình|Thời gian hoàn thành|Thời hạn|Tháng đến hạn|"
            "Thời gian trình theo chương trình|Trình trong tháng|Thời hạn hoàn thành|Tháng trình theo chương trình|"
            "Thời hạn trình tháng|Kế hoạch trình tháng|Thời gian trình kế hoạch|Hạn trình tháng|Trình tháng|"
            "Tháng theo chương trình|Tháng đăng ký|Tháng dự kiến|Thời gian đăng ký trình",
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
            "Lùi thời gian (tháng)",
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
            "Ngày trình|Đã trình ngày|Ngày trình thực tế|Ngày đã trình|Ngày trình UBND tỉnh|Thời gian trình thực tế|"
            "Đã trình|Trình ngày|Ngày gửi trình|Thực tế trình|Ngày thực trình|Ngày cơ quan trình|Ngày có tờ trình|"
            "Ngày tờ trình|Thực trình|Ngày nộp|Thời gian đã trình",
        ),
        field(
            "issued_on",
            Reads.DAY,
            "Ngày ban hành|Ban hành ngày|Ngày được ban hành|Đã ban hành ngày|Ngày thông qua|Ngày ký ban hành|"
            "Đã ban hành|Ngày ký|Ngày phê duyệt|Ngày ban hành văn bản|Ngày văn bản ban hành|Ngày đã ban hành|"
            "Ngày quyết định",
        ),
        field(
            "withdrawn",
            Reads.FLAG,
            "Rút khỏi chương trình|Rút|Đưa ra khỏi chương trình|Đã rút|Xin rút|Thôi trình|Rút khỏi CTCT|Không trình|"
            "Loại khỏi chương trình|Đưa ra|Rút khỏi chương trình công tác|Đã rút khỏi chương trình|"
            "Đưa khỏi chương trình|Rút nội dung|Thu hồi|Cho rút|Được rút|Rút ra",
        ),
        field("withdrawn_on", Reads.DAY, "Ngày rút|Ngày rút khỏi chương trình"),
        field(
            "cause",
            Reads.TEXT,
            "Nguyên nhân|Nguyên nhân chậm|Lý do chậm|Lý do|Nguyên nhân chưa trình|Lý do chưa trình|Nguyên nhân, lý do|"
            "Nguyên nhân chậm trình|Lý do chậm trình|Nguyên nhân chậm, chưa trình|Nguyên nhân chậm tiến độ|"
            "Lý do, nguyên nhân|Vướng mắc",
        ),
        _NOTE,
    ),
    Family.SESSION_DOCUMENTS: (
        _ORDINAL,
        field(
            "title",
            Reads.LINE,
            "Phiên họp|Cuộc họp|Tên phiên họp|Tên cuộc họp|Hội nghị|Phiên họp, hội nghị|Kỳ họp|Tên hội nghị|"
            "Phiên họp/cuộc họp|Phiên họp, cuộc họp|Cuộc họp, hội nghị|Tên phiên họp, cuộc họp|Họp",
            required=True,
        ),
        field(
            "held_on",
            Reads.DAY,
            "Ngày họp|Thời gian họp|Ngày tổ chức|Ngày diễn ra|Thời gian tổ chức|Ngày họp dự kiến|"
            "Ngày tổ chức phiên họp|Ngày phiên họp|Ngày tổ chức họp|Ngày họp chính thức|Thời gian|Ngày",
            required=True,
        ),
        field(
            "content",
            Reads.TEXT,
            "Nội dung trình|Nội dung|Nội dung họp|Nội dung tài liệu|Tài liệu|Tên tài liệu|Nội dung trình phiên họp|"
            "Nội dung báo cáo|Nội dung xem xét|Nội dung phiên họp|Nội dung trình tại phiên họp|Nội dung, tài liệu|"
            "Tên nội dung",
            required=True,
        ),
        field(
            "agency",
            Reads.TEXT,
            "Cơ quan trình|Đơn vị trình|Cơ quan chuẩn bị|Cơ quan chủ trì|Cơ quan chuẩn bị tài liệu|Đơn vị chuẩn bị|"
            "Cơ quan báo cáo|Cơ quan trình bày|Cơ quan|Đơn vị|Cơ quan, đơn vị trình|Cơ quan chủ trì chuẩn bị|"
            "Cơ quan, đơn vị|Đơn vị chuẩn bị tài liệu|Đơn vị chủ trì|Cơ quan, đơn vị chuẩn bị|"
            "Cơ quan chuẩn bị nội dung|Đơn vị chuẩn bị nội dung|Đơn vị báo cáo|Cơ quan gửi|Đơn vị gửi|"
            "Cơ quan gửi tài liệu",
            required=True,
        ),
        field(
            "received_on",
            Reads.DAY,
            "Ngày nhận tài liệu|Ngày gửi tài liệu|Ngày nhận|Ngày gửi|Ngày có tài liệu|Ngày tài liệu đến|"
            "Ngày nhận hồ sơ|Nhận tài liệu|Ngày gửi hồ sơ|Thời gian gửi tài liệu|Thời gian nhận tài liệu|"
            "Ngày nhận được tài liệu|Ngày Văn phòng nhận|Tài liệu nhận ngày|Nhận tài liệu ngày|Ngày đến|"
            "Tài liệu đến ngày|Ngày tài liệu về|Ngày VP nhận|Ngày gửi về Văn phòng",
        ),
        field("place", Reads.LINE, "Địa điểm|Nơi họp|Địa điểm họp"),
    ),
    Family.REPORTS: (
        _ORDINAL,
        field(
            "name",
            Reads.LINE,
            "Tên báo cáo|Báo cáo|Nội dung báo cáo|Loại báo cáo|Tên báo cáo định kỳ|Báo cáo định kỳ|Tên chế độ báo cáo|"
            "Tên loại báo cáo|Chế độ báo cáo",
            required=True,
        ),
        field(
            "agency",
            Reads.TEXT,
            "Cơ quan báo cáo|Đơn vị báo cáo|Cơ quan gửi|Cơ quan thực hiện|Cơ quan|Đơn vị|Đơn vị gửi|"
            "Cơ quan gửi báo cáo|Nơi gửi|Đơn vị thực hiện|Cơ quan, đơn vị|Cơ quan, đơn vị báo cáo|"
            "Cơ quan phải báo cáo|Đơn vị gửi báo cáo|Đơn vị phải báo cáo|Cơ quan, đơn vị gửi|Cơ quan phải gửi|"
            "Đơn vị phải gửi báo cáo",
            required=True,
        ),
        field(
            "due",
            Reads.DEADLINE,
            "Hạn gửi|Thời hạn gửi|Hạn báo cáo|Hạn nộp|Thời hạn báo cáo|Hạn gửi báo cáo|Thời hạn|Ngày đến hạn|Hạn|"
            "Ngày phải gửi|Hạn chót|Thời hạn gửi báo cáo|Hạn nộp báo cáo|Thời hạn nộp|Ngày hết hạn|Hạn cuối|"
            "Phải gửi trước|Hạn phải gửi",
            required=True,
        ),
        field(
            "received_on",
            Reads.DAY,
            "Ngày gửi|Ngày nhận|Ngày nhận báo cáo|Ngày gửi báo cáo|Ngày báo cáo|Đã gửi ngày|Ngày gửi thực tế|Ngày nộp|"
            "Gửi ngày|Nhận ngày|Thời gian gửi|Ngày đã gửi|Ngày nhận được|Ngày nộp báo cáo|Ngày thực gửi|"
            "Ngày nhận được báo cáo|Ngày Văn phòng nhận|Thực tế gửi|Ngày VP nhận",
        ),
    ),
    Family.AGENCIES: (
        _ORDINAL,
        field(
            "name",
            Reads.LINE,
            "Tên cơ quan|Cơ quan|Tên đơn vị|Cơ quan, đơn vị|Tên cơ quan, đơn vị|Đơn vị|Tên đầy đủ|Tên cơ quan đơn vị|"
            "Tên đầy đủ của cơ quan|Danh sách cơ quan|Tên|Tên gọi|Tên gọi đầy đủ",
            required=True,
        ),
        field(
            "short_name",
            Reads.LINE,
            "Tên viết tắt|Viết tắt|Tên ngắn|Tên rút gọn|Ký hiệu|Mã|Mã cơ quan|Chữ viết tắt|Tên tắt|Ký hiệu viết tắt|"
            "Mã đơn vị|Mã viết tắt|Tên gọi tắt|Gọi tắt",
        ),
        field("aliases", Reads.TEXT, "Tên gọi khác|Tên khác|Bí danh|Tên cũ|Cách gọi khác|Tên thường gọi"),
        field(
            "kind",
            Reads.AGENCY_KIND,
            "Loại|Loại cơ quan|Loại hình|Khối|Phân loại|Nhóm|Nhóm cơ quan|Loại đơn vị|Khối cơ quan|Loại hình cơ quan|"
            "Thuộc khối|Loại cơ quan, đơn vị|Thuộc nhóm|Phân nhóm|Cấp|Nhóm đơn vị|Thuộc loại",
        ),
        field("valid_from", Reads.DAY, "Có hiệu lực từ|Từ ngày|Hoạt động từ|Ngày thành lập|Hiệu lực từ"),
        field("valid_to", Reads.DAY, "Đến ngày|Hiệu lực đến|Hoạt động đến|Ngày giải thể|Ngày kết thúc"),
        field(
            "successor",
            Reads.LINE,
            "Cơ quan kế thừa|Đơn vị kế thừa|Sáp nhập vào|Kế thừa|Hợp nhất vào|Cơ quan tiếp nhận",
        ),
    ),
}
