/*
 * Runs where it stands, before the box is seen: the box with form takes the place of the textarea, so that nothing jumps when
 * the editor (editor.js) is there. Should that never come, the plain box comes back.
 */
(() => {
  const place = document.currentScript.closest("[data-rich]");
  const field = place.closest("form").elements[place.dataset.rich];
  const box = place.querySelector(".rt-box");
  const bar = document.getElementById(place.dataset.bar);
  const label = document.querySelector(`label[for="${field.id}"]`);
  const moved = ["aria-label", "aria-invalid", "aria-describedby", "aria-autocomplete", "aria-controls", "data-key", "id"];
  const { required } = field;
  const wanted = required || field.getAttribute("aria-required") === "true";

  function move(from, to) {
    for (const name of moved) {
      if (from.hasAttribute(name)) {
        to.setAttribute(name, from.getAttribute(name));
        from.removeAttribute(name);
      }
    }
  }
  function show(rich) {
    field.hidden = rich;
    field.required = required && !rich;
    place.hidden = !rich;
    bar.hidden = !rich;
  }
  if (label) {
    label.id ||= `${field.id}-l`;
    box.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => box.focus());
  }
  box.dataset.placeholder = field.placeholder;
  box.toggleAttribute("data-empty", field.value.trim() === "");
  if (wanted) { box.setAttribute("aria-required", "true"); }
  move(field, box);
  show(true);
  addEventListener("load", () => {
    if (place.dataset.ready) { return; }
    move(box, field);
    show(false);
  });
})();
