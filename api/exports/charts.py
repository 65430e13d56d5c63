"""Charts of a snapshot: one Altair definition each, for the page (SVG), a slide (PNG) and the report.

Colours: Okabe and Ito's palette, which people with any colour vision tell apart; what a colour says is said
by place or shape as well. What is hidden is written down where its mark would be, never drawn as zero.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt

from api.analysis.change import noise, read
from api.exports.frame import DARK, WIDE, Frame, Rows
from api.exports.numbers import day, number
from api.exports.rows import CRITERIA, Table, of_part
from api.wording import wording

COSTS, GIVES, PLAIN, LIGHT = "#D55E00", "#0072B2", "#6B6B6B", "#9A6A00"
SHAPES, COLORS = ("circle", "square", "triangle-up", "diamond"), (GIVES, COSTS, LIGHT, PLAIN)
SHARES = {"hoogstens_10_procent": 10, "op_hoogstens_10_procent_na": 90}
PEOPLE = {"enkele": 1, "een_aantal": 2, "veel": 3}
SIDES = {"kost_vooral": -50, "geeft_vooral": 50}  # where words stand that have no number
NARROWEST = 12  # letters on a line of words under a point
Content = Mapping[str, Any]
Chart = Any  # one of Altair's kinds of chart; they share no base that has all we use


def names() -> list[str]:
    """Charts that can be asked for."""
    return list(CHARTS)


def empty(content: Content, name: str) -> str | None:
    """Why there is nothing to draw, in a sentence; None where there is. From what the snapshot shows only."""
    if _drawn(content, name, WIDE) is not None:
        return None
    return wording("export").say(f"leeg.{_reason(content, name)}")


def _drawn(content: Content, name: str, frame: Frame) -> Chart | None:
    make, part = CHARTS[name]
    return make(content, frame) if of_part(content, part) else None


def _reason(content: Content, name: str) -> str:
    """Why a chart is empty. What was asked but may not be shown is never told from what nobody answered."""
    if content["niveau"] != "cijfers":
        return "te_weinig"
    part = content.get(CHARTS[name][1])
    if name == "themas":
        return "te_weinig" if content["energie"] else "te_weinig_of_niet_gevraagd"
    if name == "uitvoering":
        return "te_weinig" if part and part["oorzaken"] else "uitvoering"
    own = {"trend": "trend", "top-vijf": "top_vijf"}
    return "te_weinig" if part else own.get(name, "niet_gevraagd")


def spec(content: Content, name: str, frame: Frame = WIDE) -> dict[str, Any]:
    """Vega-Lite of a chart, with `usermeta.tekst`: its text alternative. Raises KeyError for an
    unknown name.
    """
    drawn = _drawn(content, name, frame)
    if drawn is None:
        said = alt.Chart(_data([{"t": frame.wrap(empty(content, name) or "")}])).mark_text(color=DARK)
        drawn = said.encode(text="t:N").properties(width=frame.width)
    made: dict[str, Any] = drawn.properties(title=wording("export").say(f"grafiek.{name}")).to_dict()
    made["usermeta"] = {"tekst": alternative(content, name)}
    made["config"] = frame.config()
    return made


def alternative(content: Content, name: str) -> str:
    """What a chart shows, in sentences: the same values."""
    _, part = CHARTS[name]
    texts = wording("export")
    rows = of_part(content, part)
    lines = [f"{row.onderdeel}, {row.groep}, {row.wat}: {row.waarde}." for row in rows]
    head = f"{texts.say(f'grafiek.{name}')}. {texts.say(f'grafiek.{name}.uitleg')}"
    return "\n".join([head, *(lines or [empty(content, name) or ""])])


def render(content: Content, name: str, form: str, frame: Frame = WIDE, titled: bool = True) -> bytes:
    """A chart as 'json', 'svg' or 'png'; not `titled` where a heading says it already. The same
    snapshot gives the same bytes.
    """
    made = spec(content, name, frame)
    if not titled:
        del made["title"]
    if form == "json":
        return json.dumps(made, ensure_ascii=False, sort_keys=True).encode()
    import vl_convert

    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(made, format_locale="nl-NL")
        return svg.encode()
    png: bytes = vl_convert.vegalite_to_png(made, format_locale="nl-NL", scale=2)
    return png


def _scales(content: Content, frame: Frame) -> Chart | None:
    """A row per scale: school, groups and country, in a panel for every kind of answer."""
    table, texts = Table(content), wording("export")
    country = content.get("vergelijking", {}).get("schalen", {})
    panels: dict[str, list[dict[str, Any]]] = {}
    for name, part in content["schalen"].items():
        if "bereik" not in part:
            continue
        label = frame.wrap(part.get("label", name))
        cells = {texts.say("school"): part["school"]}
        cells |= {table.group(group): cell for group, cell in part["groepen"].items() if cell["getoond"]}
        rows = panels.setdefault(json.dumps(part["bereik"]), [])
        for who, cell in cells.items():
            mean = read(part, cell)
            where = None if mean is None else cell.get("gemiddelde", mean.middle)
            said = table.value(cell) if mean is None or "woorden" in cell else number(cell["gemiddelde"])
            rows.append({"label": label, "wie": who, "x": where, "tekst": said, "laag": part["bereik"][0]})
        if name in country and part["school"]["getoond"]:  # else it stands in the words that say 'hidden'
            value = country[name]["landelijk"]
            rows.append({"label": label, "wie": texts.say("landelijk"), "x": value, "tekst": number(value)})
    found = {row["wie"] for rows in panels.values() for row in rows}
    first, last = texts.say("school"), texts.say("landelijk")
    order = [first, *sorted(found - {first, last}), *({last} & found)]
    charts = [_scale_panel(json.loads(ends), Rows(frame, rows), order) for ends, rows in panels.items()]
    return alt.vconcat(*charts).resolve_scale(shape="shared", color="shared") if charts else None


def _scale_panel(ends: Sequence[float], rows: Rows, order: list[str]) -> Chart:
    """`order`: whose marks there are in any panel; the school comes first."""
    texts = wording("export")
    country = texts.say("landelijk")
    school, others = order[0], [who for who in order[1:] if who != country]
    scale = alt.Scale(domain=list(ends))
    x = alt.X("x:Q", scale=scale, axis=_whole(ends, texts.say("as.score")))
    y = rows.y()
    shape = alt.Scale(domain=order, range=[*SHAPES[: 1 + len(others)], "M0,-1L0,1"][: len(order)])
    color = alt.Scale(domain=order, range=[*COLORS[: 1 + len(others)], DARK][: len(order)])
    base = rows.chart()
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
    point: dict[str, Any] = {"yOffset": rows.down, "opacity": 1}
    layers = [
        groups.mark_point(filled=False, size=230, strokeWidth=3, **point).encode(**encoded),
        nation.mark_point(filled=False, size=340, strokeWidth=4, **point).encode(**encoded),
        whole.mark_point(filled=True, size=130, **point).encode(**encoded),
    ]
    hidden = base.transform_filter("datum.x == null").mark_text(align="left", dy=rows.down, color=PLAIN)
    return alt.layer(*layers, hidden.encode(x=alt.X("laag:Q", scale=scale), y=y, text="tekst:N"))


def _energy(content: Content, frame: Frame) -> Chart | None:
    """Diverging: left what it costs, right what it gives, with the value at the bar; words where no share may
    be shown stand on their own side.
    """
    table, texts = Table(content), wording("export")
    rows: list[dict[str, Any]] = []
    few = 0
    for topic in content["energie"]:
        cell, label = topic["cel"], frame.wrap(topic["label"])
        few += not cell["getoond"]
        if cell["getoond"] and "kost" not in cell:
            place = SIDES.get(cell.get("beeld", ""), 0)
            rows.append({"label": label, "kant": "", "x": place, "tekst": table.value(cell)})
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
        label = texts.say("nog_onderwerpen" if few > 1 else "nog_onderwerp", aantal=few)
        rows.append({"label": label, "kant": "", "x": 0, "tekst": texts.say("te_weinig")})
    sides = [texts.say("wat.kost"), texts.say("wat.geeft")]
    drawn = any(row["kant"] for row in rows)
    marks: dict[str, Any] = {"values": [-100, -50, 0, 50, 100], "labelExpr": "abs(datum.value) + ' %'"}
    axis = alt.Axis(title=texts.say("as.deel"), **marks) if drawn else _middle_line()
    grid = Rows(frame, rows)
    base, y = grid.chart(), grid.y()
    reach = max(frame.reach(abs(row["x"]), row["tekst"]) for row in rows if row["kant"]) if drawn else 100
    x = alt.X("x:Q", axis=axis, scale=alt.Scale(domain=[-reach, reach]))
    color = alt.Color("kant:N", title=None, scale=alt.Scale(domain=sides, range=[COSTS, GIVES]))
    numbers = base.transform_filter("datum.kant != ''")
    bars = numbers.mark_bar(size=frame.bar, yOffset=grid.down).encode(x=x, y=y, color=color)
    beside: dict[str, Any] = {"dy": grid.down, "color": DARK}
    left = numbers.transform_filter("datum.x < 0").mark_text(align="right", dx=-4, **beside)
    right = numbers.transform_filter("datum.x > 0").mark_text(align="left", dx=4, **beside)
    words = base.transform_filter("datum.kant == ''").mark_text(dy=grid.down, color=PLAIN)
    said_in = (left, right, words) if drawn else (words,)
    spoken = [layer.encode(x=x, y=y, text="tekst:N") for layer in said_in]
    return alt.layer(*([bars] if drawn else []), *spoken)


def _middle_line() -> alt.Axis:
    """An axis without numbers: only the line between what costs and what gives."""
    return alt.Axis(title=None, values=[0], labels=False, ticks=False, domain=False)


def _themes(content: Content, frame: Frame) -> Chart | None:
    """A bar per theme: how many named it, in words; how large it is for them stands behind it."""
    table, texts = Table(content), wording("export")
    panels = []
    for side, fill in (("kost", COSTS), ("geeft", GIVES)):
        part = content["themas"][side]
        rows = []
        for entry in part["lijst"] if part["getoond"] else []:
            size = entry.get("omvang", {"getoond": False})
            said = table.value(entry["genoemd"]) + (f", {table.value(size)}" if size["getoond"] else "")
            people = PEOPLE[entry["genoemd"]["woorden"]]
            rows.append({"label": frame.wrap(entry["label"]), "x": people, "tekst": said})
        if rows:
            panels.append(_theme_panel(texts.say(f"wat.{side}_genoemd"), fill, Rows(frame, rows), frame))
    return alt.vconcat(*panels) if panels else None


def _theme_panel(title: str, fill: str, rows: Rows, frame: Frame) -> Chart:
    heading = alt.Title(title, frame="group", fontSize=frame.font + 1, offset=6)
    base, y = rows.chart().properties(title=heading), rows.y()
    x = alt.X("x:Q", axis=None, scale=_upto(6))  # half of it is room for the words
    bars = base.mark_bar(size=frame.bar, yOffset=rows.down, color=fill).encode(x=x, y=y)
    said = base.mark_text(align="left", dx=4, dy=rows.down, color=DARK)
    return alt.layer(bars, said.encode(x=x, y=y, text="tekst:N"))


def _top_five(content: Content, frame: Frame) -> Chart | None:
    """Points of each criterion, stacked, with the points in the bar."""
    texts = wording("export")
    rows = [
        {
            "label": frame.wrap(f"{place}. {entry['label']}"),
            "wat": texts.say(f"criterium.{name}"),
            "x": entry["criteria"][name]["punten"],
            "rang": rank,
        }
        for place, entry in enumerate(content["top_vijf"], 1)
        for rank, name in enumerate(CRITERIA)  # a stored snapshot has them by name
    ]
    if not rows:
        return None
    order = list(dict.fromkeys(row["wat"] for row in rows))
    grid = Rows(frame, rows)
    base, y = grid.chart(), grid.y()
    axis = alt.Axis(title=texts.say("as.punten"), tickMinStep=1, format=".0f")
    x = alt.X("x:Q", axis=axis, scale=_upto(9), stack="zero")
    color = alt.Color("wat:N", title=None, scale=alt.Scale(domain=order, range=[GIVES, COSTS, PLAIN]))
    bars = base.mark_bar(stroke="#FFFFFF", size=frame.bar, yOffset=grid.down)
    middle = alt.X("x:Q", stack="zero", bandPosition=0.5, scale=_upto(9))
    shown = base.transform_filter("datum.x > 0").mark_text(color="#FFFFFF", fontWeight="bold", dy=grid.down)
    return alt.layer(
        bars.encode(x=x, y=y, color=color, order="rang:O"),
        shown.encode(x=middle, y=y, text="x:Q", order="rang:O", detail="wat:N"),
    )


def _trend(content: Content, frame: Frame) -> Chart | None:
    """A panel per scale: the published means, and the band within which a difference is no more
    than chance.
    """
    table = Table(content)
    panels = []
    for name, part in content["trend"].items():
        own = content["schalen"][name]
        points, band = [], []
        for place, point in enumerate(part["punten"], 1):
            mean = read(own, point["cel"])
            where = None if mean is None else point["cel"].get("gemiddelde", mean.middle)
            said = frame.wrap(table.short(point["cel"]), letters=NARROWEST)
            points.append({"nr": place, "sluit": day(point["sluit"]), "x": where, "tekst": said})
        shown = [(p, read(own, p["cel"])) for p in part["punten"][:-1] if read(own, p["cel"])]
        last = read(own, part["punten"][-1]["cel"])
        if shown and last is not None and shown[-1][1] is not None:
            before = shown[-1][1]
            bar = noise(own, before.people, last.people)
            band = [{"laag": before.low - bar, "hoog": before.high + bar}]
        panels.append(_trend_panel(part["label"], own["bereik"], points, band, frame))
    return alt.concat(*panels, columns=frame.panels) if panels else None


def _trend_panel(
    label: str,
    ends: Sequence[float],
    points: list[dict[str, Any]],
    band: list[dict[str, Any]],
    frame: Frame,
) -> Chart:
    y = alt.Y("x:Q", title=None, scale=alt.Scale(domain=list(ends)), axis=_whole(ends))
    days = json.dumps([point["sluit"].replace("-20", "\n20").split("\n") for point in points])
    axis = alt.Axis(labelAngle=0, labelExpr=f"{days}[datum.value - 1]")
    x = alt.X("nr:O", title=None, axis=axis)
    title = alt.Title(frame.wrap(label, letters=22).split("\n"), fontSize=frame.font + 1)
    width = frame.width // frame.panels + 35
    base = alt.Chart(_data(points)).properties(width=width, height=110, title=title)
    line = base.mark_line(point=alt.OverlayMarkDef(size=100, filled=True), color=GIVES).encode(x=x, y=y)
    said = base.transform_filter("datum.x != null").mark_text(dy=-16, color=DARK)
    hidden = base.transform_filter("datum.x == null").mark_text(color=PLAIN)
    layers = [line, said.encode(x=x, y=y, text="tekst:N"), hidden.encode(x=x, text="tekst:N")]
    if band:
        scale = alt.Scale(domain=list(ends), clamp=True)
        area = alt.Chart(_data(band)).mark_rect(color="#DCE9F2")
        layers.insert(0, area.encode(y=alt.Y("laag:Q", scale=scale, title=None), y2="hoog:Q"))
    return alt.layer(*layers)


def _implementation(content: Content, frame: Frame) -> Chart | None:
    """Per cause its places before (square) and now (circle), under its name and the judgement in words."""
    table, texts = Table(content), wording("export")
    rows = []
    for cause in content["uitvoering"]["oorzaken"]:
        part = content["schalen"].get(f"p_{cause['thema']}")
        label = frame.wrap(f"{cause['label']}:", table.verdict(cause))
        for when in ("voor", "na"):
            cell = cause[when]
            mean = read(part, cell) if part and cell else None
            where = cell.get("gemiddelde", mean.middle) if mean else None
            rows.append({"label": label, "wanneer": texts.say(f"puls.{when}"), "x": where})
    if not rows:
        return None
    order = [texts.say("puls.voor"), texts.say("puls.na")]
    grid = Rows(frame, rows)
    x = alt.X("x:Q", scale=alt.Scale(domain=[1, 4]), axis=_whole([1, 4], texts.say("as.score")))
    marks = grid.chart().mark_point(filled=True, opacity=1, yOffset=grid.down)
    size = alt.Size("wanneer:N", title=None, scale=alt.Scale(domain=order, range=[360, 120]))  # both in view
    shape = alt.Shape("wanneer:N", title=None, scale=alt.Scale(domain=order, range=["square", "circle"]))
    color = alt.Color("wanneer:N", title=None, scale=alt.Scale(domain=order, range=[PLAIN, GIVES]))
    return marks.encode(x=x, y=grid.y(), shape=shape, color=color, size=size)


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _whole(ends: Sequence[float], title: str | None = None) -> alt.Axis:
    """An axis with a mark at every answer."""
    return alt.Axis(title=title, values=list(range(int(ends[0]), int(ends[1]) + 1)), format=".0f")


def _upto(most: float) -> alt.Scale:
    return alt.Scale(domain=[0, most])


#: name -> how it is drawn, and the part of the snapshot that it shows
CHARTS: dict[str, tuple[Callable[[Content, Frame], Chart | None], str]] = {
    "schalen": (_scales, "schalen"),
    "energie": (_energy, "energie"),
    "themas": (_themes, "themas"),
    "top-vijf": (_top_five, "top_vijf"),
    "trend": (_trend, "trend"),
    "uitvoering": (_implementation, "uitvoering"),
}
