/*
 * Saved texts while somebody writes: a slash and the beginning of a name open the list, arrows choose, Enter puts the text
 * in the place of what was typed. The button does the same as the slash.
 */
import { boxOf } from "./box.js";

const form = document.getElementById("redactor");
const list = document.getElementById("guardadas");
const opener = document.getElementById("poner");
const field = form?.elements.body;
const TYPED = /(^|\s)\/([^\s/]{0,60})$/;

if (field && list && opener) {
  const box = boxOf(field);
  let asked = null;

  function typed() {
    const found = TYPED.exec(box.before() ?? "");
    return found ? found[2] : null;
  }
  function options() {
    return [...list.querySelectorAll('[role="option"]')];
  }
  function mark(next) {
    options().forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    if (next) { box.element().setAttribute("aria-activedescendant", next.id); next.scrollIntoView({ block: "nearest" }); }
    else { box.element().removeAttribute("aria-activedescendant"); }
  }
  function close() {
    asked = null;
    list.hidden = true;
    mark(null);
  }
  function look() {
    const word = typed();
    if (word === null) { close(); return; }
    if (word === asked) { return; }
    asked = word;
    window.htmx.ajax("GET", `${opener.getAttribute("href")}?q=${encodeURIComponent(word)}`, { source: list, target: list, swap: "innerHTML" });
  }
  function put(option) {
    const word = typed();
    if (word === null) { close(); return; }
    box.put(word.length + 1, option.dataset.text);
    close();
  }

  /* Of several answers the last one counts: htmx asks for no more than the newest of those that wait. */
  list.addEventListener("htmx:afterSwap", () => {
    if (asked !== null) {
      list.hidden = false;
      mark(options()[0] ?? null);
    }
  });
  box.on("input", look);
  box.on("blur", close);
  box.on("keydown", (event) => {
    if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const all = options();
    const now = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      mark(all[(now + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length] ?? null);
    } else if ((event.key === "Enter" || event.key === "Tab") && all[now]) {
      put(all[now]);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  /* The box keeps the focus while somebody points. */
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) { event.preventDefault(); put(option); }
    if (event.target.closest("a")) { event.preventDefault(); }
  });
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    box.focus();
    if (typed() === null) {
      const before = box.before() ?? "";
      box.put(0, before === "" || /\s$/.test(before) ? "/" : " /");
    }
    asked = null;
    look();
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "macros-l") { event.target.querySelector("button")?.focus(); }
});
