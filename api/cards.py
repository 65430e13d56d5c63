"""Participation codes as a page of cards to print and cut."""

import os
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from api.wording import wording

HERE = Path(__file__).parent


def page(school: str, link: str, codes: Sequence[str]) -> str:
    """HTML with one card per code: what it is, the link and the code."""
    texts = wording("cards")
    loader = Environment(loader=FileSystemLoader(HERE / "sheets"), autoescape=select_autoescape(["html"]))
    cards = [{"code": code, "link": f"{link}#{code}"} for code in codes]
    lines = [texts.say("uitleg", school=school), texts.say("vertrouwelijk")]
    return loader.get_template("cards.html").render(title=texts.say("titel"), lines=lines, cards=cards)


def write(file: Path, html: str) -> None:
    """Write the page for this account only: whoever has a code can answer."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as target:
        target.write(html)
