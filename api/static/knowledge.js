// The facilitator's page: measures from the knowledge base, read through the API with the token typed here.
"use strict";
(() => {
  const status = document.getElementById("status");
  const results = document.getElementById("results");

  function line(parent, label, text) {
    if (!text || !text.length) return;
    const row = document.createElement("p");
    const strong = document.createElement("strong");
    strong.textContent = `${label}: `;
    row.append(strong, Array.isArray(text) ? text.join(" · ") : text);
    parent.append(row);
  }

  function show(measure) {
    const box = document.createElement("details");
    box.className = "measure";
    const head = document.createElement("summary");
    head.textContent = measure.titel;
    box.append(head);
    line(box, "Wat", measure.wat);
    line(box, "Eerste stap", measure.eerste_stap);
    line(box, "Waarom", measure.werkt_via.map((works) => works.reden));
    line(box, "Voorwaarden", measure.voorwaarden);
    line(box, "Bijwerkingen", measure.bijwerkingen);
    line(box, "Bewijs", measure.bewijs.uitleg);
    line(box, "Niveau", measure.niveau);
    line(box, "Geld", measure.geld);
    results.append(box);
  }

  document.getElementById("open").addEventListener("submit", async (event) => {
    event.preventDefault();
    const token = document.getElementById("token").value.trim();
    const search = document.getElementById("search").value.trim().toLowerCase();
    results.textContent = "";
    const answer = await fetch("/v1/knowledge/measures", { headers: { Authorization: `Bearer ${token}` } });
    if (!answer.ok) {
      const { detail } = await answer.json().catch(() => ({}));
      status.textContent = [401, 403].includes(answer.status) ? status.dataset.wrong : detail || status.dataset.wrong;
      return;
    }
    const data = await answer.json();
    const found = data.maatregelen.filter((m) => `${m.titel} ${m.wat} ${m.id}`.toLowerCase().includes(search));
    status.textContent = `${found.length} maatregelen`;
    found.forEach(show);
  });
})();
