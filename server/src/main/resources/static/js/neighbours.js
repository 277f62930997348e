/*
 * From a ticket to the next one of the list that it was opened from. The list is remembered in this tab, since only the
 * person's own way leads through it; a ticket that was opened from elsewhere has no neighbours.
 */
const STORE = "lanet.list";

function remember() {
  const list = document.querySelector("#lista,#tablero");
  if (!list) { return; }
  const tickets = [...list.querySelectorAll('a[href^="/tickets/TKT-"]')].map((link) => link.getAttribute("href"));
  try { sessionStorage.setItem(STORE, JSON.stringify([...new Set(tickets)])); } catch { /* without storage there are no neighbours */ }
}

function link(place, href) {
  if (href) { place.setAttribute("href", href); place.hidden = false; }
}

function show() {
  const place = document.getElementById("vecinos");
  if (!place) { return; }
  let tickets = [];
  try { tickets = JSON.parse(sessionStorage.getItem(STORE) ?? "[]"); } catch { /* as none */ }
  const at = tickets.indexOf(place.dataset.here);
  if (at < 0 || tickets.length < 2) { return; }
  link(place.querySelector("[rel=prev]"), tickets[at - 1]);
  link(place.querySelector("[rel=next]"), tickets[at + 1]);
  place.querySelector("span").textContent = place.dataset.words.replace("##", tickets.length).replace("#", at + 1);
  place.hidden = false;
}

remember();
show();
document.addEventListener("htmx:afterSwap", remember);
