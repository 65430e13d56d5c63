"""`python -m api.stack start`: everything up, until Ctrl-C."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from types import FrameType

from api.stack.links import lines
from api.stack.runner import Stack
from api.stack.settings import StackError, read_settings
from api.wording import wording


class Stopped(Exception):
    """Someone asked to stop."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Stopped


def start() -> int:
    """Run until Ctrl-C; exit code 1 when it cannot start or when the process manager falls."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _stop)
    stack: Stack | None = None
    try:
        stack = Stack(read_settings(), say=lambda line: print(line, flush=True))
        stack.start()
        print("\n".join(lines(stack.settings, stack.demo)), flush=True)
        while stack.manager.is_running:
            time.sleep(0.5)
        print(wording("stack").say("manager_weg", logboek=stack.settings.log("supervisord")), file=sys.stderr)
        return 1
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    except Stopped:
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)
        if stack is not None:
            stack.stop()
        print(wording("stack").say("gestopt"), flush=True)
        return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m api.stack")
    parser.add_argument("command", choices=["start"], help="start: alles draaien tot Ctrl-C")
    parser.parse_args()
    return start()


if __name__ == "__main__":
    sys.exit(main())
