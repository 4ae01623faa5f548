"""The one table of the import: for each kind of sheet its columns and the wordings accepted for them."""

from app.importers.office_workbook.fields import Field, Reads, field
from app.importers.office_workbook.values import Family

_ORDINAL = field("ordinal", Reads.LINE, "STT|TT|Số TT|Số thứ tự|No")
_KEYED = (_ORDINAL, field("key", Reads.LINE, "Mã nhiệm vụ|Mã số nhiệm vụ|Mã trong phần mềm"))
_LEAD = (
    "Cơ quan chủ trì|Đơn vị chủ trì|Chủ trì|Cơ quan thực hiện|Đơn vị thực hiện|Đơn vị xử lý|Xử lý|"
    "Cơ quan chủ trì thực hiện|Cơ quan được giao|Đầu mối|"
    "Cơ quan đầu mối|Cơ quan chủ trì tham mưu|Cơ quan tham mưu|Đơn vị nhận nhiệm vụ|Đầu mối chủ trì|"
    "Đơn vị chịu trách nhiệm|Cơ quan chịu trách nhiệm chính|Đơn vị nhận"
)
_COORDINATING = (
    "Cơ quan phối hợp|Phối hợp|Cơ quan phối hợp thực hiện|Đơn vị cùng phối hợp|Cơ quan tham gia|"
    "Đơn vị liên quan"
)
_NOTE = field("note", Reads.TEXT, "Ghi chú|Chú thích|Ghi chú khác")

