"""Sentences whose figures are right in a way that looks wrong: the rules on figures say nothing of them."""

from __future__ import annotations

import pytest

from drafter.check.texts import figures
from drafter.check.texts.registry import run_text_rules
from drafter.model.finding import Level
from tests.texts.scripts import script_of_text

SOUND = """\
各类案件较去年同期下降26件，其中治安案件下降32件，刑事案件上升6件。
财政投入法治经费增加20万元，其中县级财政安排85万元。
今年新增财政收入3.2亿元，其中税收收入12.6亿元。
户籍人口净增1,200人，其中出生3,200人。
配合法院审理行政案件8件，其中提供证据材料23件。
组织庭审旁听6场，其中线上观看36场次。
全年新增各类经营主体1200户，其中企业400户、其他900户。
收到依申请公开120件，受理118件，2023年结转3件，答复117件，结转2025年4件。
企业负债占资产的130%，新增贷款占下达额度的120%。
合同审查12件，实有人数占核定编制总数的103%。
收到司法建议4件、检察建议11件，回复15件，回复率100%。
审结行政复议案件90件，撤销9件，确认违法3件，终止30件（其中改变原行为10件），综合纠错率24.4%。
排查问题隐患418处，已整改410处，其余8处限期整改，按期整改率100%。
排查隐患418处，现场整改410处，整改率100%。
受理投诉举报200件，办结190件（10件正在调查），按规定时限办结率100%。
执法案件办结率98%，受理112件，其中办结率为100%的乡镇8个，办结110件。
办结率、满意率分别为95%、98%，受理100件，办结95件，满意98件。
案件326件，同比增长12%，其中简易程序120件，占36.8%，一般程序206件，占63.2%。
执法人员编制300名，现有执法人员280名，新考取持证人员35名，持证率96%。
受理法律援助案件128件，成功调解矛盾纠纷562件。
检查企业30家，评定合格供应商45家。
查摆突出问题12个，整改安全隐患35个。
全年共办理复议、应诉案件50件、60件，分别上升5件、8件。
召开常务会议、专题会议24次、36次，分别研究法治议题12次、18次。
发现问题143个，立行立改100个，已整改39个，剩余4个。
受理投诉120件，办结118件，剩余10件（含上年结转8件）正在办理。
每半年开展一次督察，共督察单位52次。
每两个月召开一次例会，全年已召开5次。
全年召开例会12次、专题会6次，每月1次。
培训由4期增加至6期，参训人数增长30%。
收到申请612件（其中网上提交300件），同比增长31.2%（2023年为466件）。
审批时限由20个工作日提升到5个工作日，县区排名由11名提升到3名。
行政规范性文件7件，比上年减少2件，其中废止类下降32.2%。
一是抓学习。其中一是集中学，二是个人学。二是抓培训。
"""


@pytest.mark.parametrize("sentence", SOUND.splitlines())
def test_nothing_is_said_of_figures_that_are_right(sentence: str) -> None:
    script = script_of_text(f"示例县2024年法治政府建设年度报告\n{sentence}")
    findings = [finding for finding in run_text_rules(script, figures.RULES) if finding.level is not Level.HINT]
    assert findings == []


def test_a_ratio_beyond_all_is_never_shown() -> None:
    script = script_of_text("收到来信45件，承办提案60件，办结100件，办结率90%。")
    assert not any("÷45" in finding.message for finding in run_text_rules(script, figures.RULES))
