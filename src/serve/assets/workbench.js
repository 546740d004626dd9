// The workbench's script: it asks the server for parts of pages, and puts them in their places.
// It makes no HTML of a text by itself, so that a text is never more than a text.
"use strict";

(() => {
  const words = JSON.parse(document.body.dataset.words || "{}");
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const element = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.firstElementChild;
  };

  // ——— What is said in passing

  let toastTimer;
  function say(message, undo) {
    const toast = one("#toast");
    toast.textContent = message;
    toast.className = "shown";
    if (undo) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = undo.label;
      button.addEventListener("click", undo.act);
      toast.append(" ", button);
    }
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.className = ""; toast.textContent = ""; }, undo ? 8000 : 4000);
  }

  async function ask(path, body) {
    const request = body === undefined ? {} : {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    try {
      return await fetch(path, request);
    } catch (error) {
      say(words.failed);
      throw error;
    }
  }
  const text = async (path) => {
    const reply = await ask(path);
    return reply.ok ? reply.text() : "";
  };

  // ——— Light and dark

  one("#theme")?.addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem("diglot-theme", root.dataset.theme); } catch { /* It holds for this page. */ }
  });

  // ——— Help

  const help = one("#help");
  const openHelp = () => { if (!help.open) help.showModal(); };
  one("#help-open")?.addEventListener("click", openHelp);
  one("#help-close")?.addEventListener("click", () => help.close());

  // ——— A rule allowed, with a reason, wherever findings are listed

  function askReason(item, button, place, after) {
    if (one(".reason", item)) return;
    const form = document.createElement("span");
    form.className = "reason";
    const input = document.createElement("input");
    input.placeholder = words.reason;
    input.setAttribute("aria-label", words.reason);
    const ok = document.createElement("button");
    ok.type = "button";
    ok.textContent = button.textContent;
    form.append(input, ok);
    button.replaceWith(form);
    input.focus();
    const send = async () => {
      if (!input.value.trim()) { input.focus(); return; }
      const reply = await ask("/act", { ...place, act: "allow", rule: button.dataset.rule, reason: input.value });
      const answer = await reply.json();
      if (reply.ok) after(answer); else say(answer.error);
    };
    ok.addEventListener("click", send);
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); send(); }
      if (event.key === "Escape") { event.stopPropagation(); form.replaceWith(button); button.focus(); }
    });
  }

  // ——— Findings and history: pages of their own

  if (document.body.classList.contains("part-findings")) {
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("[data-act]");
      const item = button?.closest("[data-segment]");
      if (!item) return;
      const { document: name, locale, segment } = item.dataset;
      const place = { document: name, locale, segment };
      if (button.dataset.act === "allow") askReason(item, button, place, () => item.remove());
      if (button.dataset.act === "fix") {
        const { act, ...more } = button.dataset;
        const reply = await ask("/act", { ...place, act: "write", ...more });
        const answer = await reply.json();
        // Other findings of the same segment stand elsewhere now.
        if (reply.ok) location.reload(); else say(answer.error);
      }
    });
    one("#fix-all")?.addEventListener("click", async () => {
      const answer = await (await ask("/fix", {})).json();
      say(answer.message);
      setTimeout(() => location.reload(), 900);
    });
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-undo]");
    if (!button) return;
    const reply = await ask("/undo", { number: Number(button.dataset.undo) });
    const answer = await reply.json();
    if (reply.ok) location.reload(); else say(answer.error);
  });

  // ——— The reader follows the files

  const reader = one(".reader");
  if (reader) {
    const { document: name, locale } = reader.dataset;
    const query = new URLSearchParams({ document: name, locale });
    setInterval(async () => {
      if (document.hidden) return;
      const pulse = await text(`/pulse?${query}`).catch(() => "");
      if (pulse && pulse !== reader.dataset.pulse) {
        reader.dataset.pulse = pulse;
        const frame = one("#reading");
        const at = frame.contentWindow.scrollY;
        frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, at), { once: true });
        frame.contentWindow.location.reload();
      }
    }, 2000);
  }

  const desk = one("#desk");
  if (desk) workAt(desk);

  // ——— The desk

  function workAt(desk) {
    const place = { document: desk.dataset.document, locale: desk.dataset.locale };
    const store = `diglot-unsaved:${place.locale}/${place.document}`;
    /** What was typed and not saved, by segment, with the texts that were seen meanwhile. */
    const unsaved = new Map(load());
    let show = desk.dataset.show || "all";
    let opened = null;
    /** The segment that was asked for last, while its row is not there yet. */
    let opening = null;
    let pulse = desk.dataset.pulse;
    let acting = false;

    function load() {
      try { return JSON.parse(sessionStorage.getItem(store) || "[]"); } catch { return []; }
    }
    function keep() {
      try { sessionStorage.setItem(store, JSON.stringify([...unsaved])); } catch { /* It is kept on the page. */ }
    }
    const query = (more) => new URLSearchParams({ ...place, show, text: one("#search").value, ...more });
    const rowOf = (id) => document.getElementById(`s-${id}`);
    const area = () => opened && one("textarea", opened);

    // — the list

    const near = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
    }, { rootMargin: "1200px" });

    async function fill(chunk) {
      if (chunk.dataset.loaded) return;
      chunk.dataset.loaded = "asked";
      const html = await text(`/rows?${query({ from: chunk.dataset.from })}`);
      if (!html || !chunk.isConnected) { delete chunk.dataset.loaded; return; }
      chunk.innerHTML = html;
      chunk.dataset.loaded = "true";
      chunk.style.minHeight = "";
      markUnsaved();
    }
    function watchChunks() {
      for (const chunk of all(".chunk")) {
        if (chunk.dataset.loaded) continue;
        chunk.style.minHeight = `${Number(chunk.dataset.count) * 78}px`;
        near.observe(chunk);
      }
      markUnsaved();
    }
    function markUnsaved() {
      for (const id of unsaved.keys()) rowOf(id)?.classList.add("is-unsaved");
    }
    let asked = 0;
    async function refresh(segment) {
      const number = ++asked;
      const html = await text(`/list?${query(segment ? { segment } : {})}`);
      if (number !== asked) return false;
      near.disconnect();
      opened = null;
      one("#list").innerHTML = html;
      watchChunks();
      return true;
    }
    function address(segment) {
      const shown = new URLSearchParams();
      if (show !== "all") shown.set("show", show);
      if (one("#search").value) shown.set("text", one("#search").value);
      if (segment) shown.set("segment", segment);
      history.replaceState(null, "", shown.size ? `?${shown}` : location.pathname);
    }
    function pressed() {
      for (const button of all("[data-show]")) button.setAttribute("aria-pressed", button.dataset.show === show);
    }

    for (const button of all(".choices [data-show]")) {
      button.addEventListener("click", async () => {
        show = button.dataset.show;
        pressed();
        address();
        await refresh();
      });
    }
    let searching;
    one("#search").addEventListener("input", () => {
      clearTimeout(searching);
      searching = setTimeout(() => { address(); refresh(); }, 120);
    });
    one("#search").addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "ArrowDown") {
        event.preventDefault();
        one(".row .open")?.focus();
      }
    });

    // — one segment

    async function open(id, { focus = true } = {}) {
      if (opened?.dataset.id === id) { if (focus) area().focus(); return; }
      close();
      opening = id;
      const item = await bring(id);
      if (opening === id) opening = null;
      if (item) take(item, focus);
    }

    /** Puts a segment in the place of its row; none where it is not to be had, or another was asked for since. */
    async function bring(id) {
      if (!rowOf(id)) await refresh(id);
      if (!rowOf(id) && show !== "all") {
        show = "all";
        pressed();
        await refresh(id);
      }
      const closed = rowOf(id);
      if (!closed) return null;
      const html = await text(`/segment?${query({ segment: id })}`).catch(() => "");
      // Whoever goes on before a segment is there does not want two of them.
      if (!html || !closed.isConnected || opening !== id) return null;
      const item = element(html);
      item.closedRow = closed;
      closed.replaceWith(item);
      return item;
    }

    function take(item, focus) {
      const { id } = item.dataset;
      opened = item;
      const field = area();
      const typed = unsaved.get(id);
      if (typed) {
        field.value = typed.text;
        item.dataset.sourceSeen = typed.sourceSeen;
        item.dataset.translationSeen = typed.translationSeen;
      }
      field.places = [];
      field.answers = typed ? [] : JSON.parse(field.dataset.answers || "[]");
      field.drawn = field.value;
      field.addEventListener("input", typing);
      field.addEventListener("scroll", () => { one(".overlay", item).scrollTop = field.scrollTop; });
      fit(field);
      changed(field);
      if (field.value) rehearse(field); else draw(field);
      address(id);
      if (focus) {
        field.focus({ preventScroll: true });
        field.setSelectionRange(field.value.length, field.value.length);
      }
      const box = item.getBoundingClientRect();
      if (box.top < 130 || box.bottom > innerHeight - 20) {
        item.scrollIntoView({ block: box.height > innerHeight * 0.7 ? "start" : "center" });
      }
      assist(item);
    }

    /** What helps with a segment comes when it comes: nobody who works waits for it. */
    async function assist(item) {
      const helpers = await text(`/suggestions?${query({ segment: item.dataset.id })}`);
      if (item.isConnected) one(".helpers", item).innerHTML = helpers;
    }

    function close(focus) {
      opening = null;
      if (!opened) return;
      const { closedRow, dataset } = opened;
      opened.replaceWith(closedRow);
      closedRow.classList.toggle("is-unsaved", unsaved.has(dataset.id));
      opened = null;
      if (focus) one(".open", closedRow)?.focus();
    }

    function fit(field) {
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight + 2}px`;
    }

    /** Says what the first button does, and keeps what was typed. */
    function changed(field) {
      const item = field.closest(".row");
      const isNew = field.value !== field.dataset.saved;
      const button = one("[data-act=next]", item);
      one(".what", button).textContent = isNew ? button.dataset.save : button.dataset.confirm;
      one("[data-act=revert]", item).hidden = !isNew;
      item.classList.toggle("is-changed", isNew);
      if (isNew) {
        const { sourceSeen, translationSeen } = item.dataset;
        unsaved.set(item.dataset.id, { text: field.value, sourceSeen, translationSeen });
      } else {
        unsaved.delete(item.dataset.id);
      }
      keep();
    }

    function typing(event) {
      const field = event.target;
      field.typedAt = performance.now();
      shift(field);
      draw(field);
      fit(field);
      changed(field);
      rehearse(field);
    }

    /** Moves the marks behind a change until the server says where they are now. */
    function shift(field) {
      const [before, now] = [field.drawn, field.value];
      let start = 0;
      while (start < before.length && start < now.length && before[start] === now[start]) start++;
      let end = 0;
      while (end < before.length - start && end < now.length - start
        && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
      const [from, by] = [before.length - end, now.length - before.length];
      const moved = (places) => places
        .map(([a, b, kind]) => [a >= from ? a + by : a, b >= from ? b + by : b, kind])
        .filter(([a, b]) => a < b && b <= now.length);
      field.places = moved(field.places);
      field.answers = moved(field.answers);
      field.drawn = now;
    }

    /** Draws the marks under the words: the same text, unseen, below the field. */
    function draw(field) {
      const overlay = one(".overlay", field.parentElement);
      overlay.textContent = "";
      const places = [...field.answers, ...field.places, ...shapes(field.value)];
      const cuts = new Set([0, field.value.length]);
      for (const [start, end] of places) cuts.add(start).add(end);
      const ordered = [...cuts].sort((a, b) => a - b);
      ordered.forEach((start, index) => {
        const end = ordered[index + 1] ?? start;
        const kinds = places.filter(([a, b]) => a <= start && end <= b).map(([, , kind]) => kind);
        const mark = document.createElement("span");
        mark.className = kinds.join(" ");
        mark.textContent = field.value.slice(start, end);
        overlay.append(mark);
      });
      // A line break at the end takes up a line only if something follows it.
      overlay.append("\u200b");
    }

    /** Placeables, code and marks of emphasis, as they are typed. */
    function shapes(value) {
      const found = [];
      for (const match of value.matchAll(/\{[^{}\n]*\}|`[^`\n]+`|\]\([^)\s]*\)|\*{1,2}|<\/?[a-z]+>/g)) {
        const kind = match[0][0] === "{" ? "m-placeable" : "m-shape";
        found.push([match.index, match.index + match[0].length, kind]);
      }
      return found;
    }

    let checking = false;
    let checkAgain = false;
    async function rehearse(field) {
      if (checking) { checkAgain = true; return; }
      checking = true;
      const typed = field.value;
      try {
        const segment = field.closest(".row").dataset.id;
        const reply = await ask("/rehearse", { ...place, segment, text: typed });
        const answer = reply.ok ? await reply.json() : null;
        if (answer && field.isConnected && field.value === typed) {
          const { html, places } = answer;
          const list = one(".findings", field.closest(".row"));
          if (list.innerHTML !== html) list.innerHTML = html;
          field.places = places;
          draw(field);
          // How long the key that was typed last waited for this.
          if (field.typedAt) desk.dataset.latency = Math.round(performance.now() - field.typedAt);
        }
      } finally {
        checking = false;
        // By now it may be another segment that is in hand.
        const asked = checkAgain && area();
        checkAgain = false;
        if (asked) rehearse(asked);
      }
    }

    function insert(field, value) {
      field.focus();
      field.setSelectionRange(0, field.value.length);
      // As if it were typed, so that the browser's own undo takes it back.
      if (!document.execCommand("insertText", false, value)) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    // — acts

    async function act(kind, more = {}) {
      if (!opened || acting) return;
      const item = opened;
      const field = area();
      const { id, need } = item.dataset;
      const isNew = field.value !== field.dataset.saved;
      const isEmpty = !field.value.trim();
      const settled = !isNew && ["none", "review", "finding"].includes(need);
      if (isEmpty || (settled && (kind === "next" || kind === "save"))) {
        if (kind === "next") await follow(id);
        return;
      }
      const state = { reviewed: "reviewed", draft: "draft" }[kind] || "translated";
      const body = isNew ? { act: "write", text: field.value, state } : { act: "confirm", state };
      const { sourceSeen, translationSeen } = item.dataset;
      acting = true;
      try {
        const reply = await ask("/act", { ...place, segment: id, sourceSeen, translationSeen, ...body, ...more });
        const answer = await reply.json();
        if (!reply.ok) { refused(item, answer); return; }
        unsaved.delete(id);
        keep();
        done(item, answer);
        if (kind === "next" || kind === "reviewed") {
          const next = kind === "reviewed" ? answer.nextReview : answer.next;
          if (next) await open(next);
          else { say(words.done, undoButton()); one(".open", rowOf(id))?.focus(); }
        } else {
          await open(id);
        }
      } finally {
        acting = false;
      }
    }

    async function follow(id) {
      const rows = all(".row");
      const next = rows[rows.findIndex((row) => row.dataset.id === id) + 1];
      if (next) await open(next.dataset.id);
    }

    const undoButton = () => ({ label: "↶", act: undo });

    function done(item, answer) {
      pulse = answer.pulse;
      const row = element(answer.row);
      item.replaceWith(row);
      if (opened === item) opened = null;
      numbers(answer);
      say(answer.message, undoButton());
    }

    function numbers(answer) {
      one("#counts").innerHTML = answer.counts;
      for (const [name, count] of Object.entries(answer.filters)) {
        const shown = one(`[data-count="${name}"]`);
        if (shown) shown.textContent = count;
      }
    }

    function refused(item, answer) {
      if (!answer.conflict) { say(answer.error); return; }
      const box = one(".conflict", item);
      box.innerHTML = answer.conflict;
      box.hidden = false;
      one("button", box).focus();
      box.scrollIntoView({ block: "nearest" });
    }

    async function undo() {
      const reply = await ask("/undo", {});
      const answer = await reply.json();
      if (!reply.ok) { say(answer.error); return; }
      say(answer.message);
      if (!answer.segment) return;
      if (answer.document !== place.document || answer.locale !== place.locale) return;
      pulse = answer.pulse;
      numbers(answer);
      unsaved.delete(answer.segment);
      keep();
      if (opened?.dataset.id === answer.segment) close();
      const row = rowOf(answer.segment);
      if (row) row.replaceWith(element(answer.row));
      await open(answer.segment);
    }

    /** The row that a step starts from. */
    const current = () => opened || (opening && rowOf(opening)) || document.activeElement.closest(".row");

    async function nextToDo() {
      const rows = all(".row");
      const at = rows.indexOf(current());
      const pressing = (row) => !["none", "review", "edited"].includes(row.dataset.need);
      const next = rows.slice(at + 1).find(pressing) || rows.slice(0, Math.max(at, 0)).find(pressing);
      if (next) await open(next.dataset.id); else say(words.done);
    }

    async function beside(step) {
      const rows = all(".row");
      const at = rows.indexOf(current());
      const row = rows[at + step];
      if (!row) return;
      if (opened || opening) await open(row.dataset.id);
      else { one(".open", row)?.focus(); row.scrollIntoView({ block: "nearest" }); }
    }

    // — the mouse

    one("#list").addEventListener("click", (event) => {
      const button = event.target.closest("button, a");
      const row = event.target.closest(".row");
      if (!row) return;
      if (row !== opened) {
        if (button?.matches("a") || String(getSelection())) return;
        open(row.dataset.id);
        return;
      }
      if (!button) return;
      if (button.matches(".close")) close(true);
      else if (button.matches(".suggestion")) insert(area(), button.dataset.text);
      else if (button.dataset.act === "copy") insert(area(), row.dataset.source);
      else if (button.dataset.act === "revert") insert(area(), area().dataset.saved);
      else if (button.dataset.act === "fix") insert(area(), button.dataset.text);
      else if (button.dataset.act === "keep-mine") {
        const { sourceSeen, translationSeen } = button.dataset;
        Object.assign(row.dataset, { sourceSeen, translationSeen });
        act("save");
      } else if (button.dataset.act === "take-theirs") {
        unsaved.delete(row.dataset.id);
        keep();
        refresh(row.dataset.id).then(() => open(row.dataset.id));
      } else if (button.dataset.act === "allow") {
        const id = row.dataset.id;
        askReason(button.closest("li"), button, { ...place, segment: id }, (answer) => {
          pulse = answer.pulse;
          numbers(answer);
          say(answer.message, undoButton());
          const closed = element(answer.row);
          row.closedRow = closed;
          close();
          open(id);
        });
      } else if (button.dataset.act) act(button.dataset.act);
    });

    // — the keyboard

    const isTyping = (target) => target.matches("textarea, input");
    document.addEventListener("keydown", (event) => {
      if (help.open) return;
      const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
      const command = ctrlKey || metaKey;
      const does = (what) => { event.preventDefault(); what(); };
      if (opened && command && !altKey) {
        if (key === "Enter") return does(() => act(shiftKey ? "reviewed" : "next"));
        if (key.toLowerCase() === "s") return does(() => act("save"));
      }
      if (altKey && !command) {
        const number = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
        if (opened && number) {
          const suggestion = all(".suggestion", opened)[number - 1];
          return does(() => { if (suggestion) insert(area(), suggestion.dataset.text); });
        }
        if (key === "ArrowDown") return does(() => beside(1));
        if (key === "ArrowUp") return does(() => beside(-1));
        if (code === "KeyN") return does(nextToDo);
        if (opened && code === "KeyC") return does(() => insert(area(), opened.dataset.source));
        if (key.toLowerCase() === "z") return does(undo);
      }
      if (key === "Escape" && (opened || opening)) return does(() => close(true));
      if (command || altKey || isTyping(event.target)) return undefined;
      const row = document.activeElement.closest(".row");
      if (key === "/") return does(() => one("#search").focus());
      if (key === "?") return does(openHelp);
      if (opened) return undefined;
      if (key === "j" || (key === "ArrowDown" && row)) return does(() => beside(1));
      if (key === "k" || (key === "ArrowUp" && row)) return does(() => beside(-1));
      if (key === "n") return does(nextToDo);
      if (key === "u") return does(undo);
      if (row && key === "a") return does(() => confirmRow(row, "translated"));
      if (row && key === "r") return does(() => confirmRow(row, "reviewed"));
      return undefined;
    });

    /** Confirms a segment that is not open: it is as it was when it was last looked at. */
    async function confirmRow(row, state) {
      if (row.dataset.need === "missing") return;
      const { id } = row.dataset;
      await open(id, { focus: false });
      // Whoever went on meanwhile has another segment in hand.
      if (opened?.dataset.id === id) await act(state === "reviewed" ? "reviewed" : "next");
    }

    addEventListener("beforeunload", (event) => {
      if (unsaved.size) event.preventDefault();
    });

    // — what others write is taken in

    setInterval(async () => {
      if (document.hidden || acting) return;
      const now = await text(`/pulse?${new URLSearchParams(place)}`).catch(() => "");
      if (!now || now === pulse || acting) return;
      pulse = now;
      const id = opened?.dataset.id;
      const field = area();
      const [start, end] = field ? [field.selectionStart, field.selectionEnd] : [0, 0];
      const [left, top] = [scrollX, scrollY];
      const hadFocus = field && document.activeElement === field;
      await refresh(id);
      if (id) {
        await open(id, { focus: hadFocus });
        if (hadFocus) area()?.setSelectionRange(start, end);
      }
      scrollTo(left, top);
      say(words.outside);
    }, 1500);

    watchChunks();
    if (desk.dataset.segment) open(desk.dataset.segment);
  }
})();
