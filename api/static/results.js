// The working group's page: reads frozen results through the API with the token typed here. Keeps nothing.
"use strict";
(() => {
  const status = document.getElementById("status");
  const results = document.getElementById("results");
  const hidden = status.dataset.hidden;

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

  const words = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ");

  function value(data) {
    if (data === null || data === undefined) return "";
    if (Array.isArray(data)) return data.every((item) => typeof item !== "object") ? data.join(", ") : null;
    if (typeof data === "object") {
      if (data.getoond === false) return hidden;
      const flat = Object.entries(data).filter(([name]) => name !== "getoond");
      if (flat.every(([, item]) => item === null || typeof item !== "object")) {
        return flat.map(([name, item]) => `${words(name).toLowerCase()}: ${value(item)}`).join("; ");
      }
      return null;
    }
    if (typeof data === "number") return data.toLocaleString("nl-NL");
    return String(data);
  }

  function show(data, depth) {
    const box = element("div", undefined, "scroll");
    if (Array.isArray(data)) {
      for (const item of data) box.append(show(item, depth + 1));
      return box;
    }
    const table = element("table");
    for (const [name, item] of Object.entries(data)) {
      const text = value(item);
      if (text === null) {
        box.append(element(depth ? "h3" : "h2", words(name)), show(item, depth + 1));
        continue;
      }
      const row = element("tr");
      const head = element("th", words(name));
      head.scope = "row";
      row.append(head, element("td", text, text === hidden ? "hush" : ""));
      table.append(row);
    }
    if (table.rows.length) box.prepend(table);
    return box;
  }

  document.getElementById("open").addEventListener("submit", async (event) => {
    event.preventDefault();
    const school = document.getElementById("school").value.trim();
    const token = document.getElementById("token").value.trim();
    results.textContent = "";
    status.textContent = "";
    try {
      const waves = await get(`/v1/schools/${encodeURIComponent(school)}/waves`, token);
      const list = Array.isArray(waves) ? waves : waves.golven;
      if (!list.length) status.textContent = status.dataset.none;
      for (const wave of list) {
        const data = await get(`/v1/schools/${encodeURIComponent(school)}/waves/${wave.id}/results`, token);
        document.getElementById("note").hidden = false;
        results.append(show(data, 0));
      }
    } catch (problem) {
      status.textContent = problem.message;
    }
  });
})();
