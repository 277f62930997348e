/*
 * HTML from a clipboard or a draft, as nodes of the few kinds that a text has. The server cleans whatever is sent all the same.
 */
const SAME = new Set(["P", "BR", "UL", "OL", "LI", "PRE", "BLOCKQUOTE", "B", "I", "U", "S", "CODE", "H3"]);
const AS = { STRONG: "B", EM: "I", DEL: "S", STRIKE: "S", INS: "U", H1: "H3", H2: "H3", H4: "H3", H5: "H3", H6: "H3", KBD: "CODE", SAMP: "CODE", TT: "CODE" };
const NOT_AT_ALL = new Set(["SCRIPT", "STYLE", "HEAD", "TITLE", "TEMPLATE", "NOSCRIPT", "TEXTAREA", "SELECT", "OBJECT", "IFRAME", "SVG", "MATH", "VIDEO", "AUDIO", "CANVAS"]);
const BLOCKS = "p,div,section,article,ul,ol,li,pre,blockquote,table,tr,h1,h2,h3,h4,h5,h6";
const PICTURE = /^\/files\/[0-9a-f-]{36}\/picture$/;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/* A page without styles and handlers, which the CSP would report even where they do nothing. */
const STYLES = /<!--[\s\S]*?-->|<style[\s\S]*?<\/style\s*>/gi;
const ACTS = /(?<=[\s"'/])on[a-z]+(?=\s*=)/gi;

export function cleaned(html) {
  const quiet = html.replace(STYLES, "")
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(?<=[\s"'/])style(?=\s*=)/gi, "data-style").replace(ACTS, "data-act"));
  const page = new DOMParser().parseFromString(quiet, "text/html");
  const kept = document.createDocumentFragment();
  copyAll(page.body, kept);
  return kept;
}

/** Plain text as HTML: an empty line parts paragraphs. */
export function asHtml(text) {
  const escaped = document.createElement("p");
  return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    escaped.textContent = part.trim();
    return `<p>${escaped.innerHTML.replaceAll("\n", "<br>")}</p>`;
  }).join("");
}

function copyAll(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) { to.append(node.data); } else if (node.nodeType === Node.ELEMENT_NODE) { copy(node, to); }
  }
}

function copy(node, to) {
  const name = node.nodeName.toUpperCase();
  if (NOT_AT_ALL.has(name)) { return; }
  const made = make(name, node);
  if (made) {
    to.append(made);
    copyAll(node, made);
  } else {
    copyAll(node, to);
    if (name === "TD" || name === "TH") { to.append(" "); }
  }
}

function make(name, node) {
  if (SAME.has(name)) { return bold(name, node) ? document.createElement(name) : null; }
  if (AS[name]) { return bold(AS[name], node) ? document.createElement(AS[name]) : null; }
  if (name === "A" && ADDRESS.test(node.getAttribute("href") ?? "")) {
    const link = document.createElement("a");
    link.href = node.getAttribute("href");
    return link;
  }
  if (name === "IMG" && PICTURE.test(node.getAttribute("src") ?? "")) {
    const image = document.createElement("img");
    image.src = node.getAttribute("src");
    image.alt = node.getAttribute("alt") ?? "";
    return image;
  }
  if ((name === "DIV" || name === "TR") && !node.querySelector(BLOCKS)) { return document.createElement("p"); }
  if (name === "SPAN") { return dressed(node); }
  return null;
}

/** What Google's documents copy stands in a bold element that says that it is not bold. */
function bold(name, node) {
  return name !== "B" || !/font-weight:\s*(?:normal|[1-4]00)/.test(node.dataset.style ?? "");
}

function dressed(node) {
  const style = node.dataset.style ?? "";
  if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) { return document.createElement("b"); }
  return /font-style:\s*italic/.test(style) ? document.createElement("i") : null;
}
