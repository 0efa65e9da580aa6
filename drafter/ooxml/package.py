"""Opening a package from anywhere: limits on size and ratio before anything is unpacked, no entities, no network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

LARGEST_PACKAGE = 50_000_000
LARGEST_CONTENT = 150_000_000
LARGEST_RATIO = 200
MOST_PARTS = 5_000
#: A part smaller than this may compress as well as it likes; all parts together may as long as they are no more than that.
SMALL_PART, SMALL_CONTENT = 1_000_000, 20_000_000
#: Tags of all parts. An element takes two hundred times the memory that its tag takes in a file; a long report has 50,000.
MOST_TAGS = 500_000

_XML = (".xml", ".rels", ".vml")
#: What declares the encoding of a part stands within so many bytes.
_DECLARATION = 200
_OTHER_ENCODING = rb"""(?i)<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["']|us-ascii["'])"""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


#: Streams of an OLE file, as its directory names them.
_ENCRYPTED, _OLDER = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")


class BadPackage(ValueError):
    """A file that is no package that we open; the message, in Chinese, says why, `remedy` what to do where that is known."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


def is_older(data: bytes) -> bool:
    """Whether bytes are a document of Word 97, whatever the file is called."""
    return data.startswith(_OLE) and _OLDER in data and _ENCRYPTED not in data


def open_package(data: bytes) -> Mapping[str, bytes]:
    """All parts by name. Raises BadPackage."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BadPackage("加了密码", "请用 Word 或 WPS 输入密码打开，取消密码后另存，再试一次。")
        raise BadPackage("是旧版 .doc 文档" if _OLDER in data else "是旧版 .doc 或加了密码的文档")
    if len(data) > LARGEST_PACKAGE:
        raise BadPackage(f"超过 {LARGEST_PACKAGE // 1_000_000} MB")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _refuse_bombs(entries, len(data))
            parts = {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadPackage("不是完好的 .docx 文档") from error
    _refuse_odd_xml(parts)
    return parts


def parse_xml(data: bytes) -> etree._Element:
    """Parse one part. Raises BadPackage where it is no XML, or XML with a document type."""
    from lxml import etree

    # What is no element stops those who ask each child for its attributes, and nobody here wants it.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadPackage("里面的内容已损坏") from error
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise BadPackage("含有文档类型声明，可能不安全")
    return root


def _refuse_odd_xml(parts: Mapping[str, bytes]) -> None:
    """What is small, packed and unpacked, may be large once it is a tree; what is no UTF-8 hides from every search."""
    texts = [content for name, content in parts.items() if name.lower().endswith(_XML)]
    if any(b"\0" in text[:_DECLARATION] or re.search(_OTHER_ENCODING, text[:_DECLARATION]) for text in texts):
        raise BadPackage("里面的内容不是 UTF-8 编码，可能不安全")
    if sum(text.count(b"<") for text in texts) > MOST_TAGS:
        raise BadPackage(
            "里面的内容多得反常，不像报告或填报表", "请核对是不是选错了文件；表格多半是整列设了格式，可以把数据复制到新表。"
        )


def _refuse_bombs(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_PARTS:
        raise BadPackage(f"里面的部件超过 {MOST_PARTS} 个")
    if len({entry.filename for entry in entries}) < len(entries):
        raise BadPackage("里面有重名的部件")
    content = sum(entry.file_size for entry in entries)
    if content > LARGEST_CONTENT or content > max(SMALL_CONTENT, LARGEST_RATIO * size):
        raise BadPackage("解开后过大，可能是压缩炸弹")
    for entry in entries:
        if entry.file_size > SMALL_PART and entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
            raise BadPackage("压缩比异常，可能是压缩炸弹")
