/* "hace 20 s" goes on ticking; after a day the server's words are right. */
import { text } from "./texts.js";

const GAP = "\u00a0";

function words(seconds) {
  if (seconds < 5) { return text("now"); }
  const [amount, unit] = seconds < 60 ? [seconds, "s"] : seconds < 3600 ? [seconds / 60, "min"] : [seconds / 3600, "h"];
  return text("ago").replace("#", Math.floor(amount) + GAP + unit);
}

function tick() {
  if (document.hidden) { return; }
  document.querySelectorAll("time[data-ago]").forEach((el) => {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(el.dateTime)) / 1000));
    if (seconds < 86400) {
      const next = words(seconds);
      if (el.textContent !== next) { el.textContent = next; }
    }
  });
}

/* "en 2 h 10 min", and once that is over "vencido hace 3 min". */
function tickDue() {
  if (document.hidden) { return; }
  document.querySelectorAll("time[data-due]").forEach((el) => {
    const seconds = Math.floor((Date.parse(el.dateTime) - Date.now()) / 1000);
    const minutes = Math.floor(Math.abs(seconds) / 60);
    if (minutes < 1440) {
      const rest = minutes % 60;
      const hours = Math.floor(minutes / 60) + GAP + "h";
      const length = minutes < 60 ? minutes + GAP + "min" : rest ? hours + " " + (rest < 10 ? "0" : "") + rest + GAP + "min" : hours;
      const next = text(seconds > 0 ? "due-in" : "due-late").replace("#", length);
      if (el.textContent !== next) { el.textContent = next; }
      el.parentElement.classList.toggle("sla-late", seconds <= 0);
    }
  });
}

setInterval(() => { tick(); tickDue(); }, 5000);
document.addEventListener("visibilitychange", () => { tick(); tickDue(); });
