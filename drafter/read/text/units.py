"""The units and measure words that numbers in these reports have."""

from __future__ import annotations

_WORDS = """
万元 亿元 元 倍 成 度 个百分点
人次 人份 人 名 位 岁 户次 户 家次 家 席
件次 件 起 宗 卷 条次 条 项次 项 份 个 次 例 点 单 票 封 通 则 篇 笔 枚 面 块 张 本 册 盘
场次 场 期 轮 届 批次 批 班次 班 类 级 科 门 套 辆次 车次 辆 台 支 间 座 所 处
工作日 天 日 小时 分钟 年 个月 周 学时 课时
部 组 队 村 社区 乡镇 街道 镇 乡 县区
㎡ 平方米 平方公里 公里 千米 米 亩 公顷 吨 公斤 千克 km kg
"""
UNITS = tuple(_WORDS.split())
