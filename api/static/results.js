// The working group's page: reads frozen results through the API. Hidden numbers stay hidden here too.
"use strict";
(() => {
  const { json, save, element, button, list, onOpen, status } = door;
  const results = document.getElementById("results");
  const say = door.texts("results");
  const number = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
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
        item.append(element("strong", entry.label), ` (${entry.punten} ${say.punten}): ${said.join("; ")}`);
        order.append(item);
      }
      box.append(order);
    }
    if (data.krachten && data.krachten.length) {
      box.append(element("h3", say.krachten));
      list(box, data.krachten.map((entry) => entry.label));
    }
  }

  async function drawings(box, path) {
    const { grafieken } = await json("GET", `${path}/charts`);
    for (const chart of grafieken) {
      const answer = await door.call("GET", `${path}/charts/${chart.naam}.svg`);
      const svg = new TextEncoder().encode(await answer.text());
      const image = element("img", undefined, "chart");
      image.src = `data:image/svg+xml;base64,${btoa(Array.from(svg, (byte) => String.fromCharCode(byte)).join(""))}`;
      image.alt = chart.tekst;
      box.append(element("h3", chart.titel), image);
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
    table(scales, ["", say.school, ...groups.map(readable), say.landelijk, ""], Object.entries(data.schalen).map(([name, scale]) => [
      scale.label || readable(name), cell(scale.school, words), ...groups.map((group) => cell(scale.groepen && scale.groepen[group], words)),
      country[name] ? `${number.format(country[name].landelijk)} (${words[country[name].oordeel] || country[name].oordeel})` : "", scale.richting || "",
    ]));
    const energy = folded(box, say.energie);
    table(energy, ["", "", say.kost, say.neutraal, say.geeft], data.energie.filter((topic) => topic.cel.getoond).map((topic) => [
      topic.label, words[topic.cel.beeld] || topic.cel.beeld,
      cell(topic.cel.kost, words), cell(topic.cel.neutraal, words), cell(topic.cel.geeft, words),
    ]));
    for (const [direction, heading] of [["kost", say.nemers], ["geeft", say.gevers]]) {
      const part = folded(box, heading);
      const themes = data.themas[direction];
      if (!themes || themes.getoond === false) part.append(element("p", say.verborgen, "hush"));
      else table(part, ["", say.genoemd, say.omvang], themes.lijst.map((theme) => [
        theme.label, cell(theme.genoemd, words), direction === "kost" ? cell(theme.omvang, words) : "",
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
    box.append(element("h2", `${data.school.naam}: ${say[`soort_${data.golf.soort}`] || data.golf.soort}, ${data.golf.opent} – ${data.golf.sluit}`));
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
      await drawings(place, path);
      drawn.remove();
    });
    box.append(drawn, place);
    details(box, data, words);
    const read = folded(box, say.lezen);
    list(read, data.uitleg);
    return box;
  }

  onOpen(async () => {
    results.textContent = "";
    const { golven } = await json("GET", "/waves");
    if (!golven.length) status.textContent = status.dataset.none;
    for (const wave of [...golven].reverse()) results.append(show(await json("GET", `/waves/${wave.id}/results`)));
    document.getElementById("note").hidden = !golven.length;
  });
})();
