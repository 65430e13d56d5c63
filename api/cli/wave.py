"""`werkdruk wave`: open, close and list."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from pydantic import BaseModel

from api.cli.shell import new_app, open_checked, say, stop

if TYPE_CHECKING:
    from api.schedule_models import Schedule
    from api.schedules import ScheduleView
    from api.store.waves import Wave

app = new_app()
EVERYONE = "iedereen"
LONGEST = 366  # days that a wave may be open
R = TypeVar("R", bound=BaseModel)
MaybeFile = Annotated[Path | None, typer.Option(exists=True, dir_okay=False)]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]
MaybeDay = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


@app.callback()
def group() -> None:
    """See api/texts/help.yml."""


@app.command("open")
def open_one(
    school: Annotated[str, typer.Option()],
    closes: Day,
    kind: Annotated[str, typer.Option()] = "nulmeting",
    pmr: MaybeDay = None,
    doel: Annotated[str, typer.Option()] = "",
    thema: Annotated[list[str] | None, typer.Option()] = None,
    sample: Annotated[str, typer.Option()] = EVERYONE,
    wissel: Annotated[list[str] | None, typer.Option()] = None,
) -> None:
    from api.admin_models import MOST_PURPOSE
    from api.waves import TWELFTH, Opening, open_wave
    from knowledge.base import load

    if sample not in (EVERYONE, TWELFTH):
        raise stop("sample_wrong", samples=f"{EVERYONE}, {TWELFTH}")
    consent = pmr.date() if pmr else None
    turnover = dict(_count(one) for one in wissel or ())
    opening = Opening(
        kind, consent, doel, closes.date(), sample=sample, focus=tuple(thema or ()), turnover=turnover
    )
    if len(doel) > MOST_PURPOSE:
        raise stop("doel_long", most=MOST_PURPOSE)
    with open_checked() as store:
        if (closes.date() - store.today).days > LONGEST:
            raise stop("closes_far", closes=closes.date())  # a slip: it would never close by itself
        wave = open_wave(store, load(), school, opening)
    say("wave_opened", school=school, closes=wave.closes.isoformat(), wave=wave.id)


@app.command()
def close(
    school: Annotated[str, typer.Option()],
    wave: Annotated[str | None, typer.Option()] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """A wave whose last day has not passed is closed only when it is sure: it never opens again."""
    from api.store import schools, waves
    from api.waves import PublishFailed, close_wave, publish_results

    with open_checked() as store:
        with store.read() as conn:
            found = schools.by_slug(conn, school)
            chosen = _chosen(waves.of_school(conn, found.id), wave)
        if chosen is None:
            raise stop("wave_none", school=school)
        if chosen.status == waves.OPEN and chosen.closes >= store.today and not yes:
            raise stop("wave_close_sure", school=school, closes=chosen.closes)
        try:
            close_wave(store, chosen.id, publish_results)
        except PublishFailed:
            raise stop("wave_not_published") from None
    say("wave_published", wave=chosen.id)


@app.command("list")
def list_all(school: Annotated[str | None, typer.Option()] = None) -> None:
    """One JSON object a line."""
    from api.store import schools, waves
    from api.waves import agreed

    with open_checked() as store, store.read() as conn:
        found = [schools.by_slug(conn, school)] if school else schools.all_schools(conn)
        for one in found:
            for wave in waves.of_school(conn, one.id):
                shown = {**vars(wave), "school": one.slug, "settings": agreed(wave)}
                typer.echo(json.dumps(shown, ensure_ascii=False, default=str))


@app.command()
def schedule(
    school: Annotated[str, typer.Option()],
    file: MaybeFile = None,
    stoppen: Annotated[bool, typer.Option("--stoppen")] = False,
) -> None:
    """With a YAML file: set it. Prints the schedule and its waves, one JSON object."""
    from api.schedule_models import Schedule
    from api.store import audit, schedules, schools

    with open_checked() as store:
        with store.write() as conn:
            found = schools.by_slug(conn, school)
            if stoppen:
                _stop_schedule(conn, school, found.id)
                audit.note(conn, store.today, "schedule_removed", found.id)
                say("schedule_stopped", school=school)
                return
            if file is not None:
                new = _read(Schedule, file)
                if new.pmr > store.today:
                    raise stop("fout.wave_not_ready.pmr_future")
                _waves(new)  # a schedule that cannot be kept leaves the one that is there
                schedules.put(conn, found.id, new.model_dump(mode="json"), store.today)
                audit.note(conn, store.today, "schedule_set", found.id)
            kept = schedules.of_school(conn, found.id)
        if kept is None:
            raise stop("schedule_none", school=school)
    typer.echo(_waves(Schedule.model_validate(kept.document)).model_dump_json())


@app.command()
def questions(school: Annotated[str, typer.Option()], file: MaybeFile = None) -> None:
    """With a YAML file (vragen: [...]): set them. Prints a school's own questions as YAML."""
    import yaml

    from api.errors import ApiError
    from api.schedules import OwnList, checked, replace_own
    from api.store import own_questions, schools
    from knowledge.base import load

    with open_checked() as store, store.write() as conn:
        found = schools.by_slug(conn, school)
        if file is not None:
            new = _read(OwnList, file)
            try:
                checked(new.vragen, load())
            except ApiError as error:
                said = "; ".join(f"{one['veld']}: {one['melding']}" for one in error.extra["fouten"])
                raise stop("questions_wrong", why=said) from None
            replace_own(conn, found.id, new.vragen, store.today)
        kept = {"vragen": own_questions.of_school(conn, found.id)}
    typer.echo(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False))


def _waves(schedule: "Schedule") -> "ScheduleView":
    """The schedule with its waves; stops where the calendar does not reach."""
    from api.errors import ApiError
    from api.schedules import view
    from knowledge.base import load

    try:
        return view(schedule, load())
    except ApiError:
        raise stop("fout.wave_not_ready.calendar") from None


def _stop_schedule(conn: Any, school: str, school_id: str) -> None:
    from api.store import schedules
    from api.store.errors import NotFound

    try:
        schedules.remove(conn, school_id)
    except NotFound:
        raise stop("schedule_none", school=school) from None


def _read(record: "type[R]", file: Path) -> "R":
    """A YAML file as a record. Raises ContentError with every problem, in Dutch."""
    from knowledge.content import parse, read_yaml

    return parse(record, read_yaml(file, file.parent), file.name)


def _count(said: str) -> tuple[str, int]:
    """'leraar=2' as a function group and a number of people."""
    group, _, number = said.partition("=")
    if not number.isdecimal():
        raise stop("wissel_wrong", wat=said)
    return group, int(number)


def _chosen(found: "list[Wave]", wave: str | None) -> "Wave | None":
    """The wave that is named, or the one that is open, or the one that waits to be published."""
    if wave is not None:
        return next((item for item in found if item.id == wave), None)
    for status in ("open", "closed"):
        for item in found:
            if item.status == status:
                return item
    return None
