/* Charts from the numbers in data-chart. A point that leads somewhere is followed by a click; the table has the same links. Redrawn when the theme changes or the piece of the page is renewed. */
const drawn = new Map();

/** A token's colour as the canvas understands it: the browser resolves light-dark() for us. */
function colours(near) {
  const of = (token) => {
    const probe = document.createElement("i");
    probe.style.color = `var(--${token})`;
    near.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };
  return { first: of("series-1"), second: of("series-2"), warn: of("warn"), limit: of("bad"), text: of("text-3"), line: of("line") };
}

/** A point without neighbours is no line: it is drawn as a dot. */
function radius({ dataset: { data }, dataIndex: i }) {
  return data[i] != null && data[i - 1] == null && data[i + 1] == null ? 2 : 0;
}

function dataset(series, colour) {
  const dashed = series.look === "limit" || series.look === "warn";
  const main = series.look === "first";
  const line = colour[series.look];
  return {
    label: series.label, data: series.data, borderColor: line, fill: main,
    backgroundColor: main ? line.replace("rgb(", "rgba(").replace(")", ", 0.1)") : "transparent",
    borderWidth: dashed ? 1 : 1.6, borderDash: dashed ? [4, 4] : [], pointRadius: radius, pointBackgroundColor: line, pointHitRadius: 12, tension: 0.2, spanGaps: false,
  };
}

function bars(series, colour) {
  return { label: series.label, data: series.data, backgroundColor: colour[series.look], borderRadius: 2, maxBarThickness: 28, categoryPercentage: 0.75, barPercentage: 0.9 };
}

/** Where a point under the pointer leads. */
function target(plan, chart, event) {
  const [hit] = chart.getElementsAtEventForMode(event, "nearest", { intersect: plan.bars }, true);
  return hit && plan.series[hit.datasetIndex].paths[hit.index];
}

function draw(canvas) {
  const plan = JSON.parse(canvas.dataset.chart);
  const colour = colours(canvas.parentElement);
  drawn.get(canvas)?.destroy();
  drawn.set(canvas, new window.Chart(canvas, {
    type: plan.bars ? "bar" : "line",
    data: { labels: plan.labels, datasets: plan.series.map((series) => (plan.bars ? bars : dataset)(series, colour)) },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false, interaction: { mode: "index", intersect: false },
      onClick: (event, _, chart) => { const path = target(plan, chart, event); if (path) { window.location.assign(path); } },
      onHover: (event, _, chart) => { canvas.style.cursor = target(plan, chart, event) ? "pointer" : ""; },
      plugins: { legend: { display: false }, tooltip: { boxWidth: 8, boxHeight: 8, padding: 8, cornerRadius: 6, callbacks: { label: (item) => ` ${item.dataset.label}: ${item.formattedValue}${plan.unit}` } } },
      scales: {
        x: { grid: { display: false }, border: { color: colour.line }, ticks: { color: colour.text, maxRotation: 0, autoSkip: true, autoSkipPadding: plan.bars ? 8 : 28 } },
        y: { min: plan.min, max: plan.max ?? undefined, border: { display: false }, grid: { color: colour.line }, ticks: { color: colour.text, maxTicksLimit: 5, precision: plan.bars ? 0 : undefined, callback: (value) => value + plan.unit } },
      },
    },
  }));
}

function drawAll() {
  if (!window.Chart) { return; }
  for (const [canvas, chart] of drawn) {
    if (!canvas.isConnected) { chart.destroy(); drawn.delete(canvas); }
  }
  document.querySelectorAll("canvas[data-chart]").forEach(draw);
}

if (window.Chart) {
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  window.Chart.defaults.font.size = 11;
  document.fonts.ready.then(drawAll);
  document.addEventListener("lanet:theme", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  document.addEventListener("htmx:afterSwap", drawAll);
}
