"""The documents that the tests of this folder look at: drafted through the whole program, and rendered in one go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from drafter.kit import load_kit
from drafter.workflows.drafting import Wish, draft
from tests.gbt9704.lengths import write_made

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
LONG_MARK = "示例省示例市示例县推进法治政府建设和优化营商环境以及行政执法规范化工作领导小组办公室"
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
    "四家": {
        "署名": [PARTY, COUNTY, "示例县监察委员会", "示例县人民检察院"],
        "主送": ["市委", "市政府"],
        "文号": "示委发〔2027〕5号",
        "签发人": ["张三", "欧阳四五", "李小四", "王五"],
        "成文日期": "2027-02-18",
        "用印": "是",
    },
    "五位签发人": {
        "标题": "关于2026年法治政府建设情况的报告",
        "署名": [PARTY, COUNTY, "示例县监察委员会"],
        "主送": ["市委"],
        "文号": "示委发〔2027〕6号",
        "签发人": ["张三", "欧阳四五", "李小四", "王五", "赵六"],
        "份号": "000001",
        "密级": "秘密★1年",
        "紧急程度": "特急",
        "成文日期": "2027-02-18",
    },
    "长标志": {
        "主送": ["市委", "市政府"],
        "文号": "示委发〔2027〕7号",
        "发文机关标志": [LONG_MARK],
        "签发人": ["张三"],
        "成文日期": "2027-02-18",
    },
    "三家不用印": {"署名": [PARTY, COUNTY, "示例县监察委员会"], "主送": MANY[:3], "成文日期": "2027-02-18"},
    "部门": {"署名": ["县司法局"], "主送": [f"{COUNTY}办公室"], "成文日期": "2027-12-18", "稿本": "送审稿"},
    "公开版": {
        "去向": "公开",
        "署名": [COUNTY],
        "成文日期": "2027-02-18",
        "保密审查": {"日期": "2027-02-18", "审查人": "王五"},
    },
}
PLAIN = "正文"  # the body of 报市 without 版头 and 版记
ONE = "一个附件"


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
    steps = [{"小标题": f"{step}检查", "内容": f"按{step}情况进行。"} for step in ("一般", "重点")]
    deeds = [{"小标题": "规范涉企行政检查", "内容": "全年检查【行政检查】次。"}, {"小标题": "分级分类", "做法": steps}]
    others = ("领导", "职能", "制度", "决策", "应急", "化解", "监督", "第一责任人")
    table = {"表头": ["事项", "依据"], "行": [["检查", "行政执法监督的有关办法"]] * 60}
    return {
        "格式": 1,
        "提纲": "年度报告/县级",
        "年度": 2026,
        "单位": {"全称": COUNTY, "自称": "我县"},
        "报送件": [{"名称": name} | outlet for name, outlet in OUTLETS.items()],
        "附件": [
            {"名称": "主要数据表", "数据表": "是"},
            {"名称": LONG_NAME, "内容": "本目录由县司法局编制。", "表格": table},
        ],
        "章节": [
            {"对应": "学习", "段首标题": "是", "做法": ["县委理论学习中心组专题学习，" * 12 + "抓好落实。"]},
            {"对应": "执法", "数据": figures, "做法": deeds},
            *({"对应": other, "做法": ["认真抓好落实。"]} for other in others),
        ],
        "问题": [{"表现": "个别单位出庭不出声", "原因": "庭前准备不足", "对应安排": 1}],
        "安排": [{"序号": 1, "小标题": "提升应诉质效", "内容": "加强庭前准备。"}],
    } | changes


#: Those that were drafted from data files.
TABLES = "许多表格"
DRAFTED = (*OUTLETS, PLAIN, ONE, TABLES)
_WORDS = "对执法单位开展日常监督检查、专项监督检查，发现问题及时制发意见书并跟踪整改情况。"
#: Tables with cells of one line and of many.
LONG_CELLS = {
    "表头": ["序号", "行政执法事项名称", "依据", "责任单位", "数量", "完成时限"],
    "行": [
        [
            str(row),
            "涉企行政检查",
            _WORDS * (row % 3),
            "县市场监督管理局",
            "约1.3万余件" if row % 4 else "137",
            "2026年12月底前",
        ]
        for row in range(1, 40)
    ],
}
MANY_COLUMNS = {
    "表头": ["序号", "单位名称", "检查", "处罚", "复议", "应诉", "同比", "出庭率"],
    "行": [[str(row), "县市场监督管理局", str(row * 11), "—", "8", "12.5万", "下降12.3%", "100%"] for row in range(1, 60)],
}


def write_all(folder: Path) -> dict[str, Path]:
    """All documents, by name."""
    found = {**_drafted(folder / "several", data())}
    body = folder / "body.docx"
    draft(folder / "several" / "data.yaml", body, Wish(outlets=("报市",), body_only=True))
    one = data(报送件=[{"名称": ONE} | OUTLETS["报市"]], 附件=[{"名称": "情况说明", "内容": "说明如下。"}])
    attached = [{"名称": "长格", "表格": LONG_CELLS}, {"名称": "多列", "表格": MANY_COLUMNS}]
    tables = data(报送件=[{"名称": TABLES} | OUTLETS["报市"] | {"稿本": "送审稿"}], 附件=attached)
    found |= {PLAIN: body, **_drafted(folder / "one", one), **_drafted(folder / "tables", tables)}
    return found | write_made(folder)


def _drafted(folder: Path, content: dict[str, Any]) -> dict[str, Path]:
    folder.mkdir()
    file = folder / "data.yaml"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    drafted = draft(file)
    assert not drafted.refused, drafted.refused
    names = [outlet["名称"] for outlet in content["报送件"]]
    assert len(drafted.written) == len(names), drafted.findings
    return dict(zip(names, (written.path for written in drafted.written), strict=True))
