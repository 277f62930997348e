/*
 * Calling a colleague while somebody writes: an at sign and the beginning of a name open the list, arrows choose, Enter puts
 * the name in the place of what was typed. Without this the name is typed whole, and means the same.
 */
import { boxOf } from "./box.js";

const form = document.getElementById("redactor");
const list = document.getElementById("menciones");
const names = document.getElementById("equipo");
const field = form?.elements.body;
const TYPED = /(?:^|[^\p{L}\p{N}._%+-])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*){0,3})$/u;
const SHOWN = 8;

if (field && list && names) {
  const box = boxOf(field);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
  let asked = null;
  const team = [...names.querySelectorAll("option")].map((option) => option.value);

  function typed() {
    const found = TYPED.exec(box.before() ?? "");
    return found ? found[1] : null;
  }
  function meant(word) {
    const start = plain(word);
    return team.filter((name) => plain(name) !== start.trimEnd()
      && (plain(name).startsWith(start) || (!/\s/.test(start) && plain(name).split(" ").some((part) => part.startsWith(start))))).slice(0, SHOWN);
  }
  function options() {
    return [...list.querySelectorAll('[role="option"]')];
  }
  function mark(next) {
    options().forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    /* An editor takes every change of its element for one of the text, so what is there already is not written again. */
    const active = box.element().getAttribute("aria-activedescendant");
    if (!next && active !== null) { box.element().removeAttribute("aria-activedescendant"); }
    if (next && active !== next.id) { box.element().setAttribute("aria-activedescendant", next.id); }
    next?.scrollIntoView({ block: "nearest" });
  }
  function close() {
    asked = null;
    if (list.hidden) { return; }
    list.hidden = true;
    list.replaceChildren();
    mark(null);
  }
  function look() {
    const word = typed();
    const found = word === null ? [] : meant(word);
    if (found.length === 0) { close(); return; }
    if (word === asked) { return; }
    asked = word;
    list.replaceChildren(...found.map((name, place) => {
      const option = document.createElement("div");
      option.className = "pick-o";
      option.id = `m-${place}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      return option;
    }));
    list.hidden = false;
    mark(options()[0]);
  }
  function put(option) {
    const word = typed();
    if (word === null) { close(); return; }
    box.put(word.length, `${option.textContent} `);
    close();
  }

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
  });
}
