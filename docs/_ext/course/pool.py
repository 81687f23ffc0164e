"""Tasks in processes of their own, as many at a time as there are processors."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, cast

from course import steps
from course.report import Progress

_FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Task:
    """Something to do in a process of its own, for a language: ``what`` is a format or a file.

    ``done`` gets what ``run`` found, here in this process, and returns the tasks that follow; they
    go first, since they finish what was begun.
    """

    language: str
    what: str
    run: Callable[[], steps.StepResult]
    done: Callable[[steps.StepResult], Iterable[Task]]


def run_all(tasks: Iterable[Task], jobs: int, progress: Progress) -> None:
    """Run all tasks, and those that follow from them, at most ``jobs`` at a time."""
    waiting = list(tasks)
    total, done = len(waiting), 0
    running: dict[Connection, tuple[ForkProcess, Task]] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            task = waiting.pop(0)
            receiver, sender = _FORK.Pipe(duplex=False)
            process = _FORK.Process(target=_child, args=(sender, task))
            process.start()
            sender.close()
            running[receiver] = process, task
        progress.now([f"{task.language} {task.what}" for _, task in running.values()], done, total)
        for ready in wait(list(running)):
            receiver = cast("Connection[Any, Any]", ready)
            process, task = running.pop(receiver)
            more = list(task.done(_receive(receiver, process, task)))
            waiting = [*more, *waiting]
            done, total = done + 1, total + len(more)


def _child(sender: Connection, task: Task) -> None:
    steps.silence()
    sender.send(task.run())
    sender.close()


def _receive(receiver: Connection, process: ForkProcess, task: Task) -> steps.StepResult:
    try:
        found = receiver.recv()
        assert isinstance(found, steps.StepResult)
    except EOFError:
        process.join()
        line = f"building {task.what} ended early (exit {process.exitcode}) — run it again"
        found = steps.StepResult([line], crashed=True)
    process.join()
    receiver.close()
    return found
