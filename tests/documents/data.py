"""Data files that tests write: everything the program can print, in one report of an invented county."""

from __future__ import annotations

from pathlib import Path

EVERYTHING = """\
格式: 1
提纲: annual-report/county
年度: 2026
单位: {全称: 示例县人民政府, 自称: 我县}
统计截止: 2026-12-31
责任单位: {司法: 县司法局}
数据表: 是
报送件:
  - 名称: 报市
    主送: [市委, 市政府]
    署名: [中共示例县委员会, 示例县人民政府]
    成文日期: 2027-02-20
导语: |
  2026年，我县扎实推进依法行政。现将有关情况报告如下：
章节:
  - 对应: 学习
    段首标题: 是
    做法:
      - 内容: 县委理论学习中心组专题学习“<法治>”与 A&B 两个专题，*不是*强调，{{ 不是模板 }}。
  - 对应: [执法, 监督]
    标题: 规范行政执法，强化监督
    数据:
      行政检查: {数值: 3120, 上年: 4890, 来源: 县司法局}
      行政处罚: {汇总: {市场监管: 412, 城管: 260}}
      专项整治: {问题: 300条以上}
    做法:
      - 小标题: 规范涉企行政检查
        内容: 全年检查【行政检查】次，同比【行政检查|同比】。
      - 小标题: 分级分类
        做法:
          - {小标题: 一般检查, 内容: 按计划进行。}
          - {小标题: 重点检查, 内容: 按风险进行。}
  - 标题: 打造县域品牌
    做法: [这一章节提纲里没有。]
问题:
  - {表现: 个别单位负责人出庭不出声, 原因: 庭前准备不足, 对应安排: 1}
安排:
  - {序号: 1, 小标题: 提升应诉质效, 内容: 加强庭前准备。, 牵头: 司法}
  - 继续做好普法工作。
其他事项: 没有其他需要报告的情况。
"""


def write_data(folder: Path, text: str) -> Path:
    """The text as a data file in this folder."""
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def data_with_everything(folder: Path) -> Path:
    """A data file that makes the program print everything it can."""
    return write_data(folder, EVERYTHING)
