"""A notebook run with parameters, as an executed notebook and a page. Only here: papermill and nbconvert.

Parameter values are data: they are checked against the notebook's parameters cell (`parameters`) and passed
as literals, never as code.
"""

from __future__ import annotations

import base64
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CmrError
from ..vocabulary import project_root
from .parameters import Parameter, ReportError, parse_parameters

if TYPE_CHECKING:
    from nbformat import NotebookNode

_STARTS = 3  # tries to start a kernel: parallel ones sometimes take each other's ports
_TEMPLATE = Path(__file__).parent / "report.html.j2"


@dataclass(frozen=True)
class ReportPaths:
    """The two files of a report."""

    notebook: Path
    html: Path


def run_report(notebook: str | Path, parameters: Mapping[str, str], out: str | Path) -> ReportPaths:
    """Run a notebook with parameters and write it, executed, as .ipynb and .html into the folder `out`.

    notebook: a path, or the bare name of a notebook that comes with the project. parameters: name to value,
    both as typed at the command line ("2014,2016" or "[2014, 2016]" for a list). Each file is written whole
    or not at all.

    Raises ReportError for an unknown notebook, parameter or type, and for a cell that fails. An error that
    the notebook's own code raises for the user (an unknown company, say) comes out with its message alone.
    """
    path = find_notebook(notebook)
    executed = execute(path, parameters)
    folder = _make_folder(Path(out))
    paths = ReportPaths(folder / path.name, folder / f"{path.stem}.html")
    _write_whole(paths.notebook, as_json(executed).encode())
    _write_whole(paths.html, as_page(executed).encode())
    return paths


def execute(notebook: str | Path, parameters: Mapping[str, str]) -> NotebookNode:
    """A notebook run with parameters, as `run_report` runs it; nothing is written. Raises ReportError."""
    path = find_notebook(notebook)
    source = _read_notebook(path)
    return _execute(source, parse_parameters(declared_parameters(source), parameters, path), path)


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
    return root / "notebooks" if root else Path(__file__).parents[1] / "notebooks"


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
    notebook.metadata.pop("papermill", None)
    if values:
        notebook.metadata["papermill"] = {"parameters": values}
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:02d}"
        for name in ("papermill", "execution", *(() if cell.metadata.get("tags") else ("tags",))):
            cell.metadata.pop(name, None)
    return notebook


def renew_outputs(notebook: str | Path, picture: str | Path | None = None) -> Path:
    """Runs a notebook with the parameters it holds and keeps the outputs in it, to commit them.

    picture: where to write its first picture (the README shows one). Returns the notebook's path.
    """
    path = find_notebook(notebook)
    executed = _execute(_read_notebook(path), {}, path)
    executed.metadata["language_info"] = {"name": "python"}
    _write_whole(path, as_json(executed).encode())
    if picture:
        _write_whole(Path(picture), first_picture(executed))
    return path


def first_picture(notebook: NotebookNode) -> bytes:
    """The first PNG of an executed notebook. Raises ReportError where it shows none."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    encoded = next(
        (output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})), None
    )
    if encoded is None:
        raise ReportError("the notebook shows no picture")
    return base64.b64decode(encoded)


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


def as_json(notebook: NotebookNode) -> str:
    import nbformat

    return nbformat.writes(notebook) + "\n"


def _make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(f"{folder}: cannot be a folder for reports: {error.strerror}") from error
    return folder


def _write_whole(path: Path, content: bytes) -> None:
    """Writes beside the path and renames: a reader never meets half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
