/* A conversation: Enter sends, what is new is scrolled to, and what was shown is said to be read. Without this it is a page
   with forms. How many wait stands in the window's title, too. */
import { csrf } from "./texts.js";

const form = document.getElementById("decir");
const talk = () => document.getElementById("charla");
let atEnd = true;

function toEnd() {
  const place = talk();
  if (place) { place.scrollTop = place.scrollHeight; }
}

/** Said once: the answer to the second time would be the first one. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

let told = 0;
function read() {
  const place = talk();
  const last = Number(place?.dataset.last);
  if (document.hidden || !place?.dataset.read || last <= Math.max(told, Number(place.dataset.seen))) { return; }
  told = last;
  fetch(place.dataset.read, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": csrf(), "X-Lanet-Live": "true" },
    body: new URLSearchParams({ upTo: last }),
    redirect: "manual",
  }).catch(() => { told = 0; });
}

if (form && talk()) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) {
      form.elements.id.value = newId();
      form.elements.body.value = "";
      atEnd = true;
      toEnd();
    }
  });
  document.addEventListener("htmx:beforeSwap", () => {
    const place = talk();
    atEnd = !place || place.scrollHeight - place.scrollTop - place.clientHeight < 80;
  });
  document.addEventListener("visibilitychange", read);
  toEnd();
  read();
}

const title = document.title;
function count() {
  const waiting = Number(document.querySelector('[data-figure="chat"]')?.dataset.count ?? 0);
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
}
count();
document.addEventListener("htmx:afterSwap", () => {
  count();
  if (form && talk()) {
    if (atEnd) { toEnd(); }
    read();
  }
});
