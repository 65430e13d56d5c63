// The working group's page: reads frozen results through the API with the token typed here. Keeps nothing.
"use strict";
(() => {
  const status = document.getElementById("status");
  const results = document.getElementById("results");
  const say = results.dataset;
  const number = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  async function get(path, token) {
    const answer = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail || status.dataset.wrong);
    return answer.json();
  }

  function element(name, text, className) {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  const readable = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");

  function cell(data, words) {
    if (!data || data.getoond === false) return null;
    const said = [];
    if (data.beeld) said.push(words[data.beeld] || data.beeld);
    if (data.gemiddelde !== undefined) said.push(number.format(data.gemiddelde));
    if (data.procent !== undefined) said.push(`${data.procent}%`);
    if (data.woorden) said.push(words[data.woorden] || data.woorden);
    return said.join(", ");
  }

  function table(parent, headings, rows) {
    if (!rows.length) return;
    const node = element("table");
    const head = node.createTHead().insertRow();
    for (const heading of headings) {
      const th = element("th", heading);
      th.scope = "col";
      head.append(th);
    }
    const body = node.createTBody();
    for (const [first, ...rest] of rows) {
      const row = body.insertRow();
      const th = element("th", first);
      th.scope = "row";
      row.append(th);
      for (const text of rest) {
        const td = row.insertCell();
        td.textContent = text === null ? say.hidden : text;
        if (text === null) td.className = "hush";
      }
    }
    const box = element("div", undefined, "scroll");
    box.append(node);
    parent.append(box);
  }

  function list(parent, items) {
    const node = element("ul");
    items.forEach((text) => node.append(element("li", text)));
    parent.append(node);
  }

  function show(data) {
    const words = data.woorden;
    const box = element("article");
    const response = cell(data.respons.deel, words) || say.hidden;
    box.append(element("h2", `${data.school.naam}: ${data.golf.soort}, ${data.golf.opent} – ${data.golf.sluit}`));
    box.append(element("p", `${say.response}: ${response}`));
    box.append(element("p", cell(data.balans, words) || ""));

    box.append(element("h3", say.scales));
    const groups = Object.keys(data.groepen);
    table(box, ["", say.school, ...groups.map(readable), ""], Object.entries(data.schalen).map(([name, scale]) => [
      readable(name), cell(scale.school, words),
      ...groups.map((group) => cell(scale.groepen && scale.groepen[group], words)), scale.richting || "",
    ]));

    box.append(element("h3", say.energy));
    table(box, ["", "", say.costs, say.neutral, say.gives], data.energie.filter((topic) => topic.cel.getoond).map((topic) => [
      topic.label, words[topic.cel.beeld] || topic.cel.beeld,
      cell(topic.cel.kost, words), cell(topic.cel.neutraal, words), cell(topic.cel.geeft, words),
    ]));

    for (const [direction, heading] of [["kost", say.takers], ["geeft", say.givers]]) {
      box.append(element("h3", heading));
      const themes = data.themas[direction];
      if (!themes || themes.getoond === false) box.append(element("p", say.hidden, "hush"));
      else table(box, ["", say.named, say.size], themes.lijst.map((theme) => [
        theme.label, cell(theme.genoemd, words), cell(theme.omvang, words),
      ]));
    }

    box.append(element("h3", say.measures));
    for (const measure of data.maatregelen.slice(0, 10)) {
      const item = element("details", undefined, "measure");
      item.append(element("summary", measure.titel));
      list(item, measure.redenen.map((reason) => reason.reden));
      const votes = cell(measure.stemmen, words);
      item.append(element("p", `${say.votes}: ${votes || say.hidden}`));
      box.append(item);
    }
    list(box, data.uitleg);
    return box;
  }

  document.getElementById("open").addEventListener("submit", async (event) => {
    event.preventDefault();
    const school = encodeURIComponent(document.getElementById("school").value.trim());
    const token = document.getElementById("token").value.trim();
    results.textContent = "";
    status.textContent = "";
    try {
      const { golven } = await get(`/v1/schools/${school}/waves`, token);
      if (!golven.length) status.textContent = status.dataset.none;
      for (const wave of [...golven].reverse()) {
        results.append(show(await get(`/v1/schools/${school}/waves/${wave.id}/results`, token)));
      }
      document.getElementById("note").hidden = !golven.length;
    } catch (problem) {
      status.textContent = problem.message;
    }
  });
})();
