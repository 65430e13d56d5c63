// Own additions and changes, by how far they are, each with what can be done next.
"use strict";
(() => {
  const { element, button, list } = door;
  const { say, fill, path, call, json, folded, row, differences, model, school, draw, tell, part } = knowledge;
  const place = document.getElementById("entries");
  const STATES = ["ter_beoordeling", "concept", "goedgekeurd", "gepubliceerd"];
  const ALL = { concept: "submit", goedgekeurd: "publish" };
  const address = (entry, step = "") => `/v1/knowledge/entries/${entry.id}${step}`;
  const last = (entry) => entry.versies[entry.versies.length - 1];

  async function act(entry, step, body) {
    await call(step ? "POST" : "DELETE", address(entry, step && `/${step}`), step ? body || {} : undefined, entry.etag);
    await draw();
    tell(place, fill(`gedaan_${step || "withdraw"}`, { titel: entry.titel }));
  }

  // Buttons that take a sentence with them: a remark or a reason.
  function asked(box, label, buttons) {
    const wrap = element("label", `${label} `);
    const input = element("input");
    input.maxLength = 1000;
    wrap.append(input);
    const ways = element("p", undefined, "ways");
    for (const [name, run, needed] of buttons) {
      ways.append(button(name, () => {
        const said = input.value.trim();
        if (needed && said.length < 3) {
          input.focus();
          throw new Error(say.reden_nodig);
        }
        return run(said);
      }));
    }
    box.append(wrap, ways);
  }

  function steps(box, entry) {
    if (entry.status === "ter_beoordeling") {
      box.append(element("p", say.ter_beoordeling_uitleg, "note"));
      asked(box, say.opmerking, [
        [say.akkoord, (said) => act(entry, "review", { akkoord: true, opmerking: said })],
        [say.terugsturen, (said) => act(entry, "review", { akkoord: false, opmerking: said }), true],
      ]);
    }
    const ways = element("p", undefined, "ways");
    if (entry.status === "concept") ways.append(button(say.aanbieden, () => act(entry, "submit")));
    if (entry.status === "goedgekeurd") ways.append(button(say.publiceren, () => act(entry, "publish")));
    if (["concept", "goedgekeurd"].includes(entry.status)) ways.append(button(say.weggooien, () => act(entry, "")));
    if (ways.childNodes.length) box.append(ways);
    if (entry.verschil) {
      box.append(element("p", say.verschil));
      asked(box, say.reden, ["mijn", "basis"].map((how) => [say[`verschil_${how}`], (said) => act(entry, "solve", { hoe: how, reden: said }), true]));
    } else if (entry.status === "gepubliceerd") {
      asked(box, say.reden_terug, [[say.terugdraaien, (said) => act(entry, "undo", { reden: said }), true]]);
    }
  }

  async function open(box, entry) {
    const version = last(entry);
    row(box, say.voor, entry.voor.length ? entry.voor : say.voor_alle);
    row(box, say.reden_was, version.reden);
    row(box, say.opmerking_was, version.opmerking);
    if (version.maatregel === null) box.append(element("p", say.actie_vervallen_uitleg));
    else {
      const from = entry.gepubliceerd && entry.gepubliceerd !== version.nummer ? entry.gepubliceerd : 0;
      const { velden } = await json("GET", `${address(entry, "/compare")}?van=${from}`);
      differences(box, velden, velden.every((one) => one.eerst === null));
    }
    steps(box, entry);
    if (school() && entry.soort === "maatregel" && version.maatregel && STATES.includes(entry.status)) folded(box, say.wanneer, (inside) => preview(inside, entry));
  }

  async function preview(box, entry) {
    const found = await json("GET", `/v1/knowledge/schools/${encodeURIComponent(school())}/preview/${entry.id}`);
    const themes = found.antwoorden.map((one) => {
      const theme = model.themes.get(one.thema);
      const behind = theme.achter.find((other) => other.id === one.achter);
      return `${theme.kort}${behind ? `: \u2018${behind.zin}\u2019` : ""}`;
    });
    box.append(element("p", themes.length ? say.wanneer_wel : say.wanneer_niet));
    list(box, themes);
    list(box, found.let_op);
  }

  function group(state, found) {
    if (!found.length) return;
    place.append(element("h3", `${say[`status_${state}`]} (${found.length})`));
    if (ALL[state] && found.length > 1) {
      place.append(button(say[`alles_${ALL[state]}`], async () => {
        // Causes first: a measure may rest on an element that comes with one.
        const inOrder = [...found].sort((a, b) => (a.soort === "oorzaak" ? 0 : 1) - (b.soort === "oorzaak" ? 0 : 1));
        try {
          for (const entry of inOrder) await call("POST", address(entry, `/${ALL[state]}`), {}, entry.etag);
        } finally {
          await draw();
        }
        tell(place, say[`gedaan_alles_${ALL[state]}`]);
      }));
    }
    for (const entry of found) {
      const what = entry.soort === "oorzaak" ? ` (${say.oorzaak})` : "";
      folded(place, `${say[`actie_${last(entry).actie}`]}: ${entry.titel}${what}${entry.verschil ? ` \u2013 ${say.verschil_kort}` : ""}`, (box) => open(box, entry));
    }
  }

  part(async () => {
    const { voorstellen } = await json("GET", path("/entries")).catch((problem) => {
      if (problem.status !== 403) throw problem;
      return { voorstellen: null }; // a key that only reads
    });
    model.own = new Map();
    for (const id of ["file", "entries"]) document.getElementById(id).hidden = !voorstellen;
    if (!voorstellen) return;
    place.replaceChildren(element("h2", say.eigen), element("p", say.eigen_uitleg));
    if (!voorstellen.length) place.append(element("p", say.eigen_geen, "note"));
    for (const state of STATES) group(state, voorstellen.filter((one) => one.status === state));
    group("voorbij", voorstellen.filter((one) => !STATES.includes(one.status)));
    model.own = new Map(voorstellen.filter((one) => one.gepubliceerd).map((one) => [one.maatregel, one.versies[0].actie]));
  });
})();
