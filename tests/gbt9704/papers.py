"""The documents that the tests of this folder look at: drafted through the whole program, and rendered in one go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.kit import load_kit
from drafter.model.document import Block, Document, Imprint, Paragraph, Role, Signature, Text
from drafter.ooxml.envelope import Envelope
from drafter.workflows.drafting import Wish, draft
from drafter.write.package import docx_bytes

COUNTY, PARTY, CONGRESS = "示例县人民政府", "中共示例县委员会", "示例县人大常委会"
COPIES = [
    "市委全面依法治市委员会办公室",
    "市人大常委会办公室",
    "市政协办公室",
    "市监察委员会",
    "市中级人民法院",
    "市人民检察院",
]
LONG_NAME = "示例县行政执法事项目录和行政检查备查的事项以及其他需要报告的情况汇总"
MANY = [f"示例市第{n}号经济技术开发区管理委员会" for n in "一二三四五六七八九"]

#: 报送件 by name.
OUTLETS: dict[str, dict[str, Any]] = {
    "报市": {
        "去向": "上级",
        "主送": ["市委", "市政府"],
        "抄送": COPIES,
        "文号": "示政发〔2027〕3号",
        "签发人": ["张三"],
        "份号": "000001",
        "密级": "秘密★1年",
        "紧急程度": "特急",
        "成文日期": "2027-02-08",
        "附注": "联系人：李四，电话：00000000",
        "印发机关": "示例县人民政府办公室",
        "印发日期": "2027-02-09",
    },
    "联合": {
        "署名": [PARTY, COUNTY],
        "主送": ["中共示例市委员会", "示例市人民政府"],
        "文号": "示委发〔2027〕3号",
        "签发人": ["张三", "欧阳四五", "李小四"],
        "成文日期": "2027-02-18",
        "用印": "是",
        "印发机关": "示例县人民政府办公室",
        "印发日期": "2027-02-19",
    },
    "人大": {
        "去向": "人大",
        "主送": [CONGRESS],
        "文号": "示政函〔2027〕13号",
        "发文机关标志": [COUNTY],
        "成文日期": "2027-12-18",
        "用印": "是",
        "稿本": "征求意见稿",
        "附注": "此件公开发布",
    },
    "三家": {
        "署名": [PARTY, COUNTY, "示例县监察委员会"],
        "主送": MANY,
        "抄送": COPIES,
        "文号": "示委发〔2027〕4号",
        "签发人": ["张三", "欧阳四五", "李小四"],
        "成文日期": "2027-02-18",
        "用印": "是",
    },
    "三家不用印": {"署名": [PARTY, COUNTY, "示例县监察委员会"], "主送": ["市委"], "成文日期": "2027-02-18"},
    "部门": {"署名": ["县司法局"], "主送": [f"{COUNTY}办公室"], "成文日期": "2027-12-18", "稿本": "送审稿"},
    "公开版": {
        "去向": "公开",
        "署名": [COUNTY],
        "成文日期": "2027-02-18",
        "保密审查": {"日期": "2027-02-18", "审查人": "王五"},
    },
}
PLAIN = "正文"  # the body of 报市 without 版头 and 版记
ONE, GRID = "一个附件", "满页"
#: Documents whose text ends at each line of a page: how a signature, an 附注 and a 版记 come over the page's end.
LENGTHS = range(6, 28)
UNSEALED, SEALED, LONG = "不用印", "用印", "长段"


def data(**changes: Any) -> dict[str, Any]:
    """A data file: all that 必报 asks for is not applicable but a few figures, so that documents are short."""
    figures: dict[str, Any] = {}
    for indicator in load_kit("年度报告/县级").outline.reported:
        *groups, key = indicator.path.split(".")
        branch = figures
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[key] = "不适用"
    figures |= {"行政检查": {"数值": 3120, "上年": 4890}, "行政处罚": 672}
    steps = [
        {
            "小标题": "分级分类",
            "做法": [{"小标题": "一般检查", "内容": "按计划进行。"}, {"小标题": "重点检查", "内容": "按风险进行。"}],
        }
    ]
    return {
        "格式": 1,
        "提纲": "年度报告/县级",
        "年度": 2026,
        "单位": {"全称": COUNTY, "自称": "我县"},
        "报送件": [{"名称": name} | outlet for name, outlet in OUTLETS.items()],
        "附件": [
            {"名称": "主要数据表", "数据表": "是"},
            {
                "名称": LONG_NAME,
                "内容": "本目录由县司法局编制。",
                "表格": {"表头": ["事项", "依据"], "行": [["检查", "办法"]] * 60},
            },
        ],
        "章节": [
            {"对应": "学习", "段首标题": "是", "做法": ["县委理论学习中心组专题学习，" * 12 + "抓好落实。"]},
            {
                "对应": "执法",
                "数据": figures,
                "做法": [{"小标题": "规范涉企行政检查", "内容": "全年检查【行政检查】次。"}, *steps],
            },
            *(
                {"对应": other, "做法": ["认真抓好落实。"]}
                for other in ("领导", "职能", "制度", "决策", "应急", "化解", "监督")
            ),
            {"对应": "第一责任人", "做法": ["认真履行职责。"]},
        ],
        "问题": [{"表现": "个别单位出庭不出声", "原因": "庭前准备不足", "对应安排": 1}],
        "安排": [{"序号": 1, "小标题": "提升应诉质效", "内容": "加强庭前准备。"}],
    } | changes


def write_all(folder: Path) -> dict[str, Path]:
    """All documents, by name."""
    found = {**_drafted(folder / "several", data())}
    body = folder / "body.docx"
    draft(folder / "several" / "data.yaml", body, Wish(outlets=("报市",), body_only=True))
    one = data(报送件=[{"名称": ONE} | OUTLETS["报市"]], 附件=[{"名称": "情况说明", "内容": "说明如下。"}])
    found |= {PLAIN: body, **_drafted(folder / "one", one)}
    for name, document in _made():
        found[name] = folder / f"{name}.docx"
        found[name].write_bytes(_bytes(document))
    return found


def _drafted(folder: Path, content: dict[str, Any]) -> dict[str, Path]:
    folder.mkdir()
    file = folder / "data.yaml"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    drafted = draft(file)
    assert not drafted.refused, drafted.refused
    names = [outlet["名称"] for outlet in content["报送件"]]
    assert len(drafted.written) == len(names), drafted.findings
    return dict(zip(names, (written.path for written in drafted.written), strict=True))


def _made() -> Iterator[tuple[str, Document]]:
    prose = "依法行政是政府施政的基本准则" * 60  # no punctuation, so that no rule of line breaking interferes
    yield GRID, _document(Paragraph(Role.BODY, (Text(prose),)))
    for lines in LENGTHS:
        text = [Paragraph(Role.BODY, (Text("以下各行恰好一行。"),))] * lines
        remark = Paragraph(Role.REMARK, (Text("（此件公开发布）"),))
        listed = Paragraph(Role.ATTACHMENT_LIST, (Text("情况说明"),), "附件：")
        yield f"{UNSEALED}{lines}", _document(*text, _signature(), imprint=True)
        yield f"{SEALED}{lines}", _document(*text, listed, _signature(PARTY, COUNTY, sealed=True), remark, imprint=True)
        long = Paragraph(Role.BODY, (Text(prose[: lines * 28 - 10]),))
        yield f"{LONG}{lines}", _document(long, _signature(PARTY, COUNTY), remark, imprint=True)


def _signature(*offices: str, sealed: bool = False) -> Signature:
    return Signature(offices or (COUNTY,), (Text("2027年2月18日"),), sealed)


def _document(*blocks: Block, imprint: bool = False) -> Document:
    sent = (("抄送", "市人大常委会办公室，市政协办公室。"),)
    foot = Imprint(sent, (Text("示例县人民政府办公室"),), (Text("2027年2月19日印发"),)) if imprint else None
    return Document("报告", COUNTY, 2026, (Paragraph(Role.TITLE, (Text("工作报告"),)), *blocks), imprint=foot)


def _bytes(document: Document) -> bytes:
    kit = load_kit("年度报告/县级")
    return docx_bytes(document, kit.profile, kit.static, Envelope({}, kit.outline.id, 1, kit.templates.digest, ""))
