/*
 * Several tickets of the list or the board, or machines of their list, at once: ticks, ranges and keys. The form and what it does are the server's; without this
 * script the ticks and the buttons work all the same.
 */
const TICK = 'input:is([name="ticket"],[name="asset"])';
let from = null; /* where a range begins */

function list() { return document.getElementById("lista") ?? document.getElementById("tablero"); }
function ticks() { return list() ? [...list().querySelectorAll(TICK)] : []; }
function everything() { return list()?.querySelector('input[name="all"]') ?? null; }

/** Says how many are chosen, here and in the box that stands for the page. */
function show() {
  const all = ticks();
  const chosen = all.filter((tick) => tick.checked).length;
  const says = list()?.querySelector("[data-chosen]");
  if (says) { says.textContent = says.dataset.chosen.replace("#", everything()?.checked ? everything().dataset.total : chosen); }
  const page = list()?.querySelector("[data-all]");
  if (page) {
    page.hidden = false;
    page.checked = chosen > 0 && chosen === all.length;
    page.indeterminate = chosen > 0 && chosen < all.length;
  }
  if (chosen === 0 && everything()) { everything().checked = false; }
}
function set(tick, to) {
  if (tick) { tick.checked = to; from = tick.id; }
  show();
}
function range(to) {
  const all = ticks();
  const [a, b] = [all.findIndex((tick) => tick.id === from), all.indexOf(to)].sort((x, y) => x - y);
  if (a >= 0) { all.slice(a, b + 1).forEach((tick) => { tick.checked = true; }); }
  show();
}
function clear() {
  ticks().forEach((tick) => { tick.checked = false; });
  if (everything()) { everything().checked = false; }
  show();
}
function tickOf(el) { return el?.closest("tr,[data-card]")?.querySelector(TICK) ?? null; }

document.addEventListener("click", (event) => {
  const tick = event.target.closest?.(`:is(#lista,#tablero) ${TICK}`);
  if (!tick) { return; }
  if (event.shiftKey && from && tick.checked) { range(tick); }
  set(tick, tick.checked);
});
document.addEventListener("change", (event) => {
  if (event.target.matches?.("#lista [data-all]")) {
    ticks().forEach((tick) => { tick.checked = event.target.checked; });
    show();
  } else if (event.target === everything()) {
    if (event.target.checked) { ticks().forEach((tick) => { tick.checked = true; }); }
    show();
  } else if (event.target.matches?.(`:is(#lista,#tablero) ${TICK}`) && everything()) {
    if (!event.target.checked) { everything().checked = false; }
  }
});
document.addEventListener("reset", (event) => {
  if (event.target.id === "bloque") { event.preventDefault(); clear(); }
});

/* X on the row with the focus; Shift and an arrow takes the next one along; Esc lets all go. */
document.addEventListener("keydown", (event) => {
  if (!list() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) { return; }
  const row = document.activeElement?.closest?.("#lista tbody tr") ?? list().querySelector("tbody tr.cur");
  if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp") && row) {
    const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
    event.preventDefault();
    set(tickOf(row), true);
    if (!next) { return; }
    set(tickOf(next), true);
    row.classList.remove("cur");
    next.classList.add("cur");
    next.querySelector("a[href]")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Escape" && ticks().some((tick) => tick.checked) && !document.querySelector("details.menu[open]")) {
    event.preventDefault();
    clear();
  }
});
/** For the keys of the page: whether there was a row to tick. */
export function tickCurrent(row) {
  const tick = tickOf(row);
  if (!tick) { return false; }
  set(tick, !tick.checked);
  return true;
}

document.addEventListener("htmx:afterSwap", (event) => {
  const dialog = document.getElementById("bloque-d");
  if (event.target.id === "bloque-f" && dialog) {
    if (!dialog.open) { dialog.showModal(); }
    dialog.querySelector("select,textarea,input:not([type=hidden]),button.btn-primary,button")?.focus();
  }
  /* After what was ticked before has been ticked again. */
  setTimeout(show);
  again();
});

/* What is under way is looked at again, as long as it says so. */
let waiting = 0;
function again() {
  const progress = document.querySelector("[data-again]");
  if (!progress || waiting) { return; }
  waiting = setTimeout(() => { waiting = 0; window.htmx?.trigger(progress, "live"); }, Number(progress.dataset.again));
}
addEventListener("pageshow", show);
show();
again();
