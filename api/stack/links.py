"""What `make start` prints at the end: where to go and with which code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.stack.settings import StackSettings
from api.wording import wording

A_LINE = 4
ROLES = ("werkgroep", "facilitator", "bestuur", "beheer")


def lines(settings: StackSettings, demo: Mapping[str, Any]) -> list[str]:
    """Links and codes of the demo school; what the demo did not make is left out."""
    texts = wording("stack")
    said = ["", texts.say("kop"), ""]
    if chat := demo.get("chat"):
        said += [texts.say("link.chat"), f"  {chat}"]
        public = settings.values["WERKDRUK_PUBLIC_URL"]
        here = str(chat).replace(public, settings.url)
        if here != chat:
            said += [texts.say("link.chat_hier"), f"  {here}"]
    if codes := demo.get("codes"):
        said.append(texts.say("link.codes"))
        said += ["  " + "  ".join(codes[at : at + A_LINE]) for at in range(0, len(codes), A_LINE)]
    pages: Mapping[str, str | None] = demo.get("pages") or {}
    tokens: Mapping[str, str | None] = demo.get("tokens") or {}
    for role in ROLES:
        if pages.get(role) or tokens.get(role):
            said.append(texts.say(f"link.{role}"))
            said += [f"  {pages[role]}"] if pages.get(role) else []
            said += ["  " + texts.say("toegangscode", code=tokens[role])] if tokens.get(role) else []
    return [*said, texts.say("link.api"), f"  {settings.url}/docs", ""]
