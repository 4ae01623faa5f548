"""The columns of tasks and the wordings accepted for them."""

from app.importers.office_workbook.fields import Field, Reads, field

ORDINAL = field("ordinal", Reads.LINE, "STT|TT|Số TT|Số thứ tự|No")
_KEYED = (ORDINAL, field("key", Reads.LINE, "Mã nhiệm vụ|Mã số nhiệm vụ|Mã trong phần mềm"))
LEAD = (
    "Cơ quan chủ trì|Đơn vị chủ trì|Chủ trì|Cơ quan thực hiện|Đơn vị thực hiện|Đơn vị xử lý|Xử lý|"
    "Cơ quan chủ trì thực hiện|Cơ quan được giao|Đầu mối|"
    "Cơ quan đầu mối|Cơ quan chủ trì tham mưu|Cơ quan tham mưu|Đơn vị nhận nhiệm vụ|Đầu mối chủ trì|"
    "Đơn vị chịu trách nhiệm|Cơ quan chịu trách nhiệm chính|Đơn vị nhận"
)
COORDINATING = (
    "Cơ quan phối hợp|Phối hợp|Cơ quan phối hợp thực hiện|Đơn vị cùng phối hợp|Cơ quan tham gia|"
    "Đơn vị liên quan"
)
NOTE = field("note", Reads.TEXT, "Ghi chú|Chú thích|Ghi chú khác")

TASK_FIELDS: tuple[Field, ...] = (
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
    field(
        "passage",
        Reads.LINE,
        "Trang, điều, khoản|Trang|Số trang|Trang văn bản|Trang số|Điều, khoản|Điều, khoản, điểm|Điểm, khoản, điều|"
        "Trang của văn bản|Trang, mục",
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
    field("lead", Reads.TEXT, LEAD, required=True),
    field("coordinating", Reads.TEXT, COORDINATING),
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
    field("room", Reads.LINE, "Phòng theo dõi|Phòng phụ trách theo dõi|Phòng chuyên môn theo dõi"),
    field("deputy", Reads.LINE, "Phó Trưởng phòng|Phó Trưởng phòng theo dõi"),
    field("followed_on", Reads.DAY, "Theo dõi từ ngày|Giao theo dõi từ ngày"),
    field("obligation", Reads.LINE, "Yêu cầu xử lý|Loại yêu cầu|Hình thức xử lý"),
    field("result_on", Reads.DAY, "Ngày văn bản kết quả|Ngày của văn bản kết quả"),
    field("approved_on", Reads.DAY, "Ngày người duyệt đồng ý|Ngày văn bản trình được duyệt"),
    field("marks", Reads.LINE, "Đánh dấu|Đánh dấu nhiệm vụ"),
    field("progress_on", Reads.DAY, "Tiến độ: ngày báo cáo"),
    field("progress_percent", Reads.LINE, "Tiến độ: đạt (%)|Tiến độ: tỷ lệ (%)"),
    field("progress_text", Reads.TEXT, "Tiến độ: nội dung|Tiến độ: tình hình thực hiện"),
    field("progress_difficulty", Reads.TEXT, "Tiến độ: khó khăn, vướng mắc"),
    field("progress_proposal", Reads.TEXT, "Tiến độ: đề xuất, kiến nghị"),
    field("part_contact", Reads.TEXT, "Đầu mối của từng cơ quan|Cán bộ đầu mối của từng cơ quan"),
    field("part_phone", Reads.TEXT, "Điện thoại đầu mối|Số điện thoại đầu mối"),
    field("part_work", Reads.TEXT, "Phần việc của từng cơ quan|Phần việc phối hợp"),
    field("part_deadline", Reads.TEXT, "Hạn phần việc|Thời hạn phần việc"),
    field("part_answered_on", Reads.TEXT, "Ngày trả lời của từng cơ quan|Ngày cơ quan phối hợp trả lời"),
    field("part_answer", Reads.TEXT, "Kết quả trả lời của từng cơ quan|Cơ quan phối hợp trả lời"),
    field("custom", Reads.TEXT, "Trường riêng|Các trường riêng"),
    NOTE,
)
