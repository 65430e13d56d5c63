// The workbook: download it, see what an upload would change before anything is kept, and keep it.
"use strict";
(() => {
  const { element, button, list } = door;
  const { say, fill, path, call, json, folded, differences, draw, tell, part } = knowledge;
  const place = document.getElementById("file");

  function send(file, reason, query) {
    const body = new FormData();
    body.append("bestand", file);
    return json("POST", path("/import", { reden: reason, ...query }), body);
  }

  const where = (fault) => fill("plek", { ...fault, kolom: fault.kolom ? fill("plek_kolom", fault) : "" });

  function report(box, file, found) {
    box.replaceChildren();
    const counts = { bestand: file.name, wijzigingen: found.wijzigingen.length, ongewijzigd: found.ongewijzigd };
    box.append(element("h3", fill("bekeken", counts)));
    if (found.fouten.length) {
      box.append(element("h3", fill("fouten", { aantal: found.fouten.length })), element("p", say.fouten_uitleg));
      list(box, found.fouten.map(where));
    }
    if (found.meldingen.length) {
      box.append(element("h3", say.meldingen));
      list(box, found.meldingen.map(where));
    }
    if (!found.wijzigingen.length) {
      if (!found.fouten.length) box.append(element("p", say.niets_nieuw));
      return;
    }
    box.append(element("h3", say.wijzigingen));
    for (const edit of found.wijzigingen) {
      folded(box, `${say[`actie_${edit.actie}`]}: ${edit.titel}`, (inside) => {
        if (edit.velden.length) differences(inside, edit.velden, edit.actie === "nieuw" && edit.velden.every((one) => one.eerst === null));
        else inside.append(element("p", say.actie_vervallen_uitleg));
      });
    }
    box.append(keep(box, file, found));
  }

  function keep(box, file, found) {
    const form = element("form", undefined, "open");
    const label = element("label", `${say.reden} `);
    const reason = element("input");
    Object.assign(reason, { required: true, minLength: 3, maxLength: 1000 });
    label.append(reason);
    const submit = element("button", found.fouten.length ? say.bewaar_goede : say.bewaar);
    submit.type = "submit";
    form.append(label, submit);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      door.attempt(async () => {
        const kept = await send(file, reason.value.trim(), { goede_regels: found.fouten.length > 0 });
        await draw();
        tell(document.getElementById("entries"), fill("bewaard", { aantal: kept.concepten.length }));
      }, submit);
    });
    return form;
  }

  part(() => {
    place.replaceChildren(element("h2", say.excel), element("p", say.excel_uitleg));
    const ways = element("p", undefined, "ways");
    ways.append(button(say.download, async () => door.download(await call("GET", path("/export")))));
    const label = element("label", `${say.kies_bestand} `);
    const input = element("input");
    Object.assign(input, { type: "file", accept: ".xlsx,.yml,.yaml" });
    label.append(input);
    const box = element("div");
    box.setAttribute("role", "status");
    input.addEventListener("change", () => door.attempt(async () => {
      const [chosen] = input.files;
      if (!chosen) return;
      box.replaceChildren(element("p", say.kijkt));
      // Held here, so that the same file can be chosen again once it is mended in Excel.
      const file = new File([await chosen.arrayBuffer()], chosen.name);
      input.value = "";
      const found = await send(file, say.alleen_kijken, { controleren: true, goede_regels: true }).catch((problem) => {
        box.replaceChildren(element("p", `${file.name}: ${problem.message}`));
        return null;
      });
      if (found) report(box, file, found);
    }));
    place.append(ways, label, box);
  });
})();
