/*
 * What is being written on a ticket is kept on the server: htmx does it while somebody types (#borrador), this when the
 * page is left before that. Reply and note have a draft each and a tab each: what was meant for the team never turns into an
 * answer by a slip of the tab.
 */
import { csrf } from "./texts.js";

const form = document.getElementById("redactor");
const place = document.getElementById("borrador");
const body = form?.elements.body;
const LONGEST_KEEP = 3000;

if (form && place && body) {
  const html = form.elements.html;
  const other = document.getElementById("otro-borrador");
  const waiting = other ? { [other.dataset.kind]: { body: other.value, html: document.getElementById("otro-borrador-html").value } } : {};
  /* The tab whose draft stands in the box: the server's, even if another was chosen before this had loaded. */
  const meant = [...form.querySelectorAll('[name="kind"]')].find((tab) => tab.defaultChecked);
  let kind = body.value === body.defaultValue ? meant?.value ?? current() : current();
  let unkept = false;
  let keeping = null;

  function current() {
    return form.elements.kind?.value || "reply";
  }
  /* Without the editor the field beside the box says nothing. */
  function written() {
    return { body: body.value, html: html && !html.disabled ? html.value : "" };
  }
  function keep(which, words) {
    const sent = fetch(place.getAttribute("hx-post"), {
      method: "POST",
      keepalive: true,
      headers: { "X-CSRF-TOKEN": csrf(), "HX-Request": "true", "HX-Target": "borrador" },
      body: new URLSearchParams({ kind: which, sheet: form.elements.sheet.value, ...words }),
    }).catch(() => { /* the page is gone, or the next letter tries again */ });
    const all = Promise.all([keeping, sent]).then(() => { if (keeping === all) { keeping = null; } });
    keeping = all;
  }

  /** The draft of the tab that is chosen comes into the box. */
  function show() {
    body.value = waiting[kind]?.body ?? "";
    if (html) { html.value = waiting[kind]?.html ?? ""; }
    delete waiting[kind];
    body.dispatchEvent(new Event("lanet:set", { bubbles: true }));
    document.querySelectorAll("[data-other]").forEach((line) => { line.hidden = !waiting[line.dataset.other]?.body.trim(); });
  }

  form.addEventListener("input", () => { unkept = true; });
  /* Who chooses a tab, by a click or by its key, wants to write: what is typed next would else be taken for keys. */
  form.addEventListener("click", (event) => {
    const tab = event.target.closest("label[data-into]");
    if (!tab || event.target === tab.control) { return; }
    event.preventDefault();
    if (!tab.control.checked) {
      tab.control.checked = true;
      tab.control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    document.getElementById(tab.dataset.into).focus();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "kind") { return; }
    const was = kind;
    kind = current();
    waiting[was] = written();
    keep(was, waiting[was]);
    show();
  });
  if (kind !== current()) {
    waiting[kind] = { body: body.value, html: html?.value ?? "" };
    kind = current();
    show();
  }
  /* What was left on the other tab is kept first: else the page that comes would not show it. */
  form.addEventListener("submit", (event) => {
    if (!keeping) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    Promise.race([keeping, new Promise((late) => { setTimeout(late, LONGEST_KEEP); })]).then(() => {
      keeping = null;
      form.requestSubmit(event.submitter ?? undefined);
    });
  });
  place.addEventListener("htmx:beforeRequest", () => { unkept = false; });
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    place.addEventListener(failure, () => { unkept = true; });
  }
  place.addEventListener("submit", () => { unkept = false; });
  const leave = () => {
    if (unkept && !form.dataset.sent) {
      unkept = false;
      keep(kind, written());
    }
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => { if (document.hidden) { leave(); } });
}

/* What can be undone is offered for a few seconds, longer while somebody points at it. */
function leaveInTime() {
  document.querySelectorAll("[data-leaves-after]").forEach((offer) => {
    const seconds = Number(offer.dataset.leavesAfter);
    delete offer.dataset.leavesAfter;
    const go = () => {
      if (offer.matches(":hover,:focus-within")) { setTimeout(go, 1000); } else { offer.remove(); }
    };
    setTimeout(go, seconds * 1000);
  });
}
leaveInTime();
document.addEventListener("htmx:afterSwap", leaveInTime);
