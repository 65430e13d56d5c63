"""The pages for developers: `/openapi.json`, and `/docs` made from it without scripts or third parties."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape

from api.security import public

HERE = Path(__file__).parent
router = APIRouter(include_in_schema=False, dependencies=[Depends(public)])


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every route with what it takes and gives."""
    loader = Environment(loader=FileSystemLoader(HERE / "sheets"), autoescape=select_autoescape(["html"]))
    schema = request.app.openapi()
    html = loader.get_template("docs.html").render(info=schema["info"], operations=operations(schema))
    return HTMLResponse(html)


def operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The routes of an OpenAPI document as flat records, in the order of the document."""
    found = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found.append(
                {
                    "method": method.upper(),
                    "path": path,
                    "summary": operation.get("summary", ""),
                    "description": operation.get("description", ""),
                    "tag": ", ".join(operation.get("tags", [])),
                    "parameters": operation.get("parameters", []),
                    "body": _schema_name(operation.get("requestBody", {})),
                    "responses": operation.get("responses", {}),
                    "closed": bool(operation.get("security")),
                }
            )
    return found


def _schema_name(body: dict[str, Any]) -> str:
    schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]
