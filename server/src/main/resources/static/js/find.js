/* In a long menu: what is typed above leaves the entries that hold it. Without scripts the whole menu is there (lanet.css). */
function plain(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }

function entries(field) { return [...field.parentElement.querySelectorAll(".menu-i")]; }

function find(field) {
  const words = plain(field.value.trim());
  entries(field).forEach((entry) => { entry.hidden = !plain(entry.textContent).includes(words); });
}

document.addEventListener("toggle", (event) => {
  const field = event.target.open ? event.target.querySelector?.(":scope > .menu-pop > [data-find]") : null;
  /* A menu that a renewal of its list has opened again has its focus already (live.js). */
  if (field && !document.activeElement?.closest(".menu-pop")) { field.focus(); }
}, true);
document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-find]")) { find(event.target); }
});
/* A list that was renewed has all entries again, but still what was typed (live.js puts it back). */
document.addEventListener("htmx:afterSettle", () => {
  setTimeout(() => document.querySelectorAll("details[open] > .menu-pop > [data-find]").forEach(find));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.("[data-find]")) { return; }
  event.preventDefault();
  entries(event.target).find((entry) => !entry.hidden)?.click();
});
