/* A text of code: Tab indents, Esc lets the next Tab leave, and the lines have numbers. Without it the field is plain. */
let leaving = false;

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("textarea[data-code]");
  if (!field) { return; }
  if (event.key === "Escape") {
    leaving = true;
    return;
  }
  if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey || leaving) {
    leaving = false;
    return;
  }
  event.preventDefault();
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === end && !event.shiftKey) {
    insert(field, start, end, "    ");
    return;
  }
  const first = value.lastIndexOf("\n", start - 1) + 1;
  const lines = value.slice(first, end).split("\n");
  const moved = lines.map((line) => (event.shiftKey ? line.replace(/^( {1,4}|\t)/, "") : "    " + line)).join("\n");
  insert(field, first, end, moved);
  field.setSelectionRange(start === end ? field.selectionEnd : first, field.selectionEnd);
});

/* Through the browser's own command, so that undoing works. */
function insert(field, start, end, text) {
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) { field.setRangeText(text, start, end, "end"); }
}

function number(field) {
  const numbers = document.createElement("pre");
  numbers.className = "code-n mono";
  numbers.setAttribute("aria-hidden", "true");
  field.before(numbers);
  let shown = 0;
  const draw = () => {
    const lines = field.value.split("\n").length;
    if (lines !== shown) {
      shown = lines;
      numbers.textContent = Array.from({ length: lines }, (_, line) => line + 1).join("\n") + "\n\n";
    }
    numbers.scrollTop = field.scrollTop;
  };
  field.addEventListener("input", draw);
  field.addEventListener("scroll", () => { numbers.scrollTop = field.scrollTop; });
  draw();
}

document.querySelectorAll("textarea[data-code]").forEach(number);
