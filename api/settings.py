"""Settings: read once, from the environment or `.env`, under names that begin with WERKDRUK_.

Secrets have no default. A wrong setting stops the start with its name, in one Dutch sentence.
"""

from pathlib import Path
from typing import Annotated, Any

from limits import parse_many
from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from api.wording import wording

PREFIX = "WERKDRUK_"


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one Dutch sentence that names it."""


def _is_rate(value: str) -> str:
    parse_many(value)
    return value


def _is_database(value: str) -> str:
    try:
        name = make_url(value).get_backend_name()
    except ArgumentError:
        raise ValueError("no address") from None
    if name not in ("sqlite", "postgresql"):
        raise ValueError("other database")
    return value


def _is_folder(value: str) -> str:
    if value and not Path(value).is_dir():
        raise ValueError("no folder")
    return value


Rate = Annotated[str, AfterValidator(_is_rate)]
Secret = Annotated[SecretStr, Field(min_length=32)]


class Settings(BaseSettings):
    """All settings of the API. Rates are written as in '300/minute' or '30/minute;500/hour'."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=("var/demo.env", ".env"),
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    secret: Secret
    """Keys the hashes of participation codes; whoever has it and the database can test a code."""
    bot_key: Annotated[SecretStr, Field(min_length=16)]
    """Shared with the assistant's input channel."""
    database_url: Annotated[str, AfterValidator(_is_database)] = Field(
        "sqlite:///var/werkdruk.db",
        validation_alias=AliasChoices(PREFIX + "DATABASE_URL", "DATABASE_URL"),
    )
    reader_database_url: SecretStr = SecretStr("")
    """PostgreSQL only: address with a login for reading results; empty: the role werkdruk_lezer is used."""
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    public_url: str = ""
    """Address in printed links; empty: http://host:port."""
    rasa_port: int = Field(5005, ge=1, le=65535)
    assistant_seconds: float = Field(4.0, gt=0, le=30)
    """How long one attempt to reach the assistant may take; there are two."""
    body_limit: int = Field(65_536, ge=4_096)
    """Largest request, in bytes."""
    session_rate: Rate = "1200/minute"
    """Messages of one session."""
    address_rate: Rate = "6000/minute"
    """Messages from one network address; a whole school can share one."""
    guess_rate: Rate = "60/minute"
    """Unknown codes and wrong tokens from one network address."""
    admin_rate: Rate = "600/minute"
    """Requests from one network address to everything but the chat."""
    upload_limit: int = Field(10_485_760, ge=65_536)
    """Largest workbook of measures, in bytes."""
    var_dir: str = "var"
    """Folder for changes of the knowledge base, which the assistant reads."""
    roster_dir: Annotated[str, AfterValidator(_is_folder)] = ""
    """Folder with the names of a school's team for redaction, `<school>.txt`; empty: no names are known."""
    tidy_seconds: int = Field(300, ge=1)
    """How often texts that are past their time are deleted."""

    @property
    def link(self) -> str:
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


def load_settings(**values: Any) -> Settings:
    """Read the settings; `values` override. Raises SettingsError that names every wrong setting."""
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError(_sentence(error)) from None


def setting_names() -> list[str]:
    """Names of all settings, as in the environment."""
    return [PREFIX + name.upper() for name in Settings.model_fields]


def _sentence(error: ValidationError) -> str:
    texts = wording("settings")
    said = []
    for item in error.errors(include_input=False, include_url=False):
        name = str(item["loc"][0]).upper()
        if not name.startswith(PREFIX):
            name = PREFIX + name
        kind = f"fout.{item['type']}"
        why = texts.say(kind if kind in texts.sentences else "fout.anders", **item.get("ctx", {}))
        said.append(texts.say("fout", naam=name, waarom=why))
    return " ".join(dict.fromkeys(said))
