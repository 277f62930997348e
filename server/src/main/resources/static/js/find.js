/* In a long menu: what is typed above leaves the entries that hold it. Without this script the whole menu is there. */
function plain(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }

function entries(field) { return [...field.parentElement.querySelectorAll(".menu-i")]; }

document.addEventListener("toggle", (event) => {
  const field = event.target.open ? event.target.querySelector?.(":scope > .menu-pop > [data-find]") : null;
  if (field) { field.hidden = false; field.focus(); }
}, true);
document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-find]")) { return; }
  const words = plain(event.target.value.trim());
  entries(event.target).forEach((entry) => { entry.hidden = !plain(entry.textContent).includes(words); });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches?.("[data-find]")) { return; }
  event.preventDefault();
  entries(event.target).find((entry) => !entry.hidden)?.click();
});
