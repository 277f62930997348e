/*
 * Saved texts while somebody writes: a slash and the beginning of a name open the list, and the text comes into the place of
 * what was typed. The button does the same as the slash.
 */
import { boxOf } from "./box.js";
import { pickerOf } from "./picker.js";

const form = document.getElementById("redactor");
const list = document.getElementById("guardadas");
const opener = document.getElementById("poner");
const field = form?.elements.body;
const TYPED = /(^|\s)\/([^\s/]{0,60})$/;

if (field && list && opener) {
  const box = boxOf(field);
  let asked = null;
  const picker = pickerOf({ box, list, take: put, closed: () => { asked = null; } });

  function typed() {
    const found = TYPED.exec(box.before() ?? "");
    return found ? found[2] : null;
  }
  function look() {
    const word = typed();
    if (word === null) { picker.close(); return; }
    if (word === asked) { return; }
    asked = word;
    window.htmx.ajax("GET", `${opener.getAttribute("href")}?q=${encodeURIComponent(word)}`, { source: list, target: list, swap: "innerHTML" });
  }
  function put(option) {
    const word = typed();
    if (word !== null) { box.put(word.length + 1, option.dataset.text); }
  }

  /* Of several answers the last one counts: htmx asks for no more than the newest of those that wait. */
  list.addEventListener("htmx:afterSwap", () => {
    if (asked !== null) { picker.open(); }
  });
  box.on("input", look);
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
