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

setInterval(tick, 5000);
document.addEventListener("visibilitychange", tick);
