/*
 * What needs a fresh second factor asks for the code in place, and then goes on: forms that say why something is done on a
 * machine (their field is called reason), and those with data-factor. Whatever htmx sends is asked for when the server refuses
 * it. Without this script a page in between does the same.
 */
import { csrf, text, toast } from "./texts.js";

const ADDRESS = "/second-factor";
const HEADER = "Lanet-Second-Factor";
const HEADERS = { "HX-Request": "true", "HX-Target": "factor-dialog" };

async function ask(options) {
  const answer = await fetch(ADDRESS, { redirect: "manual", ...options, headers: { ...HEADERS, ...options?.headers } });
  return { state: answer.headers.get(HEADER), page: await answer.text() };
}

function show(dialog, page) {
  dialog.innerHTML = page;
  dialog.querySelector("[autofocus],a,button")?.focus();
}

function makeDialog(page) {
  const dialog = document.createElement("dialog");
  dialog.className = "dlg";
  dialog.id = "factor-dialog";
  dialog.setAttribute("aria-labelledby", "factor-t");
  document.body.append(dialog);
  dialog.showModal();
  show(dialog, page);
  return dialog;
}

/** Sends what was typed; true when the code was right. */
async function send(dialog, form) {
  const button = form.querySelector(".btn-primary");
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await ask({ method: "POST", headers: { "X-CSRF-TOKEN": csrf() }, body: new URLSearchParams(new FormData(form)) });
    if (answer.state === "fresh") { return true; }
    if (answer.state) { show(dialog, answer.page); } else { location.reload(); }
  } catch {
    toast(text("failed"));
  } finally {
    button.removeAttribute("aria-busy");
  }
  return false;
}

/** Whether the session is fresh, or is so now. What the server does not know how to ask goes on as it is. */
async function confirmed() {
  const { state, page } = await ask();
  if (state === "fresh" || !state) {
    return true;
  }
  const dialog = makeDialog(page);
  return new Promise((resolve) => {
    dialog.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (await send(dialog, event.target)) {
        dialog.dataset.proven = "true";
        dialog.close();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.dataset.proven === "true");
    });
  });
}

/** A button with a name does something else than what the reason is for, as keeping a list. */
function demands(form, submitter) {
  return !submitter?.name && (form.matches("[data-factor]") || form.querySelector("[name=reason]") !== null);
}

let asking = false;

async function goOn(action) {
  if (asking) {
    return;
  }
  asking = true;
  try {
    if (await confirmed()) { action(); }
  } catch {
    toast(text("failed"));
  } finally {
    asking = false;
  }
}

/* Before anybody else hears of it: the form is not sent yet. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!demands(form, event.submitter)) {
    return;
  }
  if (form.dataset.shown) {
    delete form.dataset.shown;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  goOn(() => {
    form.dataset.shown = "true";
    form.requestSubmit(submitter);
  });
}, true);

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, elt, requestConfig } = event.detail;
  if (!xhr.getResponseHeader(HEADER)) {
    return;
  }
  event.stopImmediatePropagation();
  goOn(() => {
    if (elt.matches("form")) { elt.requestSubmit(); } else { htmx.trigger(elt, requestConfig.triggeringEvent?.type ?? "click"); }
  });
}, true);
