"""Documents that a person types: a full one and a short one of each kind."""

from dataclasses import replace

from app.briefings.typed import Typed
from app.core.issuing import Circulation, Urgency
from tests.exports.samples.made import Sample, by_order, committee, office

BASIS = """Căn cứ Luật Tổ chức chính quyền địa phương,
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 02 tháng 11 năm 2026"""
DECISION = """Điều 1. Thành lập Tổ công tác rà soát hồ sơ tồn đọng, gồm các ông, bà có tên tại Phụ lục.
Điều 2. Tổ công tác có nhiệm vụ:
1. Rà soát toàn bộ hồ sơ đã quá thời hạn giải quyết tại các sở, ban, ngành.
2. Tổng hợp, báo cáo Chủ tịch UBND tỉnh **trước ngày 15 hằng tháng**.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành \
Quyết định này."""
MEMBERS = """Danh sách Tổ công tác
1. Ông Nguyễn Văn An, Phó Chủ tịch UBND tỉnh, Tổ trưởng;
2. Bà Trần Thị Bình, Giám đốc Sở Nội vụ, Tổ phó"""
REGULATION = """Quy chế
Hoạt động của Tổ công tác rà soát hồ sơ tồn đọng
Chương I
Quy định chung
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định nguyên tắc, trách nhiệm và quan hệ công tác của Tổ công tác.
Chương II
Tổ chức thực hiện
Điều 2. Trách nhiệm thi hành
Các thành viên Tổ công tác chịu trách nhiệm thực hiện Quy chế này"""
PLAN = """I. Mục đích, yêu cầu
1. Mục đích
Nâng cao chất lượng tham mưu, tổng hợp; khắc phục tình trạng chậm trễ trong giải quyết công việc.
2. Yêu cầu
- Rõ người, rõ việc, rõ thời hạn, rõ sản phẩm;
- Không làm phát sinh thủ tục.
II. Nhiệm vụ
1. Rà soát nhiệm vụ quá hạn
# Lập danh mục nhiệm vụ theo từng cơ quan
# Làm rõ nguyên nhân
III. Tổ chức thực hiện
Giao Phòng Tổng hợp theo dõi, đôn đốc, báo cáo *Chánh Văn phòng* kết quả thực hiện."""
TWO = """Phụ lục I
Danh mục nhiệm vụ trọng tâm
a) Rà soát quy chế làm việc;
b) Số hóa hồ sơ
Phụ lục II
Phân công theo dõi
Phòng Tổng hợp theo dõi chung."""
SUBMISSION = """Sở Tài chính đã trình UBND tỉnh phương án phân bổ vốn. Sau khi thẩm tra, Văn phòng báo cáo như sau:
I. Sự cần thiết
Việc phân bổ vốn bảo đảm giải ngân hết kế hoạch năm 2026.
II. Nội dung trình
Phân bổ 120 tỷ đồng cho 15 dự án.
Kính trình UBND tỉnh xem xét, quyết định."""
LETTER = """UBND tỉnh nhận được Công văn số 12/BTC-NSNN ngày 02 tháng 11 năm 2026 của Bộ Tài chính.
Giao Sở Tài chính chủ trì tham mưu, báo cáo UBND tỉnh trước ngày 20 tháng 11 năm 2026."""

SAMPLES = {
    "typed_submission": (
        Sample(
            "full",
            Typed("typed_submission", "Về việc phân bổ vốn đầu tư công năm 2026"),
            office(
                "TTr-VP",
                summary="Về việc phân bổ vốn đầu tư công năm 2026",
                addressees=("Ủy ban nhân dân tỉnh Đắk Lắk",),
                written={"basis": BASIS, "body": SUBMISSION},
            ),
        ),
        Sample(
            "least",
            Typed("typed_submission", "Về nhân sự"),
            office("TTr-VP", addressees=("Chủ tịch UBND tỉnh",), written={"body": "Kính trình xem xét"}),
        ),
    ),
    "typed_plan": (
        Sample(
            "full",
            Typed("typed_plan"),
            office(
                "KH-VP",
                summary="Khắc phục tình trạng chậm trễ trong giải quyết công việc",
                written={"basis": BASIS, "body": PLAN, "appendix": TWO},
                circulation=Circulation.INTERNAL,
            ),
        ),
        Sample(
            "least", Typed("typed_plan", "Rà soát hồ sơ"), office("KH-VP", written={"body": "Thực hiện ngay"})
        ),
    ),
    "typed_decision": (
        Sample(
            "members",
            Typed("typed_decision"),
            committee(
                "QĐ-UBND",
                summary="Về việc thành lập Tổ công tác rà soát hồ sơ tồn đọng",
                recipients=("Như Điều 3", "Thường trực Tỉnh ủy (b/c)", "Lãnh đạo Văn phòng"),
                written={"basis": BASIS, "body": DECISION, "appendix": MEMBERS},
            ),
        ),
        Sample(
            "regulation",
            Typed("typed_decision"),
            office(
                "QĐ-VP",
                summary="Ban hành Quy chế hoạt động của Tổ công tác",
                written={
                    "basis": BASIS,
                    "body": "Điều 1. Ban hành kèm theo Quyết định này Quy chế hoạt động.\nĐiều 2. Hiệu lực thi hành",
                    "appendix": REGULATION,
                },
            ),
        ),
        Sample(
            "least",
            Typed("typed_decision", "Điều động công chức"),
            replace(
                committee(
                    "QĐ-UBND",
                    written={"body": "Điều 1. Điều động ông Lê An.\nĐiều 2. Sở Nội vụ thi hành"},
                ),
                signer_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            ),
        ),
    ),
    "typed_letter": (
        Sample(
            "full",
            Typed("typed_letter"),
            by_order(
                "UBND-TH",
                summary="quyết toán ngân sách năm 2025.",
                addressees=("Sở Tài chính", "Kho bạc Nhà nước khu vực"),
                urgency=Urgency.EXPRESS,
                contact=("Địa chỉ: số 09 Lê Duẩn, phường Buôn Ma Thuột, tỉnh Đắk Lắk",),
                written={"body": LETTER, "appendix": MEMBERS},
            ),
        ),
        Sample(
            "least",
            Typed("typed_letter"),
            office(
                "VP-TH", summary="cung cấp số liệu", addressees=("Sở Y tế",), written={"body": "Đề nghị gửi."}
            ),
        ),
    ),
    "typed_notice": (
        Sample(
            "full",
            Typed("typed_notice"),
            office(
                "TB-VP",
                summary="Về việc thay đổi lịch tiếp công dân",
                number="125",
                has_day=True,
                corrects="Thông báo số 120/TB-VP ngày 02 tháng 11 năm 2026",
                written={
                    "body": "Lịch tiếp công dân ngày 20 chuyển sang ngày 23.\nVăn phòng thông báo để biết."
                },
            ),
        ),
        Sample(
            "least",
            Typed("typed_notice", "Nghỉ lễ"),
            office("TB-VP", written={"body": "Nghỉ ngày 02 tháng 9"}),
        ),
    ),
}
