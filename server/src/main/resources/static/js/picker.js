/*
 * The list under a box in which somebody writes: arrows choose, Enter or Tab takes, Esc closes, and pointing takes too.
 * What is offered and what is then put into the box say those who open it (canned.js, mention.js).
 */
export function pickerOf({ box, list, take, closed }) {
  function options() {
    return [...list.querySelectorAll('[role="option"]')];
  }
  function chosen() {
    return options().find((option) => option.getAttribute("aria-selected") === "true");
  }
  function mark(next) {
    options().forEach((option) => option.setAttribute("aria-selected", String(option === next)));
    /* An editor takes every change of its element for one of the text, so what is there already is not written again. */
    const active = box.element().getAttribute("aria-activedescendant");
    if (!next && active !== null) { box.element().removeAttribute("aria-activedescendant"); }
    if (next && active !== next.id) { box.element().setAttribute("aria-activedescendant", next.id); }
    next?.scrollIntoView({ block: "nearest" });
  }
  function open() {
    list.hidden = false;
    mark(options()[0] ?? null);
  }
  function close() {
    closed();
    if (list.hidden) { return; }
    list.hidden = true;
    mark(null);
  }
  function taken(option) {
    take(option);
    close();
  }

  box.on("blur", close);
  box.on("keydown", (event) => {
    if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const all = options();
    const now = all.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      mark(all[(now + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length] ?? null);
    } else if ((event.key === "Enter" || event.key === "Tab") && all[now]) {
      taken(all[now]);
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
    if (option || event.target.closest("a")) { event.preventDefault(); }
    if (option) { taken(option); }
  });
  return { open, close };
}
