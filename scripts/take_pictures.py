"""Take README's pictures from the real rendered pages of `make demo`: python scripts/take_pictures.py build/demo FOLDER.

The verification sheet is that of a sample; the table of opinions is made from copies of a draft that three people changed.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml
from drafter.workflows.comparing import compare_files
from drafter.workflows.forms import hand_out, write_form
from drafter.workflows.opinions import collect
from drafter.workflows.tracing import trace_file
from drafter.write.yaml_patch import patched_bytes
from scripts.story import story
from tests.opinions.copies import Copy
from tests.tools import Office

SAMPLES = Path(__file__).resolve().parent.parent / "samples"

#: Name of the picture: sample, a word of the file's name, page (from the end where negative).
PICTURES = {
    "red-head": ("shilixian-2026", "报市", 1),
    "imprint": ("shilixian-2026", "报市", -1),
    "public": ("shilixian-2026", "公开版", 1),
    "figures": ("jinshui-2023", "年度报告", 6),
}
DOTS_PER_INCH = 72
#: Comments stand in the margin of programs; in a PDF they would be icons on top of the words.
PDF = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"}}'


def main(demo: Path, folder: Path) -> None:
    """Render the documents and keep the pages that README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        office, place = Office(Path(home)), Path(home)
        for name, (sample, word, page) in PICTURES.items():
            (document,) = (demo / sample).glob(f"*{word}*.docx")
            _keep(office.convert(document, PDF, place / "pdf"), page, folder / name)
        (draft,) = (demo / "jinshui-2023").glob("*.docx")
        trace_file(SAMPLES / "shilixian-2026" / "data.yaml", place / "核对表.xlsx")
        _keep(office.convert(place / "核对表.xlsx", "pdf", place / "pdf"), 2, folder / "trace")
        _compared(place)
        _keep(office.convert(place / "对比.xlsx", "pdf", place / "pdf"), 1, folder / "compare")
        _keep(place / "pdf" / "对比.pdf", -1, folder / "charts")
        for picture, document in zip(
            ("last-year", "this-year"), story(SAMPLES / "shilixian-2026" / "data.yaml", place), strict=True
        ):
            pdf = office.convert(document, PDF, place / picture)
            _keep(pdf, _page_with("对败诉案件逐件分析原因", pdf), folder / picture)
        hand_out(place / "2027" / "data.yaml", place / "发放")
        _keep(office.convert(place / "发放" / "县司法局.xlsx", "pdf", place / "pdf"), 2, folder / "form")
        write_form(SAMPLES / "shilixian-2026" / "data.yaml", place / "填报.xlsx")
        _keep(office.convert(place / "填报.xlsx", "pdf", place / "pdf"), 3, folder / "workbook")
        collect(list(_returned(draft, place / "返回稿")), output=place / "意见.xlsx")
        _keep(office.convert(place / "意见.xlsx", "pdf", place / "pdf"), 1, folder / "opinions")


def _compared(place: Path) -> None:
    """A county's two years: the sample's, and the year before it as its 上年 figures tell it."""
    this = read_yaml(SAMPLES / "shilixian-2026" / "data.yaml")
    if this.source is not None:
        last = patched_bytes(this.source.text.encode(), _year_before(this.source.data))
        (place / "2025.yaml").write_bytes(last)
    compare_files(place / "2025.yaml", SAMPLES / "shilixian-2026" / "data.yaml", place / "对比.xlsx")


def _year_before(data: Plain) -> Plain:
    """The data with each 上年 as its value, of the year before."""
    if isinstance(data, list):
        return [_year_before(item) for item in data]
    if not isinstance(data, dict):
        return data
    if isinstance(data.get("上年"), str):
        return {"数值": data["上年"], **({"来源": data["来源"]} if "来源" in data else {})}
    return {key: "2025" if key == "年度" else _year_before(value) for key, value in data.items()}


def _returned(draft: Path, folder: Path) -> Iterator[Path]:
    """Copies of a draft as three people return them."""
    finance = Copy(draft)
    finance.comment("坚持学用结合", "内在动力", "建议与市里的提法一致。", "李科长")
    yield finance.save(folder / "区财政局.docx")
    justice = Copy(draft)
    justice.track_delete("坚持学用结合", "内在动力", "王科长")
    justice.track_insert("坚持学用结合", "法治政府的", "强大动力", "王科长")
    justice.comment("出台府院联动工作规则", "府院联动工作规则", "请核对文件名称。", "王科长")
    yield justice.save(folder / "区司法局.docx")
    office = Copy(draft)
    office.replace("全年收到行政复议申请", "557", "558")
    office.replace("特此报告", "特此报告。", "专此报告。")
    yield office.saved_by("赵秘书").save(folder / "区政府办.docx")


def _keep(pdf: Path, page: int, picture: Path) -> None:
    """One page of a PDF as a picture; counted from the end where negative."""
    number = page if page > 0 else _pages(pdf) + 1 + page
    one = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH), "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *one, str(pdf), str(picture)], check=True)  # noqa: S603, S607


def _page_with(words: str, pdf: Path) -> int:
    """The first page on which these words stand."""
    for page in range(1, _pages(pdf) + 1):
        one = ["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"]
        text = subprocess.run(one, check=True, capture_output=True, text=True).stdout  # noqa: S603
        if words in "".join(text.split()):
            return page
    raise ValueError(words)


def _pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    return next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
