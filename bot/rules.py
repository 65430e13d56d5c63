"""Write one rule per intent, each to `action_turn`: `python -m bot.rules` (with `--check`: only compare).

An intent without a rule would be answered with silence, so the rules are generated and a test holds them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
DOMAIN = ROOT / "bot" / "domain"
RULES = ROOT / "data" / "rules" / "rules.yml"
HEADER = "# Made by `python -m bot.rules` from bot/domain/*.yml: one rule per intent. Not edited by hand.\n"


def read_intents(domain: Path = DOMAIN) -> list[str]:
    """Every intent of the domain files, in alphabetical order."""
    intents: list[str] = []
    for path in sorted(domain.glob("*.yml")):
        intents += yaml.safe_load(path.read_text(encoding="utf-8")).get("intents", [])
    return sorted(intents)


def write_rules(intents: list[str]) -> str:
    """The text of the rules file."""
    blocks = [
        f"  - rule: {intent}\n    steps:\n      - intent: {intent}\n      - action: action_turn\n"
        for intent in intents
    ]
    return HEADER + 'version: "3.1"\nrules:\n' + "".join(blocks)


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 when `--check` finds that the file does not say what the domain says."""
    parser = argparse.ArgumentParser(prog="python -m bot.rules", description=__doc__)
    parser.add_argument("--check", action="store_true", help="alleen vergelijken, niets schrijven")
    only_check = parser.parse_args(arguments).check
    wanted = write_rules(read_intents())
    written = RULES.read_text(encoding="utf-8") if RULES.is_file() else ""
    if only_check:
        if wanted != written:
            print("data/rules/rules.yml loopt achter: draai 'python -m bot.rules'.", file=sys.stderr)
        return 0 if wanted == written else 1
    if wanted != written:
        RULES.parent.mkdir(parents=True, exist_ok=True)
        RULES.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
