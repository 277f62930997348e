/*
 * Files go into the library piece by piece: a line that breaks costs the piece that was on it. After a while without a line one
 * presses "again"; after another day one chooses the same file, and it goes on where it stood.
 */
import { csrf } from "./texts.js";

const AT_ONCE = 2;
const PIECE = 8 * 1024 * 1024;
const PATIENCE = [1, 2, 4, 8, 16];
const form = document.querySelector("form[data-library]");

if (form) {
  const field = form.querySelector("#f-files");
  const list = form.querySelector(".held-list");
  const status = form.querySelector("[role=status]");
  const words = form.dataset;
  const waiting = [];
  let going = 0;

  const say = (sentence, first, second = "") => sentence.replace(/[#~]/, first).replace("^", second);
  const note = (row, text) => { row.querySelector("[data-note]").textContent = text; };
  const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

  function bytes(size) {
    const [number, unit] = size >= 1073741824 ? [size / 1073741824, "GB"] : size >= 1048576 ? [size / 1048576, "MB"]
      : size >= 1024 ? [size / 1024, "KB"] : [size, "B"];
    return `${number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })}\u00a0${unit}`;
  }

  function add(files) {
    const told = new FormData(form);
    for (const file of files) {
      const row = form.querySelector("template").content.firstElementChild.cloneNode(true);
      row.querySelector("[data-name]").textContent = file.name;
      row.file = file;
      row.told = ["owner", "site", "folder", "description", "internal"].filter((name) => told.get(name))
        .map((name) => [name, told.get(name)]);
      list.append(row);
      if (file.size > Number(words.max)) {
        refuse(row, say(words.large, file.name), false);
      } else {
        enqueue(row);
      }
    }
  }

  function enqueue(row) {
    row.dataset.state = "going";
    row.querySelector("[data-again]").hidden = true;
    note(row, words.waiting);
    waiting.push(row);
    next();
  }

  function next() {
    while (going < AT_ONCE && waiting.length > 0) {
      going += 1;
      bring(waiting.shift()).finally(() => { going -= 1; next(); });
    }
  }

  async function bring(row) {
    for (let attempt = 0; row.isConnected; attempt += 1) {
      const before = row.sent ?? 0;
      try {
        if (await whole(row)) { return; }
      } catch (fault) {
        if ((row.sent ?? 0) > before) { attempt = 0; }
        if (fault.message === "refused" || attempt >= PATIENCE.length) {
          if (row.isConnected) { refuse(row, say(words.broken, row.file.name), true); }
          return;
        }
        note(row, words.waiting);
        await pause(PATIENCE[attempt]);
      }
    }
  }

  /* From what the server has to the end; throws when the line breaks. */
  async function whole(row) {
    const file = row.file;
    const begin = new URLSearchParams([...row.told, ["name", file.name], ["size", file.size], ["modified", file.lastModified]]);
    const begun = await post(row, "/library/uploads", begin);
    if (begun.refused) { refuse(row, begun.refused, false); return true; }
    row.upload = begun.id;
    let at = begun.received;
    while (row.isConnected) {
      progress(row, at);
      const answer = await post(row, `/library/uploads/${begun.id}?offset=${at}`, file.slice(at, at + PIECE), at);
      if (answer.refused) { refuse(row, answer.refused, false); return true; }
      if (answer.path) { done(row, answer); return true; }
      if (answer.received < 0) { throw new Error("another"); }
      at = answer.received;
    }
    return true;
  }

  function post(row, address, body, at) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      row.request = request;
      if (at !== undefined) { request.upload.addEventListener("progress", (event) => progress(row, at + event.loaded)); }
      request.addEventListener("loadend", () => {
        const refused = request.status >= 400 && request.status < 500 && request.status !== 409 && request.status !== 429;
        if (request.status === 200 && request.response) { resolve(request.response); } else { reject(new Error(refused ? "refused" : "broken")); }
      });
      request.open("POST", address);
      request.responseType = "json";
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRF-TOKEN", csrf());
      if (body instanceof Blob) { request.setRequestHeader("Content-Type", "application/octet-stream"); }
      request.send(body);
    });
  }

  function progress(row, sent) {
    const shown = Math.min(sent, row.file.size);
    row.sent = shown;
    row.querySelector("progress").value = row.file.size === 0 ? 0 : (100 * shown) / row.file.size;
    note(row, say(words.going, bytes(shown), bytes(row.file.size)));
  }

  function done(row, answer) {
    row.dataset.state = "done";
    row.upload = null;
    row.querySelector("progress").remove();
    row.querySelector("[data-away]").remove();
    row.querySelector("[data-name]").href = answer.path;
    note(row, say(words.done, bytes(row.file.size), answer.version));
    status.textContent = `${row.file.name}: ${say(words.done, bytes(row.file.size), answer.version)}`;
  }

  function refuse(row, why, again) {
    row.dataset.state = "bad";
    note(row, why);
    row.querySelector("[data-again]").hidden = !again;
    status.textContent = why;
  }

  function away(row) {
    const place = waiting.indexOf(row);
    if (place >= 0) { waiting.splice(place, 1); }
    const name = row.file.name;
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("[data-away]")?.focus();
    row.remove();
    if (list.children.length === 0) { field.focus(); }
    status.textContent = say(words.gone, name);
    row.request?.abort();
    if (row.upload) {
      fetch(`/library/uploads/${row.upload}/remove`, { method: "POST", keepalive: true, headers: { "X-CSRF-TOKEN": csrf() } })
        .catch(() => { /* it is thrown away by itself after two days */ });
    }
  }

  list.addEventListener("click", (event) => {
    const row = event.target.closest(".held");
    if (event.target.closest("[data-away]")) { away(row); }
    if (event.target.closest("[data-again]")) { enqueue(row); }
  });
  field.addEventListener("change", () => {
    add([...field.files]);
    field.value = "";
  });
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) { event.preventDefault(); }
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event) || event.defaultPrevented) { return; }
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  window.addEventListener("beforeunload", (event) => {
    if (going > 0 || waiting.length > 0) { event.preventDefault(); }
  });
}
