// The working group's page: reads frozen results through the API. Hidden numbers stay hidden here too.
"use strict";
(() => {
  const { json, save, element, button, list, onOpen, date, status } = door;
  const results = document.getElementById("results");
  const say = door.texts("results");
  const WHOLE = ["nulmeting", "nameting"];
  const OPEN = { gereedheid: [], puls: ["kost"], dagcheck: ["kost"] }; // the open questions of a short wave
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

  // Which way a sure difference points: 'lower' is good news for load, and bad news for support.
  function judged(verdict, high, words) {
    const good = { hoger: "gunstig", lager: "ongunstig" }[verdict];
    return [words[verdict] || verdict, good && high ? say[good === high ? "is_gunstig" : "is_ongunstig"] : ""].filter(Boolean).join("; ");
  }

  function outcome(cause, words) {
    if (cause.oordeel === "te_weinig" && !cause.voor) return say.eerste_puls;
    const part = cause.uitgevoerd === "deels" && cause.oordeel.startsWith("gedaan_") ? `${say.deels} ` : "";
    return part + (words[cause.oordeel] || cause.oordeel);
  }

  function top(box, data, words) {
    const labels = Object.fromEntries([...(data.themas.kost.lijst || []), ...(data.themas.geeft.lijst || [])].map((t) => [t.thema, t.label]));
    const some = data.top_vijf && data.top_vijf.length;
    if (some || WHOLE.includes(data.golf.soort)) box.append(element("h3", say.top_vijf));
    if (!some && !WHOLE.includes(data.golf.soort)) {
      // a short wave does not ask for a top five: nothing is hidden
    } else if (!data.top_vijf || !data.top_vijf.length) {
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
        one.label, ...[one.sinds_vorige, one.sinds_eerste].map((since) => judged(since.oordeel, one.hoog, words)),
      ]));
    }
    const causes = (data.uitvoering || { oorzaken: [] }).oorzaken;
    if (causes.length) {
      box.append(element("h3", say.uitvoering));
      table(box, ["", say.maatregel, say.gedaan, say.oordeel], causes.map((one) => [
        one.label, one.maatregelen.join(", "), words[one.uitgevoerd] || one.uitgevoerd, outcome(one, words),
      ]));
    }
  }

  function details(box, data, words) {
    const whole = WHOLE.includes(data.golf.soort); // a short wave does not ask for the group, and has only scores to tell
    const groups = Object.keys(data.groepen).filter((group) => whole || data.groepen[group].getoond);
    const country = (data.vergelijking || { schalen: {} }).schalen;
    const scales = folded(box, say.schalen);
    scales.open = !whole && data.niveau !== "niets";
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
    if (data.energie.length) table(folded(box, say.energie), ["", "", say.kost, say.neutraal, say.geeft], data.energie.filter((topic) => topic.cel.getoond).map((topic) => [
      topic.label, words[topic.cel.beeld] || topic.cel.beeld,
      cell(topic.cel.kost, words), cell(topic.cel.neutraal, words), cell(topic.cel.geeft, words),
    ]));
    for (const [direction, heading] of [["kost", say.nemers], ["geeft", say.gevers]]) {
      if (OPEN[data.golf.soort] && !OPEN[data.golf.soort].includes(direction)) continue;
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
    if (data.maatregelen.length) box.append(element("h3", say.maatregelen));
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

  // The latest wave with numbers is open, the others are a line: a year of them is long to scroll past.
  function show(data, open) {
    const words = data.woorden;
    const path = `/waves/${data.golf.id}`;
    const article = element("article");
    const box = element("details");
    box.open = open;
    const days = [...new Set([data.golf.opent, data.golf.sluit])].map(date).join(" – ");
    const head = element("summary");
    head.append(element("h2", `${data.school.naam}: ${say[`soort_${data.golf.soort}`] || data.golf.soort}, ${days}`));
    box.append(head, element("p", `${say.respons}: ${cell(data.respons.deel, words) || say.verborgen}`));
    if (say[`niveau_${data.niveau}`]) box.append(element("p", say[`niveau_${data.niveau}`]));
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
    article.append(box);
    return article;
  }

  onOpen(async () => {
    results.textContent = "";
    const { golven } = await json("GET", "/waves");
    if (golven.length) door.fold(say.andere_school);
    else status.textContent = status.dataset.none;
    const found = [];
    for (const wave of [...golven].reverse()) found.push(await json("GET", `/waves/${wave.id}/results`));
    const telling = found.find((data) => data.niveau === "cijfers") || found[0];
    for (const data of found) results.append(show(data, data === telling));
    document.getElementById("note").hidden = !golven.length;
  });
})();
