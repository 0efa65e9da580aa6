"""The words of change, for all rules that ask whether something grew or fell: alternatives of a pattern."""

from __future__ import annotations

RISES = "增加|增长|上升|提高|提升|扩大"
FALLS = "下降|减少|降低|压减|压缩|缩短|精简|缩减|下调"
RISE_BY, FALL_BY = "增幅|升幅|涨幅", "降幅|减幅"
CHANGES = f"{RISES}|{FALLS}"
CHANGES_BY = f"{CHANGES}|{RISE_BY}|{FALL_BY}"
#: With what year something is compared.
LAST_YEAR = "(?:上年|去年|上一年|20[0-9]{2}年)(?:同期)?度?"
