"""Rasa's DIET on the same split, as a Rasa user would set it up: `python -m actions.themes_diet [--on DIR]`.

Part of the comparison of methods, not of the product. DIET knows one label a text, so every text is trained
once with each of its themes; its ranking of intents gives the scores. Runs in Rasa's own environment, with
data in a folder that is removed afterwards.
"""

import argparse
import json
import subprocess
import tempfile
from itertools import islice
from pathlib import Path

import numpy as np
import yaml

from actions import themes_data, themes_scores
from actions.themes_evaluation import HEAD, Bench

PYTHON = themes_data.ROOT / ".venv-bot" / "bin" / "python"
NOTHING = "geen_thema"
PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
SCRIPT = """
import asyncio, json, sys
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
model = train_nlu("config.yml", "nlu.yml", ".")
agent = Agent.load(model)
async def read():
    found = []
    for text in json.load(open("texts.json")):
        ranking = (await agent.parse_message(text))["intent_ranking"]
        found.append({one["name"]: one["confidence"] for one in ranking})
    json.dump(found, open("found.json", "w"))
asyncio.run(read())
"""


def train_and_read(bench: Bench, texts: list[str], epochs: int) -> list[dict[str, float]]:
    """Confidence per intent for every text."""
    examples: dict[str, list[str]] = {name: [] for name in (*bench.themes, NOTHING)}
    for line in bench.train:
        for theme in line.themes or (NOTHING,):
            examples[theme].append(line.text.replace("[", "(").replace("]", ")"))
    nlu = [
        {"intent": name, "examples": "".join(f"- {text}\n" for text in own)} for name, own in examples.items()
    ]
    diet = {
        "name": "DIETClassifier",
        "epochs": epochs,
        "entity_recognition": False,
        "ranking_length": 0,
        "random_seed": 0,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = {"recipe": "default.v1", "language": "nl", "pipeline": [*PIPELINE, diet]}
        for file, data in (("config.yml", config), ("nlu.yml", {"version": "3.1", "nlu": nlu})):
            (folder / file).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        subprocess.run([str(PYTHON), "-c", SCRIPT], cwd=folder, check=True, capture_output=True)
        found: list[dict[str, float]] = json.loads((folder / "found.json").read_text("utf-8"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="DIET on the split of the comparison")
    parser.add_argument("--data", type=Path, default=themes_data.DATA)
    parser.add_argument("--on", type=Path, nargs="*", default=[], help="more folders, of other writers")
    parser.add_argument("--epochs", type=int, default=40)
    given = parser.parse_args()
    bench = Bench(given.data)
    sets = {"dev": bench.develop}
    sets |= {folder.name: themes_data.read_folder(folder, bench.themes) for folder in given.on}
    found = iter(train_and_read(bench, [one.text for own in sets.values() for one in own], given.epochs))
    print(HEAD)
    for name, lines in sets.items():
        seen = list(islice(found, len(lines)))
        scores = np.array([[one.get(theme, 0.0) for theme in bench.themes] for one in seen])
        answers = bench.answers(lines)
        claims = themes_scores.crossed(scores, answers)
        print(bench.figures(answers, claims, scores).row(f"Rasa DIET, {name}"))


if __name__ == "__main__":
    main()
