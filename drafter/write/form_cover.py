"""The first sheet of a form: whose it is, and how it is filled in, in plain words."""

from __future__ import annotations

from drafter.forms.department import Issuer, Task, identity_of
from drafter.model.outline import Outline
from drafter.model.source import Plain
from drafter.write.form_book import Cover

_HOW = (
    "怎么填",
    "一、一个标签填一类内容：“基本情况”填单位、年度、导语；“数据”填本年的数；“正文”写各章节的做法；“报送件”填报给谁、谁署名。",
    "二、“数据”表只填黄底的“本年数值”和后面的来源、说明。左边灰底的是要什么数、按什么口径、去年多少，供对照。★是必报的。",
    "三、数不带单位：557、18.9%、5.5万、8000余、约300、80%以上都可以。没有发生填 0；没有这项工作填 不适用；没有数的空着。",
    "四、“正文”一行就是一段。要加一段，在下面插入一行接着写；要加一条做法，插入一行，“层次”写序号，写上小标题和正文。",
    "五、正文里要写本年的数时，写【指标编号】，如【复议.收到】，印出来就是“数据”表里填的数；编号写错了，检查时会指出在哪一格。",
    "六、列可以调宽、可以移动位置，行可以插入、删除。隐藏的几列是程序认行用的，请不要删。",
    "七、填好后检查用 drafter check 这个文件，生成初稿用 drafter draft 这个文件。",
)


_HOW_DEPARTMENT = (
    "怎么填",
    "一、看下面的标签：“数据”填本年的数，“做法”写今年做了什么，“问题”“安排”写不足和下一年打算。只有白底、黄底的格子能填。",
    "二、数不带单位：557、18.9%、5.5万、8000余、约300、80%以上都可以。没有发生填 0；没有这项工作填 不适用；没有数的空着。",
    "三、灰字是去年的数，供对照。今年比去年变化很大的，请在“说明”里写一句原因。",
    "四、文字一行写一段，照实写，不用分点编号；涉密的和个人信息不要填。",
    "五、填好保存，原样发回给联系人。文件名可以改，隐藏的表不要删；用 WPS、Excel 都可以。",
)


def department_cover(task: Task, issuer: Issuer) -> Cover:
    """The cover of a department's form."""
    facts = [*identity_of(task, issuer).items()]
    facts += [
        (what, which) for what, which in (("请在", task.deadline), ("联系人", task.contact), ("说明", task.note)) if which
    ]
    facts += [("共", f"{len(task.lines)} 项数据，{len(task.sections)} 个方面的文字")]
    return Cover(f"{issuer.office}{issuer.year}年度法治政府建设数据填报表", tuple(facts), _HOW_DEPARTMENT)


def whole_cover(data: Plain, outline: Outline) -> Cover:
    """The cover of a workbook that holds the whole data file."""
    members = data if isinstance(data, dict) else {}
    office = members.get("单位")
    name = office.get("全称") if isinstance(office, dict) else office
    year = members.get("年度")
    facts = (
        ("单位", str(name or "")),
        ("年度", str(year or "")),
        ("文种", outline.name),
        ("提纲", str(members.get("提纲") or "")),
    )
    return Cover(f"{name or ''}{year or ''}年度填报表", facts, _HOW)
