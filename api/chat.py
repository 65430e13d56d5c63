"""The chat door, the same for every channel: a message in, replies out; and someone's own data."""

from typing import Annotated, Any, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Depends, Header, Path, Request, Response
from pydantic import BaseModel

from api.assistant import Reply
from api.errors import ApiError, responses
from api.message import Incoming
from api.security import public
from api.services import ServicesDep
from api.store import own, turns
from api.store.writes import Speaker
from api.turn import Turns

router = APIRouter(prefix="/v1/chat/{school}", tags=["chat"], dependencies=[Depends(public)])

Slug = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$", description="School", examples=["de-demo"])]
Session = Annotated[
    str, Header(alias="X-Session", min_length=1, max_length=128, description="Participation code")
]


class ChatAnswer(BaseModel):
    """What is said, in order, and how the conversation stands."""

    replies: list[Reply]
    state: Literal["open", "gepauzeerd", "klaar", "geweigerd", "toegang"]


class OwnAnswer(BaseModel):
    """An answer; null is skipped."""

    question: str
    value: int | str | None


class OwnMention(BaseModel):
    """A theme in an open answer."""

    question: str
    theme: str
    richting: Literal["kost", "geeft"]
    confirmed: bool
    size: int | None
    behind: str | None


class OwnVote(BaseModel):
    """Would this measure help."""

    measure: str
    vote: str


class OwnText(BaseModel):
    """A redacted text: shared after a yes, or waiting for one (an hour at most)."""

    question: str
    text: str
    shared: bool


class Mine(BaseModel):
    """Everything that is kept of one person in this wave."""

    function_group: str | None
    answers: list[OwnAnswer]
    mentions: list[OwnMention]
    votes: list[OwnVote]
    texts: list[OwnText]


ANSWER_EXAMPLE = {
    "replies": [
        {
            "text": "Heb je genoeg tijd?",
            "act": "vraag",
            "question": "t_tempo",
            "buttons": [{"title": "nooit", "question": "t_tempo", "value": 1}],
            "progress": {"done": 4, "total": 40},
            "input": "keuze",
        }
    ],
    "state": "open",
}
MINE_EXAMPLE = {
    "function_group": "leraar",
    "answers": [{"question": "t_tempo", "value": 3}],
    "mentions": [],
    "votes": [],
    "texts": [],
}


@router.post(
    "/messages",
    response_model=ChatAnswer,
    summary="Say something and get the replies",
    description=(
        "The same `message_id` with the same content is one answer and gives the same replies, so a message "
        "can always be sent again. Neither `text` nor `choice`: opens the conversation or repeats where it "
        "was. An unknown session gets one reply that asks for the participation code. "
        "With 503 nothing was written; the problem has `replies` with a sentence that can be shown."
    ),
    responses={
        200: {"content": {"application/json": {"example": ANSWER_EXAMPLE}}},
        **responses(400, 404, 409, 413, 422, 429, 503),
    },
)
async def say(school: Slug, message: Incoming, request: Request) -> Response:
    """Hand the message to the turn, which does the work."""
    taker: Turns = request.app.state.turns
    return Response(await taker.take(request, school, message), media_type="application/json")


@router.get(
    "/mine",
    response_model=Mine,
    summary="Everything that is kept of you in this wave",
    responses={
        200: {"content": {"application/json": {"example": MINE_EXAMPLE}}},
        **responses(401, 404, 409, 422, 429, 503),
    },
)
async def mine(school: Slug, session: Session, request: Request, services: ServicesDep) -> dict[str, Any]:
    """Read back one's own rows."""
    who = await run_sync(_speaker, request, services, school, session)

    def read() -> dict[str, Any]:
        with services.store.read() as conn:
            return own.read(conn, who)

    return await run_sync(read)


@router.delete(
    "/mine",
    status_code=204,
    summary="Delete everything that is kept of you in this wave",
    responses=responses(401, 404, 409, 422, 429, 503),
)
async def delete_mine(school: Slug, session: Session, request: Request, services: ServicesDep) -> Response:
    """Delete one's own rows, the conversation included."""
    who = await run_sync(_speaker, request, services, school, session)
    await run_sync(own.delete, services.store, who)
    return Response(status_code=204)


def _speaker(request: Request, services: ServicesDep, school: str, session: str) -> Speaker:
    """Whose session this is. Raises no_open_wave or no_session."""
    services.limits.chat(request, school, session)
    services.limits.guesses_so_far(request)
    wave, who = turns.speaker(services.store, school, session)
    if wave is None:
        raise ApiError("no_open_wave")
    if who is None:
        services.limits.guess(request)
        raise ApiError("no_session")
    return who
