// The working group's page: reads frozen results through the API. Hidden numbers stay hidden here too.
"use strict";
(() => {
  const { json, save, element, button, list, onOpen, status } = door;
  const results = document.getElementById("results");
  const say = door.texts("results");
  const number = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const dates = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const date = (text) => dates.format(new Date(text));
  const readable = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");

  function cell(data, words) {
    if (!data || data.getoond === false) return null;
    const said = [];
    if (data.beeld) said.push(words[data.beeld] || data.beeld);
    if (data.gemiddelde !== undefined) said.push(number.format(data.gemiddelde));
    if (data.procent !== undefined) said.push(`${data.procent} %`);
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
        td.textContent = text === null ? say.verborgen : text;
        if (text === null) td.className = "hush";
      }
    }
    const box = element("div", undefined, "scroll");
    box.append(node);
    parent.append(box);
  }

  function folded(parent, title) {
    const box = element("details", undefined, "measure");
    box.append(element("summary", title));
    parent.append(box);
    return box;
  }

  function top(box, data, words) {
    const labels = Object.fromEntries([...(data.themas.kost.lijst || []), ...(data.themas.geeft.lijst || [])].map((t) => [t.thema, t.label]));
    box.append(element("h3", say.top_vijf));
    if (!data.top_vijf || !data.top_vijf.length) {
      box.append(element("p", say.verborgen, "hush"));
    } else {
      box.append(element("p", say.top_vijf_uitleg));
      const order = element("ol");
      for (const entry of data.top_vijf) {
        const { veel_mensen: people, groot: size, meer_problemen: others } = entry.criteria;
        const said = [people.basis.genoemd, people.basis.energie, size.basis].filter(Boolean).map((word) => words[word] || word);
        if (others.basis.length) said.push(`${say.samen_met} ${others.basis.map((name) => labels[name] || readable(name)).join(", ")}`);
        const item = element("li");
        const points = `${entry.punten} ${entry.punten === 1 ? say.punt : say.punten}`;
        item.append(element("strong", entry.label), ` (${points}): ${said.join("; ")}`);
        order.append(item);
      }
      box.append(order);
    }
    if (data.krachten && data.krachten.length) {
      box.append(element("h3", say.krachten));
      list(box, data.krachten.map((entry) => entry.label));
    }
  }

  async function drawing(path, width) {
    const answer = await door.call("GET", `${path}.svg?breedte=${width}`);
    const svg = new TextEncoder().encode(await answer.text());
    return `data:image/svg+xml;base64,${btoa(Array.from(svg, (byte) => String.fromCharCode(byte)).join(""))}`;
  }

  // Both widths are there, so that a phone that is turned shows the one that fits.
  async function drawings(box, path) {
    const { grafieken } = await json("GET", `${path}/charts`);
    for (const chart of grafieken) {
      box.append(element("h3", chart.titel));
      if (chart.leeg) {
        box.append(element("p", chart.leeg, "note"));
        continue;
      }
      const [image, narrow, both] = ["img", "source", "picture"].map((name) => element(name, undefined, "chart"));
      narrow.media = "(max-width: 40rem)";
      narrow.srcset = await drawing(`${path}/charts/${chart.naam}`, "smal");
      image.src = await drawing(`${path}/charts/${chart.naam}`, "breed");
      image.alt = chart.tekst;
      both.append(narrow, image);
      box.append(both, element("p", chart.uitleg, "note"));
      const words = folded(box, say.grafiek_tekst);
      chart.tekst.split("\n").forEach((line) => words.append(element("p", line)));
    }
  }

  function change(box, data, words) {
    const trend = Object.values(data.trend || {});
    if (trend.length) {
      box.append(element("h3", say.verloop));
      table(box, ["", say.sinds_vorige, say.sinds_eerste], trend.map((one) => [
        one.label, words[one.sinds_vorige.oordeel] || null, words[one.sinds_eerste.oordeel] || null,
      ]));
    }
    const causes = (data.uitvoering || { oorzaken: [] }).oorzaken;
    if (causes.length) {
      box.append(element("h3", say.uitvoering));
      table(box, ["", say.maatregel, say.gedaan, say.oordeel], causes.map((one) => [
        one.label, one.maatregelen.join(", "), one.uitgevoerd, words[one.oordeel] || null,
      ]));
    }
  }

  function details(box, data, words) {
    const groups = Object.keys(data.groepen);
    const country = (data.vergelijking || { schalen: {} }).schalen;
    const scales = folded(box, say.schalen);
    const directions = new Map(); // what a high number says -> rows: said once, above its table
    for (const [name, scale] of Object.entries(data.schalen)) {
      const row = [scale.label || readable(name), cell(scale.school, words), ...groups.map((group) => cell(scale.groepen && scale.groepen[group], words))];
      const nation = country[name];
      row.push(nation ? `${number.format(nation.landelijk)} (${words[nation.oordeel] || nation.oordeel})` : "");
      directions.set(scale.richting, [...(directions.get(scale.richting) || []), row]);
    }
    for (const [direction, rows] of directions) {
      if (direction) scales.append(element("p", direction));
      const compared = rows.some((row) => row.at(-1));
      table(scales, ["", say.school, ...groups.map(readable), ...(compared ? [say.landelijk] : [])], compared ? rows : rows.map((row) => row.slice(0, -1)));
    }
    const energy = folded(box, say.energie);
    table(energy, ["", "", say.kost, say.neutraal, say.geeft], data.energie.filter((topic) => topic.cel.getoond).map((topic) => [
      topic.label, words[topic.cel.beeld] || topic.cel.beeld,
      cell(topic.cel.kost, words), cell(topic.cel.neutraal, words), cell(topic.cel.geeft, words),
    ]));
    for (const [direction, heading] of [["kost", say.nemers], ["geeft", say.gevers]]) {
      const part = folded(box, heading);
      const themes = data.themas[direction];
      if (!themes || themes.getoond === false) part.append(element("p", say.verborgen, "hush"));
      else if (direction === "geeft") table(part, ["", say.genoemd], themes.lijst.map((theme) => [theme.label, cell(theme.genoemd, words)]));
      else table(part, ["", say.genoemd, say.omvang], themes.lijst.map((theme) => [
        theme.label, cell(theme.genoemd, words), cell(theme.omvang, words),
      ]));
    }
  }

  function measures(box, data, words) {
    box.append(element("h3", say.maatregelen));
    for (const measure of data.maatregelen.slice(0, 10)) {
      const item = folded(box, measure.titel);
      list(item, measure.redenen.map((reason) => reason.reden));
      item.append(element("p", `${say.stemmen}: ${cell(measure.stemmen, words) || say.verborgen}`));
    }
    if (data.dialoog && data.dialoog.length) {
      box.append(element("h3", say.dialoog), element("p", say.dialoog_uitleg));
      list(box, data.dialoog.map((subject) => subject.label));
    }
  }

  function show(data) {
    const words = data.woorden;
    const path = `/waves/${data.golf.id}`;
    const box = element("article");
    box.append(element("h2", `${data.school.naam}: ${say[`soort_${data.golf.soort}`] || data.golf.soort}, ${date(data.golf.opent)} – ${date(data.golf.sluit)}`));
    box.append(element("p", `${say.respons}: ${cell(data.respons.deel, words) || say.verborgen}`));
    if (cell(data.balans, words)) box.append(element("p", cell(data.balans, words)));
    const ways = element("p", undefined, "ways");
    ways.append(
      button(say.verslag, () => save(`${path}/results.pdf`)),
      button(say.excel, () => save(`${path}/results.xlsx`)),
      button(say.csv, () => save(`${path}/results.csv`)),
    );
    box.append(ways);
    top(box, data, words);
    change(box, data, words);
    measures(box, data, words);
    const place = element("section");
    const drawn = button(say.grafieken_tonen, async () => {
      place.textContent = "";
      drawn.textContent = say.grafieken_bezig;
      try {
        await drawings(place, path);
        drawn.remove();
      } finally {
        drawn.textContent = say.grafieken_tonen;
      }
    });
    box.append(drawn, place);
    details(box, data, words);
    const read = folded(box, say.lezen);
    list(read, data.uitleg);
    return box;
  }

  // A projector shows results, not the form with the key.
  function foldDoor() {
    const form = document.getElementById("open");
    const again = button(say.andere_school, () => {
      form.hidden = false;
      again.remove();
    });
    form.hidden = true;
    form.after(again);
    again.focus();
  }

  onOpen(async () => {
    results.textContent = "";
    const { golven } = await json("GET", "/waves");
    if (golven.length) foldDoor();
    else status.textContent = status.dataset.none;
    for (const wave of [...golven].reverse()) results.append(show(await json("GET", `/waves/${wave.id}/results`)));
    document.getElementById("note").hidden = !golven.length;
  });
})();
