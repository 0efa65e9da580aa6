"""The command line: parse, call, print, exit. Exit codes: 0 no error-level finding, 1 some, 2 could not run or wrong usage.

Longer than other modules: all commands with what each says in its --help, one function for each, and no logic.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from drafter import __version__
from drafter.console import make_safe
from drafter.model.finding import CannotRun, Level, is_error
from drafter.usage import Command, Group, usage_error

if TYPE_CHECKING:
    from drafter.workflows.drafting import Wish

app = typer.Typer(
    cls=Group, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, help="起草法治政府建设年度报告。"
)

DataFile = Annotated[
    Path, typer.Argument(metavar="数据文件", help="填报数据：data.yaml，或填报表（.xlsx）", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", "--强制", help="那里有人改过的文件时也写，原来的留在旁边（…-修改稿-1）")]
Templates = Annotated[Path | None, typer.Option(metavar="文件夹", help="用这个文件夹里的模板代替同名的模板")]

Tracked = Annotated[
    str,
    typer.Option(
        "--tracked",
        "--修订",
        metavar="接受|拒绝",
        help="文档里的修订全部接受还是全部拒绝（accept、reject）",
        show_default=False,
    ),
]


@app.command(cls=Command)
def check(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="data.yaml、填报.xlsx，或写成的 .docx、.txt、.md、.html", show_default=False)
    ],
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="格式",
            help="text（给人看，默认）或 json（给程序用；检查不了的原因也写成 json）",
            show_default=False,
        ),
    ] = "text",
    fail_on: Annotated[
        str, typer.Option(metavar="级别", help="有这一级或更重的问题时，返回码为 1；默认为错误", show_default=False)
    ] = "错误",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="规则", help="只查这些规则或类别，如 F,D201")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="规则", help="不查这些规则或类别")] = None,
    former: Annotated[
        Path | None,
        typer.Option("--former", "--上年", metavar="文件", help="上年的数据文件或报告，查今年有没有照抄（D214）"),
    ] = None,
    as_version: Annotated[str | None, typer.Option("--as", metavar="报送版|公开版", help="当作哪一种来查")] = None,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="文件", help="把问题作为批注写进文档的一份副本（.docx）")
    ] = None,
    templates: Templates = None,
) -> None:
    """检查数据文件或写成的报告：把全部问题一次列出，说明在哪里、错在什么、怎么改。"""
    from drafter import present
    from drafter.model.script import Version
    from drafter.workflows import annotating, checking

    _require(
        as_version is None or as_version in tuple(Version), f"没有“{as_version}”这种版本", "请写 --as 报送版 或 --as 公开版。"
    )
    _require(output_format in ("text", "json"), f"没有“{output_format}”这种格式", "请写 --format text 或 --format json。")
    _require(fail_on in tuple(Level), f"没有“{fail_on}”这一级", "请写 错误、警告 或 提示。")
    version = Version(as_version) if as_version else None
    wish = checking.CheckWish(checking.rule_ids(select or ()), checking.rule_ids(ignore or ()), version, templates, former)
    as_json = output_format == "json"
    with _refusals_in_json(as_json):
        checked = checking.check_file(file, wish)
    findings = checked.findings
    print(present.findings_json(findings) if as_json else present.findings_text(findings))
    if annotate:
        written = annotating.annotate(file, checked, annotate)
        print("\n".join(present.annotated_lines(written)), file=sys.stderr if as_json else sys.stdout)
    raise typer.Exit(int(any(f.level.weight <= Level(fail_on).weight and not f.waived for f in findings)))


@app.command(cls=Command)
def draft(
    data_file: Annotated[
        Path,
        typer.Argument(
            metavar="数据文件",
            help="填报数据：data.yaml，或填报表（.xlsx）；也可以是放着许多数据文件的文件夹",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成哪个文件，或放在哪个文件夹；不写就在数据文件旁边"),
    ] = None,
    outlets: Annotated[
        list[str] | None, typer.Option("--for", metavar="报送件", help="只写这一个报送件，几个用“、”隔开；不写就全部写出")
    ] = None,
    body_only: Annotated[bool, typer.Option("--正文", "--body", help="只写正文，不带版头、版记和页码，供公文系统套红")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有错误、警告或待填就不写")] = False,
    final: Annotated[
        bool, typer.Option("--final", "--定稿", help="写定稿：只有文字，没有批注、底色和随文数据；有错误或待填就不写")
    ] = False,
    no_comments: Annotated[bool, typer.Option("--no-comments", "--无批注", help="初稿里不加批注")] = False,
    force: Force = False,
    templates: Templates = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "--并行", metavar="个数", help="起草文件夹时同时开几个进程；不写就按电脑的核数"),
    ] = None,
) -> None:
    """生成初稿（.docx），每个报送件一份。缺的必报数据留作【待填】；有错误时照写，并把错误列出；要看的地方加批注。"""
    from drafter import present
    from drafter.workflows import drafting

    wish = drafting.Wish(
        tuple(outlets or ()),
        body_only=body_only,
        strict=strict,
        final=final,
        comments=not no_comments,
        force=force,
        templates=templates,
    )
    if data_file.is_dir():
        _draft_folder(data_file, output, wish, jobs)
    drafted = drafting.draft(data_file, output, wish)
    print("\n".join(present.drafted_lines(drafted)))
    failed = not drafted.written or drafted.refused or any(map(is_error, drafted.findings))
    raise typer.Exit(int(bool(failed)))


def _draft_folder(folder: Path, output: Path | None, wish: Wish, jobs: int | None) -> NoReturn:
    from drafter import present_folder, present_forms
    from drafter.workflows import folder_drafts

    _require(jobs is None or jobs > 0, f"--jobs 后面写了 {jobs}", "请写同时开几个进程，如 --jobs 2；不写就按电脑的核数。")
    done = folder_drafts.draft_folder(folder, folder_drafts.FolderWish(wish, output, jobs), present_forms.bar)
    print("\n".join(present_folder.folder_lines(done)))
    failed = any(outcome.has_failed or outcome.errors for outcome in done.outcomes)
    raise typer.Exit(2 if done.is_cut_short else int(failed))


@app.command(cls=Command)
def trace(
    file: Annotated[Path, typer.Argument(metavar="数据文件或文档", help="data.yaml，或生成的 .docx", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="把核对表写成哪个 .xlsx 文件；不写就只在屏幕上说")
    ] = None,
    outlets: Annotated[list[str] | None, typer.Option("--for", metavar="报送件", help="核对哪一个报送件")] = None,
    force: Force = False,
) -> None:
    """核对数据：文中每个数对应哪个指标、哪个单位、怎么算出，哪些数没有来源；可写成各单位签字的核对表。"""
    from drafter import present, present_trace
    from drafter.model.trace import State
    from drafter.workflows import tracing

    report = tracing.trace_file(file, output, tuple(outlets or ()), force=force)
    if report.trace is None:
        print(present.findings_text(report.findings))
        raise typer.Exit(1)
    print("\n".join(present_trace.trace_lines(report)))
    raise typer.Exit(int(report.trace.count(State.DIFFERENT) > 0))


@app.command(cls=Command)
def new(
    path: Annotated[Path, typer.Argument(metavar="文件或文件夹", help="写到哪里，如 2026/data.yaml", show_default=False)],
    source: Annotated[
        Path | None,
        typer.Option("--from", "--上年", metavar="文件", help="由上年的数据文件或初稿结转，提纲、单位、自称照旧，年度加一"),
    ] = None,
    outline_id: Annotated[
        str | None, typer.Option("--outline", metavar="提纲", help="提纲的编号或别名（不用 --from 时必填）")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位全称（不用 --from 时必填）")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年度", help="写哪一年的情况（不用 --from 时必填）")] = None,
    itself: Annotated[str | None, typer.Option("--self", metavar="自称", help="正文里的自称，如 我县")] = None,
    tracked: Tracked = "",
) -> None:
    """新建一份填报数据：列出提纲的全部章节和指标，照着说明填写即可；或由上年的结转。已有的文件不会被覆盖。"""
    from drafter.workflows import new

    if source is None:
        from drafter import present

        print("\n".join(present.begun_lines(new.new(path, outline_id, unit, year, itself))))
    else:
        from drafter import present_rolled
        from drafter.workflows import rolling

        done = rolling.roll_forward(path, source, new.Wanted(outline_id, unit, year, itself), _tracked(tracked))
        print("\n".join(present_rolled.rolled_lines(done)))


@app.command(cls=Command)
def form(
    data_file: Annotated[
        Path, typer.Argument(metavar="数据文件", help="data.yaml，或填好的填报表（.xlsx）", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成哪个文件：.xlsx 是填报表，.yaml 是数据文件（必填）"),
    ] = None,
    by_department: Annotated[
        bool, typer.Option("--by-department", "--分单位", help="每个责任单位一张表，只有它自己的数据和文字；-o 给文件夹")
    ] = False,
    force: Force = False,
) -> None:
    """填报表：把数据文件写成 Excel 填报表，在表里填；填好的表各命令都能直接用，也能写回数据文件。"""
    from drafter import present, present_forms
    from drafter.workflows import forms

    _require(output is not None, "没有写文件名", "请写成 drafter form data.yaml -o 填报.xlsx。")
    if by_department:
        handed = forms.hand_out(data_file, output or Path(), force=force, progress=present_forms.bar)
        if handed.findings and not handed.written:
            print(present.findings_text(handed.findings))
        print("\n".join(present_forms.handed_out_lines(handed)))
        raise typer.Exit(int(bool(handed.refused or not handed.written)))
    written = forms.write_form(data_file, output or Path(), force=force)
    if written.path is None:
        print(present.findings_text(written.findings))
        raise typer.Exit(1)
    print("\n".join(present_forms.form_lines(written)))


@app.command(cls=Command)
def collect(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="填报表", help="各单位发回的 .xlsx，或放它们的文件夹，可以写几个", show_default=False),
    ],
    into: Annotated[
        Path | None, typer.Option("--into", "--写回", metavar="数据文件", help="收进哪个数据文件：.yaml 或填报表 .xlsx（必填）")
    ] = None,
    back: Annotated[
        Path | None,
        typer.Option("--back", "--退回", metavar="文件夹", help="有问题的表加批注写到这里；不写就是数据文件旁边的 退回"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "--试运行", help="只说要收什么，不写")] = False,
) -> None:
    """收表：把各单位填回的表收进数据文件，要相加的相加，有出入的列出；读不懂的格子加批注退回。收几次都一样。"""
    from drafter import present, present_forms
    from drafter.workflows import collecting

    _require(into is not None, "没有写数据文件", "请写成 drafter collect 回收/ --into data.yaml。")
    wish = collecting.CollectWish(back, dry_run)
    gathered = collecting.collect_files(files, into or Path(), wish, present_forms.bar)
    if gathered.findings and not gathered.departments and not gathered.aside:
        print(present.findings_text(gathered.findings))
        raise typer.Exit(1)
    if gathered.findings:
        print(present.findings_text(gathered.findings))
    print("\n".join(present_forms.collected_lines(gathered, str(into), dry_run=dry_run)))
    raise typer.Exit(int(bool(gathered.findings or gathered.disputes or gathered.aside)))


@app.command(cls=Command)
def pull(
    document: Annotated[Path, typer.Argument(metavar="文档", help="改过的 .docx，如 终稿.docx", show_default=False)],
    into: Annotated[Path | None, typer.Option("--into", "--写回", metavar="数据文件", help="写进哪个数据文件（必填）")] = None,
    tracked: Tracked = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", "--试运行", help="只说要改什么，不写")] = False,
    without_record: Annotated[
        bool, typer.Option("--without-record", "--无随文数据", help="文档里没有随文的填报数据，核对过了，照样写")
    ] = False,
) -> None:
    """收回修改：把 Word 里改过的数、文字、段落和标题写回数据文件；写不回的逐条列出。"""
    from drafter import present, present_pull
    from drafter.workflows import pulling

    _require(into is not None, "没有写数据文件", "请写成 drafter pull 终稿.docx --into data.yaml。")
    outcome = pulling.pull_file(document, into or Path(), pulling.PullWish(_tracked(tracked), dry_run, without_record))
    if outcome.report is None:
        print(present.findings_text(outcome.findings))
        print("没有改动数据文件。")
        raise typer.Exit(1)
    print("\n".join(present_pull.pulled_lines(outcome.report, dry_run=dry_run)))
    raise typer.Exit(int(bool(outcome.report.clashes) or outcome.report.held))


@app.command(cls=Command)
def adopt(
    report: Annotated[
        Path, typer.Argument(metavar="旧报告", help="以前写的报告：.docx、.doc、.txt、.md、.html", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="数据文件写到哪里，如 2025/data.yaml（必填）"),
    ] = None,
    outline_id: Annotated[
        str | None, typer.Option("--outline", metavar="提纲", help="提纲的编号或别名；不写就按单位和年度选")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="单位全称；不写就从报告里认")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年度", help="写的是哪一年的情况；不写就从报告里认")] = None,
    itself: Annotated[str | None, typer.Option("--self", metavar="自称", help="正文里的自称，如 我县")] = None,
    review: Annotated[
        Path | None, typer.Option("--review", "--核对", metavar="文件", help="把认出的数写成核对表（.xlsx），逐个确认")
    ] = None,
    decided: Annotated[
        Path | None, typer.Option("--decided", "--核对好的", metavar="文件", help="读回填好“决定”的核对表")
    ] = None,
) -> None:
    """接收旧报告：把不是本程序写的报告变成数据文件，正文一字不少，章节对上提纲，认得准的数连上指标。"""
    from drafter import present_adopt
    from drafter.workflows import adopting, new

    _require(output is not None, "没有写数据文件写到哪里", "请写成 drafter adopt 旧报告.docx -o 2025/data.yaml。")
    wish = adopting.AdoptWish(new.Wanted(outline_id, unit, year, itself), review, decided)
    print("\n".join(present_adopt.adopted_lines(adopting.adopt_file(report, output or Path(), wish))))


@app.command(cls=Command)
def template(
    document: Annotated[
        Path, typer.Argument(metavar="文档", help="定下来的报告：改过的初稿（.docx），或数据文件", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="资料包放在哪里，如 templates/我县（必填）")
    ] = None,
    outline_id: Annotated[
        str | None, typer.Option("--outline", metavar="编号", help="新提纲的编号；不写就是 年度报告/单位名")
    ] = None,
    outlet: Annotated[str, typer.Option("--for", metavar="报送件", help="给数据文件时，照哪个报送件做")] = "",
    tracked: Tracked = "",
) -> None:
    """做成模板：把定下来的报告变成本单位的资料包，文字照原样，数由数据文件填；明年的数据用今年的文字。"""
    from drafter import present_template
    from drafter.workflows import templating

    _require(output is not None, "没有写放在哪里", "请写成 drafter template 终稿.docx -o templates/我县。")
    wish = templating.TemplateWish(_tracked(tracked), outline_id or "", outlet)
    made = templating.make_pack(document, output or Path(), wish)
    print("\n".join(present_template.templated_lines(made)))
    raise typer.Exit(int(not made.is_whole))


@app.command(cls=Command)
def status(
    data_file: DataFile,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="text（给人看，默认）或 json（给程序用）", show_default=False)
    ] = "text",
    today: Annotated[
        str | None, typer.Option("--today", "--今天", metavar="日期", help="按哪一天算，如 2027-02-01；不写就是今天")
    ] = None,
) -> None:
    """看进度：哪些单位报齐了，各单位、各章节还缺什么，离各个期限还有几天，还有哪些问题。"""
    from drafter import present, present_status
    from drafter.workflows import status as progress

    _require(output_format in ("text", "json"), f"没有“{output_format}”这种格式", "请写 --format text 或 --format json。")
    as_json = output_format == "json"
    with _refusals_in_json(as_json):
        report = progress.status_of(data_file, progress.day_of(today))
    if report.status is None:
        said = f"{present.findings_text(report.findings)}\n数据文件的写法有错误，改正以后才能看进度。"
        print(present.findings_json(report.findings) if as_json else said)
        raise typer.Exit(1)
    if as_json:
        print(present_status.status_json(report.status))
    else:
        bars = present_status.BLOCKS if sys.stdout.isatty() else present_status.PLAIN
        print("\n".join(present_status.status_lines(report.status, bars)))


@app.command(cls=Command)
def rules(
    rule: Annotated[
        str | None, typer.Argument(metavar="编号", help="规则编号（如 F101）或类别（如 F）", show_default=False)
    ] = None,
) -> None:
    """列出检查规则；给出编号时，说明查什么、为什么、怎么改。"""
    from drafter import present_rules

    print("\n".join(present_rules.rule_page(rule) if rule else present_rules.rule_list()))


@app.command(cls=Command)
def outline(
    outline_id: Annotated[str | None, typer.Argument(metavar="提纲", help="提纲的编号、别名或文件", show_default=False)] = None,
    json_schema: Annotated[bool, typer.Option("--json-schema", help="输出编辑器用的 JSON Schema")] = False,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option("--diff", metavar="提纲 提纲", help="后一个提纲比前一个多什么、少什么、改了什么", show_default=False),
    ] = None,
) -> None:
    """列出全部提纲；给出编号时，显示其章节、指标和勾稽关系。"""
    from drafter import present_outlines as present
    from drafter.workflows import catalogue

    _require(
        outline_id is not None or not json_schema, "没有写要哪个提纲", "请写 drafter outline 年度报告/县级 --json-schema。"
    )
    if diff is not None:
        print(present.comparison(catalogue.difference(*diff)))
    elif outline_id is None:
        print(present.outline_list(catalogue.outlines_here()))
    elif json_schema:
        print(json.dumps(catalogue.outline_schema(outline_id), ensure_ascii=False, indent=2))
    else:
        print(present.outline_tree(catalogue.outline(outline_id)))


@app.command(cls=Command)
def opinions(
    copies: Annotated[
        list[Path],
        typer.Argument(metavar="返回稿", help="各人返回的 .docx，或放它们的文件夹，可以写几个", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成哪个文件；不写就是第一份返回稿旁边的 意见采纳情况表.xlsx"),
    ] = None,
    sent: Annotated[
        Path | None,
        typer.Option("--sent", "--原稿", metavar="文件", help="当时送出的文件；不写就从返回稿随文的数据还原"),
    ] = None,
    force: Force = False,
) -> None:
    """汇总意见：把各份返回稿的批注、修订和直接修改与送出的原稿比对，列成意见采纳情况表（.xlsx）。"""
    from drafter import present_opinions as present
    from drafter.workflows import opinions

    collected = opinions.collect(copies, sent, output, force=force)
    print("\n".join(present.collected_lines(collected)))
    raise typer.Exit(int(bool(collected.aside)))


@app.command(cls=Command)
def compare(
    before: Annotated[
        Path, typer.Argument(metavar="前一份", help="上年的 data.yaml，或生成的初稿（.docx）", show_default=False)
    ],
    after: Annotated[
        Path, typer.Argument(metavar="后一份", help="今年的 data.yaml，或生成的初稿（.docx）", show_default=False)
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写成哪个 .xlsx 文件；不写就只在屏幕上说")
    ] = None,
    output_format: Annotated[
        str, typer.Option("--format", metavar="格式", help="text（给人看，默认）或 json（给程序用）", show_default=False)
    ] = "text",
    tracked: Tracked = "",
    force: Force = False,
) -> None:
    """对比两份报告：数据的增减、上年数对不对得上、章节的变化、沿用的文字；可写成带图表的表格。"""
    from drafter import present, present_compare
    from drafter.workflows import comparing

    _require(output_format in ("text", "json"), f"没有“{output_format}”这种格式", "请写 --format text 或 --format json。")
    compared = comparing.compare_files(before, after, output, force=force, tracked=_tracked(tracked))
    if compared.comparison is None:
        print(present.findings_text(compared.findings))
        raise typer.Exit(1)
    if output_format == "json":
        print(present_compare.comparison_json(compared.comparison))
    else:
        print("\n".join(present_compare.comparison_lines(compared)))


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"drafter {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本号。")] = False,
) -> None:
    pass


def run() -> NoReturn:
    """The program. Whatever happens, a person reads Chinese, not a traceback (unless DRAFTER_DEBUG is set)."""
    make_safe()
    try:
        program = _for_call(sys.argv[1:])
        code = program(standalone_mode=False)
    except CannotRun as error:
        from drafter import present

        _fail("\n".join(present.cannot_run_lines(error)))
    except (KeyboardInterrupt, typer.Abort):
        _fail("已中断，没有写出文件。")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(2)
    except OSError as error:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        of = f"“{error.filename}”" if error.filename else "文件"
        said = f"读写{of}时出错（系统错误 {error.errno}），没有写完。"
        _fail(f"{said}\n    改法：请核对磁盘有没有满、有没有权限、网络文件夹是否可用，再试一次；原来的文件没有动。")
    except Exception as error:
        if hasattr(error, "findings"):  # a bad outline, template or profile
            from drafter import present

            _fail(present.findings_text(error.findings))
        if hasattr(error, "format_message"):
            message, remedy = usage_error(error, typer.main.get_command(program))
            _fail(f"{message}。\n    改法：{remedy}")
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        said = f"程序内部出错（{type(error).__name__}：{error}），没有写出文件。"
        _fail(f"{said}\n    改法：这是程序的缺陷，不是数据的问题。请把数据文件和这行字发给维护人员。")
    sys.exit(code if isinstance(code, int) else 0)


def _for_call(arguments: list[str]) -> typer.Typer:
    """The program with no other command than the one that is called: Typer makes a validator for each option of each."""
    called = next((word for word in arguments if not word.startswith("-")), "")
    only = [command for command in app.registered_commands if getattr(command.callback, "__name__", "") == called]
    program = copy(app)
    program.registered_commands = only or app.registered_commands
    return program


@contextmanager
def _refusals_in_json(wanted: bool) -> Iterator[None]:
    """What cannot be checked is told in JSON where findings would be: an object with error, or the findings that forbid it."""
    from drafter import present

    try:
        yield
    except CannotRun as error:
        if not wanted:
            raise
        print(present.refusal_json(error))
        raise typer.Exit(2) from error
    except Exception as error:
        findings = getattr(error, "findings", None)
        if not wanted or findings is None:
            raise
        print(present.findings_json(findings))
        raise typer.Exit(2) from error


def _require(holds: bool, message: str, remedy: str) -> None:
    if not holds:
        raise CannotRun(message, remedy)


def _tracked(typed: str) -> str:
    known = {"": "", "accept": "accept", "reject": "reject", "接受": "accept", "拒绝": "reject"}
    _require(typed in known, f"没有“{typed}”这种办法", "请写 --tracked 接受 或 --tracked 拒绝。")
    return known[typed]


def _fail(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    sys.exit(2)
