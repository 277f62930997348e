/*
 * A text with form: Squire stands in the place of a textarea, which stays the form's field for whoever has no script. The form
 * sends both: the field with the plain words, and "html" beside it. Whoever sets the two sends "lanet:set" to the field.
 */
import Squire from "../editor/squire.js";
import { standIn } from "./box.js";
import { asHtml, cleaned } from "./cleaned.js";

const TAGS = { bold: ["B", "STRONG"], italic: ["I", "EM"], list: ["UL"], numbers: ["OL"], quote: ["BLOCKQUOTE"], code: ["PRE", "CODE"], link: ["A"] };
const STARTS = { "-": "list", "*": "list", "1.": "numbers", ">": "quote", "```": "code" };

export function enhance(place) {
  const form = place.closest("form");
  const field = form.elements[place.dataset.rich];
  const htmlField = place.querySelector("textarea[name=html]");
  const bar = document.getElementById(place.dataset.bar);
  const linkRow = place.querySelector("[data-link]");
  const address = linkRow.querySelector("input");
  const box = place.querySelector(".rt-box");
  const hadFocus = document.activeElement === box;
  /* Who was quicker than this script has written into the box itself. */
  const already = box.textContent.trim() === "" ? "" : box.innerHTML;
  /* Squire knows of the focus by the event only. */
  if (hadFocus) { box.blur(); }

  const editor = new Squire(box, { blockTag: "P", sanitizeToDOMFragment: cleaned, undo: { documentSizeThreshold: 200000, undoLimit: 100 }, didError: (error) => console.warn(error) });
  editor._imageResizer.destroy();

  const required = box.getAttribute("aria-required") === "true";
  htmlField.disabled = false;

  const isBlank = () => box.textContent.replace(/[\u200b\s]/g, "") === "" && !box.querySelector("img");
  function showEmpty() { box.toggleAttribute("data-empty", isBlank() && !box.querySelector("ul,ol,pre,blockquote")); }
  function load() {
    editor.setHTML(htmlField.value.trim() ? htmlField.value : asHtml(field.value));
    showEmpty();
    holdPictures();
    press();
  }
  function sync() {
    const blank = isBlank();
    htmlField.value = blank ? "" : editor.getHTML();
    field.value = blank ? "" : box.innerText.replace(/\u200b/g, "").replace(/\n{3,}/g, "\n\n").trim();
    showEmpty();
    holdPictures();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  editor.addEventListener("input", sync);
  field.addEventListener("lanet:set", load);
  form.addEventListener("submit", (event) => {
    /* Files may stand for words. */
    const files = form.querySelector('input[name="held"]:not([disabled])');
    if (required && !files && !form.noValidate && isBlank() && !event.submitter?.formNoValidate) {
      event.preventDefault();
      event.stopPropagation();
      box.setAttribute("aria-invalid", "true");
      box.focus();
    }
  });

  /* ---- buttons and keys ---- */
  const has = (what) => TAGS[what].some((tag) => editor.hasFormat(tag));
  const acts = {
    bold: () => (has("bold") ? editor.removeBold() : editor.bold()),
    italic: () => (has("italic") ? editor.removeItalic() : editor.italic()),
    list: () => (has("list") ? editor.removeList() : editor.makeUnorderedList()),
    numbers: () => (has("numbers") ? editor.removeList() : editor.makeOrderedList()),
    quote: () => (has("quote") ? editor.decreaseQuoteLevel() : editor.increaseQuoteLevel()),
    code: () => editor.toggleCode(),
    link: askLink,
  };
  function press() {
    bar.querySelectorAll("[data-do]").forEach((button) => button.setAttribute("aria-pressed", String(has(button.dataset.do))));
  }
  function act(what) {
    acts[what]();
    press();
  }
  bar.addEventListener("mousedown", (event) => { if (event.target.closest("button")) { event.preventDefault(); } });
  bar.addEventListener("click", (event) => {
    const what = event.target.closest("[data-do]")?.dataset.do;
    if (what) { act(what); }
  });
  for (const kind of ["pathChange", "select", "cursor"]) { editor.addEventListener(kind, press); }
  for (const key of ["PageUp", "PageDown", "Ctrl-d", "Meta-d", "Ctrl-u", "Meta-u", "Ctrl-Shift-5", "Ctrl-Shift-6"]) { editor.setKeyHandler(key, null); }
  for (const key of ["Ctrl-k", "Meta-k"]) {
    editor.setKeyHandler(key, (_, event) => {
      event.preventDefault();
      event.stopPropagation();
      askLink();
    });
  }

  /* What people write in plain text begins a list, a quote or code. */
  const space = editor._keyHandlers[" "];
  editor.setKeyHandler(" ", (self, event, range) => {
    const block = range.collapsed ? blockOf(range) : null;
    const what = block && !has("code") && !has("list") && !has("numbers") ? STARTS[block.textContent.replace(/\u200b/g, "")] : null;
    if (!what || before() !== block.textContent.replace(/\u200b/g, "")) { space(self, event, range); return; }
    event.preventDefault();
    editor.saveUndoState(range);
    block.replaceChildren(document.createElement("br"));
    const start = document.createRange();
    start.setStart(block, 0);
    editor.setSelection(start);
    act(what);
    sync();
  });
  function blockOf(range) {
    const node = range.startContainer;
    return (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".rt-box > p");
  }

  /* ---- links ---- */
  function askLink() {
    const range = editor.getSelection();
    const node = range.commonAncestorContainer;
    address.value = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("a")?.getAttribute("href") ?? "";
    linkRow.hidden = false;
    linkRow.querySelector("[data-link-off]").hidden = !has("link");
    address.focus();
    address.select();
  }
  function closeLink() {
    linkRow.hidden = true;
    address.removeAttribute("aria-invalid");
    editor.focus();
  }
  function setLink() {
    const typed = address.value.trim();
    const full = /^(?:https?:\/\/|mailto:)/i.test(typed) ? typed : /^[^\s@/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`;
    if (typed === "" || !URL.canParse(full)) {
      address.setAttribute("aria-invalid", "true");
      return;
    }
    closeLink();
    editor.makeLink(full);
    press();
  }
  linkRow.addEventListener("click", (event) => {
    if (event.target.closest("[data-link-set]")) { setLink(); }
    if (event.target.closest("[data-link-off]")) { closeLink(); editor.removeLink(); press(); }
    if (event.target.closest("[data-link-close]")) { closeLink(); }
  });
  linkRow.addEventListener("input", (event) => event.stopPropagation());
  linkRow.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === address) { event.preventDefault(); setLink(); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); closeLink(); }
  });

  /* ---- pictures: files.js sends them up, and says where they are seen ---- */
  const pasted = new Set();
  editor.addEventListener("pasteImage", (event) => {
    const files = [...event.detail.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    form.dispatchEvent(new CustomEvent("lanet:files", { detail: { files, taken: (own) => own.forEach((file) => pasted.add(file)) } }));
  });
  form.addEventListener("lanet:held", (event) => {
    if (pasted.delete(event.detail.file) && event.detail.picture) {
      editor.insertImage(event.detail.picture, { alt: event.detail.name });
      sync();
    }
  });
  form.addEventListener("lanet:unheld", (event) => {
    box.querySelectorAll(`img[src^="/files/${CSS.escape(event.detail.id)}/"]`).forEach((image) => image.remove());
    sync();
  });

  /* A picture goes with the text that shows it and with no other: one pasted into a note never goes out with an answer. */
  const idOf = (address) => /\/files\/([0-9a-f-]{36})\//.exec(address)?.[1];
  const known = new Set();
  for (const found of (document.getElementById("otro-borrador-html")?.value ?? "").matchAll(/\/files\/[0-9a-f-]{36}\//g)) { known.add(idOf(found[0])); }
  function holdPictures() {
    const shown = new Set([...box.querySelectorAll("img")].map((image) => idOf(image.src)));
    shown.forEach((id) => known.add(id));
    for (const held of form.querySelectorAll('input[name="held"]')) {
      if (known.has(held.value)) {
        held.disabled = !shown.has(held.value);
        held.closest("li").hidden = true;
      }
    }
  }

  /* ---- as a box beside which others work ---- */
  function before() {
    const range = editor.getSelection();
    if (!range.collapsed || !box.contains(range.startContainer)) { return null; }
    const line = document.createRange();
    const block = (range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer.parentElement : range.startContainer).closest("p,li,h3,pre") ?? box;
    line.setStart(block, 0);
    line.setEnd(range.startContainer, range.startOffset);
    return line.toString().replace(/\u200b/g, "").replace(/\u00a0/g, " ");
  }
  function put(letters, text) {
    editor.focus();
    const selection = getSelection();
    for (let i = 0; i < letters; i += 1) { selection.modify("extend", "backward", "character"); }
    if (text.includes("\n")) { editor.insertHTML(asHtml(text)); } else { editor.insertPlainText(text, false); }
    sync();
  }
  function link(address, words) {
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.textContent = words;
    editor.focus();
    editor.insertHTML(`${anchor.outerHTML} `);
    sync();
  }
  place.dataset.ready = "true";
  standIn(field, { element: () => box, focus: () => editor.focus(), before, put, link });

  load();
  if (already) {
    editor.setHTML(already);
    sync();
  }
  if (hadFocus) {
    editor.focus();
    editor.moveCursorToEnd();
  }
}