FIELDS: dict[Family, tuple[Field, ...]] = {
    Family.TASKS: (
        *_KEYED,
        field(
            "document_number",
            Reads.LINE,
            "Số, ký hiệu văn bản giao|Văn bản giao nhiệm vụ|Số, ký hiệu|Số, ký hiệu văn bản|Số văn bản|"
            "Số hiệu văn bản|Văn bản giao|Văn bản giao việc|Văn bản chỉ đạo|Số văn bản giao|Số văn bản giao nhiệm vụ|"
            "Số, ký hiệu văn bản giao nhiệm vụ|Số, ký hiệu văn bản chỉ đạo|Ký hiệu văn bản|Nguồn văn bản|Văn bản|"
            "Tài liệu nguồn|Nguồn tài liệu|Căn cứ giao|Căn cứ giao nhiệm vụ|Số công văn|Văn bản nguồn|Số hiệu|"
            "Văn bản giao số ký hiệu|Số, ngày văn bản|Văn bản giao số|Căn cứ|Văn bản, kết luận giao nhiệm vụ|"
            "Số, ngày văn bản giao|Ký hiệu|Số thông báo, công văn|Văn bản, thông báo giao nhiệm vụ",
        ),
        field(
            "document_date",
            Reads.DAY,
            "Ngày ban hành|Ngày văn bản|Ngày ban hành văn bản|Ngày ký|Văn bản giao ngày|Văn bản giao nhiệm vụ ngày|"
            "Ngày, tháng|Ngày văn bản giao|Ngày ký văn bản|Văn bản chỉ đạo ngày|Ngày ban hành văn bản giao|"
            "Ngày phát hành|Ngày ra văn bản|Thời gian ban hành|Thời gian ban hành văn bản|Thời điểm ban hành",
        ),
        field(
            "issuer",
            Reads.LINE,
            "Cơ quan ban hành|Nơi ban hành|Cơ quan ban hành văn bản",
        ),
        field("secrecy", Reads.SECRECY, "Độ mật|Mức độ mật|Mật"),
        field(
            "content",
            Reads.TEXT,
            "Nội dung nhiệm vụ|Nhiệm vụ|Nội dung|Nhiệm vụ được giao|Nội dung công việc|Tên nhiệm vụ|Nội dung giao|"
            "Nội dung chỉ đạo|Công việc|Nhiệm vụ giao|Nội dung nhiệm vụ được giao|Nội dung thực hiện|Việc được giao|"
            "Nhiệm vụ cụ thể|Ý kiến chỉ đạo|Nội dung nhiệm vụ giao|Nội dung công việc được giao|Công việc được giao|"
            "Nội dung giao nhiệm vụ|Nội dung ý kiến chỉ đạo|Tên việc|Đầu việc|Nội dung đầu việc|"
            "Nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao|Trích yếu nội dung|Trích yếu|Nội dung yêu cầu",
            required=True,
        ),
        field("summary", Reads.TEXT, "Trích yếu|Trích yếu văn bản|Trích yếu nội dung|Tiêu đề|Tên văn bản"),
        field("origin", Reads.LINE, "Nguồn|Nguồn giao|Nguồn nhiệm vụ|Nguồn gốc|Cấp giao|Nhóm nhiệm vụ"),
        field(
            "assigner",
            Reads.LINE,
            "Lãnh đạo giao|Người giao|Người giao việc|Người giao nhiệm vụ|Lãnh đạo giao nhiệm vụ|Lãnh đạo chỉ đạo|"
            "Người chỉ đạo|Người kết luận|Đơn vị giao|Lãnh đạo UBND giao|Lãnh đạo phụ trách|Lãnh đạo UBND tỉnh|"
            "Lãnh đạo giao việc|Đồng chí giao|Đ/c giao|Người ký|Người ký giao|Lãnh đạo tỉnh giao|"
            "Chủ tịch, Phó Chủ tịch giao",
        ),
        field("lead", Reads.TEXT, _LEAD, required=True),
        field("coordinating", Reads.TEXT, _COORDINATING),
        field(
            "product",
            Reads.TEXT,
            "Sản phẩm|Sản phẩm/kết quả|Sản phẩm đầu ra|Kết quả đầu ra|Hình thức sản phẩm|Yêu cầu sản phẩm|"
            "Loại sản phẩm|Sản phẩm hoàn thành|Sản phẩm, kết quả đầu ra|Kết quả, sản phẩm|Sản phẩm dự kiến|"
            "Sản phẩm phải có|Hình thức văn bản|Sản phẩm phải trình|Kết quả phải đạt|Sản phẩm phải hoàn thành|"
            "Sản phẩm giao nộp",
        ),
        field("field", Reads.LINE, "Lĩnh vực|Ngành, lĩnh vực|Lĩnh vực công tác"),
        field(
            "assigned_on",
            Reads.DAY,
            "Ngày giao|Ngày giao nhiệm vụ|Ngày giao việc|Ngày bắt đầu|Thời gian giao|Thời điểm giao|Ngày chỉ đạo|"
            "Thời gian chỉ đạo|Ngày được giao|Ngày nhận nhiệm vụ|Thời gian giao nhiệm vụ|Giao ngày|Ngày nhận",
        ),
        field(
            "deadline",
            Reads.DEADLINE,
            "Thời hạn hoàn thành|Thời hạn|Hạn xử lý|Thời hạn thực hiện|Ngày hết hạn|Hạn chót|Thời gian hoàn thành|"
            "Thời hạn giao|Ngày đến hạn|Thời gian thực hiện|Thời gian yêu cầu hoàn thành|Thời hạn ban đầu|"
            "Thời hạn giao ban đầu|Thời hạn yêu cầu|Thời hạn được giao|Thời hạn hoàn thành theo yêu cầu|"
            "Thời hạn phải hoàn thành|Hạn cuối|Thời hạn báo cáo|Thời hạn phải xong|Thời gian phải hoàn thành|"
            "Ngày phải hoàn thành|Hạn định|Kỳ hạn|Thời gian xử lý|Thời hạn giải quyết|Ngày hạn|Deadline|"
            "Thời hạn theo văn bản giao",
        ),
        field(
            "extended_to",
            Reads.DEADLINE,
            "Gia hạn đến ngày|Gia hạn đến|Gia hạn|Hạn mới|Thời hạn gia hạn|Hạn sau gia hạn|Thời hạn điều chỉnh|"
            "Điều chỉnh thời hạn|Được gia hạn đến|Được gia hạn đến ngày|Gia hạn tới|Gia hạn tới ngày|"
            "Thời hạn được gia hạn|Ngày gia hạn|Đã gia hạn đến|Thời hạn sau điều chỉnh|Gia hạn thời hạn mới|"
            "Lùi hạn đến|Cho gia hạn đến|Cho gia hạn đến ngày|Lùi đến ngày|Được lùi đến|Hạn được lùi|Cho lùi đến ngày|"
            "Gia hạn thêm đến|Hạn sau khi gia hạn|Thời gian gia hạn|Thời gian gia hạn đến|"
            "Thời hạn hoàn thành sau gia hạn|Thời hạn đã gia hạn|Được gia hạn|Hạn xử lý mới|Thời hạn cho gia hạn|"
            "Ngày được gia hạn đến|Gia hạn lần 1|Ngày hết hạn mới|Thời gian được gia hạn|Hạn hoàn thành mới|"
            "Hạn cho phép gia hạn",
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
            "Ngày cho lùi hạn|Gia hạn vào ngày|Quyết định gia hạn ngày|Chấp thuận gia hạn ngày|"
            "Ngày quyết định cho gia hạn|Ngày lãnh đạo đồng ý gia hạn|Ngày QĐ gia hạn|Thời điểm cho gia hạn|"
            "Ngày ký văn bản gia hạn|Ngày ban hành văn bản gia hạn|Thời gian cho gia hạn|Thời điểm chấp thuận gia hạn|"
            "Ngày có ý kiến gia hạn",
        ),
        field(
            "completed_on",
            Reads.DAY,
            "Ngày hoàn thành|Ngày hoàn thành thực tế|Hoàn thành ngày|Thời gian hoàn thành thực tế|Ngày kết thúc|"
            "Ngày thực hiện xong|Ngày xong|Ngày hoàn tất|Đã hoàn thành ngày|Ngày báo cáo kết quả|"
            "Ngày báo cáo hoàn thành|Ngày trả kết quả|Hoàn thành thực tế|Thực tế hoàn thành|Ngày thực tế hoàn thành|"
            "Đã hoàn thành ngày hoàn thành|Ngày đã hoàn thành|Thời điểm hoàn thành|Ngày hoàn thành nhiệm vụ|"
            "Đã hoàn thành|Đã xong ngày|Kết thúc ngày|Hoàn thành|Ngày thực tế xong|Xong ngày|Ngày làm xong|"
            "Thời gian hoàn thành|Ngày thực hiện hoàn thành|Ngày báo cáo xong|Ngày có kết quả",
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
            "Chất lượng tham mưu|Yêu cầu chất lượng|Đánh giá|Đạt/Không đạt",
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
            "Ngày báo cáo bằng văn bản|Ngày báo cáo xin chậm|Ngày xin chậm|Ngày văn bản xin chậm|"
            "Ngày đơn vị báo cáo chậm|Ngày báo cáo xin lùi hạn|Ngày báo cáo xin gia hạn",
        ),
        field(
            "delay_accepted",
            Reads.FLAG,
            "Lý do được chấp nhận|Chấp nhận lý do|Chấp nhận|Lý do chính đáng|Chấp nhận lý do chậm|Được chấp nhận|"
            "Đồng ý lý do|Lý do chậm được chấp nhận|Báo cáo chậm chấp nhận|Báo cáo chậm được chấp nhận|"
            "Lý do được đồng ý|Chấp thuận lý do|Lý do được chấp thuận|Lãnh đạo chấp nhận lý do|"
            "Lý do có được chấp nhận|Đồng ý với lý do|Lý do chậm có được chấp nhận không|Lý do chậm chính đáng|"
            "Lý do chậm được chấp thuận|Lý do có chính đáng",
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
            "Không thực hiện|Nhiệm vụ thu hồi|Bị thu hồi|Rút|Hủy bỏ|Rút lại|Hủy giao|Hủy nhiệm vụ|Dừng|Đã hủy|"
            "Thu hồi, hủy|Hủy, thu hồi|Rút khỏi danh mục|Có thu hồi không",
        ),
        field("withdrawn_on", Reads.DAY, "Ngày thu hồi|Ngày rút|Thu hồi ngày"),
        field(
            "officer",
            Reads.LINE,
            "Chuyên viên theo dõi|Người theo dõi|Cán bộ theo dõi|Chuyên viên|Theo dõi|Chuyên viên phụ trách|"
            "Công chức theo dõi|Người phụ trách theo dõi|Cán bộ phụ trách|Công chức phụ trách|Chuyên viên xử lý|"
            "Chuyên viên Văn phòng theo dõi|CV theo dõi|Người phụ trách|Người đôn đốc",
        ),
        _NOTE,
    ),
    Family.PROGRAMME: (
        _ORDINAL,
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
            _LEAD
            + "Cơ quan chủ trì soạn thảo|Cơ quan soạn thảo|Cơ quan trình|Cơ quan chủ trì trình|Cơ quan chuẩn bị|"
            "Cơ quan chủ trì chuẩn bị|Cơ quan|Chủ trì soạn thảo",
            required=True,
        ),
        field("coordinating", Reads.TEXT, _COORDINATING),
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
        _NOTE,
    ),
    Family.SESSION_DOCUMENTS: (
        _ORDINAL,
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
        _ORDINAL,
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
        _ORDINAL,
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
