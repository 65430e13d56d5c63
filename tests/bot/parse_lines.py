"""Run by the tests inside `.venv-bot`: sentences on standard input, one JSON object with the intent a line."""

import asyncio
import json
import logging
import sys

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog


async def parse_lines() -> None:
    agent = Agent.load(sys.argv[1])
    for line in sys.stdin.read().splitlines():
        parsed = await agent.parse_message(line)
        print(json.dumps({"text": line, **parsed["intent"]}))


if __name__ == "__main__":
    configure_structlog(logging.ERROR)
    asyncio.run(parse_lines())
