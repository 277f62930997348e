/* The few sentences that the script has to say come from the server, in the person's language. */
const source = document.getElementById("texts");

export function text(name) {
  return source?.dataset[name] ?? "";
}

/** The CSRF token, for requests that no form makes. */
export function csrf() {
  return document.querySelector('meta[name="csrf"]')?.content ?? "";
}

/** A message that goes by itself after six seconds, unless somebody points at it or reads it. */
export function toast(message) {
  const place = document.getElementById("toasts");
  if (!place || [...place.children].some((child) => child.dataset.message === message)) {
    return;
  }
  const box = document.createElement("div");
  box.className = "toast-x";
  box.dataset.message = message;
  const words = document.createElement("span");
  words.textContent = message;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", text("close"));
  close.addEventListener("click", () => box.remove());
  box.append(words, close);
  place.append(box);
  let timer = setTimeout(() => box.remove(), 6000);
  const pause = () => clearTimeout(timer);
  const resume = () => { timer = setTimeout(() => box.remove(), 6000); };
  box.addEventListener("mouseenter", pause);
  box.addEventListener("focusin", pause);
  box.addEventListener("mouseleave", resume);
  box.addEventListener("focusout", resume);
}
