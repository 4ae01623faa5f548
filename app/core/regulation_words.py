"""What the numbers of the working regulation are called, by what they govern: label, unit, how to fill them."""

from typing import NamedTuple


class Words(NamedTuple):
    """The label of a number, its unit, and an example or a word on how to fill it."""

    label: str
    unit: str = ""
    hint: str = ""


GROUPS: dict[str, dict[str, Words]] = {
    "Nhiệm vụ": {
        "delay_report_days": Words("Báo cáo chậm tiến độ gửi trước hạn", "ngày"),
        "before_means_day_before": Words("“Trước ngày 15” nghĩa là chậm nhất ngày 14"),
        "due_soon_days": Words("Nhắc trước khi đến hạn", "ngày làm việc"),
        "urging_reply_days": Words("Công văn đôn đốc cho cơ quan trả lời trong", "ngày làm việc"),
        "request_reply_days": Words(
            "Yêu cầu cung cấp tài liệu, báo cáo: hạn trả lời mặc định", "ngày làm việc"
        ),
        "extension_request_days": Words("Đề nghị gia hạn gửi trước hạn", "ngày"),
        "extension_limit": Words("Số lần gia hạn tối đa của một nhiệm vụ (0: không giới hạn)", "lần"),
        "missed_document_days": Words(
            "Văn bản giao việc chưa lập nhiệm vụ sau bao lâu thì coi là sót", "ngày làm việc"
        ),
        "progress_quiet_days": Words("Nhiệm vụ không có tiến độ mới sau bao lâu thì nhắc", "ngày"),
        "praise_rate": Words("Nêu tên đơn vị làm tốt từ tỷ lệ hoàn thành", "%"),
        "praise_minimum": Words("Nêu tên đơn vị làm tốt từ số nhiệm vụ trong kỳ", "nhiệm vụ"),
        "closing_inform": Words(
            "Nhiệm vụ để biết kết thúc khi xác nhận đã nhận và có", "", "Bỏ trống: chỉ cần ngày hoàn thành"
        ),
        "closing_opinion": Words("Nhiệm vụ cho ý kiến kết thúc khi trả lời và có"),
        "closing_approval": Words("Nhiệm vụ trình duyệt kết thúc khi đã trình và có"),
        "closing_report": Words("Nhiệm vụ báo cáo kết thúc khi đã báo cáo và có"),
        "closing_carry_out": Words(
            "Nhiệm vụ thực hiện kết thúc khi có kết quả và có",
            "",
            "Nghiệm thu làm sau ngày hoàn thành; nhiệm vụ chưa nghiệm thu hiện ở bộ lọc Lưu ý",
        ),
    },
    "Chương trình công tác": {
        "agency_progress_report_day": Words(
            "Cơ quan báo cáo tiến độ chương trình công tác: trước ngày",
            "ngày trong tháng",
            "Ngày ghi trong quy chế: “trước ngày 15” thì ghi 15",
        ),
        "year_registration_due": Words(
            "Chương trình năm sau: cơ quan đăng ký chậm nhất", "", "Ngày/tháng, ví dụ 15/11"
        ),
        "year_draft_due": Words(
            "Chương trình năm sau: gửi dự thảo lấy ý kiến chậm nhất", "", "Ngày/tháng, ví dụ 25/11"
        ),
        "year_issue_due": Words("Chương trình năm sau: ban hành chậm nhất", "", "Ngày/tháng, ví dụ 31/12"),
        "quarter_registration_day": Words(
            "Chương trình quý sau: đăng ký chậm nhất ngày của tháng cuối quý", "ngày trong tháng"
        ),
        "quarter_issue_day": Words(
            "Chương trình quý sau: ban hành chậm nhất ngày của tháng cuối quý", "ngày trong tháng"
        ),
        "month_registration_day": Words(
            "Chương trình tháng sau: đăng ký chậm nhất ngày của tháng trước", "ngày trong tháng"
        ),
        "month_issue_day": Words(
            "Chương trình tháng sau: ban hành chậm nhất ngày của tháng trước", "ngày trong tháng"
        ),
        "programme_demands": Words(
            "Nội dung chương trình bắt buộc ghi khi ban hành",
            "",
            "Thiếu những mục khác thì chỉ phải xác nhận khi ban hành",
        ),
        "adjustment_grounds": Words("Lý do được điều chỉnh chương trình"),
        "adjustment_request_days": Words("Đề nghị điều chỉnh gửi trước thời hạn trình", "ngày làm việc"),
        "postponements_warned": Words("Cảnh báo nội dung lùi thời hạn, hoãn từ", "lần"),
    },
    "Phiên họp, cuộc họp": {
        "session_document_days": Words("Tài liệu phiên họp UBND tỉnh gửi trước", "ngày làm việc"),
        "party_document_days": Words("Tài liệu họp Đảng ủy UBND tỉnh gửi trước", "ngày làm việc"),
        "session_document_hour": Words("Giấy mời: tài liệu gửi trước mấy giờ của ngày cuối", "giờ"),
        "session_day": Words(
            "Phiên họp UBND tỉnh thường kỳ: ngày dự kiến",
            "ngày trong tháng",
            "Quá ngày cuối tháng thì lấy ngày cuối tháng",
        ),
        "session_hour": Words("Phiên họp UBND tỉnh thường kỳ: giờ bắt đầu", "giờ"),
        "session_day_off": Words("Phiên họp thường kỳ trùng ngày nghỉ"),
        "consultation_day": Words(
            "Xin ý kiến Chủ tịch, Phó Chủ tịch về nội dung phiên họp: trước ngày",
            "ngày trong tháng",
            "Ngày ghi trong quy chế: “trước ngày 10” thì ghi 10",
        ),
        "withdrawal_grace_days": Words("Tài liệu quá hạn bao lâu thì đề nghị rút nội dung", "ngày làm việc"),
        "invitation_days": Words("Giấy mời phiên họp thường kỳ gửi trước", "ngày làm việc"),
        "urgent_invitation_days": Words(
            "Giấy mời phiên họp bất thường, cuộc họp khác gửi trước", "ngày làm việc"
        ),
        "item_minutes": Words("Thời gian mặc định của một nội dung họp", "phút"),
        "speech_minutes": Words("Thời gian mặc định của một ý kiến phát biểu", "phút"),
        "conclusion_notice_days": Words("Thông báo kết luận ban hành sau cuộc họp trong", "ngày làm việc"),
        "next_agenda_conclusions": Words("Kết luận trước chưa xong trở lại chương trình phiên sau"),
        "attended_report_days": Words("Người được cử dự họp báo cáo kết quả trong", "ngày làm việc"),
        "substitute_may_vote": Words("Người dự thay được biểu quyết"),
        "substitute_in_quorum": Words("Người dự thay được tính là thành viên có mặt"),
    },
    "Hội họp của Văn phòng": {
        "briefing_day": Words(
            "Giao ban Văn phòng: ngày của tháng",
            "ngày trong tháng",
            "Quá ngày cuối tháng thì lấy ngày cuối tháng",
        ),
        "briefing_hour": Words("Giao ban Văn phòng: giờ bắt đầu", "giờ"),
        "briefing_day_off": Words("Giao ban trùng ngày nghỉ"),
        "leadership_meetings": Words("Họp Tập thể lãnh đạo Văn phòng mỗi quý", "lần"),
        "mid_year_month": Words("Hội nghị sơ kết 6 tháng: tháng", "tháng trong năm"),
        "year_end_month": Words(
            "Hội nghị tổng kết năm: tháng",
            "tháng trong năm",
            "Tháng 1–6 là của năm sau; tháng 7–12 là của chính năm được tổng kết",
        ),
        "unions_months": Words("Làm việc với Đảng ủy Văn phòng, đoàn thể: mỗi", "tháng"),
        "unnamed_meeting_day": Words(
            "Cuộc họp mà quy chế chỉ nêu tháng, quý: ngày dự kiến", "ngày trong tháng"
        ),
        "may_redelegate": Words("Người được ủy quyền được ủy quyền lại"),
    },
    "Lấy ý kiến, biểu quyết": {
        "quorum_share": Words(
            "Phiên họp hợp lệ khi có mặt ít nhất", "tổng số thành viên", "Phân số, ví dụ 2/3"
        ),
        "majority_share": Words("Tỷ lệ đồng ý để thông qua", "", "Phân số, ví dụ 1/2"),
        "majority_is_more": Words("Phải quá tỷ lệ ấy (“quá nửa”), bằng thì chưa đủ"),
        "majority_of": Words("Tỷ lệ đồng ý tính trên"),
        "tie_rule": Words("Khi hai bên bằng phiếu"),
        "unanswered": Words("Thành viên không trả lời"),
        "opinion_days": Words("Hạn mặc định cho ý kiến bằng văn bản", "ngày làm việc"),
        "opinion_reminder_days": Words("Nhắc thành viên chưa trả lời trước hạn", "ngày làm việc"),
    },
    "Hồ sơ trình": {
        "dossier_return_days": Words("Trả lại hồ sơ sai quy trình, thiếu tài liệu trong", "ngày làm việc"),
        "examination_days": Words("Thẩm tra, lập phiếu trình trong", "ngày làm việc"),
        "leader_decision_days": Words("Lãnh đạo UBND tỉnh cho ý kiến trong", "ngày làm việc"),
        "room_opinion_days": Words("Phòng được hỏi trả lời phòng chủ trì trong", "ngày làm việc"),
    },
    "Lịch công tác tuần": {
        "week_registration_weekday": Words("Đăng ký lịch tuần sau chậm nhất"),
        "week_registration_hour": Words("Đăng ký lịch tuần sau trước mấy giờ", "giờ"),
        "week_schedule_weekday": Words("Ban hành lịch tuần sau"),
        "week_schedule_hour": Words("Ban hành lịch tuần sau trước mấy giờ", "giờ"),
        "citizens_day": Words("Chủ tịch UBND tỉnh tiếp công dân định kỳ: ngày của tháng", "ngày trong tháng"),
        "appointment_minutes": Words("Một mục lịch không ghi giờ kết thúc kéo dài", "phút"),
    },
    "Báo cáo định kỳ": {
        "report_closing_day": Words(
            "Báo cáo chốt số liệu ngày mấy của tháng cuối kỳ (0: hết tháng)",
            "ngày trong tháng",
            "14: tháng tính từ ngày 15 tháng trước đến hết ngày 14",
        ),
        "room_report_days_before_briefing": Words("Phòng gửi báo cáo tháng trước giao ban", "ngày"),
        "quarter_report_day": Words(
            "Phòng gửi báo cáo quý: trước ngày của tháng cuối quý",
            "ngày trong tháng",
            "Ngày ghi trong quy chế: “trước ngày 20” thì ghi 20",
        ),
        "half_year_report_due": Words("Phòng gửi báo cáo 6 tháng: trước ngày", "", "Ngày/tháng, ví dụ 15/6"),
        "year_report_due": Words("Phòng gửi báo cáo năm: trước ngày", "", "Ngày/tháng, ví dụ 25/11"),
        "half_month_day": Words("Báo cáo nửa tháng: ngày cuối của nửa đầu", "ngày trong tháng"),
        "half_month_report_days": Words("Báo cáo nửa tháng gửi sau khi hết kỳ", "ngày"),
        "week_report_weekday": Words("Báo cáo tuần gửi"),
        "week_report_hour": Words("Báo cáo tuần gửi trước mấy giờ", "giờ"),
        "office_report_day": Words("Văn phòng báo cáo UBND tỉnh: ngày của tháng cuối kỳ", "ngày trong tháng"),
        "government_report_day": Words(
            "Báo cáo Văn phòng Chính phủ: ngày của tháng cuối kỳ", "ngày trong tháng"
        ),
        "obstacles_report_due": Words(
            "Báo cáo vướng mắc nghiệp vụ văn phòng hằng năm: chậm nhất", "", "Ngày/tháng, ví dụ 15/12"
        ),
        "bulletin_day": Words("Thông báo kết quả tháng: ngày của tháng sau", "ngày trong tháng"),
        "delegation_review_months": Words("Rà soát nội dung phân cấp, ủy quyền: mỗi", "tháng"),
    },
}
"""The numbers in the order in which they are shown."""

WORDS = {name: words for group in GROUPS.values() for name, words in group.items()}
"""The words of each number, by its name."""

HABIT = "Thông lệ, cần xác nhận"
"""How the source of a number begins that no article says: the office is to confirm it."""
