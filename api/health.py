"""Is the process there, and can it really do its work: a write in the database and a ready assistant."""

import logging
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from api.errors import responses
from api.security import public
from api.services import Services, ServicesDep
from api.store.upkeep import beat

logger = logging.getLogger(__name__)
router = APIRouter(prefix="/health", tags=["health"], dependencies=[Depends(public)])


class Live(BaseModel):
    """The process answers."""

    live: bool


class Ready(BaseModel):
    """What works: a write in the database, and the assistant."""

    database: bool
    assistant: bool


@router.get("/live", response_model=Live, summary="The process answers")
async def live() -> dict[str, bool]:
    """Looks at nothing else."""
    return {"live": True}


@router.get(
    "/ready",
    response_model=Ready,
    summary="The database takes a write and the assistant is ready",
    responses={
        200: {"content": {"application/json": {"example": {"database": True, "assistant": True}}}},
        503: {
            "model": Ready,
            "description": "Something does not work",
            "content": {"application/json": {"example": {"database": True, "assistant": False}}},
        },
        **responses(429),
    },
)
async def ready(request: Request, services: ServicesDep) -> Response:
    """Try both for real."""
    services.limits.other(request)
    found: dict[str, Any] = {
        "database": await run_sync(_writes, services),
        "assistant": await services.assistant.ready(),
    }
    return JSONResponse(found, 200 if all(found.values()) else 503)


def _writes(services: Services) -> bool:
    try:
        beat(services.store)
    except SQLAlchemyError as error:
        logger.error("the database takes no write: %s", type(error).__name__)
        return False
    return True
