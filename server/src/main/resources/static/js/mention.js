/*
 * Calling a colleague while somebody writes: an at sign and the beginning of a name open the list, and the name comes into
 * the place of what was typed. Without this the name is typed whole, and means the same.
 */
import { boxOf } from "./box.js";
import { pickerOf } from "./picker.js";

const form = document.getElementById("redactor");
const list = document.getElementById("menciones");
const names = document.getElementById("equipo");
const field = form?.elements.body;
const TYPED = /(?:^|[^\p{L}\p{N}._%+-])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*){0,3})$/u;
const SHOWN = 8;

if (field && list && names) {
  const box = boxOf(field);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
  const team = [...names.querySelectorAll("option")].map((option) => option.value);
  let asked = null;
  const picker = pickerOf({ box, list, take: put, closed: () => { asked = null; } });

  function typed() {
    const found = TYPED.exec(box.before() ?? "");
    return found ? found[1] : null;
  }
  function meant(word) {
    const start = plain(word);
    return team.filter((name) => plain(name) !== start.trimEnd()
      && (plain(name).startsWith(start) || (!/\s/.test(start) && plain(name).split(" ").some((part) => part.startsWith(start))))).slice(0, SHOWN);
  }
  function look() {
    const word = typed();
    const found = word === null ? [] : meant(word);
    if (found.length === 0) { picker.close(); return; }
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
    picker.open();
  }
  function put(option) {
    const word = typed();
    if (word !== null) { box.put(word.length, `${option.textContent} `); }
  }

  box.on("input", look);
}
