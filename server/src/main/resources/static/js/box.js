/*
 * The box somebody writes in: a textarea, or the editor that stands in its place once it is loaded (editor.js). What works
 * beside a box - saved replies, mentions - asks here and need not know which.
 */
const editors = new WeakMap();

export function standIn(textarea, editor) {
  editors.set(textarea, editor);
  textarea.dispatchEvent(new Event("lanet:editor"));
}

export function boxOf(textarea) {
  const plain = {
    element: () => textarea,
    focus: () => textarea.focus(),
    /* The words before the caret, as far as they stand in its line; null while something is selected. */
    before: () => (textarea.selectionStart === textarea.selectionEnd ? textarea.value.slice(0, textarea.selectionStart) : null),
    /* Puts a text in the place of so many letters before the caret. */
    put(letters, text) {
      const end = textarea.selectionStart;
      textarea.setRangeText(text, end - letters, end, "end");
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    link: (address, words) => plain.put(0, `${words}: ${address} `),
  };
  const now = () => editors.get(textarea) ?? plain;
  return {
    element: () => now().element(),
    focus: () => now().focus(),
    before: () => now().before(),
    put: (letters, text) => now().put(letters, text),
    /* Puts a link where the caret is. */
    link: (address, words) => now().link(address, words),
    /* Listens to the box, also to the one that will stand there. */
    on(kind, listener) {
      textarea.addEventListener(kind, listener);
      const join = () => now().element().addEventListener(kind, listener);
      if (editors.has(textarea)) { join(); } else { textarea.addEventListener("lanet:editor", join, { once: true }); }
    },
  };
}
