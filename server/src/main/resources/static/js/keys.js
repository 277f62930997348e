import { tickCurrent } from "./bulk.js";

/* Keys: off while typing, and for good when the person says so in the help sheet. */
const STORE = "lanet.keys";
const palette = document.getElementById("paleta");
let waitingForPlace = 0;

function on() {
  try { return localStorage.getItem(STORE) !== "off"; } catch { return true; }
}
const box = document.getElementById("keys-on");
if (box) {
  box.checked = on();
  box.addEventListener("change", () => {
    try { localStorage.setItem(STORE, box.checked ? "on" : "off"); } catch { /* a private window forgets, which is fine */ }
  });
}

/* A select at the side of a ticket saves what it is set to: a letter meant as a key must not choose there. Once it is open,
   letters are its own. */
function isOpen(select) {
  try { return select.matches(":open"); } catch { return true; }
}
function typing(target) {
  if (target.matches?.(".props select") && !isOpen(target)) { return false; }
  return target.closest?.("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]") != null;
}

function rows() {
  return [...document.querySelectorAll("main tbody tr:has(a[href])")];
}
function currentRow() {
  /* A list that has renewed itself knows no current row, but the focus is still in it. */
  return document.querySelector("main tbody tr.cur") ?? document.activeElement?.closest("main tbody tr") ?? null;
}
function move(step) {
  const all = rows();
  if (all.length === 0) { return; }
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(currentRow()) + step))];
  currentRow()?.classList.remove("cur");
  next.classList.add("cur");
  next.querySelector("a[href]").focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function pressed(key) {
  if (waitingForPlace) {
    clearTimeout(waitingForPlace);
    waitingForPlace = 0;
    document.querySelector(`[data-key-g="${CSS.escape(key)}"]`)?.click();
    return true;
  }
  switch (key) {
    case "g": waitingForPlace = setTimeout(() => { waitingForPlace = 0; }, 1500); return true;
    case "?": document.querySelector('[data-open="ayuda"]')?.click(); return true;
    default: {
      if (key === "x" && tickCurrent(document.activeElement?.closest?.("[data-card]") ?? currentRow())) { return true; }
      if ((key === "j" || key === "k") && rows().length > 0) { move(key === "j" ? 1 : -1); return true; }
      const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((el) => el.offsetParent !== null);
      if (!target) { return false; }
      if (target.matches("input,textarea,select,[contenteditable]")) { target.focus(); target.select?.(); } else { target.click(); }
      return true;
    }
  }
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && palette) {
    event.preventDefault();
    document.querySelector('[data-open="paleta"]')?.click();
    return;
  }
  const writing = event.target.closest?.("textarea,[contenteditable],.spent input")?.closest("form");
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && writing) {
    event.preventDefault();
    writing.requestSubmit(writing.querySelector("button.btn-primary:not([type=button])") ?? undefined);
    return;
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!plain || !on() || typing(event.target) || document.querySelector("dialog[open]")) {
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (pressed(key)) { event.preventDefault(); }
});

/* The palette: arrows choose, Enter opens, Ctrl Enter in a new tab. */
function options() {
  return [...palette.querySelectorAll('[role="option"]')];
}
function choose(next) {
  options().forEach((option, i) => {
    option.id = `pal-${i}`;
    option.classList.toggle("on", option === next);
    option.setAttribute("aria-selected", String(option === next));
  });
  const input = palette.querySelector("input");
  if (next) { input.setAttribute("aria-activedescendant", next.id); next.scrollIntoView({ block: "nearest" }); }
  else { input.removeAttribute("aria-activedescendant"); }
}
if (palette) {
  palette.addEventListener("keydown", (event) => {
    const all = options();
    const now = all.findIndex((option) => option.classList.contains("on"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(all[(now + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    } else if (event.key === "Enter" && all[now]) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) { open(all[now].href, "_blank", "noopener"); } else { all[now].click(); }
    }
  });
  palette.addEventListener("htmx:afterSwap", () => choose(options()[0]));
  palette.addEventListener("lanet:open", () => {
    palette.querySelector("input").select();
    choose(options()[0]);
  });
}
