"""Kernels that start warm: forked from a process that has already imported and loaded what notebooks need.

A report run by `cmr report` starts Python, imports papermill, starts a kernel, imports pandas and matplotlib
and reads the filings: seconds, for each report again. `cmr annual` does this once, in a server process
(`multiprocessing`'s forkserver). Each report then runs in a process forked from it, and its kernel in another
one, so that reports stay as separate as with fresh kernels. Where a forked kernel does not start, an ordinary
one is started in its place.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from .. import schema

if TYPE_CHECKING:
    from ..corpus import Corpus

_LOADED = "CMR_ANALYSIS_LOADED"  # environment: the file with the corpus that the server process loads
_HEAVY = (
    "papermill",
    "nbconvert",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "matplotlib_inline.backend_inline",
    "pandas",
    "seaborn",
    "cmr_analysis.charts",
    "cmr_analysis.analysis.display",
    "cmr_analysis.analysis.findings",
    "cmr_analysis.analysis.measures",
    "cmr_analysis.reporting.reports",
    "cmr_analysis.analysis.sources",
    "cmr_analysis.reporting.line_links",
)
_RUNTIME_DIR = "JUPYTER_RUNTIME_DIR"  # environment: where kernels write about themselves
_SOCKET_PATH = 100  # bytes: macOS allows 103 for a socket, whose number is added
_loaded: dict[str, Corpus] = {}  # by the `data` parameter, as typed


@contextlib.contextmanager
def warm_server(corpus: Corpus, data: str, scratch: Path) -> Iterator[multiprocessing.context.BaseContext]:
    """A context whose processes start warm, `load_corpus(data)` answered from memory; stopped at the end.

    scratch: a folder for the corpus and for what kernels write about themselves; the caller removes it.
    """
    from multiprocessing import forkserver

    loaded = scratch.resolve() / "corpus.pickle"
    loaded.write_bytes(pickle.dumps((data, corpus), protocol=pickle.HIGHEST_PROTOCOL))
    settings = {
        _LOADED: str(loaded),
        _RUNTIME_DIR: str(loaded.parent / "runtime"),
        "OPENBLAS_NUM_THREADS": "1",  # as many processes as processors are at work already
    }
    with _environment(settings):
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([f"{__package__}.warm"])
        forkserver.ensure_running()
        try:
            yield context
        finally:
            forkserver._forkserver._stop()


@contextlib.contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def warm_up() -> None:
    """Imports what notebooks import and takes the corpus over; what fails here is done later, by the kernel."""
    for module in _HEAVY:
        with contextlib.suppress(Exception):
            importlib.import_module(module)
    for prepare in (_write_a_page, _draw_a_chart, _load):
        with contextlib.suppress(Exception):
            prepare()
    gc.collect()
    gc.freeze()  # what is here stays: no kernel looks through it for garbage


def _write_a_page() -> None:
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    from .reports import as_page

    as_page(new_notebook(cells=[new_markdown_cell("# A\n\n**b**"), new_code_cell("1")]))


def _draw_a_chart() -> None:
    from ..charts import picture
    from ..charts.style import new_axes

    new_axes(1).text(0, 0, "a", weight="bold")
    picture(new_axes(1))


def _load() -> None:
    """Takes the corpus over, whole: what is read here, the processes forked from this one share."""
    data, corpus = pickle.loads(Path(os.environ[_LOADED]).read_bytes())
    for table in schema.TABLES:
        getattr(corpus, table)
    _remember(data, corpus)


def _remember(data: str, corpus: Corpus) -> None:
    import cmr_analysis

    from ..corpus import load_corpus

    def load(source: Any, progress: Callable[[int, int], None] | None = None) -> Corpus:
        return _loaded.get(str(source)) or load_corpus(source, progress)

    _loaded[data] = corpus
    cmr_analysis.load_corpus = load


def loaded_corpus(data: str) -> Corpus:
    """The corpus of this process, loaded once."""
    from ..corpus import load_corpus

    if data not in _loaded:
        _loaded[data] = load_corpus(data)
    return _loaded[data]


def end_with_parent() -> None:
    """Ends this process as soon as the one that started it is gone, however that ended."""

    def wait() -> None:
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def use_forked_kernel() -> None:
    """From now on the first kernel of this process is one forked now; further ones are ordinary.

    Call it first: a process forks safely only before it has threads.
    """
    ForkedKernel.waiting = _forked()
    end_with_parent()
    name = "cmr-forked"
    factory = KernelProvisionerFactory.instance()
    group = KernelProvisionerFactory.GROUP_NAME
    factory.provisioners[name] = EntryPoint(name, f"{__name__}:{ForkedKernel.__name__}", group)
    factory.default_provisioner_name = name


def _forked() -> _Waiting:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Waiting(process, ours)


def _serve(orders: Connection) -> None:
    """What a forked process does: wait for a kernel's command line, then be that kernel."""
    os.setsid()  # a Ctrl-C at the terminal is for the command alone
    end_with_parent()
    try:
        arguments = orders.recv()
    except EOFError:
        return
    os.environ.pop("JPY_PARENT_PID", None)  # end_with_parent looks after that
    sys.path[:0] = [""] if "" not in sys.path else []
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(argv=[*arguments, "--HistoryManager.enabled=False"])


class _Waiting:
    """A forked process as jupyter_client wants one: the methods of subprocess.Popen that it calls."""

    stdin = stdout = stderr = None

    def __init__(self, process: multiprocessing.process.BaseProcess, orders: Connection) -> None:
        self.process, self.orders, self.pid = process, orders, process.pid

    def start(self, arguments: list[str]) -> None:
        self.orders.send(arguments)

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class ForkedKernel(LocalProvisioner):
    """Gives the forked kernel to the first that asks for one, and ordinary kernels after that.

    All run in the user's folder, where the corpus was loaded: its paths may be relative to it.
    """

    waiting: _Waiting | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Sockets in the runtime folder, where their path is short enough for one.

        A TCP port is found free now and bound later: of many kernels that start at once, two take the same.
        """
        sockets = Path(os.environ.get(_RUNTIME_DIR, "")) / str(uuid4())
        if sockets.is_absolute() and len(os.fsencode(sockets)) <= _SOCKET_PATH:
            sockets.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.parent.transport, self.parent.ip = "ipc", str(sockets)
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        taken, ForkedKernel.waiting = ForkedKernel.waiting, None
        if taken is None or "ipykernel_launcher" not in cmd:
            return await super().launch_kernel(cmd, **{**kwargs, "cwd": str(Path.cwd())})
        taken.start(cmd[cmd.index("ipykernel_launcher") + 1 :])
        self.process, self.pid, self.cwd = taken, taken.pid, Path.cwd()
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        """A report is done when its last cell is; its kernel need not say goodbye."""
        await self.kill(restart)
