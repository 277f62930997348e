/* The form for a new ticket is kept by htmx while somebody fills it in (#borrador-nuevo), and by this when the page is left before that. */
import { csrf } from "./texts.js";

const form = document.getElementById("nuevo");
const place = document.getElementById("borrador-nuevo");

if (form && place) {
  let unkept = false;
  form.addEventListener("input", (event) => { unkept = unkept || event.target.type !== "file"; });
  place.addEventListener("htmx:beforeRequest", () => { unkept = false; });
  place.addEventListener("submit", () => { unkept = false; });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    place.addEventListener(failure, () => { unkept = true; });
  }
  const leave = () => {
    if (!unkept || form.dataset.sent) { return; }
    unkept = false;
    const fields = new FormData(form);
    for (const name of ["files", "held", "_csrf"]) { fields.delete(name); }
    fetch(place.getAttribute("hx-post"), {
      method: "POST",
      keepalive: true,
      headers: { "X-CSRF-TOKEN": csrf(), "HX-Request": "true", "HX-Target": "borrador-nuevo" },
      body: new URLSearchParams(fields),
    }).catch(() => { /* the page is gone, or the next letter tries again */ });
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.hidden) { leave(); } });
}
