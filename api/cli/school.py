"""`werkdruk school`: add, change, list, and the demo school."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from api.cli.shell import new_app, open_checked, open_settings, say, stop

app = new_app()

Count = Annotated[int, typer.Option(min=0, max=1000)]
MaybeCount = Annotated[int | None, typer.Option(min=0, max=1000)]
Text = Annotated[str | None, typer.Option()]


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command()
def add(
    slug: Annotated[str, typer.Argument()],
    name: Annotated[str, typer.Option()],
    schoolleider: Count = 0,
    leraar: Count = 0,
    onderwijsondersteunend: Count = 0,
    overig_ondersteunend: Count = 0,
    vertrouwenspersoon: Text = None,
    bedrijfsarts: Text = None,
    mens: Text = None,
    k: Annotated[int, typer.Option(min=5, max=50)] = 5,
    region: Text = None,
) -> None:
    from api.admin_models import NewSchool
    from api.store import audit, schools
    from knowledge.content import parse

    if not _is_slug(slug):
        raise stop("school_slug")
    headcounts = _headcounts(schoolleider, leraar, onderwijsondersteunend, overig_ondersteunend)
    routes = {"vertrouwenspersoon": vertrouwenspersoon, "bedrijfsarts": bedrijfsarts, "mens": mens}
    said = {"slug": slug, "name": name.strip(), "headcounts": headcounts, "k": k, "region": region}
    new = parse(NewSchool, {**said, "routes": {route: who or None for route, who in routes.items()}}, slug)
    with open_checked() as store, store.write() as conn:
        made = schools.add(conn, store.today, **new.model_dump())
        audit.note(conn, store.today, "school_added", made.id)
    say("school_added", school=slug)


@app.command()
def change(
    slug: Annotated[str, typer.Argument()],
    name: Text = None,
    schoolleider: MaybeCount = None,
    leraar: MaybeCount = None,
    onderwijsondersteunend: MaybeCount = None,
    overig_ondersteunend: MaybeCount = None,
    vertrouwenspersoon: Text = None,
    bedrijfsarts: Text = None,
    mens: Text = None,
    k: Annotated[int | None, typer.Option(min=5, max=50)] = None,
    region: Text = None,
) -> None:
    """An empty help route is taken away."""
    from api.admin_models import SchoolChange
    from api.store import audit, schools
    from knowledge.content import parse

    headcounts = _headcounts(schoolleider, leraar, onderwijsondersteunend, overig_ondersteunend)
    given = _given({"vertrouwenspersoon": vertrouwenspersoon, "bedrijfsarts": bedrijfsarts, "mens": mens})
    routes = {route: who or None for route, who in given.items()}
    changes = _given({"name": name if name is None else name.strip(), "k": k, "region": region})
    if not (headcounts or routes or changes):
        raise stop("school_same")
    new = parse(SchoolChange, {**changes, "headcounts": headcounts, "routes": routes}, slug)
    with open_checked() as store, store.write() as conn:
        changed = schools.change(conn, slug, new.model_dump(exclude_unset=True))
        audit.note(conn, store.today, "school_changed", changed.id)
    say("school_changed", school=slug)


@app.command("list")
def list_all() -> None:
    """One JSON object a line."""
    from api.store import schools

    with open_checked() as store, store.read() as conn:
        for school in schools.all_schools(conn):
            shown = {**asdict(school), "made": school.made.isoformat()}
            typer.echo(json.dumps(shown, ensure_ascii=False))


@app.command("demo")
def make_demo(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    from api.demo_school import prepare
    from api.store.engine import sqlite_path
    from knowledge.base import load

    settings = open_settings()
    with open_checked() as store:
        path = sqlite_path(store.engine)
        found = prepare(store, load(), settings.link, (path.parent if path else _var()) / "demo.json")
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    say("demo", chat=found["chat"], codes=" ".join(found["codes"]))
    for role, page in found["pages"].items():
        say("demo_role" if page else "demo_key", role=role, page=page, token=found["tokens"][role])


def _var() -> Any:
    from pathlib import Path

    return Path("var")


def _is_slug(slug: str) -> bool:
    import re

    return re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", slug) is not None


def _headcounts(*counts: int | None) -> dict[str, int]:
    from api.store.schools import FUNCTION_GROUPS

    return {group: n for group, n in zip(FUNCTION_GROUPS, counts, strict=True) if n is not None}


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
