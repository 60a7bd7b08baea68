"""Reports made at the same time: each in a process of its own, or on an executor."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from .annual import Job

LONGEST = 1800  # seconds after which a report is given up


@dataclass(frozen=True)
class Result:
    """What became of a report: `made`, `up to date`, `failed` or `removed`; error only where it failed.

    seconds: that it took; on an executor, from the start of the run.
    """

    job: Job
    outcome: str
    seconds: float = 0.0
    error: str = ""


def run_all(
    jobs: Sequence[Job], make: Callable[[Job, Connection], None], context: Any, workers: int
) -> Iterator[Result]:
    """Makes reports in several processes, each report in one of its own; yields what became of each.

    make: what the process does; it sends '' or the error through its connection. A process that dies or
    takes too long is a failed report, and the others go on.
    """
    waiting, running = deque(jobs), {}
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                start = _start(waiting.popleft(), make, context)
                running[start.answers] = start
            overdue = min(one.started for one in running.values()) + LONGEST - time.monotonic()
            for answers in wait(list(running), timeout=max(0.0, overdue)) or _late(running):
                yield running.pop(answers).result()
    finally:
        for one in running.values():
            one.end()


def run_on(executor: Executor, jobs: Sequence[Job], make: Callable[[Job], str]) -> Iterator[Result]:
    """Makes reports on an executor; yields what became of each.

    make: what a worker does; it returns '' or the error. A worker that is lost is a failed report.
    """
    started = time.monotonic()
    futures = {executor.submit(make, job): job for job in jobs}
    for future in as_completed(futures):
        lost = future.exception()
        error = f"its worker was lost: {lost}" if lost else future.result()
        outcome = "failed" if error else "made"
        yield Result(futures[future], outcome, time.monotonic() - started, error)


@dataclass(frozen=True)
class _Running:
    job: Job
    process: Any
    answers: Connection
    started: float

    def result(self) -> Result:
        error = self._answer()
        self.end()
        return Result(self.job, "failed" if error else "made", time.monotonic() - self.started, error)

    def _answer(self) -> str:
        if not self.answers.poll():
            return f"gave no answer for {LONGEST // 60} minutes"
        try:
            return self.answers.recv()
        except EOFError:
            self.process.join()
            return f"its process died (exit code {self.process.exitcode})"

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.answers.close()


def _start(job: Job, make: Callable[[Job, Connection], None], context: Any) -> _Running:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=make, args=(job, theirs))
    process.start()
    theirs.close()
    return _Running(job, process, ours, time.monotonic())


def _late(running: dict[Connection, _Running]) -> list[Connection]:
    return [answers for answers, one in running.items() if time.monotonic() - one.started >= LONGEST]
