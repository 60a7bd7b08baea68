"""A notebook run with parameters, as an executed notebook and a page. Only here: papermill and nbconvert.

Parameter values are data: they are checked against the notebook's parameters cell, parsed by the type
declared there and passed as literals, never as code.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import CmrError
from .vocabulary import project_root

if TYPE_CHECKING:
    from nbformat import NotebookNode

_STARTS = 3  # tries to start a kernel: parallel ones sometimes take each other's ports
_TEMPLATE = Path(__file__).parent / "report.html.j2"


class ReportError(CmrError):
    """A notebook cannot be run as a report: no such notebook or parameter, or a cell failed."""


@dataclass(frozen=True)
class ReportPaths:
    """The two files of a report."""

    notebook: Path
    html: Path


@dataclass(frozen=True)
class Parameter:
    """A parameter as the notebook declares it: `name: type = default  # help`."""

    name: str
    type: str
    default: str
    help: str

    def __str__(self) -> str:
        return f"{self.name} ({self.type}, {self.default}): {self.help}"


def run_report(notebook: str | Path, parameters: Mapping[str, str], out: str | Path) -> ReportPaths:
    """Run a notebook with parameters and write it, executed, as .ipynb and .html into the folder `out`.

    notebook: a path, or the bare name of a notebook that comes with the project. parameters: name to value,
    both as typed at the command line ("2014,2016" or "[2014, 2016]" for a list). Each file is written whole
    or not at all.

    Raises ReportError for an unknown notebook, parameter or type, and for a cell that fails. An error that
    the notebook's own code raises for the user (an unknown company, say) comes out with its message alone.
    """
    path = find_notebook(notebook)
    source = _read_notebook(path)
    values = parse_parameters(declared_parameters(source), parameters, path)
    executed = _execute(source, values, path)
    folder = _make_folder(Path(out))
    paths = ReportPaths(folder / path.name, folder / f"{path.stem}.html")
    _write_whole(paths.notebook, _as_json(executed))
    _write_whole(paths.html, as_page(executed))
    return paths


def find_notebook(notebook: str | Path) -> Path:
    """The notebook at this path, or the project's notebook of this name. Raises ReportError."""
    path = Path(notebook)
    if path.is_file():
        return path
    known = {shipped.stem: shipped for shipped in sorted(notebooks_dir().glob("*.ipynb"))}
    found = known.get(path.stem) if len(path.parts) == 1 and path.suffix in ("", ".ipynb") else None
    if found is None:
        raise ReportError(
            f"there is no notebook {str(notebook)!r}; shipped ones: {', '.join(known) or 'none'}"
        )
    return found


def notebooks_dir() -> Path:
    """The folder of the project's notebooks: in the checkout, else in the installed package."""
    root = project_root()
    return root / "notebooks" if root else Path(__file__).parent / "notebooks"


def _read_notebook(path: Path) -> NotebookNode:
    import nbformat

    try:
        text = path.read_text(encoding="utf-8")
        if "nbformat" not in json.loads(text):
            raise ReportError(f"{path}: is no Jupyter notebook: it states no format")
        return nbformat.reads(text, as_version=4)
    except OSError as error:
        raise ReportError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ReportError(f"{path}: is no Jupyter notebook: {type(error).__name__}") from error


def declared_parameters(notebook: NotebookNode) -> dict[str, Parameter]:
    """The parameters of the cell tagged `parameters`, by name."""
    import papermill

    known = papermill.inspect_notebook(notebook)
    return {
        name: Parameter(name, found["inferred_type_name"], found["default"], found["help"])
        for name, found in known.items()
    }


def parse_parameters(
    declared: Mapping[str, Parameter], given: Mapping[str, str], notebook: str | Path
) -> dict[str, Any]:
    """Values of the declared types. Raises ReportError, which lists the known parameters, for any other."""
    unknown = sorted(set(given).difference(declared))
    if unknown:
        known = "".join(f"\n  {parameter}" for parameter in declared.values()) or " none"
        raise ReportError(f"{notebook}: no parameter {unknown[0]!r}; known parameters:{known}")
    return {name: _parse(declared[name], value) for name, value in given.items()}


