"""What holds of every file and every change of its data."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.model.source import Plain
from drafter.read.yaml_source import read_yaml
from drafter.write.yaml_patch import NotPatched, patched, patched_bytes
from tests.write.yaml_patch.typed import Typed, changed, retyped, typed


def read(text: str | bytes) -> Plain:
    """What the program's own reader makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.yaml")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        reading = read_yaml(path)
    assert reading.source is not None, reading.findings
    return reading.source.data


@given(typed())
def test_the_files_of_these_tests_say_their_data(file: Typed) -> None:
    assert read(file.text) == file.data


@given(st.data(), typed())
@settings(max_examples=300)
def test_a_changed_file_reads_as_the_new_data(data: st.DataObject, file: Typed) -> None:
    new = data.draw(changed(file.data))
    try:
        result = patched(file.text, new)
    except NotPatched:
        assert not isinstance(new, dict | list)  # no data file is a single value; a comment may stand in the way of one
        return
    if new is not None:
        assert read(result) == new


@given(typed(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_equal_data_give_the_very_bytes(file: Typed, line_end: str, encoding: str) -> None:
    content = file.text.replace("\n", line_end).encode(encoding)
    assert patched_bytes(content, file.data) == content


@given(st.data(), typed())
def test_there_and_back_again_reads_as_before(data: st.DataObject, file: Typed) -> None:
    new = data.draw(changed(file.data))
    if isinstance(new, (dict, list)) and new:
        assert read(patched(patched(file.text, new), file.data)) == file.data


@given(st.data(), typed())
@settings(max_examples=200)
def test_other_scalars_leave_every_comment_in_its_order(data: st.DataObject, file: Typed) -> None:
    result = patched(file.text, data.draw(retyped(file.data)))
    assert re.findall(r"# 注\d+", result) == re.findall(r"# 注\d+", file.text)


@given(st.data(), typed())
@settings(max_examples=200)
def test_entries_whose_data_did_not_change_stand_there_byte_for_byte(data: st.DataObject, file: Typed) -> None:
    new = data.draw(changed(file.data))
    if isinstance(new, dict) and new and isinstance(file.data, dict):
        result = patched(file.text, new)
        at = 0
        for key, chunk in file.chunks.items():
            if key in new and new[key] == file.data[key]:
                at = result.find(chunk.removesuffix("\n"), at)
                assert at >= 0, key


@given(st.data(), typed(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_line_ends_and_encoding_stay(data: st.DataObject, file: Typed, line_end: str, encoding: str) -> None:
    new = data.draw(changed(file.data))
    if not isinstance(new, (dict, list)) or not new:
        return
    text = f"# 编码看得出来\n{file.text}"
    result = patched_bytes(text.replace("\n", line_end).encode(encoding), new)
    assert result.decode(encoding) == patched(text, new).replace("\n", line_end)
