"""The application, made by a call that gets its settings."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.staticfiles import StaticFiles

from api import (
    admin,
    announcements,
    board,
    card,
    chat,
    docs,
    downloads,
    errors,
    guide,
    health,
    ideas,
    knowledge_entries,
    knowledge_files,
    notes,
    pages,
    process,
    results,
    schedules,
    understanding,
    workplan,
)
from api import knowledge as knowledge_routes
from api.assistant import Assistant, RasaAssistant
from api.headers import Headers
from api.layers import Layers
from api.limits import BodyLimit, Limits
from api.own_words import vocabulary
from api.rosters import Rosters
from api.security import assert_guarded
from api.services import Safety, Services
from api.settings import Settings, SettingsError, load_settings
from api.store.errors import StoreError
from api.store.reader import open_reader
from api.store.store import Store, open_store
from api.store.upkeep import assert_current, tidy
from api.tick import tick
from api.turn import Turns
from api.watch import Watch
from api.waves import Publish, publish_results
from api.wording import wording
from knowledge.base import Base, load
from knowledge.errors import KnowledgeError

logger = logging.getLogger(__name__)
SWEEP_SECONDS = 2.0
ABOUT = (
    "Chat door, results and administration of Werkdrukdialoog. Errors are problem details (RFC 9457), "
    "in Dutch. Results come from frozen snapshots of closed waves only."
)


def create_app(
    settings: Settings | None = None,
    *,
    assistant: Assistant | None = None,
    store: Store | None = None,
    knowledge: Base | None = None,
    safety: Safety | None = None,
    publish: Publish | None = None,
) -> FastAPI:
    """The application for these settings; what is given takes the place of the real thing.

    Without settings they are read from the environment (for `uvicorn --factory`), and what stops the start is
    one sentence. Raises UnsafeDatabase, OldDatabase, KnowledgeError or Unguarded.
    """
    if settings is None:
        return from_environment()
    store = store or open_store(settings.database_url, settings.secret.get_secret_value())
    assert_current(store)
    knowledge = knowledge or load()
    card.assert_complete(knowledge.texts)
    services = Services(
        settings=settings,
        store=store,
        reader=open_reader(
            settings.database_url, settings.reader_database_url.get_secret_value(), store.clock
        ),
        knowledge=knowledge,
        layers=Layers(store, knowledge, Path(settings.var_dir) / "knowledge"),
        vocabulary=vocabulary(knowledge),
        rosters=Rosters(Path(settings.roster_dir) if settings.roster_dir else None),
        safety=safety or _safety_net(),
        assistant=assistant or _rasa(settings),
        limits=Limits(settings),
        watch=Watch(),
        publish=publish or partial(publish_results, knowledge=knowledge),
        kept=downloads.Kept(),
    )
    app = FastAPI(
        title="Werkdrukdialoog",
        version="1",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        lifespan=_lifespan,
    )
    app.state.services = services
    app.state.turns = Turns(services)
    errors.install(app, pages.failed)
    knowing = (knowledge_routes, knowledge_entries, knowledge_files)
    planning = (workplan, announcements, process, notes, guide, schedules, board)
    showing = (results, downloads)
    for module in (chat, admin, *showing, *planning, *knowing, pages, docs, health, ideas, understanding):
        app.include_router(module.router)
    for own in (process.model, schedules.rhythm, schedules.questions):
        app.include_router(own)
    app.include_router(knowledge_entries.of_school)
    app.mount("/static", StaticFiles(directory=pages.STATIC), name="static")
    assert_guarded(app)
    larger = {knowledge_files.IMPORT: settings.upload_limit}
    app.add_middleware(BodyLimit, most=settings.body_limit, larger=larger)
    app.add_middleware(Headers)
    _document(app)
    return app


def from_environment() -> FastAPI:
    """The application for the settings of the environment. Raises SystemExit with one sentence."""
    try:
        return create_app(load_settings())
    except (SettingsError, KnowledgeError) as error:
        raise SystemExit(str(error)) from None
    except StoreError as error:
        raise SystemExit(wording("errors").say(f"start.{error.name}", **error.values)) from None


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    services: Services = app.state.services
    keeping = asyncio.create_task(_keep_tidy(services))
    try:
        yield
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
        await services.assistant.close()
        services.reader.close()
        await run_sync(services.store.sweep)
        services.store.close()


async def _keep_tidy(services: Services) -> None:
    """Delete what is past its time, close waves past their day, and sweep the log after deletions."""
    waited = float(services.settings.tidy_seconds)
    while True:
        try:
            if waited >= services.settings.tidy_seconds:
                waited = 0.0
                await run_sync(tidy, services.store)
                await run_sync(tick, services.store, services.knowledge, services.publish)
            if services.store.stale.is_set():
                await run_sync(services.store.sweep)
        except Exception as error:  # whatever it is, the next round comes
            logger.error("tidying failed: %s", type(error).__name__)
        await asyncio.sleep(SWEEP_SECONDS)
        waited += SWEEP_SECONDS


def _safety_net() -> Safety:
    from actions.safety import SafetyNet

    net: Safety = SafetyNet.load()
    return net


def _rasa(settings: Settings) -> Assistant:
    return RasaAssistant(settings.rasa_port, settings.bot_key.get_secret_value(), settings.assistant_seconds)


def _document(app: FastAPI) -> None:
    """OpenAPI with our own errors: FastAPI's standard 422 is not what is answered here."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(
                title=app.title, version=app.version, description=app.description, routes=app.routes
            )
            errors.document(schema)
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
