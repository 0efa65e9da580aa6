"""Hostile texts: what makes patterns go astray, and bytes that are no text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, each, refused, survived
from tests.hostile.made import PARAGRAPH, REPORT, content_of, docx, in_body, text

TXT = ("check a.txt", "adopt a.txt -o out/data.yaml --unit 示例县人民政府 --year 2026")
HTML = ("check a.html", "adopt a.html -o out/data.yaml --unit 示例县人民政府 --year 2026")
DOCX = ("check a.docx",)

#: What a pattern that goes back and forth takes for ever on, by kinds; each kind is one .txt and one .docx.
RUNS = {
    "数字": ("1", "1,234,", "1.2.", "5%", "110101199003071234", "+-", "1—2—"),
    "汉字数字": ("一二三四五六七八九十百千万亿", "十", "万亿", "〇", "2026年1月1日至", "年", "第一"),
    "成对的标点": ("【】", "〔2026〕", "（一）", "“”", "《》", "[]", "<>"),
    "没有完的标点": ("【", "《", "（", "“", "、", "，", "。"),
    "标点的尽头": ("】", "》", "）", "”", "；", "：", "——"),
    "空白和看不见的": (" ", "\u3000", "\t", "\u200b", "\u202e", "\u2060依", "\u0301"),
    "说法": (
        "同比增长",
        "其中，办结1件，",
        "依法行政",
        "我县扎实推进法治政府建设。",
        "县政府办公室、县司法局、",
        "比上年",
        "办结1件",
    ),
    "记号": ("http://a.", "a@a.", "a", "*", "1.", "|", "# "),
}
#: So long is each run. Adopting takes texts of at most 60,000 characters.
LONG = 6_000


def _runs(kind: str, runs: tuple[str, ...]) -> Case:
    lines = [f"甲{run * (LONG // len(run))}乙" for run in runs]

    def make(folder: Path) -> None:
        text("a.txt", REPORT.format("\n".join(lines)))(folder)
        words = "".join(PARAGRAPH.format(line.replace("<", "&lt;").replace("\t", "<w:tab/>")) for line in lines)
        docx("a.docx", {"word/document.xml": in_body(words)})(folder)

    return Case(
        f"文字：{kind}",
        make,
        each((*TXT, *DOCX, *("new out/结转/data.yaml --from a.docx",) * (kind == "成对的标点")), survived()),
    )


def _sparse(folder: Path) -> None:
    with (folder / "a.doc").open("wb") as file:
        file.truncate(60_000_000)


def _bytes(content: bytes) -> Callable[[Path], object]:
    return content_of("a.txt", content)


_GBK = REPORT.format("依法行政。").encode("gbk")
TEXTS: tuple[Case, ...] = (
    *(_runs(kind, runs) for kind, runs in RUNS.items()),
    Case(
        "文字：一个大数",
        text("a.txt", REPORT.format(f"办结{'9' * 5_000}件，同比增长{'9' * 5_000}%，共9e99999件，占1e-99999%。")),
        each(TXT, survived()),
    ),
    Case(
        "文字：五千行编号",
        text("a.txt", REPORT.format("".join(f"（{n}）办结{n}件。\n" for n in range(10_000)))),
        each(TXT[:1], survived()),
    ),
    Case(
        "文字：五千行标题",
        text("a.txt", REPORT.format("一、推进依法行政\n" * 5_000)),
        {TXT[0]: survived(), TXT[1]: refused("不像一份报告")},
    ),
    Case("文字：六万行空行", text("a.txt", REPORT.format("\n" * 60_000)), each(TXT, survived())),
    Case(
        "文字：UTF-8 断在一半",
        _bytes(REPORT.format("依法").encode()[:-2] + b"\xe4\xb8"),
        each(TXT, refused("编码既不是 UTF-8 也不是 GBK")),
    ),
    Case("文字：UTF-8 里混着 GBK", _bytes(REPORT.encode() + _GBK), each(TXT, refused("编码既不是 UTF-8 也不是 GBK"))),
    Case("文字：GB18030 断在一半", _bytes(_GBK + b"\x81\x30\x81"), each(TXT, refused("编码既不是 UTF-8 也不是 GBK"))),
    Case("文字：UTF-16 断在一半", _bytes(REPORT.encode("utf-16")[:-1]), each(TXT, refused("编码既不是 UTF-8 也不是 GBK"))),
    Case("文字：UTF-16 里孤立的代理", _bytes(b"\xff\xfe" + b"\x00\xd8" * 3), each(TXT, refused("编码既不是"))),
    Case("文字：UTF-16 没有标记", _bytes(REPORT.encode("utf-16-le")), each(TXT, refused("编码既不是"))),
    Case("文字：UTF-32", _bytes(REPORT.encode("utf-32")), each(TXT, refused("控制字符"))),
    Case("文字：两个标记", _bytes(b"\xef\xbb\xbf\xef\xbb\xbf" + REPORT.encode()), each(TXT[:1], survived())),
    Case("文字：只有标记", _bytes(b"\xff\xfe"), each(TXT, refused("没有"))),
    Case("文字：NUL", _bytes(REPORT.format("依\0法").encode()), each(TXT, refused("控制字符（U+0000）"))),
    Case("文字：全是 NUL", _bytes(b"\0" * 100_000), each(TXT, refused("控制字符（U+0000）"))),
    Case("文字：非字符", _bytes(REPORT.format("依\ufdd0法\uffff").encode()), each(TXT, refused("控制字符（U+FDD0）"))),
    Case(
        "文字：终端控制码",
        _bytes(REPORT.format("依\x1b]0;evil\x07\x1b[2J法").encode()),
        each(TXT, refused("控制字符（U+001B）")),
    ),
    Case("文字：随机的字节", _bytes(bytes(n * 7919 % 256 for n in range(50_000))), each(TXT, refused("编码既不是"))),
    Case("文字：空文件", _bytes(b""), each(TXT, refused("没有"))),
    Case("文字：五兆", _bytes(b"a" * 5_000_000), each(TXT, refused("上限"))),
    Case("旧文档：太大", _sparse, each(("check a.doc",), refused("超过 50 MB"))),
    Case("网页：标签套标签", text("a.html", "<div>" * 30_000 + "依法行政" + "</div>" * 30_000), each(HTML[:1], survived())),
    Case("网页：没有完的标签", text("a.html", "<p>依法行政" + "<a href='" * 20_000), each(HTML[:1], survived())),
    Case("网页：没有完的注释", text("a.html", "<p>依法行政<!--" * 10_000), each(HTML[:1], survived())),
    Case(
        "网页：实体",
        text("a.html", "<p>依法行政" + "&amp;" * 20_000 + "&#x110000;&#0;&#xd800;&nosuch;"),
        each(HTML[:1], survived()),
    ),
    Case(
        "网页：脚本和外面的图片",
        text("a.html", "<p>依法行政</p><script>fetch('http://192.0.2.1')</script><img src='file:///etc/passwd'>"),
        each(HTML[:1], survived()),
    ),
    Case("网页：没有完的声明", text("a.html", "<p>依法行政<![CDATA[" + "<!" * 20_000), each(HTML[:1], survived())),
)
