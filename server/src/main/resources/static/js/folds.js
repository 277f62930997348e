/* Parts of a page that fold away stay folded, on this computer, wherever they appear again. */
const STORE = "lanet.folds";

function folded() {
  try { return new Set(JSON.parse(localStorage.getItem(STORE) ?? "[]")); } catch { return new Set(); }
}
function apply() {
  const away = folded();
  document.querySelectorAll("details[data-fold]").forEach((part) => { if (away.has(part.dataset.fold)) { part.open = false; } });
}
document.addEventListener("toggle", (event) => {
  const part = event.target;
  if (!part.matches?.("details[data-fold]")) { return; }
  const away = folded();
  if (part.open) { away.delete(part.dataset.fold); } else { away.add(part.dataset.fold); }
  try { localStorage.setItem(STORE, JSON.stringify([...away])); } catch { /* a private window forgets, which is fine */ }
}, true);
document.addEventListener("htmx:afterSwap", apply);
apply();
