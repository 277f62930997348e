/*
 * Saved texts while somebody writes: a slash and the beginning of a name open the list, arrows choose, Enter puts the text
 * in the place of what was typed. The button does the same as the slash.
 */
const form = document.getElementById("redactor");
const list = document.getElementById("guardadas");
const opener = document.getElementById("poner");
const box = form?.elements.body;
const TYPED = /(^|\s)\/([^\s/]{0,60})$/;

if (box && list && opener) {
  let asked = null;

  function typed() {
    if (box.selectionStart !== box.selectionEnd) { return null; }
    const found = TYPED.exec(box.value.slice(0, box.selectionStart));
    return found ? found[2] : null;
  }
  function options() {
    return [...list.querySelectorAll('[role="option"]')];
  }
  function mark(next) {
    options().forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    if (next) { box.setAttribute("aria-activedescendant", next.id); next.scrollIntoView({ block: "nearest" }); }
    else { box.removeAttribute("aria-activedescendant"); }
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
    const from = box.selectionStart - word.length - 1;
    box.setRangeText(option.dataset.text, from, box.selectionStart, "end");
    close();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* Of several answers the last one counts: htmx asks for no more than the newest of those that wait. */
  list.addEventListener("htmx:afterSwap", () => {
    if (asked !== null) {
      list.hidden = false;
      mark(options()[0] ?? null);
    }
  });
  box.addEventListener("input", look);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
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
      const before = box.value.slice(0, box.selectionStart);
      box.setRangeText(before === "" || /\s$/.test(before) ? "/" : " /", box.selectionStart, box.selectionEnd, "end");
    }
    asked = null;
    look();
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "macros-l") { event.target.querySelector("button")?.focus(); }
});
