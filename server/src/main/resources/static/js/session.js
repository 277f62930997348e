/* A session ends without activity. Typing and pointing count, in any tab; a minute before the end a dialog asks. */
import { csrf } from "./texts.js";

const STORE = "lanet.active";
const idle = Number(document.body.dataset.idleSeconds ?? 0) * 1000;
const warn = Math.min(Number(document.body.dataset.idleWarnSeconds ?? 60) * 1000, idle / 2);
const dialog = document.getElementById("inactividad");

/** When the server last heard of the person, as far as any tab knows. */
let heard = Date.now();
/** The person did something that the server has not heard of. */
let unheard = false;

function tell(time) {
  heard = time;
  try { localStorage.setItem(STORE, String(time)); } catch { /* without storage each tab counts for itself */ }
}

async function keep() {
  unheard = false;
  const answer = await fetch("/session/keep", { method: "POST", headers: { "X-CSRF-TOKEN": csrf() }, redirect: "manual" }).catch(() => null);
  if (answer?.status === 204) {
    tell(Date.now());
    if (dialog.open) { dialog.close(); }
  } else if (answer) {
    leave();
  }
}

function leave() {
  location.assign(`/login?reason=idle&return=${encodeURIComponent(location.pathname + location.search)}`);
}

function check() {
  const left = heard + idle - Date.now();
  if (left <= 0) {
    leave();
  } else if (left <= warn) {
    const seconds = Math.ceil(left / 1000);
    dialog.querySelector("[data-idle-left]").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (!dialog.open) {
      document.querySelectorAll("dialog[open]").forEach((other) => other.close());
      dialog.showModal();
    }
  } else if (dialog.open) {
    dialog.close();
  } else if (unheard && left < idle - Math.min(60000, idle / 4)) {
    keep();
  }
}

if (idle > 0 && dialog) {
  tell(heard);
  const active = () => { if (!dialog.open) { unheard = true; } };
  for (const kind of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(kind, active, { passive: true, capture: true });
  }
  addEventListener("storage", (event) => {
    if (event.key === STORE && event.newValue) {
      heard = Math.max(heard, Number(event.newValue));
      check();
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.requestConfig?.triggeringEvent?.type !== "live") { tell(Date.now()); }
  });
  dialog.querySelector("[data-idle-stay]").addEventListener("click", keep);
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); keep(); });
  setInterval(check, 1000);
  document.addEventListener("visibilitychange", check);
}
