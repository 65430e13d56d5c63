"""`werkdruk demo`: a made-up team talks through the chat door, the wave closes, the results are shown."""

import contextlib
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from api.wording import wording

AT_ONCE = 4  # people who talk at the same time
TIMEOUT = 30.0


def register(app: typer.Typer) -> None:
    app.command(name="demo")(demo)


def demo(
    url: Annotated[str, typer.Option()] = "",
    keys: Annotated[Path, typer.Option()] = Path("var/demo.json"),
) -> None:
    import httpx
    from rich.console import Console

    from api.demo.report import show
    from api.stack.settings import StackError

    console = Console()
    try:
        with (
            _place(url, keys, console) as (address, found),
            httpx.Client(base_url=address, timeout=TIMEOUT) as client,
        ):
            show(_play(client, found, console), console)
    except StackError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@contextlib.contextmanager
def _place(url: str, keys: Path, console: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where to play: what runs already, else a stack of its own that stops afterwards."""
    import httpx

    from api.stack.runner import Stack
    from api.stack.settings import StackError, read_settings

    texts = wording("demo_run")
    address = url or read_settings().url
    with contextlib.suppress(httpx.HTTPError):
        if httpx.get(f"{address}/health/ready", timeout=TIMEOUT).status_code == 200:
            try:
                found = dict(json.loads(keys.read_text(encoding="utf-8")))
            except (OSError, ValueError, TypeError):
                raise StackError(texts.say("geen_sleutels", url=address, bestand=keys)) from None
            console.print(texts.say("gebruikt", url=address))
            yield address, found
            return
    console.print(texts.say("start"))
    with tempfile.TemporaryDirectory() as folder:
        own = {"HOST": "127.0.0.1", "PUBLIC_URL": "", "DATABASE_URL": f"sqlite:///{folder}/werkdruk.db"}
        settings = read_settings(Path(folder), PORT="0", RASA_PORT="0", ACTIONS_PORT="0", **own)
        stack = Stack(settings)
        stack.start()
        try:
            yield settings.url, stack.demo
        finally:
            stack.stop()


def _play(client: Any, found: dict[str, Any], console: Any) -> dict[str, Any]:
    """Hold the conversations, close the wave and read what was published."""
    from rich.progress import Progress

    from api.demo.chat import Chat
    from api.demo.person import Talker, team
    from knowledge.base import load

    texts = wording("demo_run")
    school = found["school"]
    admin = {"Authorization": f"Bearer {found['tokens']['beheer']}"}
    reader = {"Authorization": f"Bearer {found['tokens']['werkgroep']}"}
    wave = _open_wave(client, school, admin, console)
    people, base = team()[0], load()
    codes = {True: iter(found["working_group_codes"]), False: iter(found["codes"])}
    talkers = [
        Talker(person, Chat(client, school, next(codes[person.werkgroep])), base, number)
        for number, person in enumerate(people)
    ]
    with Progress(console=console) as progress, ThreadPoolExecutor(AT_ONCE) as pool:
        task = progress.add_task(texts.say("bezig"), total=len(talkers))
        for _ in pool.map(Talker.talk, talkers):
            progress.advance(task)
    console.print(texts.say("sluiten"))
    client.post(f"/v1/admin/schools/{school}/waves/{wave}/close", headers=admin).raise_for_status()
    results = client.get(f"/v1/schools/{school}/waves/{wave}/results", headers=reader)
    results.raise_for_status()
    return dict(results.json())


def _open_wave(client: Any, school: str, admin: dict[str, str], console: Any) -> str:
    """The open wave of the demo school; a new one where the last is closed."""
    waves = client.get(f"/v1/admin/schools/{school}/waves", headers=admin)
    waves.raise_for_status()
    for wave in waves.json():
        if wave["status"] == "open":
            return str(wave["id"])
    console.print(wording("demo_run").say("nieuwe_ronde"))
    closes = date.today() + timedelta(weeks=3)
    body = {"kind": "nulmeting", "pmr": str(date.today()), "purpose": "demo", "closes": str(closes)}
    made = client.post(f"/v1/admin/schools/{school}/waves", json=body, headers=admin)
    made.raise_for_status()
    return str(made.json()["id"])
