/* Theme, dialogs, menus, flashes, busy buttons, copying, and what htmx needs. */
import { csrf, text, toast } from "./texts.js";

const root = document.documentElement;

export function isDark() {
  const theme = root.dataset.bsTheme;
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal || dialog.open) {
    return;
  }
  document.querySelectorAll("dialog[open]").forEach((other) => other.close());
  dialog.querySelectorAll("[data-lent]").forEach((place) => lend(place, dialog));
  dialog.showModal();
  dialog.dispatchEvent(new Event("lanet:open"));
}

/** What stands once in the page, such as the choice of a client, is in the dialog for as long as that is open. */
function lend(place, dialog) {
  const el = document.querySelector(place.dataset.lent);
  if (!el) {
    return;
  }
  const home = document.createComment("");
  el.replaceWith(home);
  place.append(el);
  dialog.addEventListener("close", () => home.replaceWith(el), { once: true });
}

/** The other theme than the one that is seen, at once; the server remembers it. */
async function switchTheme(form) {
  const theme = isDark() ? "light" : "dark";
  root.dataset.bsTheme = theme;
  document.dispatchEvent(new Event("lanet:theme"));
  const body = new URLSearchParams(new FormData(form));
  body.set("theme", theme);
  await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => toast(text("failed")));
}

async function copy(id, button) {
  await navigator.clipboard.writeText(document.getElementById(id).textContent.trim());
  const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
  const before = label.data;
  label.data = text("copied");
  setTimeout(() => { label.data = before; }, 2000);
}

document.addEventListener("click", (event) => {
  const el = event.target.closest("[data-open],[data-close],[data-dismiss],[data-copy],[data-back]");
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) { menu.open = false; }
  });
  if (event.target instanceof HTMLDialogElement && event.target.open && event.target.id !== "inactividad") {
    event.target.close();
  }
  if (!el) {
    return;
  }
  if (el.dataset.open !== undefined && document.getElementById(el.dataset.open)) {
    event.preventDefault();
    openDialog(el.dataset.open);
  } else if (el.dataset.close !== undefined) {
    el.closest("dialog").close();
  } else if (el.dataset.dismiss !== undefined) {
    el.closest("[data-flash]").remove();
  } else if (el.dataset.copy !== undefined) {
    copy(el.dataset.copy, el);
  } else if (el.dataset.back !== undefined) {
    history.back();
  }
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* A form is sent once: its button says so and keeps its width. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-theme-switch]")) {
    event.preventDefault();
    switchTheme(form);
    return;
  }
  if (form.method !== "post") {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  const button = event.submitter;
  if (button?.classList.contains("btn-primary") || button?.classList.contains("btn-danger")) {
    button.dataset.words = button.textContent;
    button.setAttribute("aria-busy", "true");
    button.style.minWidth = `${button.offsetWidth}px`;
    setTimeout(() => { button.textContent = text("busy"); }, 300);
  }
});
/* A page that comes back from the history, or a request that failed, can be sent again. */
function sendable(scope) {
  scope.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  scope.querySelectorAll(".btn[aria-busy]").forEach((button) => {
    button.removeAttribute("aria-busy");
    if (button.dataset.words) { button.textContent = button.dataset.words; }
  });
}
addEventListener("pageshow", () => sendable(document));

document.addEventListener("htmx:configRequest", (event) => {
  const detail = event.detail;
  if (detail.verb !== "get") { detail.headers["X-CSRF-TOKEN"] = csrf(); }
  if (detail.triggeringEvent?.type === "live") { detail.headers["X-Lanet-Live"] = "true"; }
});
/* A form that comes back with its errors (422) is a page like any other. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form?.parentElement) { sendable(form.parentElement); }
});
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.requestConfig?.triggeringEvent?.type !== "live") { toast(text("failed")); return; }
    /* Who is let out of something, or of a client, while its page is open, is told so at its next renewal. */
    if (event.detail.xhr?.status === 404 || event.detail.xhr?.status === 403) { toast(text("gone")); }
  });
}

document.querySelector("[data-focus]")?.focus();
document.querySelectorAll("[data-half]").forEach((box) => { box.indeterminate = true; });

/* Where the tabs do not fit beside each other, the one that is open is in sight. */
document.querySelectorAll(".tabs [aria-current]").forEach((tab) => {
  const row = tab.parentElement;
  row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - tab.offsetWidth) / 2;
});
