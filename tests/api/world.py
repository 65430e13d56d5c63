"""A small world to test in: a base of knowledge of a few lines, an assistant of our own, and a clock to turn."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from api.assistant import AssistantDown, Said
from api.settings import Settings
from api.store.store import Store
from knowledge.base import Base
from knowledge.benchmarks import Benchmarks
from knowledge.calendar import Calendar
from knowledge.model import TnoModel
from knowledge.questions import Questionnaire
from knowledge.scales import Scale
from knowledge.texts import Texts

SECRET = "s" * 40
SCHOOL, OTHER = "de-linde", "de-eik"
CHAT = f"/v1/chat/{SCHOOL}/messages"
#: A new measure as a facilitator fills in its row of the workbook.
EXCEL_MEASURE = {
    "titel": "Formulierenmiddag",
    "wat": "Jullie leggen alle formulieren op tafel en houden er één over.",
    "eerste_stap": "Verzamel een week lang alle formulieren.",
    "niveau_team": "ja",
    "aanpak": "bron",
    "geld": "geen",
    "looptijd": "dagen",
    "voor_leraar": "ja",
    "bewijs_sterkte": "eigen",
    "bewijs_uitleg": "Eigen ervaring.",
}
CARD = {
    "safety.acuut": "Bel 112.",
    "safety.zorg": "Praat met je huisarts.",
    "safety.veiligheid": "Praat met de vertrouwenspersoon.",
    "safety.kind": "Bel Veilig Thuis.",
    "safety.misverstand": "Sorry, verkeerd begrepen.",
    "safety.kort_acuut": "Bel 112 blijft staan.",
    "safety.kort_zorg": "De huisarts blijft staan.",
    "safety.kort_veiligheid": "De vertrouwenspersoon blijft staan.",
    "safety.kort_kind": "Veilig Thuis blijft staan.",
    "safety.kort": "Kies verder of stoppen.",
    "safety.knop_verder": "Verder",
    "safety.knop_stoppen": "Stoppen",
    "safety.route_vertrouwenspersoon": "Vertrouwenspersoon: {route}",
    "safety.route_bedrijfsarts": "Bedrijfsarts: {route}",
    "safety.route_mens": "Op school: {route}",
}

NO_CALENDAR = Calendar(versie=1, bron="x", jaren={})
NO_BENCHMARKS = Benchmarks.model_validate(
    {
        "versie": 1,
        "bron": "x",
        "schalen": {},
        "oorzaken": {"jaar": 2024, "plaats": "x", "gevraagd_aan": "x", "weging": "x", "rijen": []},
    }
)


@cache
def small_base() -> Base:
    """Two questions, two themes, one scale; the measures are not needed here."""
    question = {"tekst": "x", "waarom": "x", "uitleg": "x"}
    nulmeting = Questionnaire.model_validate(
        {
            "id": "nulmeting",
            "versie": 3,
            "titel": "x",
            "minuten": 1,
            "delen": [
                {
                    "id": "deel",
                    "vragen": [
                        {"id": "q_tijd", "schaal": "frequentie4", **question},
                        {"id": "q_tempo", "schaal": "frequentie4", **question},
                        {"id": "open_kost", "soort": "open", "richting": "kost", **question},
                        {"id": "idee", "soort": "idee", **question},
                    ],
                }
            ],
        }
    )
    options = [{"waarde": value, "label": label} for value, label in enumerate(["nooit", "soms", "vaak"], 1)]
    scale = Scale.model_validate({"soort": "getal", "opties": options})
    model = TnoModel.model_validate(
        {
            "versie": 1,
            "categorieen": {"eisen": {"label": "Eisen", "kant": "eisen"}},
            "factoren": {"druk": {"label": "Druk", "categorie": "eisen"}},
            "themas": {
                name: {"factor": "druk", "kort": name, "uitleg": "x", "grens": "x"}
                for name in ("oudercontact", "administratie")
            },
        }
    )
    return Base(
        model=model,
        scales=MappingProxyType({"frequentie4": scale}),
        questionnaires=MappingProxyType({"nulmeting": nulmeting}),
        measures=MappingProxyType({}),
        change_model=MappingProxyType({}),
        benchmarks=NO_BENCHMARKS,
        process=MappingProxyType({}),
        calendar=NO_CALENDAR,
        texts=Texts(MappingProxyType({**CARD, **_page_texts()})),
        commands=MappingProxyType({}),
        spelling={},
    )


def _page_texts() -> dict[str, str]:
    """The texts of the pages, which the routes of api/pages.py show."""
    import yaml

    from knowledge.base import ROOT

    raw = yaml.safe_load((ROOT / "texts" / "pagina.yml").read_text(encoding="utf-8"))
    return {f"pagina.{name}": str(sentence) for name, sentence in raw.items()}


class Client:
    """Talks to an application in this process; `together` sends several requests at once."""

    def __init__(self, app: FastAPI) -> None:
        self._portal_context = start_blocking_portal()
        self._portal = self._portal_context.__enter__()
        self._app = app
        self._portal.call(self._open)

    async def _open(self) -> None:
        self._lifespan = self._app.router.lifespan_context(self._app)
        await self._lifespan.__aenter__()
        transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        self._http = httpx.AsyncClient(transport=transport, base_url="http://school.example")

    async def _close(self) -> None:
        await self._http.aclose()
        await self._lifespan.__aexit__(None, None, None)

    def close(self) -> None:
        self._portal.call(self._close)
        self._portal_context.__exit__(None, None, None)

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._portal.call(lambda: self._http.request(method, path, **options))

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.request("POST", path, **options)

    def together(self, requests: Sequence[tuple[str, str, dict[str, Any]]]) -> list[httpx.Response]:
        async def all_of_them() -> list[httpx.Response]:
            return await asyncio.gather(
                *(self._http.request(method, path, **options) for method, path, options in requests)
            )

        return self._portal.call(all_of_them)


class Clock:
    """A clock that a test can turn."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        self.moment += timedelta(**by)


