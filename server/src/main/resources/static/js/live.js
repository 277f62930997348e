/*
 * What happens elsewhere arrives here. One WebSocket a tab says only that a topic changed; each element with
 * data-live="topic" then fetches its own fragment (hx-get, hx-trigger="live"), through the same permissions as the page.
 *   page → server  {"topics": ["tickets", "asset:7f…"]}    whenever the page's topics change
 *                  {"here": false}                         the page is hidden, or shown again
 *                  {"writing": "reply"}                    again and again while somebody types in a form with data-writing
 *   server → page  {"topic": "asset:7f…"}
 */
import { text, toast } from "./texts.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20000;
/* The server says every 25 s that it is there; a laptop that slept has a line that nobody told of its end. */
const SILENT = 60000;
const LOOK = 10000;
const TOLD_AFTER = 3;
let socket = null;
let failures = 0;
let heardAt = 0;
let again = null;
let subscribed = "";

function topics() {
  const all = [...document.querySelectorAll("[data-live]")].flatMap((el) => el.dataset.live.split(/\s+/));
  return [...new Set(all)].sort();
}

function subscribe() {
  const wanted = JSON.stringify({ topics: topics() });
  if (socket?.readyState === WebSocket.OPEN && wanted !== subscribed) {
    subscribed = wanted;
    socket.send(wanted);
  }
}

function say(what) {
  if (socket?.readyState === WebSocket.OPEN) { socket.send(JSON.stringify(what)); }
}

/* Who else looks at the same sees that somebody types; the server forgets it after some seconds. */
const WRITES_EVERY = 3000;
let wroteAt = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-writing]");
  if (!form || Date.now() - wroteAt < WRITES_EVERY) { return; }
  wroteAt = Date.now();
  say({ writing: form.elements.kind?.value === "note" ? "note" : "reply" });
});
function stopWriting(event) {
  if (wroteAt && event.target.matches?.("form[data-writing],form[data-writing] [name=kind]")) {
    wroteAt = 0;
    say({ writing: "" });
  }
}
for (const type of ["submit", "change", "reset"]) { document.addEventListener(type, stopWriting); }
document.addEventListener("visibilitychange", () => say({ here: !document.hidden }));

/** Several messages of one topic within a moment are one renewal. */
const waiting = new Map();
function renew(topic) {
  if (waiting.has(topic)) { return; }
  waiting.set(topic, setTimeout(() => {
    waiting.delete(topic);
    document.querySelectorAll(`[data-live~="${CSS.escape(topic)}"]`).forEach((el) => window.htmx?.trigger(el, "live"));
  }, 150));
}

function connect() {
  if (socket || topics().length === 0) { return; }
  clearTimeout(again);
  subscribed = "";
  heardAt = Date.now();
  const line = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
  socket = line;
  line.addEventListener("open", () => {
    subscribe();
    if (document.hidden) { say({ here: false }); }
    /* What happened while there was no line is not told again, so everything is asked once more. */
    if (failures > 0) { topics().forEach(renew); }
    failures = 0;
  });
  line.addEventListener("message", (event) => {
    heardAt = Date.now();
    const message = JSON.parse(event.data);
    if (message.topic) { renew(message.topic); }
  });
  line.addEventListener("close", () => lost(line));
}

function lost(line) {
  if (socket !== line) { return; }
  socket = null;
  failures += 1;
  if (failures === TOLD_AFTER) { toast(text("offline")); }
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 6));
  again = setTimeout(connect, FIRST_WAIT / 2 + Math.random() * longest);
}

function look() {
  if (socket && Date.now() - heardAt > SILENT) {
    const line = socket;
    line.close();
    lost(line);
  }
}
setInterval(look, LOOK);
document.addEventListener("visibilitychange", () => { if (!document.hidden) { look(); } });
addEventListener("online", () => { look(); connect(); });

/* What was typed or opened in a piece of the page survives its renewal, also when several renew themselves at once. htmx
   itself keeps the focus, but for what stands in a menu, which is closed when it looks. */
const kept = new WeakMap();
const focused = new WeakMap();
/* A piece in which something is still to be mended stays as it is (data-hold), with what the server said about it; and so
   do files that are chosen and not sent yet, which no script may choose again, and what was said of the last act
   (data-notice), until the next one. */
const held = new WeakMap();
/* What is on its way to be changed brings the newest of its piece itself; and were the piece another one meanwhile, the
   answer would find no place. */
const writing = new Set();
document.addEventListener("htmx:beforeSend", ({ detail: { requestConfig, target, xhr } }) => {
  if (requestConfig?.verb !== "get") { writing.add({ xhr, target }); }
});
function isWritten(target) {
  for (const one of writing) {
    if (one.xhr.readyState === XMLHttpRequest.DONE || one.xhr.readyState === XMLHttpRequest.UNSENT) { writing.delete(one); }
  }
  return [...writing].some((one) => one.target === target) || target.querySelector("form.htmx-request") !== null;
}
/* A button that becomes another one between press and release is not clicked: what is pressed stays until it is let go,
   and renews itself then. */
