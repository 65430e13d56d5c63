// What the pages of the working group share: the token typed here (kept until the tab closes), the API, and small helpers.
"use strict";
const door = (() => {
  const status = document.getElementById("status");
  const form = document.getElementById("open");
  const fields = { school: document.getElementById("school"), token: document.getElementById("token") };
  for (const [name, field] of Object.entries(fields)) field.value = sessionStorage.getItem(name) || "";

  const school = () => encodeURIComponent(fields.school.value.trim());

  // One request with the key that is filled in. What goes wrong is an Error with a sentence for people and the status.
  async function request(method, address, body, tag) {
    const headers = { Authorization: `Bearer ${fields.token.value.trim()}` };
    const file = body instanceof FormData;
    if (body !== undefined && !file) headers["Content-Type"] = "application/json";
    if (tag) headers["If-Match"] = tag;
    const sent = body === undefined || file ? body : JSON.stringify(body);
    const answer = await fetch(address, { method, headers, body: sent }).catch(() => new Response(null, { status: 503 }));
    if (answer.ok) return answer;
    const { type, detail, fouten = [] } = await answer.json().catch(() => ({}));
    const faults = fouten.map((one) => [label(one.veld), one.melding].filter(Boolean).join(": "));
    const { wrong, offline } = status.dataset;
    const said = !detail ? offline : answer.status === 401 || type.endsWith(":forbidden") ? wrong : detail;
    throw Object.assign(new Error(faults.join(" ") || said), { status: answer.status });
  }

  const call = (method, path, body, tag) => request(method, `/v1/schools/${school()}${path}`, body, tag && `"${tag}"`);

  // A field by the name it has on the page.
  function label(field) {
    const [name] = field.replace(/^body\./, "").split(".");
    const input = document.querySelector(`[name="${CSS.escape(name)}"]`);
    return input && input.closest("label") ? input.closest("label").firstChild.textContent.trim() : field;
  }

  const json = async (...args) => (await call(...args)).json();

  const save = async (path) => download(await call("GET", path));

  async function download(answer) {
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") || "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name ? name[1] : "download";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function element(name, text, className) {
    const node = document.createElement(name);
    if (text !== undefined && text !== null) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  function button(text, act) {
    const node = element("button", text);
    node.type = "button";
    node.addEventListener("click", () => attempt(act, node));
    return node;
  }

  async function attempt(act, node) {
    status.textContent = "";
    if (node) node.disabled = true;
    try {
      await act();
    } catch (problem) {
      status.textContent = problem.message;
      status.scrollIntoView({ block: "nearest" });
    } finally {
      if (node) node.disabled = false;
    }
  }

  function list(parent, items) {
    if (!items.length) return;
    const node = element("ul");
    items.forEach((text) => node.append(element("li", text)));
    parent.append(node);
  }

  function onOpen(act) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      for (const [name, field] of Object.entries(fields)) sessionStorage.setItem(name, field.value.trim());
      attempt(act, form.querySelector("button"));
    });
    if (fields.school.value && fields.token.value) attempt(act);
  }

  // A projector shows results and plans, not the form with the key.
  function fold(text) {
    const again = button(text, () => {
      form.hidden = false;
      again.remove();
    });
    form.hidden = true;
    form.after(again);
    again.focus();
  }

  const dates = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const date = (text) => dates.format(new Date(text));
  const texts = (id) => JSON.parse(document.getElementById(id).dataset.texts);
  return { request, json, call, save, download, element, button, list, attempt, onOpen, fold, date, texts, status };
})();
