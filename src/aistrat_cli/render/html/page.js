"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const rows = new Map(all(".rows > li").map((row) => [row.dataset.key, row]));
  // A deadline has no entry of its own: it is told in that of its meeting.
  const rowOf = (key) => rows.get(key) || rows.get(key.split("/")[0]);

  // Language: every text stands in the page in both, and only one is shown.
  const speak = (lang) => {
    root.lang = root.dataset.lang = lang;
    for (const button of all("button.lang")) button.setAttribute("aria-pressed", String(button.dataset.to === lang));
    for (const option of all("option")) option.textContent = option.dataset[lang];
    roving();
    count();
  };

  // The picture: its items are buttons. One at a time can be reached with Tab, the arrow keys go on from there.
  for (const item of all(".picture .item")) {
    item.setAttribute("role", "button");
    // A button is called by the text it shows; only one without text needs a name of its own.
    if (!item.querySelector("text")) item.setAttribute("aria-label", item.querySelector("title").textContent);
  }
  const items = () => all(".picture .item").filter((item) => item.getClientRects().length);
  const roving = () => {
    all(".picture .item").forEach((item) => item.setAttribute("tabindex", "-1"));
    const first = items().find((item) => !item.classList.contains("dim"));
    if (first) first.setAttribute("tabindex", "0");
  };
  const go = (from, step) => {
    const list = items().filter((item) => !item.classList.contains("dim"));
    const to = list[list.indexOf(from) + step];
    if (!to) return;
    from.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // Details: what the list says about the item.
  const dialog = document.getElementById("details");
  const inner = dialog.querySelector(".inner");
  const show = (item) => {
    const row = rowOf(item.dataset.key);
    if (!row) return;
    const copy = row.cloneNode(true);
    const heading = copy.querySelector("h3");
    const title = document.createElement("h2");
    title.id = "details-title";
    title.append(...heading.childNodes);
    heading.replaceWith(title);
    inner.replaceChildren(...copy.childNodes);
    dialog.showModal();
  };
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  for (const picture of all(".picture")) {
    const at = (event) => event.target.closest(".item");
    picture.addEventListener("click", (event) => { if (at(event)) show(at(event)); });
    picture.addEventListener("keydown", (event) => {
      const item = at(event);
      if (!item) return;
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) go(item, step);
      else if (event.key === "Enter" || event.key === " ") show(item);
      else return;
      event.preventDefault();
    });
  }

  // Zoom: the picture grows in its frame, which scrolls.
  let zoom = 1;
  for (const button of all("[data-zoom]")) {
    button.addEventListener("click", () => {
      const step = button.dataset.zoom;
      zoom = step === "fit" ? 1 : Math.min(6, Math.max(1, zoom * (step === "in" ? 1.4 : 1 / 1.4)));
      for (const picture of all(".picture")) picture.style.width = `${zoom * 100}%`;
    });
  }

  // Filters: entries that do not pass are hidden, and stand back in the picture.
  const selects = all("select.filter");
  const search = document.querySelector(".search");
  const output = document.querySelector("output");
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const known = new Map();
  const textOf = (row) => {
    if (!known.has(row)) known.set(row, folded(row.textContent));
    return known.get(row);
  };
  const count = () => {
    const list = Array.from(rows.values());
    const shown = list.filter((row) => !row.hidden).length;
    const ja = root.dataset.lang === "ja";
    output.textContent = ja ? `${list.length}件中${shown}件` : `${shown} of ${list.length}`;
  };
  const apply = () => {
    const wanted = selects.map((select) => select.value).filter(Boolean);
    const text = folded(search.value.trim());
    for (const row of rows.values()) {
      const groups = (row.dataset.f || "").split(" ");
      row.hidden = !(wanted.every((one) => groups.includes(one)) && (!text || textOf(row).includes(text)));
    }
    for (const item of all(".picture .item")) {
      const row = rowOf(item.dataset.key);
      item.classList.toggle("dim", Boolean(row && row.hidden));
    }
    roving();
    count();
  };
  selects.forEach((select) => select.addEventListener("change", apply));
  search.addEventListener("input", apply);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  for (const button of all("button.lang")) button.addEventListener("click", () => speak(button.dataset.to));
  document.querySelector(".print").addEventListener("click", () => print());
  speak(root.dataset.lang);
})();
