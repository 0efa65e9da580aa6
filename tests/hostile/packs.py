"""Hostile templates, outlines, profiles, word lists and packs: what a province's folder may carry that is not what it seems.

Each file in files/templates/ is a template as it is: being there makes it a test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import Case, Outcome, each, refused, survived
from tests.hostile.made import HEAD, content_of, files

STATIC = Path(__file__).parent / "files"
SETTINGS = "格式: 1\n资料包: [包]\n"
DRAFT = "draft data.yaml -o out/a.docx"
CHECK = "check data.yaml"
OUTLINE = """\
格式: 1
编号: 年度报告/恶意
别名: annual-report/evil
版本: 1
继承: 年度报告/县级
名称: 恶意
"""
IN_PACK = HEAD.replace("年度报告/县级@1", "年度报告/恶意@1")


def pack(contents: dict[str, str], data: str = HEAD, settings: str = SETTINGS) -> Callable[[Path], object]:
    """A data file, drafter.yaml and a pack with these files."""
    return files({"data.yaml": data, "drafter.yaml": settings} | {f"包/{name}": text for name, text in contents.items()})


def outline(words: str) -> Callable[[Path], object]:
    """A pack whose outline also says this."""
    return pack({"schemas/evil/evil.yaml": OUTLINE + words}, IN_PACK)


def profile(words: str) -> Callable[[Path], object]:
    """A pack whose profile also says this."""
    contents = {"templates/profiles/evil.yaml": f"格式: 1\n编号: evil\n继承: gbt9704-2012\n{words}"}
    return pack(contents, settings=SETTINGS + "版式: evil\n")


def _linked(name: str, target: str) -> Callable[[Path], object]:
    """A pack in which one file is a link that leads out."""

    def make(folder: Path) -> None:
        pack({"schemas/evil/其他.txt": ""})(folder)
        link = folder / "包" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)

    return make


def _template(file: Path) -> Case:
    def make(folder: Path) -> None:
        content_of("data.yaml", HEAD.encode())(folder)
        content_of("模板/closing.md", file.read_bytes())(folder)

    return Case(f"模板：{file.stem}", make, {f"{DRAFT} --templates 模板": refused("closing.md")})


def _many(folder: Path) -> None:
    pack({f"templates/annual-report/{n}.md": "甲\n" for n in range(1_200)})(folder)


BOTH = (CHECK, DRAFT)
_OUTLINES: dict[str, tuple[str, Outcome]] = {
    "算式里的类": ("计算指标:\n  复议.甲: {名称: 甲, 单位: 件, 算式: 复议.收到.__class__}\n", refused("V312")),
    "算式里的调用": ("计算指标:\n  复议.甲: {名称: 甲, 单位: 件, 算式: open('/etc/passwd')}\n", refused("V310")),
    "算式里的幂": ("计算指标:\n  复议.甲: {名称: 甲, 单位: 件, 算式: 9**9**9**9}\n", refused("V310")),
    "算式套得极深": (
        f"计算指标:\n  复议.甲: {{名称: 甲, 单位: 件, 算式: '{'(' * 3000}复议.收到{')' * 3000}'}}\n",
        refused("太长"),
    ),
    "算式长得极长": (
        f"计算指标:\n  复议.甲: {{名称: 甲, 单位: 件, 算式: '{' + '.join(['复议.收到'] * 5000)}'}}\n",
        refused("太长"),
    ),
    "等式里的大数": (f"勾稽关系:\n  - {{名称: 甲, 等式: 复议.收到 == {'9' * 6000}, 级别: 错误}}\n", refused("太长")),
    "标题里的类": ("改动: {}\n章节:\n  化解: {标题: \"{{ ''.__class__ }}\"}\n", refused("V320")),
    "标题里的循环": ("章节:\n  化解: {标题: '{% for x in range(99999999) %}甲{% endfor %}'}\n", refused("V320")),
    "模板文件夹指到外面": ("模板: ../../../../etc\n", refused("不是文件夹名")),
    "模板文件指到外面": ("章节:\n  新的: {标题: 新的, 模板: ../../../../etc/passwd, 位于: 化解}\n", refused("不是文件名")),
    "键是内部名称": ("章节:\n  __class__: {标题: 甲, 位于: 化解}\n", refused("不能作名称")),
    "指标是内部名称": ("章节:\n  化解:\n    指标:\n      __init__: {名称: 甲, 单位: 件}\n", refused("不能作名称")),
    "对象的标记": ("章节: !!python/object/apply:os.system ['touch out/evil']\n", refused("R207")),
}
_WORDS = {
    "像模式的词": "格式: 1\n名称:\n  - {词: '(a+)+$', 依据: 甲}\n",
    "极长的词": f"格式: 1\n名称:\n  - {{词: {'甲' * 100_000}, 依据: 乙}}\n",
    "一万个词": "格式: 1\n名称:\n" + "".join(f"  - {{词: 词{n}, 依据: 乙}}\n" for n in range(10_000)),
    "YAML 炸弹": "格式: 1\na: &a [哈,哈]\nb: &b [*a,*a]\n",
}

PACKS: tuple[Case, ...] = (
    *(_template(file) for file in sorted((STATIC / "templates").glob("*.md"))),
    *(Case(f"提纲：{name}", outline(words), each((DRAFT,), outcome)) for name, (words, outcome) in _OUTLINES.items()),
    Case(
        "提纲：继承自己",
        pack({"schemas/evil/evil.yaml": OUTLINE.replace("年度报告/县级", "年度报告/恶意")}, IN_PACK),
        each((DRAFT,), refused("继承了自己")),
    ),
    Case(
        "提纲：抢用已有的编号",
        pack({"schemas/evil/evil.yaml": OUTLINE.replace("年度报告/恶意", "年度报告/县级")}),
        each((DRAFT,), refused("有两个提纲")),
    ),
    Case(
        "提纲：编号指到外面",
        pack(
            {"schemas/evil/evil.yaml": OUTLINE.replace("年度报告/恶意", "../../evil")},
            HEAD.replace("年度报告/县级@1", "../../evil"),
        ),
        each((DRAFT,), refused("不能作编号")),
    ),
    Case(
        "提纲：编号带着控制字符",
        pack({"schemas/evil/evil.yaml": OUTLINE.replace("年度报告/恶意", '"年度\\e[2J/甲"')}),
        {"outline": refused("不能作编号"), CHECK: survived()},
    ),
    Case("版式：大得没有的纸", profile("版面: {纸张: [99999999999mm, 99999999999mm]}\n"), each((DRAFT,), refused("错误"))),
    Case("版式：NaN", profile("版面: {纸张: [.nan, .inf], 行距: 1e300pt}\n"), each((DRAFT,), refused("错误"))),
    Case("版式：字体里的 XML", profile("字体: {仿宋: ['\"/><w:p/>&amp;']}\n"), each(BOTH, survived())),
    Case(
        "版式：编号指到外面",
        pack(
            {"templates/profiles/evil.yaml": "格式: 1\n编号: ../../evil\n继承: gbt9704-2012\n"},
            settings=SETTINGS + "版式: ../../evil\n",
        ),
        each(BOTH, survived()),
    ),
    *(Case(f"词表：{name}", pack({"schemas/names.yaml": words}), each((CHECK,), survived())) for name, words in _WORDS.items()),
    Case("资料包：提纲是链接", _linked("schemas/evil/a.yaml", "/etc/passwd"), each((DRAFT,), refused("指到了包外"))),
    Case(
        "资料包：模板是链接",
        _linked("templates/annual-report/closing.md", "/etc/passwd"),
        each((DRAFT,), refused("指到了包外")),
    ),
    Case("资料包：链接到管道", _linked("schemas/evil/a.yaml", "/dev/zero"), each((DRAFT,), refused("指到了包外"))),
    Case("资料包：链接成圈", _linked("schemas/evil/a.yaml", "a.yaml"), each((DRAFT,), refused("不是文件"))),
    Case("资料包：文件太多", _many, each((DRAFT,), refused("文件超过 1000 个"))),
    Case("资料包：文件太大", pack({"schemas/evil/evil.yaml": "#" * 5_000_000}), each((DRAFT,), refused("超过 4 MB"))),
)
