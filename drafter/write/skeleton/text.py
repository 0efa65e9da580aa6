"""The whole text of a data file ready to fill in, for people who use Notepad.

Every line that is to be filled in is there, with a space behind its colon; what must be said of it stands in the line above,
so that nothing typed at the end of a line is lost in a comment. In explanations the colon is full-width; a comment with a
half-width one is an example, which works as soon as its `# ` is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model.outline import Filling, Outline
from drafter.model.phrases import SET_PHRASES
from drafter.write.skeleton.form import Form, one_line, scalar
from drafter.write.skeleton.outlets import outlet_lines
from drafter.write.skeleton.sections import section_lines

LISTS = {
    Filling.PROBLEMS: (
        "每条问题写表现和原因，缺一不可；有对应安排的，写安排的序号。",
        ("- 表现: 个别单位……还不到位", "  原因: ……", "  对应安排: 1"),
    ),
    Filling.PLANS: (
        "每条安排写小标题和内容；牵头单位可以不写。",
        ("- 序号: 1", "  小标题: 提升……质效", "  内容: ……", "  牵头: ……"),
    ),
}


def skeleton(form: Form) -> str:
    """The text of the data file."""
    return "".join(f"{line}\n" for part in _parts(form) for line in part)


def _parts(form: Form) -> Iterator[Iterator[str]]:
    yield help_lines(form)
    yield iter(("",))
    yield _head(form)
    yield _departments(form.outline)
    yield outlet_lines(form.outline, form.year, scalar(form.office))
    yield lead_lines(form)
    yield section_lines(form)
    for filling in LISTS:
        yield list_lines(form, filling)
    yield _end(form)


def help_lines(form: Form) -> Iterator[str]:
    """How to fill it in."""
    outline = form.outline
    example = next((i for i in outline.reported if i.required and not i.is_share), next(iter(outline.reported), None))
    yield f"# yaml-language-server: $schema={form.schema}"
    yield "#"
    yield f"# {one_line(form.office)}{form.year}年度填报数据（{one_line(outline.name)}）"
    yield "#"
    yield "# 怎么填"
    yield "#   一、在冒号和空格后面填写。不要改动行首的空格，不要用 Tab 键；冒号、引号、花括号用英文的。"
    yield "#   二、行首有“#”的是说明，不会印进报告。说明里的样例要用时，把行首的“# ”（井号和一个空格）删去。"
    yield "#   三、★是必报的数据，空着的在初稿里留作【待填】；☆是选报的，空着就不写。"
    yield "#       没有发生填 0；本单位没有这项工作填 不适用，相关的句子不写。"
    yield "#   四、数不带单位，可以填 557、18.9%、5.5万、160余、约300、80%以上。"
    if example:
        key = example.path.rpartition(".")[2]
        yield "#       有上年数、来源、说明的，照这样填："
        yield f"#       {key}: {{数值: 12, 上年: 10, 来源: 司法局, 说明: 截至年底}}"
        yield f"#   五、正文里要写这个数的地方写【{example.path}】，印出的是所填的数；【{example.path}|同比】印出“增长20%”。"
    yield "#   六、做法：小标题可以空着；再加一条，照抄“- 小标题”和“内容”两行。内容要分段的，在“内容: ”后面写一个 |，"
    yield "#       从下一行写起，每行行首比“内容”多空两格，一行是一段。"
    yield "#   七、标题空着的，用提纲的标题。"
    yield f"#   八、填好后检查用 drafter check {form.file}，生成初稿用 drafter draft {form.file}。"


def _head(form: Form) -> Iterator[str]:
    yield "格式: 1"
    yield f"提纲: {form.outline.id}@{form.version or form.outline.version}"
    yield f"年度: {form.year}"
    yield "单位:"
    yield f"  全称: {scalar(form.office)}"
    yield "  # 正文里的自称，如我县、我镇、我局；空着就用全称"
    yield f"  自称: {scalar(form.itself) if form.itself else ''}"
    yield f"# 数据统计到哪一天，一般是 {form.year}-12-31"
    yield "统计截止: "
    yield "# 报告的标题，空着就由程序写"
    yield "标题: "
    yield ""


def _departments(outline: Outline) -> Iterator[str]:
    if outline.departments:
        yield "# ======== 责任单位 ========"
        yield "# 左边是本文件里的简称，不要改；右边请改成本地单位的全称。"
        yield "责任单位:"
        yield from (f"  {scalar(key)}: {scalar(name)}" for key, name in outline.departments.items())
        yield ""


def lead_lines(form: Form) -> Iterator[str]:
    """What may be said in a lead, and the set phrases of the year."""
    opening = f"以【{SET_PHRASES}.指导思想】为指导，" if "指导思想" in form.wordings else ""
    meetings = f"贯彻【{SET_PHRASES}.会议精神】，" if "会议精神" in form.wordings else ""
    yield "# ======== 导语 ========"
    yield "# 不写就用程序的导语。自己写的，可以照这个样子："
    yield f"# 导语: {form.year}年，{opening}{meetings}……。现将有关情况报告如下："
    if form.wordings:
        yield f"# 报告 {form.year} 年度可以引用的套语（左边写进正文，印出的是右边的文字）："
        for name, wording in form.wordings.items():
            doubt = "（未核实，请先对照上级文件）" if wording.unverified else ""
            yield f"#   【{SET_PHRASES}.{name}】  {one_line(wording.text)}{doubt}"
    yield ""


def list_lines(form: Form, filling: Filling) -> Iterator[str]:
    """A list of the data file, empty, with an example; nothing where the outline has no section for it."""
    section = next((section for section in form.outline.walk() if section.filling is filling), None)
    if section is None:
        return
    advice, example = LISTS[filling]
    yield f"# ======== {form.title(section.title)} ========"
    yield f"# {advice}样例："
    yield f"{filling}:"
    yield from (f"  # {line}" for line in example)
    yield ""


def _end(form: Form) -> Iterator[str]:
    if any(section.filling is Filling.OTHERS for section in form.outline.walk()):
        yield "# ======== 其他需要报告的情况 ========"
        yield "# 没有就空着"
        yield "其他事项: "
        yield ""
    yield "# ======== 结束语和附件 ========"
    yield "# 空着就用程序的结束语"
    yield "结束语: "
    yield "# 附上全部数据的汇总表，只报上级、不公开："
    yield "# 附件: [{名称: 主要数据表, 数据表: 是, 仅报送: 是}]"
