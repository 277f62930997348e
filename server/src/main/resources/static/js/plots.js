/* Charts that the server has drawn: what the pointer tells, and a while chosen by dragging. Without this they are whole. */
const sums = (told) => { let at = 0; return told.split(",").map((step) => (at += Number(step)) * 60000); };
const numbers = (told) => told.split(",").map((value) => (value === "" ? null : Number(value)));

/** The lines of a chart, read once. */
function read(plot) {
  plot.lines ??= [...plot.querySelectorAll(".plt-lines > g")].map((line) => ({ label: line.dataset.label, at: sums(line.dataset.at), values: numbers(line.dataset.values) }));
  return plot.lines;
}

function share(plot, event) {
  const box = plot.querySelector(".plt-box").getBoundingClientRect();
  return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
}

function moment(plot, at) {
  const from = Number(plot.dataset.from) * 1000;
  return from + at * (Number(plot.dataset.until) * 1000 - from);
}

function tell(plot, event) {
  const when = moment(plot, share(plot, event));
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: plot.dataset.zone, dateStyle: "medium", timeStyle: "short" });
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const parts = read(plot).map(({ label, at, values }) => {
    const next = at.findIndex((one) => one > when);
    const value = values[next < 0 ? at.length - 1 : Math.max(0, next - 1)];
    return `${label} ${value === null ? "–" : number.format(value) + plot.dataset.unit}`;
  });
  plot.querySelector(".plt-told").textContent = `${format.format(when)} · ${parts.join(" · ")}`;
}

/** As the address takes a moment: in the times of the place. */
function typed(plot, at) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", { timeZone: plot.dataset.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(moment(plot, at)).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

let drag = null;

function shade(plot, from, to) {
  let rect = plot.querySelector(".plt-drag");
  if (!rect) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "plt-drag");
    svg.append(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
    plot.querySelector(".plt-box").append(svg);
    rect = svg;
  }
  const area = rect.firstChild;
  area.setAttribute("x", `${Math.min(from, to) * 100}%`);
  area.setAttribute("width", `${Math.abs(to - from) * 100}%`);
  area.setAttribute("height", "100%");
}

document.addEventListener("pointermove", (event) => {
  const plot = event.target.closest?.("[data-plot]") ?? drag?.plot;
  if (plot) { tell(plot, event); }
  if (drag) { shade(drag.plot, drag.from, share(drag.plot, event)); }
});

document.addEventListener("pointerdown", (event) => {
  const box = event.target.closest?.(".plt-box");
  const plot = box?.closest("[data-plot]");
  // A finger scrolls; buttons and fields zoom for it.
  if (!plot || !plot.dataset.zoom || event.pointerType === "touch" || event.button !== 0 || event.target.closest("a")) { return; }
  drag = { plot, from: share(plot, event) };
  event.preventDefault();
});

document.addEventListener("pointerup", (event) => {
  if (!drag) { return; }
  const { plot, from } = drag;
  const to = share(plot, event);
  drag = null;
  plot.querySelector(".plt-drag")?.remove();
  if (Math.abs(to - from) > 0.02) {
    window.location.assign(`${plot.dataset.zoom}from=${typed(plot, Math.min(from, to))}&until=${typed(plot, Math.max(from, to))}`);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) { drag.plot.querySelector(".plt-drag")?.remove(); drag = null; }
});
