"""A complete report of 示例县 with nothing left blank, and outlets to be put on it."""

from __future__ import annotations

from pathlib import Path

COMPLETE = (Path(__file__).parents[1] / "data" / "records" / "good" / "complete.yaml").read_text(encoding="utf-8")

UP = """\
  - 名称: 报市
    主送: [中共示例市委员会, 示例市人民政府]
    抄送: [示例市委全面依法治市委员会办公室]
    署名: [中共示例县委员会, 示例县人民政府]
    签发人: [王小明, 李四, 欧阳建国]
    文号: 示委发〔2024〕3号
    份号: "000001"
    密级: 秘密★1年
    紧急程度: 特急
    成文日期: 2024-02-20
    附注: 联系人：赵六
    印发机关: 中共示例县委办公室
    印发日期: 2024-02-21
"""
CONGRESS = """\
  - {名称: 报人大, 主送: 县人大常委会, 署名: 示例县人民政府, 文号: 示政函〔2024〕7号, 成文日期: 2024-02-20, 用印: 是,
     签发人: 王小明}
"""
PUBLIC = """\
  - {名称: 公开版, 署名: 示例县人民政府, 成文日期: 2024-03-10, 附注: 此件公开发布,
     文号: 示政发〔2024〕9号, 签发人: 王小明, 抄送: 市司法局, 保密审查: {日期: 2024-03-05, 审查人: 孙七}}
"""


def report(folder: Path, *outlets: str, more: str = "") -> Path:
    """The complete report with these outlets and whatever else, as a data file."""
    before, _, rest = COMPLETE.partition("报送件:\n")
    after = rest[rest.index("章节:") :]
    path = folder / "data.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}报送件:\n{''.join(outlets)}{more}{after}", encoding="utf-8")
    return path


def with_deed(path: Path, deed: str) -> Path:
    """The data file with one more item of 做法 in its first section."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    做法: [围绕学习，扎实开展各项工作。]\n", f"    做法:\n{deed}", 1), encoding="utf-8")
    return path
