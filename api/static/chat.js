// The chat page. Keeps the code and an open safety card for this tab only; keeps no typed text.
"use strict";
(() => {
  const chat = document.getElementById("chat");
  const log = document.getElementById("log");
  const status = document.getElementById("status");
  const form = document.getElementById("form");
  const field = document.getElementById("text");
  const card = document.getElementById("card");
  const school = chat.dataset.school;
  const key = (name) => `werkdruk.${school}.${name}`;
  const queue = [];
  let sending = false;

  // Only a whole code counts: whoever sends a link must not choose the session in which someone else talks.
  // Another code is another person, who sees nothing of the one before.
  const fragment = location.hash.slice(1).toUpperCase();
  if (/^[2-9A-HJKMNP-Z]{4}(-?[2-9A-HJKMNP-Z]{4}){2}$/.test(fragment)) {
    if (fragment !== sessionStorage.getItem(key("session"))) forget();
    sessionStorage.setItem(key("session"), fragment);
  }
  if (fragment) history.replaceState(null, "", location.pathname);
  window.addEventListener("hashchange", () => location.reload());
  let session = sessionStorage.getItem(key("session")) || random();
  sessionStorage.setItem(key("session"), session);

  function forget() {
    sessionStorage.removeItem(key("session"));
    sessionStorage.removeItem(key("card"));
  }

  function anew() {
    session = random();
    sessionStorage.setItem(key("session"), session);
  }

  function random() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  }

  function bubble(kind, text) {
    const div = document.createElement("div");
    div.className = kind;
    div.textContent = text;
    log.append(div);
    return div;
  }

  function linkNumbers(element) {
    const parts = element.textContent.split(/(\b112\b|\b113\.nl\b|\b113\b|\b0[89]00[ -]?[\d ]{3,9}\d)/);
    element.textContent = "";
    for (const part of parts) {
      if (/^(112|113|0[89]00)/.test(part)) {
        const link = document.createElement("a");
        link.href = part === "113.nl" ? "https://www.113.nl" : `tel:${part.replace(/[^\d]/g, "")}`;
        if (part === "113.nl") { link.target = "_blank"; link.rel = "noopener noreferrer"; }
        link.textContent = part;
        element.append(link);
      } else {
        element.append(part);
      }
    }
  }

  function showCard(text) {
    const inner = document.getElementById("card-text");
    inner.textContent = text;
    linkNumbers(inner);
    card.hidden = false;
    sessionStorage.setItem(key("card"), text);
  }

  function closeChoices() {
    log.querySelectorAll(".choices").forEach((group) => group.remove());
  }

  const DOUBLE_TAP = 450; // milliseconds
  const DIRECT = ["klopt", "anders", "overslaan", "houden"];

  function choices(reply) {
    if (!reply.buttons.length) return;
    const group = document.createElement("div");
    group.className = "choices fresh"; // the second half of a double tap answers no question
    setTimeout(() => group.classList.remove("fresh"), DOUBLE_TAP);
    group.setAttribute("role", "group");
    const chosen = new Map();
    const several = reply.input === "meerkeuze";
    let done;
    for (const button of reply.buttons) {
      const element = document.createElement("button");
      element.type = "button";
      element.textContent = button.title;
      const direct = !several || DIRECT.includes(button.value);
      if (DIRECT.includes(button.value) && button.value !== "klopt") element.classList.add("small");
      if (direct) {
        element.addEventListener("click", () => choose(button.question, button.value, button.title));
      } else {
        element.setAttribute("aria-pressed", "false");
        element.addEventListener("click", () => {
          const on = !chosen.delete(button.value);
          if (on) chosen.set(button.value, button.title);
          element.setAttribute("aria-pressed", String(on));
          done.hidden = !chosen.size;
        });
      }
      group.append(element);
    }
    if (several) {
      done = document.createElement("button");
      done.type = "button";
      done.textContent = chat.dataset.done;
      done.setAttribute("aria-pressed", "true");
      done.hidden = true;
      done.addEventListener("click", () =>
        choose(reply.buttons[0].question, [...chosen.keys()], [...chosen.values()].join(", ")));
      group.append(done);
    }
    log.append(group);
  }

  function choose(question, value, title) {
    bubble("own", title);
    send({ choice: { question, value } });
  }

  function send(content) {
    closeChoices();
    queue.push({ session, message_id: random(), ...content });
    pump();
  }

  async function pump() {
    if (sending || !queue.length) return;
    sending = true;
    status.textContent = chat.dataset.busy;
    for (let wait = 1; queue.length; ) {
      let answer;
      try {
        answer = await fetch(`/v1/chat/${school}/messages`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(queue[0]),
        });
      } catch {
        answer = null;
      }
      if (answer && answer.ok) {
        queue.shift();
        wait = 1;
        show(await answer.json());
        continue;
      }
      if (answer && answer.status < 500 && answer.status !== 429) {
        queue.shift();
        const problem = await answer.json().catch(() => ({}));
        bubble("bot", problem.detail || chat.dataset.error);
        continue;
      }
      status.textContent = answer ? (answer.status === 429 ? chat.dataset.fast : chat.dataset.error) : chat.dataset.offline;
      scroll();
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      wait = Math.min(wait * 2, 30);
    }
    status.textContent = "";
    sending = false;
  }

  function show(turn) {
    if (turn.state === "toegang") anew(); // what opens nothing, perhaps from a link, is not tied to a code
    closeChoices();
    let first;
    for (const reply of turn.replies) {
      const safety = reply.act === "veiligheid";
      const div = bubble(safety ? "bot safety" : "bot", reply.text);
      first = first || div;
      linkNumbers(div);
      if (safety) showCard(reply.text);
      if (reply === turn.replies[turn.replies.length - 1]) choices(reply);
      progress(reply.progress);
    }
    scroll(first);
  }

  function progress(count) {
    if (!count || !count.total) return;
    const bar = document.getElementById("progress");
    bar.max = count.total;
    bar.value = count.done;
    document.getElementById("count").textContent =
      chat.dataset.progress.replace("#", count.done).replace("$", count.total);
  }

  // To the end, or as far as the beginning of what was just said stays in view.
  function scroll(first) {
    const end = chat.scrollHeight - chat.clientHeight;
    chat.scrollTop = first ? Math.min(end, first.offsetTop - chat.offsetTop - 8) : end;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    bubble("own", text);
    field.value = "";
    field.style.height = "";
    send({ text });
    scroll();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  field.addEventListener("input", () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  });
  document.getElementById("pause").addEventListener("click", () => {
    bubble("own", document.getElementById("pause").textContent);
    send({ text: "pauze" });
  });
  document.getElementById("leave").addEventListener("click", () => {
    forget();
    location.reload();
  });
  window.addEventListener("online", pump);

  const kept = sessionStorage.getItem(key("card"));
  if (kept) showCard(kept);
  send({ text: "" });
})();
