/* The editor is fetched only by pages that have a box for a text with form, and is there before the page has loaded. */
import { enhance } from "./editor.js";

document.querySelectorAll("[data-rich]").forEach(enhance);
