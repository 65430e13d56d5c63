"""What the trained assistant sees in texts: a line in, one JSON line out. Runs in the environment of Rasa."""

import asyncio
import json
import logging
import sys

from rasa.core.agent import Agent


async def main(model: str) -> None:
    logging.disable(logging.CRITICAL)
    agent = Agent.load(model)
    for line in sys.stdin:
        found = await agent.parse_message(line.rstrip("\n"))
        print(json.dumps({"intent": found["intent"], "intent_ranking": found.get("intent_ranking", [])}))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
