"""The pages: chat, help, privacy, and the doors for working group and facilitators. No third party."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape
from sqlalchemy.exc import SQLAlchemyError

from api.headers import ALWAYS
from api.security import public
from api.services import Services, ServicesDep, services_of
from api.store import schools
from api.store.errors import NotFound

HERE = Path(__file__).parent
STATIC = HERE / "static"
#: Help lines with the number to dial; the school's own routes come on top.
LINES = {"nood": "112", "113": "0800-0113", "zorg": None, "veilig": "0900-1113111", "kind": "0800-2000"}
router = APIRouter(include_in_schema=False, dependencies=[Depends(public)])


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=select_autoescape())


def _page(name: str, services: Services, status: int = 200, **values: Any) -> HTMLResponse:
    """Fill in a template; `t` gives the texts of knowledge/texts/pagina.yml by name."""
    texts = services.knowledge.texts

    def say(text: str, **fill: object) -> str:
        return texts.say(f"pagina.{text}", **fill)

    def words(prefix: str) -> str:
        """The texts that a script of the page needs, as JSON: name without prefix -> sentence."""
        place = f"pagina.{prefix}"
        found = {n.removeprefix(place): s for n, s in texts.sentences.items() if n.startswith(place)}
        return json.dumps(found, ensure_ascii=False)

    html = _templates().get_template(f"{name}.html").render(t=say, words=words, **values)
    return HTMLResponse(html, status, headers=ALWAYS)  # also where a failure passes the middleware by


def failed(request: Request, status: int) -> HTMLResponse:
    """For a browser, in place of an error: needs no database and no assistant.

    At an address that is not there it is the same as for a school that does not exist.
    """
    what = "niet_gevonden" if status == 404 else "storing"
    return _page("fout", services_of(request), status, what=what)


@router.get("/")
def start(services: ServicesDep) -> HTMLResponse:
    return _page("start", services)


@router.get("/s/{school}")
def chat(school: str, services: ServicesDep) -> HTMLResponse:
    """The chat. The participation code stands behind the # of the link, so it never reaches a log."""
    with services.store.read() as conn:
        found = schools.by_slug(conn, school)
    return _page("chat", services, school=found)


@router.get("/s/{school}/hulp")
def school_help(school: str, services: ServicesDep) -> HTMLResponse:
    """Help with the school's own routes. Works without JavaScript and with the assistant down.

    With the database down too there is help, without these routes.
    """
    try:
        with services.store.read() as conn:
            found = schools.by_slug(conn, school)
    except (NotFound, SQLAlchemyError):
        return _page("hulp", services, school=None, lines=LINES)
    return _page("hulp", services, school=found, lines=LINES)


@router.get("/hulp")
def help_routes(services: ServicesDep) -> HTMLResponse:
    return _page("hulp", services, school=None, lines=LINES)


@router.get("/privacy")
def privacy(services: ServicesDep) -> HTMLResponse:
    return _page("privacy", services, k=schools.SMALLEST_K)


@router.get("/werkgroep")
def working_group(services: ServicesDep) -> HTMLResponse:
    """Results of closed waves, read through the API with the token typed on the page."""
    return _page("werkgroep", services)


@router.get("/werkplan")
def work_plan(services: ServicesDep) -> HTMLResponse:
    """Steps, work plan, feedback and notes, through the API with the token typed on the page."""
    model = services.knowledge.model
    themes = {name: theme.kort for name, theme in model.themas.items() if not model.is_sensitive(name)}
    return _page("werkplan", services, themes=json.dumps(themes, ensure_ascii=False))


@router.get("/facilitator")
def facilitator(services: ServicesDep) -> HTMLResponse:
    """The knowledge base, read through the API with the token typed on the page."""
    return _page("facilitator", services)
