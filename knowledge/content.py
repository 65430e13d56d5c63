"""Base class of content records and the reading of YAML files, with errors in Dutch."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from knowledge.errors import ContentError, Problem

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: pydantic error type -> Dutch sentence; `{ctx}` values come from pydantic.
SENTENCES = {
    "missing": "dit veld ontbreekt; vul het in",
    "extra_forbidden": "dit veld bestaat niet; haal het weg of kijk of de naam goed gespeld is",
    "literal_error": "deze waarde bestaat niet; kies uit {expected}",
    "string_type": "hier hoort tekst",
    "int_type": "hier hoort een heel getal",
    "int_parsing": "hier hoort een heel getal",
    "list_type": "hier hoort een lijst",
    "tuple_type": "hier hoort een lijst",
    "model_type": "hier horen velden met een naam",
    "dict_type": "hier horen velden met een naam",
    "bool_type": "hier hoort true of false",
    "too_short": "hier horen er minstens {min_length}",
    "string_too_short": "hier hoort minstens {min_length} teken(s) tekst",
    "string_too_long": "deze tekst is te lang; hoogstens {max_length} tekens",
    "string_pattern_mismatch": "gebruik alleen kleine letters, cijfers en _ (bijvoorbeeld 'takenmarkt')",
    "greater_than_equal": "dit getal is te klein; minstens {ge}",
    "less_than_equal": "dit getal is te groot; hoogstens {le}",
}


class Content(BaseModel):
    """A frozen record of content; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _is_id(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", value):
        raise ValueError("gebruik alleen kleine letters, cijfers en _ (bijvoorbeeld 'takenmarkt')")
    return value


Id = Annotated[str, AfterValidator(_is_id)]
Record = TypeVar("Record", bound=BaseModel)


def dutch(error: ValidationError, file: str) -> list[Problem]:
    """Turn pydantic's errors into problems with file, field and way out."""
    problems = []
    for item in error.errors():
        field = ".".join(str(part) for part in item["loc"])
        if item["type"] == "value_error":
            what = str(item["ctx"]["error"])
        else:
            sentence = SENTENCES.get(item["type"], "deze waarde klopt niet")
            what = sentence.format(**item.get("ctx", {}))
        problems.append(Problem(file, field, what))
    return problems


def read_yaml(path: Path, root: Path) -> Any:
    """Read one YAML file. Raises ContentError that names the file and line."""
    name = str(path.relative_to(root))
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except UnicodeDecodeError:
        raise ContentError([Problem(name, "", "bewaar dit bestand als UTF-8")]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"regel {mark.line + 1}: " if mark else ""
        what = f"{line}dit is geen geldige YAML; kijk naar inspringen en aanhalingstekens"
        raise ContentError([Problem(name, "", what)]) from None


def parse(record: type[Record], data: Any, file: str) -> Record:
    """Check `data` against `record`. Raises ContentError with every problem of the file."""
    if not isinstance(data, Mapping):
        raise ContentError([Problem(file, "", "dit bestand hoort velden met een naam te hebben")])
    try:
        return record.model_validate(dict(data))
    except ValidationError as error:
        raise ContentError(dutch(error, file)) from None
