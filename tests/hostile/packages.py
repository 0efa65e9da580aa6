"""Hostile packages: .docx and .xlsx files that unpack to too much, lead elsewhere, carry programs, or are no XML."""

from __future__ import annotations

import re
from pathlib import Path

from tests.hostile.case import Case, each, refused, survived
from tests.hostile.made import (
    PARAGRAPH,
    content_of,
    docx,
    in_body,
    package_of,
    parts_of,
    replaced,
    sound_docx,
    sound_xlsx,
    with_declared_size,
    xlsx,
)

#: Every command that opens a document from elsewhere; and those three that most cases are given to, because all open it alike.
EVERY = (
    "check a.docx",
    "trace a.docx",
    "adopt a.docx -o out/data.yaml --unit 示例县人民政府 --year 2026",
    "opinions a.docx -o out/意见.xlsx",
    "template a.docx -o out/包",
    "new out/data.yaml --from a.docx",
    "compare a.docx a.docx",
)
READ = EVERY[:2]
DOCX = (EVERY[0], EVERY[2], EVERY[3])
XLSX = ("check a.xlsx", "status a.xlsx", "form a.xlsx -o out/data.yaml", "draft a.xlsx -o out/a.docx")
ZEROS = b"0" * 30_000_000

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
ATTRIBUTES = " ".join(f'w:a{n}=""' for n in range(100_000))
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STORE = '<f:figures xmlns:f="urn:drafter:figures:1"><f:figure/><!-- x --><?x y?><f:figure id="复"><f:v/></f:figure></f:figures>'
CIRCLE = f'<w:styles {W}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    ' Target="{}" TargetMode="External"/></Relationships>'
)


def _bytes(name: str, package: bytes) -> object:
    return content_of(name, package)


def _docx_declaring(size: int) -> bytes:
    return with_declared_size(package_of(parts_of(sound_docx())), "word/document.xml", size)


def _nested(folder: Path) -> None:
    inner = package_of({"a": ZEROS})
    for _ in range(5):
        inner = package_of({f"{number}.zip": inner for number in range(5)})
    (folder / "a.docx").write_bytes(package_of(parts_of(sound_docx()) | {"word/embeddings/a.zip": inner}))


def _twice(folder: Path) -> None:
    import warnings
    import zipfile

    with warnings.catch_warnings(), zipfile.ZipFile(folder / "a.docx", "w") as package:
        warnings.simplefilter("ignore")
        for name, content in (*parts_of(sound_docx()).items(), ("word/document.xml", b"<other/>")):
            package.writestr(name, content)


def _overlapping(folder: Path) -> None:
    """Fifield's bomb in small: a thousand names of one and the same compressed part."""
    import struct

    package = package_of({"word/document.xml": ZEROS[:900_000]})
    at, end = package.index(b"PK\1\2"), package.index(b"PK\5\6")
    entry = package[at:end]
    many = b"".join(entry.replace(b"word/document.xml", f"word/documen{number:05}".encode()) for number in range(2000))
    (folder / "a.docx").write_bytes(
        package[:at] + entry + many + package[end : end + 8] + struct.pack("<2H2I", 2001, 2001, len(entry + many), at) + b"\0\0"
    )


