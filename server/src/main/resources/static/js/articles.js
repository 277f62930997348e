/*
 * Articles where people write. Beside the form of a new ticket: what may help, from the second word on, and an article that is
 * opened there stays until its reader goes on. Beside a ticket: what an article says, or where it stands, goes into the answer.
 */
import { boxOf } from "./box.js";

const PAUSE = 250;
const MOST = 400;
const form = document.getElementById("nuevo");
const suggestions = form && document.querySelector("[data-suggestions]");

if (suggestions) {
  let asked = "";
  let waiting = 0;

  const words = () => `${form.elements.subject.value} ${form.elements.description.value}`.trim().replace(/\s+/g, " ").slice(0, MOST);
  const client = () => form.elements.client?.value ?? "";
  function ask() {
    const now = words();
    const about = client() + now;
    if (about === asked || suggestions.querySelector("[data-reading]")) { return; }
    asked = about;
    if (!now.includes(" ")) { suggestions.replaceChildren(); return; }
    const address = `${suggestions.dataset.suggestions}?${new URLSearchParams(client() ? { words: now, client: client() } : { words: now })}`;
    window.htmx.ajax("GET", address, { source: suggestions, target: suggestions, swap: "innerHTML" });
  }
  form.addEventListener("input", (event) => {
    if (event.target.name !== "subject" && event.target.name !== "description") { return; }
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  /* Somebody else calls: another client's articles may help. */
  form.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "quien") { ask(); } });
  suggestions.addEventListener("htmx:afterSwap", () => suggestions.querySelector("[data-reading] h2")?.focus());
  suggestions.addEventListener("click", (event) => {
    const back = event.target.closest("[data-go-on]");
    if (!back) { return; }
    asked = "";
    if (!back.hasAttribute("hx-get")) { suggestions.replaceChildren(); ask(); }
    boxOf(form.elements.description).focus();
  });
}

const answer = document.getElementById("redactor")?.elements.body;

if (answer) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-put-link]");
    const text = event.target.closest("[data-put-text]");
    if (link) { boxOf(answer).link(new URL(link.dataset.putLink, location.href).href, link.dataset.words); }
    if (text) { boxOf(answer).put(0, text.dataset.putText); }
  });
}
