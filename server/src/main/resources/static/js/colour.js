/* A colour is typed, or picked: the picker stands beside its text and fills it in. Without scripts there is the text. */
const SHAPE = /^#[0-9a-f]{6}$/i;

for (const picker of document.querySelectorAll("[data-colour]")) {
  const text = document.getElementById(picker.dataset.colour);
  picker.hidden = false;
  picker.addEventListener("input", () => {
    text.value = picker.value;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  text.addEventListener("input", () => {
    if (SHAPE.test(text.value)) { picker.value = text.value.toLowerCase(); }
  });
}