PACKAGES: tuple[Case, ...] = (
    Case("压缩比极高的部件", docx("a.docx", {"word/document.xml": ZEROS}), each(EVERY, refused("压缩炸弹"))),
    Case(
        "许多小部件，合起来是炸弹",
        docx("a.docx", {f"word/media/{n}.bin": ZEROS[:999_000] for n in range(250)}),
        each(DOCX, refused("压缩炸弹")),
    ),
    Case("嵌套的压缩包不会展开", _nested, {"check a.docx": survived(), "trace a.docx": survived()}),
    Case("部件太多", docx("a.docx", {f"word/{n}.xml": b"" for n in range(6000)}), each(DOCX, refused("部件超过 5000 个"))),
    Case("声称很大", content_of("a.docx", _docx_declaring(4_000_000_000)), each(DOCX, refused("压缩炸弹"))),
    Case("声称很小", content_of("a.docx", _docx_declaring(100)), each(DOCX, refused("不是完好的 .docx"))),
    Case("部件互相重叠", _overlapping, each(DOCX, refused("炸弹"))),
    Case("同名的部件", _twice, each(DOCX, refused("重名"))),
    Case("截断的压缩包", content_of("a.docx", sound_docx()[:-2000]), each(DOCX, refused("不是完好的 .docx"))),
    Case(
        "压缩包里有坏的字节",
        content_of("a.docx", sound_docx()[:4000] + b"\xff" * 64 + sound_docx()[4064:]),
        each(DOCX, refused("不是完好的 .docx")),
    ),
    Case("空文件", content_of("a.docx", b""), each(DOCX, refused("不是完好的 .docx"))),
    Case("空的压缩包", content_of("a.docx", package_of({})), each(DOCX, refused("没有正文"))),
    Case(
        "十亿个哈",
        docx("a.docx", {"word/document.xml": (LAUGHS + DOCUMENT.format("&i;")).encode()}),
        each(EVERY, refused("打不开这个文档")),
    ),
    Case(
        "指向本机文件的实体",
        docx("a.docx", {"word/document.xml": (EXTERNAL + DOCUMENT.format("&a;")).encode()}),
        each(DOCX, refused("文档类型声明")),
    ),
    Case(
        "样式表里的实体",
        docx("a.docx", {"word/styles.xml": (EXTERNAL + f"<w:styles {W}/>").encode()}),
        each(DOCX, refused("文档类型声明")),
    ),
    Case(
        "从网上取的模板",
        docx(
            "a.docx", {"word/_rels/settings.xml.rels": RELATIONS.format("attachedTemplate", "http://192.0.2.1/x.dotm").encode()}
        ),
        {"check a.docx": survived("192.0.2.1"), "trace a.docx": survived()},
    ),
    Case(
        "从别人电脑取的图片",
        docx("a.docx", {"word/_rels/document.xml.rels": RELATIONS.format("image", r"\\192.0.2.1\share\x.png").encode()}),
        {"check a.docx": survived("图片"), "trace a.docx": survived()},
    ),
    Case(
        "带宏",
        docx(
            "a.docx", {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen", "[Content_Types].xml": replaced(PLAIN, MACRO)}
        ),
        {"check a.docx": survived("宏"), "trace a.docx": survived()},
    ),
    Case(
        "部件名指到外面",
        docx("a.docx", {"../../evil.xml": b"x", "/etc/evil": b"x", "C:\\evil": b"x"}),
        {"check a.docx": survived(), "trace a.docx": survived()},
    ),
    Case(
        "嵌套极深的正文",
        docx(
            "a.docx",
            {
                "word/document.xml": DOCUMENT.format("x")
                .replace("<w:p>", "<w:sdt><w:sdtContent>" * 5000 + "<w:p>")
                .replace("</w:p>", "</w:p>" + "</w:sdtContent></w:sdt>" * 5000)
                .encode()
            },
        ),
        each(DOCX, refused("已损坏")),
    ),
    Case(
        "嵌套到解析器肯收的最深处",
        docx(
            "a.docx",
            {
                "word/document.xml": DOCUMENT.format("x")
                .replace("<w:p>", "<w:smartTag>" * 240 + "<w:p>")
                .replace("</w:p>", "</w:p>" + "</w:smartTag>" * 240)
                .encode()
            },
        ),
        {"check a.docx": survived(), "trace a.docx": survived()},
    ),
    Case(
        "六十万个空段落",
        docx("a.docx", {"word/document.xml": in_body("<w:p/>" * 600_000)}),
        each(DOCX, refused("多得反常")),
    ),
    Case(
        "九万段文字",
        docx(
            "a.docx", {"word/document.xml": in_body("".join(PARAGRAPH.format(f"第{n}段，办结{n}件。") for n in range(90_000)))}
        ),
        each(EVERY, refused("多得反常")),
    ),
    Case(
        "一万多个空段落", docx("a.docx", {"word/document.xml": in_body("<w:p/>" * 10_000)}), each(DOCX, refused("段，不像报告"))
    ),
    Case(
        "六十万字的一段",
        docx("a.docx", {"word/document.xml": in_body(PARAGRAPH.format("依法行政" * 150_000))}),
        each(DOCX, refused("个字，不像报告")),
    ),
    Case(
        "一个元素十万个属性",
        docx("a.docx", {"word/document.xml": in_body(f"<w:p {ATTRIBUTES}/>")}),
        {"check a.docx": survived(), "trace a.docx": survived()},
    ),
    Case(
        "随文的数据不是 JSON",
        docx("a.docx", {"customXml/item2.xml": lambda data: data.replace(b"<d:record>{", b"<d:record>{" + b"[" * 100_000)}),
        each(DOCX[:2], refused("随文的填报数据已损坏")),
    ),
    Case(
        "随文的数据里有孤立的代理",
        docx("a.docx", {"customXml/item2.xml": replaced("示例县人民政府", "示例\\ud800县人民政府")}),
        each(DOCX, refused("随文的填报数据已损坏")),
    ),
    Case(
        "不是 UTF-8 的正文",
        docx("a.docx", {"word/document.xml": b'<?xml version="1.0" encoding="UTF-8"?><w>\xff\xfe\xc3</w>'}),
        each(DOCX, refused("已损坏")),
    ),
    Case(
        "未知编码的正文",
        docx("a.docx", {"word/document.xml": b'<?xml version="1.0" encoding="x-evil"?><w/>'}),
        each(DOCX, refused("不是 UTF-8")),
    ),
    Case(
        "UTF-7 的正文",
        docx("a.docx", {"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-w/+AD4-'}),
        each(DOCX, refused("不是 UTF-8")),
    ),
    Case(
        "注释和处理指令在元素的位置",
        docx(
            "a.docx", {"customXml/item1.xml": STORE.encode(), "word/document.xml": replaced("<w:p>", "<w:p><?x y?><!-- x -->")}
        ),
        each(READ, survived()),
    ),
    Case("样式继承成圈", docx("a.docx", {"word/styles.xml": CIRCLE.encode()}), each(READ, survived())),
    Case(
        "尺寸不是数",
        docx("a.docx", {"word/document.xml": lambda data: re.sub(rb'w:(top|w|h|line|sz)="[^"]*"', rb'w:\1="NaN"', data)}),
        each(READ, survived()),
    ),
    Case(
        "尺寸大得没有",
        docx(
            "a.docx",
            {
                "word/document.xml": lambda data: re.sub(
                    rb'w:(top|w|h|line|sz)="[^"]*"', rb'w:\1="99999999999999999999999"', data
                )
            },
        ),
        each(READ, survived()),
    ),
    Case(
        "随文的数据是数",
        docx(
            "a.docx",
            {
                "customXml/item2.xml": lambda data: re.sub(
                    rb"<d:record>.*</d:record>", b'<d:record>{"x": NaN, "y": [1e999, true]}</d:record>', data, flags=re.DOTALL
                )
            },
        ),
        each(("trace a.docx", "new out/data.yaml --from a.docx"), refused("填报数据")),
    ),
    # Workbooks
    *(
        Case(
            f"工作簿：格子里是 {number}",
            xlsx(
                "a.xlsx",
                {
                    "xl/worksheets/sheet1.xml": lambda data, number=number: re.sub(
                        rb'<c r="(C\d+)"[^>]*/>', rb'<c r="\1"><v>' + number.encode() + b"</v></c>", data
                    )
                },
            ),
            each(XLSX[:2], survived()),
        )
        for number in ("1e308", "1e999", "NaN", "-INF")
    ),
    Case("工作簿：压缩比极高", xlsx("a.xlsx", {"xl/worksheets/sheet1.xml": ZEROS}), each(XLSX, refused("压缩炸弹"))),
    Case(
        "工作簿：十亿个哈",
        xlsx("a.xlsx", {"xl/sharedStrings.xml": (LAUGHS + "<sst>&i;</sst>").encode()}),
        each(XLSX, refused("文档类型声明")),
    ),
    Case(
        "工作簿：UTF-16 里的实体",
        xlsx(
            "a.xlsx",
            {"xl/sharedStrings.xml": (LAUGHS + "<sst>&i;</sst>").replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")},
        ),
        each(XLSX, refused("不是 UTF-8")),
    ),
    Case("工作簿：带宏", xlsx("a.xlsx", {"xl/vbaProject.bin": b"x"}), each(XLSX, refused("带有宏"))),
    Case(
        "工作簿：声称有一百万行",
        xlsx(
            "a.xlsx",
            {"xl/worksheets/sheet1.xml": lambda data: data.replace(b"<dimension ref=", b'<dimension ref="A1:XFD1048576" x=')},
        ),
        {"check a.xlsx": survived()},
    ),
    Case(
        "工作簿：真有二十万行",
        xlsx(
            "a.xlsx",
            {
                "xl/worksheets/sheet1.xml": lambda data: data.replace(
                    b"</sheetData>",
                    b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(100, 200_000))
                    + b"</sheetData>",
                )
            },
        ),
        each(XLSX, refused("多得反常")),
    ),
    Case(
        "工作簿：八万个格子",
        xlsx(
            "a.xlsx",
            {
                "xl/worksheets/sheet1.xml": lambda data: data.replace(
                    b"</sheetData>",
                    b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(100, 80_000))
                    + b"</sheetData>",
                )
            },
        ),
        each(XLSX, refused("个格子，不像填报表")),
    ),
    Case(
        "工作簿：合并一百万行",
        xlsx(
            "a.xlsx",
            {
                "xl/worksheets/sheet1.xml": lambda data: data.replace(
                    b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A200:XFD1048576"/></mergeCells>'
                )
            },
        ),
        {"check a.xlsx": survived(), "status a.xlsx": survived()},
    ),
    Case(
        "工作簿：连到外面的数据",
        xlsx(
            "a.xlsx",
            {
                "xl/externalLinks/externalLink1.xml": b"<x/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": RELATIONS.format(
                    "externalLinkPath", "http://192.0.2.1/x.xlsx"
                ).encode(),
            },
        ),
        {"check a.xlsx": survived()},
    ),
    Case("工作簿：截断", content_of("a.xlsx", sound_xlsx()[:-1000]), each(XLSX, refused("不是完好的"))),
)