let pressed = null;
const missed = new Set();
function press(event) { pressed = event.target; }
function release() {
  if (!pressed) { return; }
  pressed = null;
  /* The click comes after the release. */
  setTimeout(renewMissed);
}
function renewMissed() {
  missed.forEach((el) => window.htmx?.trigger(el, "live"));
  missed.clear();
}
/* While the system's window for choosing a file is open, what is chosen there comes to the very field that asked for it. */
let choosing = null;
document.addEventListener("click", (event) => {
  choosing = event.target.matches?.("input[type=file]") ? event.target : null;
}, true);
function chosen(event) {
  if (event.target !== choosing) { return; }
  choosing = null;
  setTimeout(renewMissed);
}
for (const type of ["change", "cancel"]) { document.addEventListener(type, chosen, true); }
/* A board with a lifted card (board.js) is the same board until the card is let go. */
document.addEventListener("letgo", renewMissed);
document.addEventListener("pointerdown", press, true);
/* The release over a list of choices is not told; what is chosen there is. */
for (const type of ["pointerup", "pointercancel", "change", "keydown"]) { document.addEventListener(type, release, true); }
addEventListener("blur", release);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, target } = event.detail;
  const sent = requestConfig?.elt;
  const renewal = requestConfig?.verb === "get" && !sent?.closest?.("form");
  const isHeld = target.contains(pressed) || target.contains(choosing) || target.classList.contains("held");
  if (renewal && (isWritten(target) || isHeld)) {
    if (isHeld) { missed.add(target); }
    event.detail.shouldSwap = false;
    return;
  }
  const fields = event.detail.target.querySelectorAll("input[id]:not([type=file]),textarea[id],select[id],details[id],details[data-menu]");
  /* What a form has just sent is answered by the server, not kept. */
  focused.set(event.detail.xhr, event.detail.shouldSwap ? focusIn(event.detail.target) : null);
  held.set(event.detail.xhr, event.detail.shouldSwap ? hold(event.detail.target, sent) : []);
  kept.set(event.detail.xhr, [...fields].filter((el) => touched(el) && !(sent?.matches("form") && sent.contains(el))).map((el) => ({ again: finder(el), value: el.value, checked: el.checked, open: el.open, began: el.defaultValue, version: el.form?.elements.version?.value, upon: el.form?.elements.version?.dataset.upon })));
});
function hold(target, sent) {
  const stays = (el) => {
    if (el.files) { return el.files.length > 0 && !(sent?.matches("form") && sent.contains(el)); }
    if (el.matches("[data-notice]")) { return el.childElementCount > 0 && sent === target; }
    return el.querySelector("[aria-invalid=true]") && !el.contains(sent ?? null);
  };
  return [...target.querySelectorAll("[data-hold][id],[data-notice][id],input[type=file][id]")]
    .filter(stays)
    .map((el) => {
      const focus = el.contains(document.activeElement) ? document.activeElement : null;
      el.remove();
      return { el, focus };
    });
}
/* How a part of the page is found again when its piece has become another one: by its id; the menu of a filter by the
   filter's name, and what stands in a menu by its place there. */
function finder(el) {
  if (el.id) { return () => document.getElementById(el.id); }
  const menu = el.closest("details[data-menu]");
  if (!menu) { return () => null; }
  const again = menu.id ? finder(menu) : () => document.querySelector(`details[data-menu="${CSS.escape(menu.dataset.menu)}"]`);
  const place = parts(menu).indexOf(el);
  return el === menu ? again : () => parts(again()).at(place);
}
function parts(menu) { return [...menu?.querySelectorAll("summary,a,input,button") ?? []]; }
function focusIn(target) {
  const el = document.activeElement;
  return target.contains(el) ? { again: finder(el), start: el.selectionStart, end: el.selectionEnd } : null;
}
function refocus(was) {
  const el = was && document.activeElement === document.body ? was.again() : null;
  el?.focus({ preventScroll: true });
  /* Only fields of text know a selection. */
  if (el && Number.isInteger(was.start)) { el.setSelectionRange(was.start, was.end); }
}
function touched(el) {
  if (el.matches("details")) { return el.open; }
  if (el.matches("select")) { return [...el.options].some((option) => option.selected !== option.defaultSelected); }
  return el.matches("[type=checkbox],[type=radio]") ? el.checked !== el.defaultChecked : el.value !== el.defaultValue;
}
/* On a telephone the side of a ticket is shown because the address leads to it; a side that has renewed itself is another
   element, to which the address does not lead any more. */
function stayAtTheSide() {
  document.getElementById("lado")?.classList.toggle("here", location.hash === "#lado");
}
addEventListener("hashchange", stayAtTheSide);
document.addEventListener("htmx:afterSwap", (event) => {
  for (const was of kept.get(event.detail.xhr) ?? []) {
    const el = was.again();
    if (el?.matches("details")) { el.open = was.open; }
    else if (el) {
      el.value = was.value;
      el.checked = was.checked;
      /* What somebody else has saved there meanwhile is not overwritten: the server is told what this was written upon,
         however often the piece renews itself until then. */
      const version = el.form?.elements.version;
      if (version && was.version !== undefined && (was.upon || el.defaultValue !== was.began)) {
        version.value = was.version;
        version.dataset.upon = "older";
      }
    }
  }
  kept.delete(event.detail.xhr);
  refocus(focused.get(event.detail.xhr));
  focused.delete(event.detail.xhr);
  for (const { el, focus } of held.get(event.detail.xhr) ?? []) {
    document.getElementById(el.id)?.replaceWith(el);
    focus?.focus();
  }
  held.delete(event.detail.xhr);
  stayAtTheSide();
  subscribe();
  connect();
});

connect();
