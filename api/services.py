"""What the routes work with, made once by `create_app` and found on the request."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Protocol

from fastapi import Depends, Request

from api.layers import Layers
from api.rosters import Rosters
from api.settings import Settings
from api.store.reader import Reader
from api.store.store import Store
from knowledge.base import Base

if TYPE_CHECKING:
    from api.assistant import Assistant
    from api.downloads import Kept
    from api.limits import Limits
    from api.watch import Watch
    from api.waves import Publish


class Safety(Protocol):
    """The safety net of actions/safety.py."""

    def route(self, text: str) -> str | None:
        """'acuut', 'zorg', 'veiligheid', 'kind' or None."""


@dataclass(frozen=True)
class Services:
    """Everything that a route needs. No globals: two applications can live in one process."""

    settings: Settings
    store: Store
    reader: Reader
    knowledge: Base
    layers: Layers
    vocabulary: frozenset[str]
    rosters: Rosters
    safety: Safety
    assistant: "Assistant"
    limits: "Limits"
    watch: "Watch"
    publish: "Publish"
    kept: "Kept"


def services_of(request: Request) -> Services:
    """The services of the application that got this request."""
    services = request.app.state.services
    assert isinstance(services, Services)
    return services


async def _services(request: Request) -> Services:
    return services_of(request)


ServicesDep = Annotated[Services, Depends(_services)]