class FakeNet:
    """Knows one alarming word for each route."""

    def route(self, text: str) -> str | None:
        words = {"noodgeval": "acuut", "uitgeput": "zorg", "gepest": "veiligheid", "mishandeld": "kind"}
        return next((route for word, route in words.items() if word in text.casefold()), None)


@dataclass
class FakeAssistant:
    """Does what the text says: 'idee: …', 'deel', 'weg', 'wis', 'thema', 'fout', 'stuk'; a choice is an answer."""

    turns: int = 0
    seen: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    seconds: float = 0.0
    down: bool = False
    under_way: int = 0
    most_under_way: int = 0

    async def turn(self, text: str, metadata: Mapping[str, Any]) -> Said:
        self.turns += 1
        self.seen.append((text, metadata))
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.under_way -= 1
        if self.down or text == "stuk":
            raise AssistantDown
        state = dict(metadata["state"] or {"status": "nieuw", "open": "q_tijd", "heard": []})
        state["status"] = "gepauzeerd" if text == "pauze" else "open"
        choice = metadata["choice"]
        state["heard"] = [*state["heard"], str(choice["value"]) if choice else "tekst"]
        said, writes = "Heb je genoeg tijd?", []
        if choice:
            writes = [{"op": "answer", "question": choice["question"], "value": choice["value"]}]
        elif text.startswith("idee: "):
            said = f"Zo bewaar ik het: {text[6:]}"
            writes = [{"op": "pending_text", "question": "idee", "text": text[6:]}]
        else:
            writes = WRITES.get(text, [])
        reply = {"text": said, "act": "vraag", "question": "q_tijd", "buttons": [], "input": "keuze"}
        return Said.model_validate({"state": state, "replies": [reply], "writes": writes})

    async def ready(self) -> bool:
        return not self.down

    async def close(self) -> None:
        """Nothing to let go of."""


MENTION = {
    "op": "mention",
    "question": "open_kost",
    "theme": "oudercontact",
    "richting": "kost",
    "confirmed": True,
    "size": 7,
    "behind": None,
}
WRITES: dict[str, list[dict[str, Any]]] = {
    "deel": [{"op": "share_text", "question": "idee"}],
    "weg": [{"op": "drop_text", "question": "idee"}],
    "nieuwe weg": [{"op": "drop_waiting", "question": "idee"}],
    "wis": [{"op": "erase"}],
    "groep": [{"op": "group", "value": "leraar"}],
    "geen groep": [{"op": "group", "value": None}],
    "thema": [MENTION, {"op": "quality", "theme": "oudercontact", "outcome": "bevestigd"}],
    "fout": [
        {"op": "answer", "question": "q_tempo", "value": 1},
        {"op": "answer", "question": "bestaat_niet", "value": 1},
    ],
}


@dataclass
class World:
    """An application with two schools, their codes and tokens."""

    app: FastAPI
    store: Store
    clock: Clock
    assistant: FakeAssistant
    settings: Settings
    client: Client
    codes: list[str]
    other_codes: list[str]
    tokens: dict[str, str]
    other_tokens: dict[str, str]
    wave: str

    def say(self, text: str | None = None, code: str | None = None, **message: Any) -> Any:
        """One message to the chat; a message id is made when none is given."""
        body = {"session": code or self.codes[0], "message_id": message.pop("message_id", fresh()), **message}
        if text is not None:
            body["text"] = text
        return self.client.post(f"/v1/chat/{SCHOOL}/messages", json=body)

    def choose(self, value: Any, question: str = "q_tijd", **message: Any) -> Any:
        return self.say(choice={"question": question, "value": value}, **message)

    def mine(self, code: str | None = None) -> Any:
        return self.client.get(f"/v1/chat/{SCHOOL}/mine", headers={"X-Session": code or self.codes[0]})

    def as_role(self, role: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens[role]}"}

    def rows(self, table: Any) -> list[Any]:
        import sqlalchemy as sa

        with self.store.read() as conn:
            return list(conn.execute(sa.select(table)).all())


_counter = iter(range(10**9))


def fresh() -> str:
    return f"m{next(_counter)}"


def body(world: World, **message: Any) -> dict[str, Any]:
    return {"session": world.codes[0], "message_id": fresh(), **message}


def opening(clock: Clock, **changes: Any) -> Any:
    from api.waves import Opening

    values: dict[str, Any] = {
        "kind": "nulmeting",
        "pmr": date(2026, 9, 1),
        "purpose": "Werkdruk samen aanpakken",
        "closes": clock().date() + timedelta(weeks=3),
    }
    return Opening(**{**values, **changes})
