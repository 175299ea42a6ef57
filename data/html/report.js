"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const style = () => getComputedStyle(root);
  const colour = (name) => style().getPropertyValue("--" + name).trim();
  const tone = (element) => ["good", "caution", "bad", "unknown"].find((name) => element.classList.contains(name));

  const table = document.querySelector("#accounts table");
  const body = table && table.tBodies[0];
  const rows = body ? Array.from(body.rows) : [];
  const heads = table ? Array.from(table.tHead.rows[0].cells) : [];
  const text = (row, index) => row.cells[index].textContent;
  const key = (row, index) => {
    const value = row.cells[index].dataset.v;
    return value === undefined ? undefined : Number(value);
  };

  // What is not known comes last in either direction.
  const compare = (a, b, index, sign) => {
    const x = key(a, index), y = key(b, index);
    if (!heads[index].classList.contains("number")) return sign * text(a, index).localeCompare(text(b, index));
    if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
    return sign * (x - y);
  };
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => compare(a, b, index, down ? -1 : 1));
      body.append(...rows);
    });
  });

  const count = document.querySelector("#count");
  const search = document.querySelector("#search");
  const selects = Array.from(document.querySelectorAll(".filters select"));
  const columnOf = (select) => heads.findIndex((head) => head.textContent.trim() === select.dataset.column);
  selects.forEach((select) => {
    const index = columnOf(select);
    const values = new Set(rows.map((row) => text(row, index)));
    Array.from(values).sort().forEach((value) => select.append(new Option(value, value)));
  });
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    const choices = selects.filter((select) => select.value !== "").map((select) => [columnOf(select), select.value]);
    let shown = 0;
    for (const row of rows) {
      const fits = (wanted === "" || row.textContent.toLowerCase().includes(wanted)) &&
        choices.every(([index, value]) => text(row, index) === value);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = shown === rows.length ? `${shown} accounts` : `${shown} of ${rows.length} accounts`;
  };
  if (search) {
    search.addEventListener("input", filter);
    selects.forEach((select) => select.addEventListener("change", filter));
    filter();
  }

  // An account's page is a text until somebody opens it.
  const open = () => {
    const section = document.getElementById(location.hash.slice(1));
    const text = section && section.querySelector(":scope > noscript");
    if (!text) return;
    const page = document.createElement("div");
    page.innerHTML = text.textContent;
    text.replaceWith(page);
  };
  addEventListener("hashchange", open);
  open();

  if (typeof Chart === "undefined") return;
  const plots = [];
  const plot = (figure, label) => {
    const box = document.createElement("div");
    box.className = "plot";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
    box.append(canvas);
    figure.querySelector("figcaption").after(box);
    return canvas;
  };
  const axes = (x, y) => {
    const axis = (title) => ({
      title: { display: title !== "", text: title, color: colour("muted") },
      ticks: { color: colour("muted") },
      grid: { color: colour("line") },
    });
    return { x: axis(x), y: axis(y) };
  };
  const options = (scales, more) => Object.assign({
    animation: false, maintainAspectRatio: false, responsive: true, scales,
    plugins: { legend: { display: false } },
  }, more);

  const drawBars = (figure) => {
    const lines = Array.from(figure.querySelectorAll("tbody tr"));
    const labels = lines.map((line) => line.cells[0].textContent);
    const values = lines.map((line) => Number(line.dataset.v));
    const parts = lines.map((line) => Number(line.dataset.part || 0));
    const whole = parts.some((part) => part > 0);
    const horizontal = figure.dataset.lying !== undefined;
    const scales = axes("", "");
    const datasets = [{
      data: values.map((value, i) => value - parts[i]),
      backgroundColor: lines.map((line) => colour((tone(line.cells[0]) || "plain") + "-bar")),
    }];
    if (whole) {
      datasets.unshift({ data: parts, backgroundColor: colour("bad-bar"), label: "at risk" });
      datasets[1].label = "not at risk";
      scales.x.stacked = scales.y.stacked = true;
    }
    const more = { indexAxis: horizontal ? "y" : "x" };
    if (whole) more.plugins = { legend: { labels: { color: colour("text") } } };
    return new Chart(plot(figure, figure.dataset.label), { type: "bar", data: { labels, datasets }, options: options(scales, more) });
  };
  const drawCloud = (figure) => {
    const at = (title) => heads.findIndex((head) => head.textContent.trim() === title);
    const arr = at("ARR"), risk = at("Risk"), band = at("Class");
    const known = rows.filter((row) => key(row, arr) > 0 && key(row, risk) !== undefined);
    const data = known.map((row) => ({ x: key(row, arr), y: key(row, risk), name: text(row, 0) }));
    const scales = axes("ARR", "Churn risk");
    scales.x.type = "logarithmic";
    scales.y.min = 0;
    scales.y.max = 100;
    const colours = known.map((row) => colour((tone(row.cells[band].firstElementChild || row.cells[band]) || "plain") + "-bar"));
    return new Chart(plot(figure, figure.dataset.label), {
      type: "scatter",
      data: { datasets: [{ data, backgroundColor: colours, pointRadius: known.length > 500 ? 2 : 4 }] },
      options: options(scales, { plugins: { legend: { display: false }, tooltip: { callbacks: {
        label: (item) => `${item.raw.name}: ARR ${item.raw.x.toLocaleString("en")}, risk ${item.raw.y}`,
      } } } }),
    });
  };
  const draw = () => {
    plots.splice(0).forEach((chart) => { const box = chart.canvas.parentNode; chart.destroy(); box.remove(); });
    document.querySelectorAll("figure[data-chart=bars]").forEach((figure) => plots.push(drawBars(figure)));
    document.querySelectorAll("figure[data-chart=cloud]").forEach((figure) => plots.push(drawCloud(figure)));
    root.dataset.charts = String(plots.length);
  };
  // The drawings come first; who wants the figures opens them.
  document.querySelectorAll("figure details").forEach((details) => { details.open = false; });
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
