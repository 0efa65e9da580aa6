"""What is said on the sheets of a form: titles, explanations, widths. A key that is missing here is called by its name."""

from __future__ import annotations

from drafter.forms.body import HEADING, LEVEL, TEXT
from drafter.forms.figures import HOME, NAME
from drafter.forms.table import Head
from drafter.model.shape import Field, Kind

BASICS, FIGURES, BODY, NAMES, TABLES = "基本情况", "数据", "正文", "责任单位", "附件表格"

NOTES = {
    BASICS: "在“填写”一栏填。文字要分段的，在格子里按 Alt+回车 换行。空着的由程序按提纲写。",
    FIGURES: (
        "在黄底的“本年数值”一栏填：557、18.9%、5.5万、8000余、约300、80%以上都可以，不带单位。没有发生填 0；没有这项工作填 "
        "不适用；还没有数的空着。★是必报的。“其中”各行由程序相加，总数不用填。"
    ),
    BODY: (
        "照报告的次序往下写：“层次”写“章节”的一行是一节的标题，下面写 1、2、3 的各行是这一节的做法，1.1 是第 1 条下面的小条。"
        "正文一行一段，要加一段就在下面插入一行，层次空着。要写本年的数，写【指标编号】，如【复议.收到】，印出的是“数据”表里的数。"
    ),
    NAMES: "左边是提纲里的简称，不要改；右边写本地单位的全称。",
    TABLES: "附件里的表格，一行就是表格的一行；“行次”写“表头”的是表头。",
    "报送件": "同一份报告每送一处写一件，一件一列；要加就写在右边一列。主送、署名有几个单位的，按 Alt+回车 一行写一个。",
    "问题": "一行一个问题。表现和原因都要写；有对应安排的，写安排的序号。",
    "安排": "一行一条安排。",
    "上年安排": "上年报告写的安排，一行一条，结果从下拉表里选。只供起草时核对，不印进报告。",
    "附件": "一行一个附件。表格写在“附件表格”里；“数据表”选“是”的，由程序附上全部数据。",
    "豁免": "经核实可以不改的检查结果，一行一条，要写明理由。",
}

HELP = {
    "格式": "不要改",
    "提纲": "用哪个提纲，不要改",
    "年度": "写哪一年的情况就填哪一年",
    "单位.全称": "如 示例县人民政府",
    "单位.自称": "正文里的自称，如 我县；空着就用全称",
    "统计截止": "数据统计到哪一天，如 2026-12-31",
    "标题": "空着由程序写；要分行的按 Alt+回车",
    "数据表": "是否在报告后面附上数据表",
    "导语": "空着用程序的导语；不要导语的写 不写",
    "其他事项": "没有就空着",
    "结束语": "空着用程序的结束语；不要的写 不写",
    "报送件.名称": "自己起，如 报市、公开版",
    "报送件.去向": "从下拉表里选",
    "报送件.文号": "如 示政发〔2027〕3号",
    "报送件.份号": "六位数字，如 000001",
    "报送件.密级": "如 秘密★1年",
    "报送件.紧急程度": "特急、加急",
    "报送件.期限": "上级通知要求的日期",
    "报送件.稿本": "征求意见稿、送审稿",
    "报送件.发文机关标志": "空着就是署名",
}

_WIDTHS = {
    Kind.PROSE: 60.0,
    Kind.TEXTS: 24.0,
    Kind.YES_NO: 8.0,
    Kind.WHOLE: 8.0,
    Kind.DAY: 12.0,
    Kind.AMOUNT: 12.0,
}
_OWN_WIDTHS = {"小标题": 24.0, "标题": 26.0, "名称": 24.0, "牵头": 16.0, "理由": 50.0, "说明": 22.0, "来源": 16.0, "涉及": 20.0}
_OWN_LABELS = {"数值": "本年数值", "上年": "上年数值"}


def head_of(field: Field, within: str = "") -> Head:
    """The column (or row) of a key; `within` is the list that it belongs to."""
    path = f"{within}.{field.key}" if within else field.key
    width = _OWN_WIDTHS.get(field.key.rpartition(".")[2], _WIDTHS.get(field.kind, 14.0))
    label = _OWN_LABELS.get(field.key, field.key.replace(".", "："))
    return Head(field.key, label, width, field.kind, field.choices, HELP.get(path, ""))


def figure_heads(figure: tuple[Field, ...]) -> tuple[Head, ...]:
    """The columns of 数据: what is asked, last year's value beside the place for this year's, then what may be said besides."""
    named = {field.key: head_of(field) for field in figure if field.kind is not Kind.ITEMS}
    first = ("上年", "数值", "来源", "说明")
    asked = (
        Head(NAME, "指标", 26, shown=True),
        Head("必报", "必报", 5, shown=True),
        Head("单位", "单位", 6, shown=True),
        Head("口径", "口径", 36, shown=True),
        Head("责任单位", "责任单位", 14, shown=True),
    )
    rest = [head._replace(width=9) for key, head in named.items() if key not in first]
    return (*asked, *(named[key] for key in first if key in named), *rest, Head(HOME, "所属章节", 8, shown=True, hidden=True))


def body_heads(entry: tuple[Field, ...]) -> tuple[Head, ...]:
    """The columns of 正文; what sections and items of 做法 both have stands in one."""
    own = [field for field in entry if field.key not in ("做法", "数据", HEADING)]
    return (
        Head(LEVEL, "层次", 8),
        Head(HEADING, "标题或小标题", 26),
        Head(TEXT, "正文（一行一段）", 62, Kind.PROSE),
        *(head_of(field)._replace(width=9 if field.kind is not Kind.TEXTS else 10) for field in own),
    )
