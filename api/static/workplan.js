// The page of the work plan: steps, proposal, plan with monthly check, feedback, team notes and the guide for the talk.
"use strict";
(() => {
  const { json, call, element, button, list, onOpen, date } = door;
  const say = door.texts("plan");
  const place = document.getElementById("plan");
  const themes = door.texts("themes");
  let unsent, folds; // while the page is drawn anew: what is half written, by form and field, and what is folded open
  let offered, guided; // the proposal and the guide that are on the page
  let fresh; // where the page is drawn, until it takes the place of the one before

  function section(title, about) {
    const box = element("section");
    box.append(element("h2", title));
    if (about) box.append(element("p", about));
    fresh.append(box);
    return box;
  }

  function folded(parent, title, key, open = false) {
    const box = element("details", undefined, "measure");
    box.open = key in folds ? folds[key] : open;
    box.addEventListener("toggle", () => { folds[key] = box.open; });
    box.append(element("summary", title));
    parent.append(box);
    return box;
  }

  function field(form, label, name, value, kind = "text", options = null) {
    const wrap = element("label", `${label} `);
    const input = element(options ? "select" : kind === "area" ? "textarea" : "input");
    input.name = name;
    if (options) {
      for (const [key, text] of options) {
        const option = element("option", text);
        option.value = key;
        input.append(option);
      }
    } else if (kind !== "area") input.type = kind;
    if (value !== null && value !== undefined) input.value = value;
    wrap.append(input);
    form.append(wrap);
    return input;
  }

  // What somebody else changed meanwhile is shown, with what was typed here still in its fields.
  async function together(act) {
    try {
      await act();
    } catch (problem) {
      if (problem.status !== 412) throw problem;
      await draw();
      throw new Error(say.tegelijk);
    }
  }

  function print(box) {
    const shut = [...box.querySelectorAll(":scope > details:not([open])")];
    shut.forEach((one) => { one.open = true; });
    box.classList.add("printing");
    window.print();
    box.classList.remove("printing");
    shut.forEach((one) => { one.open = false; });
  }

  function removal(text, path, tag) {
    return button(say.verwijder, async () => {
      if (!window.confirm(text)) return;
      await together(() => call("DELETE", path, undefined, tag));
      await draw();
    });
  }

  function form(parent, key, submit, act) {
    const node = element("form", undefined, "open");
    node.dataset.key = key;
    node.addEventListener("input", ({ target }) => {
      unsent[key] = { ...unsent[key], [target.name]: target.type === "checkbox" ? target.checked : target.value };
    });
    node.addEventListener("submit", (event) => {
      event.preventDefault();
      door.attempt(async () => {
        await together(() => act(Object.fromEntries(new FormData(node))));
        delete unsent[key];
        await draw();
        if (!door.status.textContent) {
          door.status.textContent = say.bewaard;
          setTimeout(() => { if (door.status.textContent === say.bewaard) door.status.textContent = ""; }, 5000);
        }
      }, send);
    });
    const send = element("button", submit);
    send.type = "submit";
    parent.append(node);
    return { node, send };
  }

  async function steps() {
    const box = section(say.stappen);
    const { stappen, signalen } = await json("GET", "/process");
    if (signalen.length) list(box, signalen);
    const guidance = await fetchModel();
    for (const step of stappen) {
      const done = step.nodig.filter((need) => need.klaar).length;
      const part = folded(box, `${step.titel} (${say[`status_${step.status}`]}, ${done}/${step.nodig.length})`, `step:${step.stap}`, step.status === "bezig");
      const about = guidance.find((one) => one.id === step.stap);
      part.append(element("p", about.wat));
      const { node, send } = form(part, `step:${step.stap}`, say.bewaar, async (values) => {
        const ticked = step.nodig.filter((need) => !need.zelf_bekend && values[need.id]).map((need) => need.id);
        await call("PUT", `/process/${step.stap}`, {
          status: values.status, wie: values.wie, gepland: values.gepland || null, notitie: values.notitie, afgevinkt: ticked,
        });
      });
      for (const need of step.nodig) {
        const line = element("label", undefined, "tick");
        const tick = element("input");
        Object.assign(tick, { type: "checkbox", name: need.id, checked: need.klaar, disabled: need.zelf_bekend });
        line.append(tick, ` ${need.tekst}${need.zelf_bekend ? ` (${say.zelf_bekend})` : ""}`);
        node.append(line);
      }
      field(node, say.status, "status", step.status, "text", ["niet_begonnen", "bezig", "klaar", "overgeslagen"].map((key) => [key, say[`status_${key}`]]));
      field(node, say.wie, "wie", step.wie);
      field(node, say.gepland, "gepland", step.gepland, "date");
      field(node, say.notitie, "notitie", step.notitie, "area");
      node.append(send);
      const advice = folded(part, say.advies, `advice:${step.stap}`);
      list(advice, about.begeleiding.map((one) => `${one.tekst} (${one.bewijs})`));
    }
  }

  let model = null;
  async function fetchModel() {
    model ??= (await (await door.request("GET", "/v1/knowledge/process")).json()).stappen;
    return model;
  }

  function fields(node, item) {
    field(node, say.titel, "titel", item.titel).required = true;
    field(node, say.oorzaak, "oorzaak", item.oorzaak || "", "text", [["", say.kies], ...Object.entries(themes)]).required = true;
    field(node, say.resultaat, "beoogd_resultaat", item.beoogd_resultaat, "area");
    field(node, say.activiteiten, "activiteiten", (item.activiteiten || []).join("\n"), "area");
    field(node, say.eigenaar, "eigenaar", item.eigenaar);
    for (const name of ["start", "klaar", "evaluatie"]) field(node, say[name], name, item[name], "date");
    field(node, say.geld, "geld", item.geld || "geen", "text", ["geen", "werkdrukmiddelen", "anders"].map((key) => [key, say[`geld_${key}`]]));
    field(node, say.status, "status", item.status || "gepland", "text", ["gepland", "gestart", "gemerkt", "gestopt"].map((key) => [key, say[`plan_${key}`]]));
  }

  function read(values, item) {
    return {
      maatregel: item.maatregel || null, achter: item.achter || null, titel: values.titel, oorzaak: values.oorzaak,
      beoogd_resultaat: values.beoogd_resultaat, activiteiten: values.activiteiten.split("\n").map((line) => line.trim()).filter(Boolean),
      eigenaar: values.eigenaar, start: values.start || null, klaar: values.klaar || null, evaluatie: values.evaluatie || null,
      geld: values.geld, status: values.status,
    };
  }

  function agreed(part, item) {
    const days = { begin: item.start, klaar: item.klaar, evaluatie: item.evaluatie };
    const said = [
      [say.oorzaak, themes[item.oorzaak] || item.oorzaak], [say.resultaat, item.beoogd_resultaat], [say.eigenaar, item.eigenaar],
      [say.start, days.begin && date(days.begin)], [say.klaar, days.klaar && date(days.klaar)], [say.evaluatie, days.evaluatie && date(days.evaluatie)],
      [say.geld, say[`geld_${item.geld}`]],
    ];
    for (const [what, text] of said) if (text) part.append(element("p", `${what}: ${text}`));
    if (item.activiteiten.length) part.append(element("p", say.doen));
    list(part, item.activiteiten);
    if (item.controles.length) part.append(element("p", say.gezien));
  }

  async function plan() {
    const box = section(say.werkplan, say.werkplan_uitleg);
    const { maatregelen } = await json("GET", "/workplan");
    if (maatregelen.length) box.append(button(say.druk_plan, async () => print(box)));
    if (!maatregelen.length) box.append(element("p", say.werkplan_leeg, "note"));
    for (const item of maatregelen) {
      const due = item.te_controleren ? `, ${say.te_controleren}` : "";
      const part = folded(box, `${item.titel} (${say[`plan_${item.status}`]}${due})`, `item:${item.id}`, item.te_controleren);
      agreed(part, item);
      list(part, item.controles.map((one) => `${date(one.datum)}: ${say[`gedaan_${one.gedaan}`]}, ${say[`werkt_${one.werkt}`]}. ${one.notitie}`.trim()));
      if (["gestart", "gemerkt"].includes(item.status)) {
        const { node, send } = form(part, `check:${item.id}`, say.controle_bewaar, (values) => call("POST", `/workplan/${item.id}/checks`, values, item.etag));
        const answers = ["ja", "deels", "nee"].map((key) => [key, say[`gedaan_${key}`]]);
        field(node, say.gedaan, "gedaan", "", "text", [["", say.kies], ...answers]).required = true;
        field(node, say.werkt, "werkt", "weet_niet", "text", ["ja", "nee", "weet_niet"].map((key) => [key, say[`werkt_${key}`]]));
        field(node, say.notitie, "notitie", "");
        node.append(send);
      }
      const edit = folded(part, say.wijzig, `edit:${item.id}`);
      const { node, send } = form(edit, `edit:${item.id}`, say.bewaar, (values) => call("PUT", `/workplan/${item.id}`, read(values, item), item.etag));
      fields(node, item);
      node.append(send);
      edit.append(removal(say.zeker, `/workplan/${item.id}`, item.etag));
    }
    const more = folded(box, say.nieuw, "new");
    more.classList.add("new");
    const { node, send } = form(more, "new", say.voeg_toe, (values) => call("POST", "/workplan", read(values, {})));
    fields(node, {});
    node.append(send);
  }

  async function proposal(wave) {
    const box = section(say.voorstel, say.voorstel_uitleg);
    const out = element("div");
    const show = (found) => {
      offered = found;
      out.textContent = "";
      list(out, found.uitleg);
      for (const one of found.voorstel) {
        const part = folded(out, one.item.titel, `offer:${one.item.maatregel}`, true);
        list(part, one.dekt.map((piece) => `${themes[piece.thema] || piece.thema}: ${[piece.achter, piece.doel, piece.element, piece.reden].filter(Boolean).join(" → ")}`));
        part.append(button(say.neem_over, async () => {
          await call("POST", "/workplan", one.item);
          offered = { ...found, voorstel: found.voorstel.filter((other) => other !== one) };
          await draw();
        }));
      }
      list(out, found.blijft_open.map((left) => `${say.blijft_open}: ${themes[left.thema] || left.thema}`));
    };
    const make = async () => show(await json("POST", "/workplan/proposal", { golf: wave, aantal: 3 }));
    box.append(button(say.voorstel_maak, make), out);
    if (offered) show(offered);
  }

  async function feedback(wave) {
    const box = section(say.terugkoppeling, say.terugkoppeling_uitleg);
    const { berichten } = await json("GET", "/announcements");
    const { node, send } = form(box, "news", say.vertel, (values) => call("POST", "/announcements", values));
    const areas = ["zeiden", "hoorden", "verandert"].map((name) => [name, field(node, say[name], name, "", "area")]);
    areas.forEach(([, area]) => { area.required = true; });
    if (wave) node.append(button(say.concept, async () => {
      const draft = await json("GET", `/announcements/draft?golf=${wave}`);
      unsent.news = draft;
      areas.forEach(([name, area]) => { area.value = draft[name]; });
    }));
    node.append(send);
    for (const one of berichten) {
      const part = folded(box, date(one.datum), `news:${one.id}`);
      list(part, ["zeiden", "hoorden", "verandert"].map((name) => `${say[name]}: ${one[name]}`));
      part.append(removal(say.zeker_bericht, `/announcements/${one.id}`));
    }
  }

  async function notes() {
    const box = section(say.notities, say.notities_uitleg);
    const { teamnotities } = await json("GET", "/notes");
    const { node, send } = form(box, "notes", say.tel, async (values) => {
      const counted = await json("POST", "/notes", { regels: values.regels.split("\n"), vraag: values.vraag || null });
      door.status.textContent = counted.uitleg.join(" ");
    });
    field(node, say.regels, "regels", "", "area").required = true;
    field(node, say.vraag, "vraag", "kost", "text", [["kost", say.kost], ["geeft", say.geeft], ["", say.beide]]);
    node.append(send);
    for (const one of teamnotities) {
      const part = folded(box, `${date(one.datum)} (${one.regels || say.te_weinig})`, `notes:${one.id || one.datum}`);
      for (const side of ["kost", "geeft"]) list(part, one.themas[side].map((row) => `${say[side]}: ${row.label} (${row.genoemd.n})`));
      list(part, one.uitleg);
    }
  }

  async function guide(wave) {
    const box = section(say.gesprekswijzer, say.gesprekswijzer_uitleg);
    const out = element("div");
    const show = (found) => {
      guided = found;
      out.textContent = "";
      out.append(element("h3", found.titel), element("p", found.ondertitel));
      for (const part of found.delen) {
        out.append(element("h3", part.titel));
        list(out, [...part.regels, ...part.vragen]);
        if (part.achter.length) { out.append(element("p", say.achter)); list(out, part.achter); }
        if (part.maatregelen.length) { out.append(element("p", say.maatregelen)); list(out, part.maatregelen); }
      }
      out.append(button(say.druk_af, async () => print(box)));
    };
    box.append(button(say.gesprekswijzer_toon, async () => show(await json("GET", `/waves/${wave}/gesprekswijzer`))), out);
    if (guided) show(guided);
  }

  // One after another: two at once would draw on one page.
  let drawn = Promise.resolve();
  const draw = () => (drawn = drawn.catch(() => {}).then(redraw));

  async function redraw() {
    fresh = element("div");
    const { golven } = await json("GET", "/waves");
    const whole = golven.filter((wave) => ["nulmeting", "nameting"].includes(wave.soort));
    const chosen = (whole.length ? whole : golven).at(-1);
    const last = chosen ? chosen.id : null;
    await steps();
    if (last) await proposal(last);
    await plan();
    await feedback(last);
    await notes();
    if (last) await guide(last);
    for (const node of fresh.querySelectorAll("form")) {
      for (const [name, value] of Object.entries(unsent[node.dataset.key] || {})) {
        const input = node.elements[name];
        if (input) input[input.type === "checkbox" ? "checked" : "value"] = value;
      }
    }
    place.replaceChildren(...fresh.childNodes);
  }

  onOpen(async () => {
    [unsent, folds, offered, guided] = [{}, {}, null, null];
    place.textContent = "";
    await draw();
    door.fold(say.andere_school);
  });
})();
