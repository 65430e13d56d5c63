// Every measure that is in use: by category and theme, or those that a search finds.
"use strict";
(() => {
  const { element } = door;
  const { say, fill, folded, row, model, part } = knowledge;
  const place = document.getElementById("measures");
  const FIELDS = ["wat", "eerste_stap", "voorwaarden", "bijwerkingen", "niveau", "doelgroep", "geld", "looptijd"];

  function show(parent, measure) {
    folded(parent, `${measure.titel}${model.own.has(measure.id) ? ` (${say[`eigen_${model.own.get(measure.id)}`]})` : ""}`, (box) => {
      for (const name of FIELDS.slice(0, 2)) row(box, knowledge.label(name), measure[name]);
      row(box, say.waarom, measure.werkt_via.map((one) => `${model.themes.get(model.elements.get(one.element)?.theme)?.kort || ""}: ${one.reden}`.replace(/^: /, "")));
      for (const name of FIELDS.slice(2)) row(box, knowledge.label(name), measure[name]);
      row(box, knowledge.label("bewijs"), measure.bewijs.uitleg);
      box.append(element("p", fill("in_excel", { id: measure.id }), "note"));
    });
  }

  function browse(box) {
    for (const [category, about] of Object.entries(model.categories)) {
      box.append(element("h3", about.label));
      for (const theme of model.themes.values()) {
        if (theme.categorie !== category) continue;
        const found = model.measures.filter((one) => theme.id in one.themas).sort((a, b) => b.themas[theme.id] - a.themas[theme.id]);
        folded(box, `${theme.kort} (${found.length})`, (inside) => {
          inside.append(element("p", theme.uitleg, "note"));
          found.forEach((one) => show(inside, one));
        });
      }
    }
  }

  part(() => {
    place.replaceChildren(element("h2", fill("maatregelen", { aantal: model.measures.length })));
    const label = element("label", `${say.zoek} `);
    const input = element("input");
    input.type = "search";
    label.append(input);
    const box = element("div");
    const draw = () => {
      const words = input.value.trim().toLowerCase();
      box.replaceChildren();
      if (!words) return browse(box);
      const found = model.measures.filter((one) => `${one.titel} ${one.wat} ${one.id}`.toLowerCase().includes(words));
      box.append(element("p", fill("gevonden", { aantal: found.length })));
      found.forEach((one) => show(box, one));
    };
    input.addEventListener("input", draw);
    place.append(label, box);
    draw();
  });
})();
