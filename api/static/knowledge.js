// The facilitator's page: what its three parts share. Each part registers itself and is drawn when the door opens.
"use strict";
const knowledge = (() => {
  const { element, list, texts, request: call } = door;
  const say = texts("knowledge");
  const parts = [];
  const model = { themes: new Map(), categories: {}, elements: new Map(), titles: new Map(), measures: [] };
  const school = () => document.getElementById("school").value.trim();
  const fill = (name, values) => say[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

  // The path with the school that is filled in; empty is all schools.
  function path(place, query = {}) {
    const found = new URLSearchParams(query);
    if (school()) found.set("school", school());
    return `/v1/knowledge${place}?${found}`;
  }

  const json = async (...args) => (await call(...args)).json();

  function folded(parent, title, fillIn) {
    const box = element("details", undefined, "measure");
    box.append(element("summary", title));
    box.addEventListener("toggle", () => {
      if (box.open && fillIn) door.attempt(async () => { const make = fillIn; fillIn = null; await make(box); });
    });
    parent.append(box);
    return box;
  }

  // A value of a measure or cause, as lines of text.
  function lines(value) {
    if (value === null || value === undefined || value === "" || value.length === 0) return [];
    if (Array.isArray(value)) return value.flatMap(lines);
    if (typeof value !== "object") return [model.titles.get(value) || String(value).replaceAll("_", " ")];
    if (value.uitleg) return [`${value.uitleg} (${lines([value.sterkte, value.bron]).join(", ")})`];
    const { id, doelen, elementen, element: name, ...rest } = value;
    const first = name || (id && !rest.tekst) ? [model.elements.get(name || id)?.text || name || id] : [];
    const own = Object.entries(rest).filter(([, one]) => one !== null && one !== "");
    const text = [...first, ...own.map(([key, one]) => (key === "sterkte" && name ? `${say.veld_sterkte} ${one}` : String(one).replaceAll("_", " ")))];
    return [text.join(" \u00b7 "), ...lines(doelen), ...lines(elementen)].filter(Boolean);
  }

  function row(parent, label, value) {
    const found = lines(value);
    if (!found.length) return;
    const line = element("p");
    line.append(element("strong", `${label}: `), found.length === 1 ? found[0] : "");
    parent.append(line);
    if (found.length > 1) list(parent, found);
  }

  const label = (name) => say[`veld_${name}`] || name.replaceAll("_", " ");

  // Field by field what changes; of something new only what it becomes.
  function differences(parent, fields, isNew) {
    for (const one of fields) {
      if (one.veld === "id") continue;
      if (isNew) row(parent, label(one.veld), one.daarna);
      else {
        parent.append(element("h3", label(one.veld)));
        for (const [name, value] of [[say.eerst, one.eerst], [say.daarna, one.daarna]]) row(parent, name, lines(value).length ? value : say.leeg);
      }
    }
  }

  // What was done, said where one goes on.
  function tell(place, text) {
    const said = element("p", text, "note");
    said.setAttribute("role", "status");
    place.querySelector("h2").after(said);
    place.scrollIntoView({ block: "start" });
  }

  async function read() {
    const [base, found] = await Promise.all([json("GET", "/v1/knowledge/model"), json("GET", path("/measures"))]);
    model.categories = base.categorieen;
    for (const theme of base.themas) {
      model.themes.set(theme.id, theme);
      const goals = [...theme.achter.flatMap((behind) => behind.doelen), ...(theme.versterken ? [theme.versterken] : [])];
      for (const one of goals.flatMap((goal) => goal.elementen)) if (one.tekst) model.elements.set(one.id, { text: one.tekst, theme: theme.id });
    }
    model.measures = found.maatregelen;
    model.titles = new Map(model.measures.map((one) => [one.id, one.titel]));
  }

  async function draw() {
    await read();
    for (const part of parts) await part();
    document.getElementById("knowledge").hidden = false;
  }

  document.getElementById("open").addEventListener("submit", () => { document.getElementById("knowledge").hidden = true; });
  document.addEventListener("DOMContentLoaded", () => door.onOpen(draw));
  return { say, fill, path, call, json, folded, row, label, differences, model, school, draw, tell, part: (make) => parts.push(make) };
})();
