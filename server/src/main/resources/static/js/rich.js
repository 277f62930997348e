/* The editor is fetched only by pages that have a box for a text with form. */
const places = document.querySelectorAll("[data-rich]");
if (places.length > 0) {
  import("./editor.js").then((editor) => places.forEach(editor.enhance))
    .catch(() => places.forEach((place) => place.dispatchEvent(new Event("lanet:plain"))));
}
