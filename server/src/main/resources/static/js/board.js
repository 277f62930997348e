/*
 * The board: a card is dragged, or lifted with Space, moved with the arrows and dropped with Enter. The server decides;
 * its answer draws the board anew, with the reason when a card may not go there. Without this script each card has a menu.
 */
const HELD = "held";
let lifted = null; /* { card, from, over } */

function board() { return document.getElementById("tablero"); }
function lanes() { return [...board().querySelectorAll("[data-lane]")]; }
function laneOf(el) { return el.closest("[data-lane]"); }
function say(name, lane) {
  const says = document.getElementById("tablero-dice");
  const sentence = board().dataset[name] ?? "";
  if (says) { says.textContent = sentence.replace("#", lifted?.card.dataset.card ?? "").replace("~", lane?.dataset.label ?? ""); }
}

function lift(card) {
  lifted = { card, from: laneOf(card), over: laneOf(card) };
  card.classList.add("lift");
  board().classList.add(HELD);
  say("lifted", lifted.from);
}
function over(lane) {
  lifted.over.classList.remove("over");
  lifted.over = lane;
  lane.classList.toggle("over", lane !== lifted.from);
  lane.scrollIntoView({ inline: "nearest", block: "nearest" });
}
function letGo() {
  const was = lifted;
  was.card.classList.remove("lift");
  was.over.classList.remove("over");
  board().classList.remove(HELD);
  lifted = null;
  /* A board that changes elsewhere waits (live.js), also one whose answer was on its way already: it is shown now. */
  setTimeout(() => document.dispatchEvent(new Event("letgo")));
  return was;
}
function drop() {
  const { card, from, over: to } = lifted;
  say(to === from ? "returned" : "dropped", to);
  letGo();
  if (to === from) { return; }
  const focus = card.querySelector(".ttl").id;
  window.htmx.ajax("POST", `/tickets/${card.dataset.card}/move`, {
    target: "#tablero",
    swap: "outerHTML",
    values: { from: from.dataset.lane, to: to.dataset.lane, address: board().dataset.address },
  }).then(() => document.getElementById(focus)?.focus());
}
function cancel() {
  say("returned", lifted.from);
  letGo().card.querySelector(".ttl").focus();
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("#tablero [data-card][draggable=true]");
  if (!board() || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (!lifted) {
    if (card && event.key === " " && event.target.matches(".ttl")) { event.preventDefault(); lift(card); }
    else if (card && event.target.matches(".ttl") && event.key.startsWith("Arrow")) { walk(card, event); }
    return;
  }
  const all = lanes();
  const now = all.indexOf(lifted.over);
  switch (event.key) {
    case "ArrowLeft": if (now > 0) { over(all[now - 1]); say("over", lifted.over); } break;
    case "ArrowRight": if (now < all.length - 1) { over(all[now + 1]); say("over", lifted.over); } break;
    case "Enter": case " ": drop(); break;
    case "Escape": cancel(); break;
    case "Tab": cancel(); return;
    default: return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

/* Arrows on a card that is not lifted go to its neighbours. */
function walk(card, event) {
  const lane = laneOf(card);
  const cards = [...lane.querySelectorAll("[data-card]")];
  const at = cards.indexOf(card);
  const all = lanes();
  let next = null;
  if (event.key === "ArrowDown") { next = cards[at + 1]; }
  if (event.key === "ArrowUp") { next = cards[at - 1]; }
  if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const step = event.key === "ArrowRight" ? 1 : -1;
    for (let i = all.indexOf(lane) + step; i >= 0 && i < all.length && !next; i += step) {
      const there = [...all[i].querySelectorAll("[data-card]")];
      next = there[Math.min(at, there.length - 1)];
    }
  }
  if (next) { event.preventDefault(); next.querySelector(".ttl").focus(); }
}

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("#tablero [data-card][draggable=true]");
  if (!card) { return; }
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.dataset.card);
  lift(card);
});
document.addEventListener("dragover", (event) => {
  const lane = lifted && event.target.closest?.("#tablero [data-lane]");
  if (!lane) { return; }
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  if (lane !== lifted.over) { over(lane); }
});
document.addEventListener("drop", (event) => {
  const lane = lifted && event.target.closest?.("#tablero [data-lane]");
  if (!lane) { return; }
  event.preventDefault();
  over(lane);
  drop();
});
document.addEventListener("dragend", () => { if (lifted) { say("returned", lifted.from); letGo(); } });
