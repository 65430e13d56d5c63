"""Charts of a snapshot: one Altair definition each, for the page (JSON, SVG), a slide (PNG) and the report.

Colours: Okabe and Ito's palette, which people with any colour vision tell apart; what a colour says is said
by place or shape as well. What is hidden is written down where its mark would be, never drawn as zero.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt

from api.analysis.change import noise, read
from api.exports.numbers import number
from api.exports.rows import Table, of_part
from api.wording import wording

FONT = "Liberation Sans, Arial, sans-serif"
COSTS, GIVES, PLAIN, DARK, LIGHT = "#D55E00", "#0072B2", "#6B6B6B", "#222222", "#9A6A00"
WIDTH, ROW = 460, 26
SHAPES, COLORS = ("circle", "square", "triangle-up", "diamond"), (GIVES, COSTS, LIGHT, PLAIN)
SHARES = {"hoogstens_10_procent": 10, "op_hoogstens_10_procent_na": 90}
PEOPLE = {"enkele": 1, "een_aantal": 2, "veel": 3}
Content = Mapping[str, Any]
Chart = Any  # one of Altair's kinds of chart; they share no base that has all we use


def names() -> list[str]:
    """Charts that can be asked for."""
    return list(CHARTS)


def spec(content: Content, name: str) -> dict[str, Any]:
    """Vega-Lite of a chart, with `usermeta.tekst`: its text alternative. Raises KeyError for an
    unknown name.
    """
    make, part = CHARTS[name]
    texts = wording("export")
    rows = of_part(content, part)
    drawn = make(content) if rows else None
    title = texts.say(f"grafiek.{name}")
    if drawn is None:
        empty = alt.Chart(_data([{"t": texts.say("grafiek.leeg")}]))
        drawn = empty.mark_text(font=FONT, fontSize=13, color=DARK).encode(text="t:N").properties(width=WIDTH)
    made: dict[str, Any] = drawn.properties(title=title).to_dict()
    made["usermeta"] = {"tekst": alternative(content, name)}
    made["config"] = {
        "font": FONT,
        "background": "#FFFFFF",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 260, "gridColor": "#E4E4E4"},
        "title": {"fontSize": 15, "anchor": "start", "color": DARK, "offset": 12},
        "legend": {"labelLimit": 320, "labelFontSize": 12, "titleFontSize": 12, "orient": "bottom"},
    }
    return made


def alternative(content: Content, name: str) -> str:
    """What a chart shows, in sentences: the same values."""
    _, part = CHARTS[name]
    texts = wording("export")
    rows = of_part(content, part)
    lines = [f"{row.onderdeel}, {row.groep}, {row.wat}: {row.waarde}." for row in rows]
    head = f"{texts.say(f'grafiek.{name}')}. {texts.say(f'grafiek.{name}.uitleg')}"
    return "\n".join([head, *(lines or [texts.say("grafiek.leeg")])])


def render(content: Content, name: str, form: str) -> bytes:
    """A chart as 'json', 'svg' or 'png'. The same snapshot gives the same bytes."""
    made = spec(content, name)
    if form == "json":
        return json.dumps(made, ensure_ascii=False, sort_keys=True).encode()
    import vl_convert

    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(made, format_locale="nl-NL")
        return svg.encode()
    png: bytes = vl_convert.vegalite_to_png(made, format_locale="nl-NL", scale=2)
    return png


def _scales(content: Content) -> Chart | None:
    """A row per scale: school, groups and country, in a panel for every kind of answer."""
    table, texts = Table(content), wording("export")
    country = content.get("vergelijking", {}).get("schalen", {})
    panels: dict[str, list[dict[str, Any]]] = {}
    for name, part in content["schalen"].items():
        if "bereik" not in part:
            continue
        label = part.get("label", name)
        cells = {texts.say("school"): part["school"]}
        cells |= {table.group(group): cell for group, cell in part["groepen"].items() if cell["getoond"]}
        rows = panels.setdefault(json.dumps(part["bereik"]), [])
        for who, cell in cells.items():
            mean = read(part, cell)
            where = None if mean is None else cell.get("gemiddelde", mean.middle)
            said = table.value(cell) if mean is None or "woorden" in cell else number(cell["gemiddelde"])
            rows.append({"label": label, "wie": who, "x": where, "tekst": said, "laag": part["bereik"][0]})
        if name in country:
            value = country[name]["landelijk"]
            rows.append({"label": label, "wie": texts.say("landelijk"), "x": value, "tekst": number(value)})
    charts = [_scale_panel(json.loads(ends), rows) for ends, rows in panels.items()]
    return alt.vconcat(*charts).resolve_scale(shape="shared", color="shared") if charts else None


def _scale_panel(ends: Sequence[float], rows: list[dict[str, Any]]) -> Chart:
    texts = wording("export")
    school, country = texts.say("school"), texts.say("landelijk")
    others = sorted({row["wie"] for row in rows} - {school, country})
    scale = alt.Scale(domain=list(ends))
    x = alt.X("x:Q", scale=scale, axis=_whole(ends, texts.say("as.score")))
    y = alt.Y("label:N", title=None, sort=None)
    order = [school, *others, country]
    shape = alt.Scale(domain=order, range=[*SHAPES[: 1 + len(others)], "M0,-1L0,1"])
    color = alt.Scale(domain=order, range=[*COLORS[: 1 + len(others)], DARK])
    base = alt.Chart(_data(rows)).properties(width=WIDTH, height=alt.Step(ROW))
    encoded = {
        "x": x,
        "y": y,
        "shape": alt.Shape("wie:N", title=None, scale=shape),
        "color": alt.Color("wie:N", title=None, scale=color),
        "tooltip": ["label:N", "wie:N", "tekst:N"],
    }
    shown = base.transform_filter("datum.x != null")
    groups = shown.transform_filter(alt.FieldOneOfPredicate(field="wie", oneOf=others))
    whole = shown.transform_filter(alt.FieldEqualPredicate(field="wie", equal=school))
    nation = shown.transform_filter(alt.FieldEqualPredicate(field="wie", equal=country))
    layers = [
        groups.mark_point(filled=False, size=190, strokeWidth=2.5, opacity=1).encode(**encoded),
        nation.mark_point(filled=False, size=260, strokeWidth=3, opacity=1).encode(**encoded),
        whole.mark_point(filled=True, size=90, opacity=1).encode(**encoded),
    ]
    hidden = base.transform_filter("datum.x == null").mark_text(align="left", font=FONT, color=PLAIN)
    return alt.layer(*layers, hidden.encode(x=alt.X("laag:Q", scale=scale), y=y, text="tekst:N"))


def _energy(content: Content) -> Chart | None:
    """Diverging: left what it costs, right what it gives, with the value at the bar."""
    table, texts = Table(content), wording("export")
    rows: list[dict[str, Any]] = []
    few = 0
    for topic in content["energie"]:
        cell, label = topic["cel"], topic["label"]
        few += not cell["getoond"]
        if cell["getoond"] and "kost" not in cell:
            rows.append({"label": label, "kant": "", "x": 0, "tekst": table.value(cell)})
        for side in ("kost", "geeft"):
            if side not in cell:
                continue
            share = cell[side]
            bound = SHARES.get(share.get("woorden", ""))
            said = texts.say(f"deel_{bound}") if bound else table.value(share)
            size = share.get("procent", bound or 0) * (-1 if side == "kost" else 1)
            rows.append({"label": label, "kant": texts.say(f"wat.{side}"), "x": size, "tekst": said})
    if not rows:
        return None
    if few:
        label = texts.say("nog_onderwerpen", aantal=few)
        rows.append({"label": label, "kant": "", "x": 0, "tekst": texts.say("te_weinig")})
    sides = [texts.say("wat.kost"), texts.say("wat.geeft")]
    axis = alt.Axis(title=texts.say("as.deel"), labelExpr="abs(datum.value) + ' %'")
    base = alt.Chart(_data(rows)).properties(width=WIDTH, height=alt.Step(ROW))
    x = alt.X("x:Q", axis=axis, scale=alt.Scale(domain=[-100, 100]))
    y = alt.Y("label:N", title=None, sort=None)
    color = alt.Color("kant:N", title=None, scale=alt.Scale(domain=sides, range=[COSTS, GIVES]))
    bars = base.transform_filter("datum.kant != ''").mark_bar().encode(x=x, y=y, color=color)
    left = base.transform_filter("datum.x < 0").mark_text(align="right", dx=-4, font=FONT, color=DARK)
    right = base.transform_filter("datum.x > 0").mark_text(align="left", dx=4, font=FONT, color=DARK)
    words = base.transform_filter("datum.kant == ''").mark_text(font=FONT, color=PLAIN)
    return alt.layer(bars, *(layer.encode(x=x, y=y, text="tekst:N") for layer in (left, right, words)))


def _themes(content: Content) -> Chart | None:
    """A bar per theme: how many named it, in words; how large it is for them stands behind it."""
    table, texts = Table(content), wording("export")
    rows = []
    for side in ("kost", "geeft"):
        part = content["themas"][side]
        for entry in part["lijst"] if part["getoond"] else []:
            size = entry.get("omvang", {"getoond": False})
            said = table.value(entry["genoemd"]) + (f", {table.value(size)}" if size["getoond"] else "")
            people = PEOPLE[entry["genoemd"]["woorden"]]
            rows.append(
                {"label": entry["label"], "kant": texts.say(f"wat.{side}"), "x": people, "tekst": said}
            )
    if not rows:
        return None
    sides = [texts.say("wat.kost"), texts.say("wat.geeft")]
    base = alt.Chart(_data(rows)).properties(width=WIDTH - 160, height=alt.Step(ROW))
    x = alt.X("x:Q", axis=alt.Axis(title=texts.say("as.genoemd"), labels=False, tickCount=3), scale=_upto(4))
    y = alt.Y("label:N", title=None, sort=None)
    color = alt.Color("kant:N", title=None, scale=alt.Scale(domain=sides, range=[COSTS, GIVES]))
    bars = base.mark_bar().encode(x=x, y=y, color=color)
    said = base.mark_text(align="left", dx=4, font=FONT, color=DARK).encode(x=x, y=y, text="tekst:N")
    facet = alt.Row("kant:N", title=None, sort=sides, header=alt.Header(labels=False))
    return alt.layer(bars, said).facet(row=facet).resolve_scale(y="independent")


def _top_five(content: Content) -> Chart | None:
    """Points of each criterion, stacked, with the points in the bar."""
    texts = wording("export")
    rows = [
        {
            "label": f"{place}. {entry['label']}",
            "wat": texts.say(f"criterium.{name}"),
            "x": criterion["punten"],
            "rang": rank,
        }
        for place, entry in enumerate(content["top_vijf"], 1)
        for rank, (name, criterion) in enumerate(entry["criteria"].items())
    ]
    if not rows:
        return None
    order = list(dict.fromkeys(row["wat"] for row in rows))
    base = alt.Chart(_data(rows)).properties(width=WIDTH, height=alt.Step(ROW + 6))
    axis = alt.Axis(title=texts.say("as.punten"), tickMinStep=1, format=".0f")
    x = alt.X("x:Q", axis=axis, scale=_upto(9), stack="zero")
    y = alt.Y("label:N", title=None, sort=None)
    color = alt.Color("wat:N", title=None, scale=alt.Scale(domain=order, range=[GIVES, COSTS, PLAIN]))
    bars = base.mark_bar(stroke="#FFFFFF").encode(x=x, y=y, color=color, order="rang:O")
    middle = alt.X("x:Q", stack="zero", bandPosition=0.5, scale=_upto(9))
    shown = base.transform_filter("datum.x > 0").mark_text(color="#FFFFFF", font=FONT, fontWeight="bold")
    return alt.layer(bars, shown.encode(x=middle, y=y, text="x:Q", order="rang:O", detail="wat:N"))


def _trend(content: Content) -> Chart | None:
    """A panel per scale: the published means, and the band within which a difference is no more
    than chance.
    """
    table = Table(content)
    panels = []
    for name, part in content["trend"].items():
        own = content["schalen"][name]
        points, band = [], []
        for point in part["punten"]:
            mean = read(own, point["cel"])
            where = None if mean is None else point["cel"].get("gemiddelde", mean.middle)
            points.append({"sluit": point["sluit"], "x": where, "tekst": table.value(point["cel"])})
        shown = [(p, read(own, p["cel"])) for p in part["punten"][:-1] if read(own, p["cel"])]
        last = read(own, part["punten"][-1]["cel"])
        if shown and last is not None and shown[-1][1] is not None:
            before = shown[-1][1]
            bar = noise(own, before.people, last.people)
            band = [{"laag": before.low - bar, "hoog": before.high + bar}]
        panels.append(_trend_panel(part["label"], own["bereik"], points, band))
    return alt.concat(*panels, columns=3) if panels else None


def _trend_panel(
    label: str, ends: Sequence[float], points: list[dict[str, Any]], band: list[dict[str, Any]]
) -> Chart:
    texts = wording("export")
    y = alt.Y("x:Q", title=None, scale=alt.Scale(domain=list(ends)), axis=_whole(ends))
    x = alt.X("sluit:O", sort=None, title=texts.say("as.meting"), axis=alt.Axis(labelAngle=0, labelLimit=90))
    base = alt.Chart(_data(points)).properties(width=WIDTH // 3 + 40, height=90, title=label)
    line = base.mark_line(point=alt.OverlayMarkDef(size=70, filled=True), color=GIVES).encode(x=x, y=y)
    said = base.transform_filter("datum.x != null").mark_text(dy=-12, font=FONT, color=DARK)
    hidden = base.transform_filter("datum.x == null").mark_text(font=FONT, color=PLAIN, fontSize=9)
    layers = [line, said.encode(x=x, y=y, text="tekst:N"), hidden.encode(x=x, text="tekst:N")]
    if band:
        scale = alt.Scale(domain=list(ends), clamp=True)
        area = alt.Chart(_data(band)).mark_rect(color="#DCE9F2")
        layers.insert(0, area.encode(y=alt.Y("laag:Q", scale=scale, title=None), y2="hoog:Q"))
    return alt.layer(*layers)


def _implementation(content: Content) -> Chart | None:
    """Per cause an arrow of places: before (open) and now (filled), with the judgement in words."""
    table, texts = Table(content), wording("export")
    rows = []
    for cause in content["uitvoering"]["oorzaken"]:
        part = content["schalen"].get(f"p_{cause['thema']}")
        for when in ("voor", "na"):
            cell = cause[when]
            mean = read(part, cell) if part and cell else None
            if mean is not None:
                where = cell.get("gemiddelde", mean.middle)
                rows.append({"label": cause["label"], "wanneer": texts.say(f"puls.{when}"), "x": where})
        said = table.judgement(cause["oordeel"])
        rows.append({"label": cause["label"], "wanneer": "", "x": 4.1, "tekst": said})
    if not rows:
        return None
    order = [texts.say("puls.voor"), texts.say("puls.na")]
    base = alt.Chart(_data(rows)).properties(width=WIDTH, height=alt.Step(ROW + 10))
    axis = alt.Axis(title=texts.say("as.score"), values=[1, 2, 3, 4], format=".0f")
    x = alt.X("x:Q", scale=alt.Scale(domain=[1, 7]), axis=axis)
    y = alt.Y("label:N", title=None, sort=None)
    marks = base.transform_filter("datum.wanneer != ''").mark_point(filled=True, size=120, opacity=1)
    shape = alt.Shape("wanneer:N", title=None, scale=alt.Scale(domain=order, range=["square", "circle"]))
    color = alt.Color("wanneer:N", title=None, scale=alt.Scale(domain=order, range=[PLAIN, GIVES]))
    said_layer = base.transform_filter("datum.wanneer == ''").mark_text(align="left", font=FONT, color=DARK)
    return alt.layer(
        marks.encode(x=x, y=y, shape=shape, color=color), said_layer.encode(x=x, y=y, text="tekst:N")
    )


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _whole(ends: Sequence[float], title: str | None = None) -> alt.Axis:
    """An axis with a mark at every answer."""
    return alt.Axis(title=title, values=list(range(int(ends[0]), int(ends[1]) + 1)), format=".0f")


def _upto(most: float) -> alt.Scale:
    return alt.Scale(domain=[0, most])


#: name -> how it is drawn, and the part of the snapshot that it shows
CHARTS: dict[str, tuple[Callable[[Content], Chart | None], str]] = {
    "schalen": (_scales, "schalen"),
    "energie": (_energy, "energie"),
    "themas": (_themes, "themas"),
    "top-vijf": (_top_five, "top_vijf"),
    "trend": (_trend, "trend"),
    "uitvoering": (_implementation, "uitvoering"),
}
