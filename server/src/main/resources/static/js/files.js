/*
 * Files go up as soon as they are chosen, dropped anywhere on the page or pasted, a few at a time, while the form is still
 * being written. The server keeps them for this person and form; the form sends their ids ("held"). A form that is sent
 * before they are up waits for them. Without this script the field of files is sent with the form.
 */
import { csrf, toast } from "./texts.js";

const AT_ONCE = 3;
const box = document.querySelector("[data-held]");
const form = box?.closest("form");
const field = form?.querySelector('input[type=file][name="files"]');

if (box && form && field) {
  form.classList.add("takes-files");
  const list = box.querySelector("ul");
  const status = box.querySelector("[role=status]");
  const words = box.dataset;
  const waiting = [];
  let going = 0;
  let leaving = 0;
  let sendWith = null;

  const say = (sentence, name, size = "") => sentence.replace("#", name).replace("~", size);
  const uploading = () => going > 0 || waiting.length > 0;
  const rows = () => [...list.children];

  function bytes(size) {
    const [number, unit] = size >= 1048576 ? [size / 1048576, "MB"] : size >= 1024 ? [size / 1024, "KB"] : [size, "B"];
    return `${number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })}\u00a0${unit}`;
  }

  function add(files) {
    for (const file of files) {
      const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
      row.querySelector("[data-name]").textContent = file.name;
      row.file = file;
      list.append(row);
      if (rows().filter((other) => other.dataset.state !== "bad").length > Number(words.most)) {
        refuse(row, say(words.many, file.name), false);
      } else if (file.size > Number(words.max)) {
        refuse(row, say(words.large, file.name, bytes(file.size)), false);
      } else {
        enqueue(row);
      }
    }
  }

  function enqueue(row) {
    row.dataset.state = "going";
    row.querySelector("[data-again]").hidden = true;
    row.querySelector("[data-note]").textContent = words.going;
    waiting.push(row);
    next();
  }

  function next() {
    while (going < AT_ONCE && waiting.length > 0) {
      going += 1;
      send(waiting.shift());
    }
    if (sendWith && !uploading() && leaving === 0) {
      const button = sendWith.button;
      sendWith = null;
      if (rows().some((row) => row.dataset.state === "bad")) { toast(words.failed); } else { form.requestSubmit(button); }
    }
  }

  function send(row) {
    const body = new FormData();
    body.set("place", words.place);
    body.set("file", row.file, row.file.name);
    const request = new XMLHttpRequest();
    const bar = row.querySelector("progress");
    row.request = request;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) { bar.value = (100 * event.loaded) / event.total; }
    });
    request.addEventListener("loadend", () => {
      going -= 1;
      row.request = null;
      if (row.isConnected) { settle(row, request); }
      next();
    });
    request.open("POST", "/files");
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-TOKEN", csrf());
    request.send(body);
  }

  function settle(row, request) {
    const answer = request.status === 200 ? request.response : null;
    const name = row.file.name;
    if (request.status === 413) {
      refuse(row, say(words.large, name, bytes(row.file.size)), false);
    } else if (!answer) {
      refuse(row, say(words.broken, name), true);
    } else if (answer.refused) {
      refuse(row, answer.refused, false);
    } else {
      const id = row.querySelector('input[name="held"]');
      id.value = answer.id;
      id.disabled = false;
      row.dataset.state = "done";
      row.querySelector("progress").remove();
      row.querySelector("[data-note]").textContent = bytes(row.file.size);
      if (answer.small) {
        const image = new Image(36, 36);
        image.alt = "";
        image.src = answer.small;
        row.querySelector(".th").replaceChildren(image);
      }
      status.textContent = say(words.done, name);
      form.dispatchEvent(new CustomEvent("lanet:held", { detail: { file: row.file, id: answer.id, name, picture: answer.picture } }));
    }
  }

  function refuse(row, why, again) {
    row.dataset.state = "bad";
    row.querySelector("[data-note]").textContent = why;
    row.querySelector("[data-again]").hidden = !again;
    status.textContent = why;
  }

  function away(row) {
    const id = row.querySelector('input[name="held"]').value;
    const place = waiting.indexOf(row);
    if (place >= 0) { waiting.splice(place, 1); }
    const name = row.querySelector("[data-name]").textContent;
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("[data-away]").focus();
    row.remove();
    if (list.children.length === 0) { field.focus(); }
    status.textContent = say(words.gone, name);
    row.request?.abort();
    if (id) {
      form.dispatchEvent(new CustomEvent("lanet:unheld", { detail: { id } }));
      leaving += 1;
      fetch(`/files/${id}/remove`, { method: "POST", keepalive: true, headers: { "X-CSRF-TOKEN": csrf() } })
        .catch(() => { /* it is thrown away by itself after a day */ })
        .finally(() => { leaving -= 1; next(); });
    }
    next();
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

  /* What is sent while files come or go is sent when they have; what went wrong is looked at first. */
  document.addEventListener("submit", (event) => {
    if (event.target !== form || (!uploading() && leaving === 0)) { return; }
    event.preventDefault();
    event.stopPropagation();
    sendWith = { button: event.submitter ?? undefined };
    if (uploading()) { toast(words.going); }
  }, true);

  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  let left = 0;
  const over = (on) => form.classList.toggle("is-over", on);
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) { return; }
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    clearTimeout(left);
    over(true);
  });
  document.addEventListener("dragleave", () => {
    clearTimeout(left);
    left = setTimeout(() => over(false), 120);
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) { return; }
    over(false);
    if (event.defaultPrevented) { return; }
    event.preventDefault();
    add([...event.dataTransfer.files]);
    form.scrollIntoView({ block: "nearest" });
  });
  /* Text that is pasted from a table or a document comes with a picture of itself: then the text is meant. */
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (event.defaultPrevented || files.length === 0 || event.clipboardData.types.includes("text/plain")) { return; }
    event.preventDefault();
    add(files.map(named));
  });
  /* A picture that was pasted into a text with form goes up like the others; who asked learns which one it became. */
  form.addEventListener("lanet:files", (event) => {
    const files = event.detail.files.map(named);
    event.detail.taken(files);
    add(files);
  });
  function named(file) {
    return file.name === "image.png" ? new File([file], pastedName(), { type: file.type }) : file;
  }
  function pastedName() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join("");
    return `${words.pasted}-${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${time}.png`;
  }
}

/* The form at the side of a ticket says how far its files are. */
document.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.closest?.("form[data-upload]")?.querySelector("progress");
  if (!bar || !event.detail.lengthComputable) { return; }
  bar.hidden = false;
  bar.value = (100 * event.detail.loaded) / event.detail.total;
});