def _parse(parameter: Parameter, value: str) -> Any:
    try:
        return _PARSERS.get(parameter.type, str)(value)
    except ValueError as error:
        raise ReportError(
            f"parameter {parameter.name}: {value!r} is {_CALLED[parameter.type]} ({parameter.help})"
        ) from error


def _parse_list(value: str) -> list[Any]:
    """A JSON list, or items set apart by commas; what looks like a whole number is one."""
    if value.strip().startswith("["):
        items = json.loads(value)
        if not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items):
            raise ValueError("a list of texts and numbers is wanted")
        return items
    items = [item.strip() for item in value.split(",")]
    if not all(items):
        raise ValueError("an item is empty")
    return [int(item) if re.fullmatch(r"[+-]?\d+", item) else item for item in items]


def _parse_bool(value: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if value.strip().lower() not in words:
        raise ValueError("neither true nor false")
    return words[value.strip().lower()]


_PARSERS = {"int": int, "float": float, "bool": _parse_bool, "list": _parse_list}
_CALLED = {
    "int": "no whole number",
    "float": "no number",
    "bool": "neither true nor false",
    "list": 'no list: write items with commas between, or ["a", "b"]',
}


def _execute(notebook: NotebookNode, values: dict[str, Any], path: Path) -> NotebookNode:
    """The notebook run in a kernel of its own; a kernel that does not start is started again, a few times."""
    import papermill
    from nbclient.exceptions import DeadKernelError

    for left in reversed(range(_STARTS)):
        try:
            executed = papermill.execute_notebook(
                notebook,
                None,
                parameters=values,
                progress_bar=False,
                cwd=path.resolve().parent,
                extra_arguments=["--log-level=CRITICAL"],
            )
            return _without_times(executed, values)
        except papermill.PapermillExecutionError as error:
            raise ReportError(_failure(error, path)) from error
        except (DeadKernelError, RuntimeError, OSError) as error:
            if not left:
                raise ReportError(f"{path}: the kernel did not start or died: {error}") from error
    raise AssertionError("unreachable")


def _without_times(notebook: NotebookNode, values: dict[str, Any]) -> NotebookNode:
    """Keeps the parameters, drops when and how long each cell ran: two runs on the same data are one text."""
    notebook.metadata["papermill"] = {"parameters": values}
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:02d}"
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
    return notebook


def _failure(error: Any, path: Path) -> str:
    """One line for the user: the package's own message as it is, any other with its cell and kind."""
    if error.ename in _own_errors(CmrError):
        return error.evalue
    first = next(iter(error.source.strip().splitlines()), "")
    return f"{path}: cell {error.exec_count} ({first!r}) failed: {error.ename}: {error.evalue}"


def _own_errors(base: type) -> set[str]:
    return {base.__name__}.union(*(_own_errors(error) for error in base.__subclasses__()))


def as_page(notebook: NotebookNode) -> str:
    """The executed notebook as one HTML page that needs no network: prose first, code one click away.

    Its title is the notebook's heading and its lead line.
    """
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="basic",
        raw_template=_TEMPLATE.read_text(encoding="utf-8"),
        require_js_url="",
        mathjax_url="",
        jquery_url="",
        sanitize_html=False,
    )
    body, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": title_of(notebook)}})
    return body


def title_of(notebook: NotebookNode) -> str:
    """The first heading, and the lead line where the notebook shows one."""
    heading = next((found for cell in notebook.cells if (found := _heading(cell))), "Report")
    shown = " ".join(
        output.get("data", {}).get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    )
    lead = re.search(r'<p class="lead">(.*?)</p>', shown, re.DOTALL)
    return f"{heading}: {unescape(lead.group(1))}" if lead else heading


def _heading(cell: NotebookNode) -> str:
    found = re.search(r"^# +(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
    return found.group(1).strip() if found else ""


def _as_json(notebook: NotebookNode) -> str:
    import nbformat

    return nbformat.writes(notebook)


def _make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(f"{folder}: cannot be a folder for reports: {error.strerror}") from error
    return folder


def _write_whole(path: Path, text: str) -> None:
    """Writes beside the path and renames: a reader never meets half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
