/*
 * The pictures of a conversation in a window of their own: a click opens one, arrows go on, Esc closes and the focus is again
 * where it was. Without this script a picture is a link.
 */
const dialog = document.getElementById("visor");

if (dialog?.showModal) {
  const image = dialog.querySelector("img");
  const save = dialog.querySelector("[data-save]");
  const at = dialog.querySelector("[data-at]");
  const steps = [...dialog.querySelectorAll("[data-step]")];
  let shown = null;

  /* The list at the side shows those of the conversation once more. */
  const all = () => {
    const links = [...document.querySelectorAll("main [data-view]")];
    return links.filter((link, i) => links.findIndex((other) => other.getAttribute("href") === link.getAttribute("href")) === i);
  };
  function show(link) {
    shown = link.getAttribute("href");
    const links = all();
    const place = links.findIndex((other) => other.getAttribute("href") === shown);
    image.src = shown;
    image.alt = link.dataset.name;
    dialog.querySelector("h2").textContent = link.dataset.name;
    dialog.querySelector("[data-note]").textContent = link.dataset.note;
    save.href = link.dataset.file;
    at.textContent = links.length > 1 ? dialog.dataset.of.replace("#", place + 1).replace("~", links.length) : "";
    steps[0].disabled = place <= 0;
    steps[1].disabled = place >= links.length - 1;
  }
  /* The conversation may have renewed itself meanwhile, so a picture is known by its address. */
  function step(by) {
    const links = all();
    const next = links[links.findIndex((link) => link.getAttribute("href") === shown) + by];
    if (next) { show(next); }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-view]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    show(link);
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) { step(Number(button.dataset.step)); }
    else if (event.target.matches(".viewer-b")) { dialog.close(); }
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      step(event.key === "ArrowLeft" ? -1 : 1);
    }
  });
  dialog.addEventListener("close", () => {
    image.removeAttribute("src");
    all().find((link) => link.getAttribute("href") === shown)?.focus();
  });
}
