"""Why the operating system refused a file, in the office's words instead of its own English ones."""

import errno

REASONS = {
    errno.ENOENT: "không tìm thấy",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết dung lượng được cấp",
    errno.EISDIR: "đó là một thư mục",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa báo lỗi đọc, ghi",
}


def reason(error: OSError) -> str:
    """The reason in a few words; the system's number when we have no words for it."""
    return REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")
