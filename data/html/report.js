"use strict";
// Runs in the head: the page is marked as scripted before its body is read, and everything else waits for the body.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const pageLength = 50;
  const weekLength = 20;  // as in report.css
  const unknown = "–";
  const ranks = ["critical", "high", "medium", "low", "red", "yellow", "green", "no verdict"];
  const tones = ["good", "caution", "bad", "critical", "unknown"];

  const element = (tag, content, attributes = {}) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(name, value);
    made.append(...[content].flat());
    return made;
  };
  const toneIn = (parent) => {
    const marked = [parent, ...parent.children].find((each) => tones.some((tone) => each.classList.contains(tone)));
    return marked ? tones.find((tone) => marked.classList.contains(tone)) : "plain";
  };

  // ── The address ──────────────────────────────────────────────────────────────────────────────────────────────
  // What is shown stands behind the #, so that a link shows the same: #accounts?Class=red&sort=ARR&down=1&page=2, or
  // #account?id=C-1002 and the same for the way back. What nobody chose is not told.

  const readAddress = () => {
    const [place, query] = location.hash.slice(1).split("?");
    return { place, chosen: new URLSearchParams(query) };
  };
  const address = (place, chosen) => {
    const told = new URLSearchParams(chosen);
    for (const [name, value] of Array.from(told)) if (value === "") told.delete(name);
    return `#${place}?${told}`.replace(/\?$/, "");
  };
  const changed = (changes) => {
    const { chosen } = readAddress();
    chosen.delete("id");
    for (const [name, value] of Object.entries(changes)) chosen.set(name, value);
    return chosen;
  };

  // ── The pages of accounts ────────────────────────────────────────────────────────────────────────────────────
  // A line an account, and a pool of what lines share; a number anywhere is a place in the pool (HtmlData says more).

  const stored = (id) => document.getElementById(id).textContent;
  let lines, pool;
  const lineOf = (index) => {
    lines = lines || stored("pages").split("\n");
    return JSON.parse(lines[index]);
  };
  const lineWith = (id) => {
    lines = lines || stored("pages").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line)).find((line) => line[0] === id);
  };
  const shared = (part) => {
    pool = pool || JSON.parse(stored("pool"));
    return typeof part === "number" ? pool[part] : part;
  };

  const valueOf = (cell) => {
    const value = shared(cell);
    if (!Array.isArray(value)) return value;
    return element("b", shared(value[1]), { class: shared(value[0]) });
  };
  const drawCells = (cells, columns) => element("tr", cells.map((cell, index) => index === 0
    ? element("th", valueOf(cell), { scope: "row" })
    : element("td", valueOf(cell), { class: columns[index][1] })));
  const drawNote = (note, columns) => {
    const text = element("td", [element("b", shared(note.label)), " ", shared(note.text)], { colspan: columns.length });
    return element("tr", text, { class: "note" });
  };
  const isNote = (part) => part !== undefined && part !== null && typeof part === "object" && !Array.isArray(part);
  const drawRow = (row, columns) => {
    if (!isNote(row[1])) return [drawCells(row, columns)];
    const [cells, ...notes] = row;
    const followed = drawCells(cells, columns);
    followed.className = "followed";
    return [followed, ...notes.map((note) => drawNote(note, columns))];
  };
  const drawTable = (columns, more, ...rows) => {
    const titles = shared(columns).map((column) => column.map(shared));
    const head = element("tr", titles.map(([title, side]) => element("th", title, { scope: "col", class: side })));
    const body = element("tbody", rows.flatMap((row) => drawRow(shared(row), titles)));
    const box = element("div", element("table", [element("thead", head), body]), { class: "scroll", tabindex: "0" });
    return shared(more) === "" ? box : [box, element("p", shared(more), { class: "muted" })];
  };
  const drawFact = (fact) => {
    const [label, cell, remark] = shared(fact);
    const value = element("dd", valueOf(cell));
    if (shared(remark) !== "") value.append(element("small", shared(remark)));
    return element("div", [element("dt", shared(label)), value]);
  };
  const drawTerms = (title, ...terms) => {
    const pairs = terms.flatMap(([term, text]) => [element("dt", shared(term)), element("dd", shared(text))]);
    const list = element("dl", pairs, { class: "terms" });
    return shared(title) === "" ? list : [element("h3", shared(title)), list];
  };
  const drawBlock = ([kind, ...parts]) => {
    if (kind === "facts") return element("dl", parts.map(drawFact));
    if (kind === "table") return drawTable(...parts);
    if (kind === "terms") return drawTerms(...parts);
    if (kind === "p") return element("p", shared(parts[0]), { class: shared(parts[1]) });
    if (kind === "ul" || kind === "ol") return element(kind, parts.map((item) => element("li", shared(item))));
    return element(kind, shared(parts[0]));
  };

  let overview, scrolled = 0;
  const openAccount = (id, back) => {
    const page = document.getElementById("account");
    const line = id === null ? undefined : lineWith(id);
    const wasOpen = root.classList.contains("opened");
    overview = overview || document.title;
    if (id !== null && !wasOpen) scrolled = scrollY;
    root.classList.toggle("opened", id !== null);
    page.hidden = id === null;
    document.title = line ? line[1] : overview;
    if (id === null) {
      page.replaceChildren();
      if (wasOpen) scrollTo(0, scrolled);
      return;
    }
    const way = element("p", element("a", "Back to all accounts", { href: back }), { class: "back" });
    const missing = element("p", "No account of this report has the id " + id + ".");
    page.replaceChildren(way, ...(line ? line.slice(2).map((block) => drawBlock(shared(block))).flat() : [missing]));
    page.focus();
    scrollTo(0, 0);
  };

  // ── The table of accounts ────────────────────────────────────────────────────────────────────────────────────

  const readTable = () => {
    const table = document.querySelector("#accounts table");
    const heads = Array.from(table.tHead.rows[0].cells);
    const titles = heads.map((head) => head.textContent);
    const records = Array.from(table.tBodies, (body, index) => ({ body, index, cells: body.rows[0].cells }));
    return { table, heads, titles, records };
  };
  const textOf = (record, column) => record.cells[column].textContent;
  const numberOf = (record, column) => {
    const number = Number.parseFloat(textOf(record, column).replaceAll(",", ""));
    return Number.isNaN(number) ? undefined : number;
  };

  // What is not known comes last in either direction, and accounts that are equal stay in the order of the report.
  const sorted = ({ records, titles, heads }, title, isDown) => {
    const column = titles.indexOf(title);
    if (column < 0) return records;
    const isNumber = heads[column].classList.contains("number");
    const keys = new Map(records.map((record) => {
      const text = textOf(record, column);
      return [record, isNumber ? numberOf(record, column) : text === unknown || text === "" ? undefined : text];
    }));
    const words = new Intl.Collator("en", { numeric: true });
    const compared = (x, y) => isNumber ? x - y : ranks.indexOf(x) - ranks.indexOf(y) || words.compare(x, y);
    return Array.from(records).sort((a, b) => {
      const x = keys.get(a), y = keys.get(b);
      if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
      return isDown ? compared(y, x) : compared(x, y);
    });
  };
  const matching = ({ records, titles }, chosen) => {
    const words = (chosen.get("q") || "").trim().toLowerCase();
    const choices = titles.map((title, column) => [column, chosen.get(title)]).filter(([, value]) => value);
    return records.filter((record) => choices.every(([column, value]) => textOf(record, column) === value) &&
      (words === "" || (record.words = record.words || record.body.textContent.toLowerCase()).includes(words)));
  };
  const linked = (record, chosen) => {
    const cell = record.cells[0];
    record.id = record.id || lineOf(record.index)[0];
    const name = cell.textContent;
    const to = new URLSearchParams(chosen);
    to.set("id", record.id);
    cell.replaceChildren(element("a", name, { href: address("account", to) }));
  };

  const fillControls = ({ titles, heads, records }) => {
    const go = (changes) => location.replace(address("accounts", changed({ page: "", ...changes })));
    for (const select of document.querySelectorAll("select[data-column]")) {
      const title = select.dataset.column, column = titles.indexOf(title);
      const values = column < 0 ? [] : Array.from(new Set(records.map((record) => textOf(record, column))))
        .sort((a, b) => ranks.indexOf(a) - ranks.indexOf(b) || (a < b ? -1 : 1));
      select.parentNode.hidden = values.length < 2;
      for (const value of values) select.append(new Option(value, value));
      select.addEventListener("change", () => go({ [title]: select.value }));
    }
    const search = document.getElementById("search"), order = document.getElementById("order");
    search.addEventListener("input", () => go({ q: search.value }));
    titles.forEach((title) => order.append(new Option(title + " ↑", title + "/"), new Option(title + " ↓", title + "/1")));
    order.addEventListener("change", () => {
      const [sort, down] = order.value.split("/");
      go({ sort, down: down || "" });
    });
    heads.forEach((head) => {
      const title = head.textContent;
      const button = element("button", title, { type: "button" });
      head.replaceChildren(button);
      button.addEventListener("click", () =>
        go({ sort: title, down: head.getAttribute("aria-sort") === "ascending" ? "1" : "" }));
    });
  };
  const showControls = ({ heads, titles }, chosen) => {
    const sort = chosen.get("sort") || "", down = chosen.get("down") || "";
    for (const select of document.querySelectorAll("select[data-column]"))
      select.value = chosen.get(select.dataset.column) || "";
    const search = document.getElementById("search");
    if (search.value !== (chosen.get("q") || "")) search.value = chosen.get("q") || "";
    document.getElementById("order").value = sort === "" ? "" : sort + "/" + down;
    heads.forEach((head, column) => {
      if (titles[column] === sort) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  };

  let found = [];
  const showPages = (page, pages, chosen) => {
    const nav = document.querySelector("nav.pages");
    nav.hidden = pages < 2;
    const link = (text, to) => {
      const target = new URLSearchParams(chosen);
      target.set("page", to > 1 ? to : "");
      return to < 1 || to > pages ? element("span", text, { class: "muted" })
        : element("a", text, { href: address("accounts", target) });
    };
    nav.replaceChildren(link("First", page > 1 ? 1 : 0), link("Previous", page - 1), element("span", `Page ${page} of ${pages}`),
      link("Next", page + 1), link("Last", page < pages ? pages : 0));
  };
  const showTable = (table, chosen) => {
    found = sorted({ ...table, records: matching(table, chosen) }, chosen.get("sort") || "", chosen.get("down") === "1");
    const pages = Math.max(1, Math.ceil(found.length / pageLength));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(chosen.get("page"))) || 1));
    const shown = found.slice((page - 1) * pageLength, page * pageLength);
    shown.forEach((record) => linked(record, chosen));
    Array.from(table.table.tBodies).forEach((body) => body.remove());
    table.table.append(...shown.map((record) => record.body));
    const all = table.records.length.toLocaleString("en");
    const counted = `${all} ${table.records.length === 1 ? "account" : "accounts"}`;
    const part = found.length.toLocaleString("en");
    const choices = table.titles.filter((title) => chosen.get(title)).map((title) => `${title} ${chosen.get(title)}`);
    if (chosen.get("q")) choices.push(`with "${chosen.get("q")}"`);
    document.getElementById("count").textContent =
      choices.length === 0 ? counted : `${part} of ${counted}: ${choices.join(", ")}`;
    showPages(page, pages, chosen);
    showControls(table, chosen);
  };
  // The accounts of the week lead to their pages, too; a long list is shown from its beginning, and whole when asked for.
  const linkWeek = (table) => {
    const column = table.titles.indexOf("Id");
    const byId = new Map(table.records.map((record) => [textOf(record, column < 0 ? 0 : column), record]));
    for (const body of document.querySelectorAll("#week .records tbody")) {
      const own = body.querySelector(column < 0 ? "th" : "td[data-t=Id]");
      const record = own && byId.get(own.textContent);
      if (record) linked({ cells: body.rows[0].cells, index: record.index }, {});
    }
  };
  const shortenWeek = () => {
    const week = document.getElementById("week");
    const isLong = ({ tBodies }) => tBodies.length > weekLength;
    const tables = Array.from(week.querySelectorAll(".records")).filter(isLong);
    const more = tables.reduce((sum, { tBodies }) => sum + tBodies.length - weekLength, 0);
    if (more === 0) return week.classList.add("whole");
    const button = element("button", `Show ${more.toLocaleString("en")} more`, { type: "button" });
    button.addEventListener("click", () => {
      week.classList.add("whole");
      tables[0].tBodies[weekLength].querySelector("a, th").focus();
      button.remove();
    });
    tables.at(-1).after(element("p", button, { class: "more" }));
  };

  // ── Charts ───────────────────────────────────────────────────────────────────────────────────────────────────
  // Every tone has a pattern and a shape beside its colour: the drawings tell the same in black and white.

  const isPrinted = () => root.classList.contains("printed");
  const style = getComputedStyle(root);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  const shapes = { good: "circle", caution: "triangle", bad: "rect", critical: "rectRot", unknown: "crossRot", plain: "circle" };
  const strokes = {
    caution: [[0, 8, 8, 0], [-2, 2, 2, -2], [6, 10, 10, 6]],
    bad: [[0, 0, 8, 8], [0, 8, 8, 0]],
    critical: [],
    unknown: [[0, 4, 3, 4]],
    good: [[0, 4, 8, 4]],
    plain: [],
  };
  const fillOf = (tone) => {
    const tile = element("canvas", [], { width: 8, height: 8 });
    const pen = tile.getContext("2d");
    pen.fillStyle = colour(tone + "-bar");
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = colour("page");
    pen.lineWidth = tone === "good" ? 1 : 1.6;
    pen.beginPath();
    for (const [x, y, toX, toY] of strokes[tone]) { pen.moveTo(x, y); pen.lineTo(toX, toY); }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  };
  const plot = (figure) => {
    const size = isPrinted() ? { width: 356, height: 230 } : {};
    const canvas = element("canvas", [], { role: "img", "aria-label": figure.dataset.label, ...size });
    figure.querySelector("figcaption").after(element("div", canvas, { class: "plot" }));
    return canvas;
  };
  const axis = (title) => ({
    title: { display: title !== "", text: title, color: colour("muted") },
    ticks: { color: colour("muted") },
    grid: { color: colour("line") },
  });
  const options = (scales, plugins, more = {}) => ({
    animation: false, maintainAspectRatio: false, responsive: !isPrinted(), scales, layout: { padding: 8 }, plugins,
    devicePixelRatio: isPrinted() ? 2 : devicePixelRatio, ...more,
  });

  const drawBars = (figure) => {
    const rows = Array.from(figure.querySelectorAll("tbody tr"));
    const labels = rows.map((row) => row.cells[0].textContent);
    const parts = rows.map((row) => Number(row.dataset.part || 0));
    const values = rows.map((row, i) => Number(row.dataset.v) - parts[i]);
    if (values.concat(parts).every((value) => !(value > 0))) {
      figure.querySelector("details").open = true;
      if (!figure.querySelector(".empty"))
        figure.querySelector("figcaption").after(element("p", "There is nothing to draw.", { class: "muted empty" }));
      return null;
    }
    const fills = rows.map((row) => fillOf(toneIn(row.cells[0])));
    const edges = rows.map((row) => colour(toneIn(row.cells[0]) + "-bar"));
    const datasets = [{ data: values, backgroundColor: fills, borderColor: edges, borderWidth: 1 }];
    const scales = { x: axis(""), y: axis("") };
    const isParted = parts.some((part) => part > 0);
    if (isParted) {
      datasets.unshift({ data: parts, backgroundColor: fillOf("bad"), borderColor: colour("bad-bar"), borderWidth: 1, label: "at risk" });
      datasets[1].label = "not at risk";
      scales.x.stacked = scales.y.stacked = true;
    }
    const lies = figure.dataset.lying !== undefined;
    if (values.every(Number.isInteger)) scales[lies ? "x" : "y"].ticks.precision = 0;
    scales[lies ? "y" : "x"].ticks.autoSkip = false;
    const plugins = { legend: isParted ? { labels: { color: colour("text") } } : { display: false } };
    return new Chart(plot(figure), { type: "bar", data: { labels, datasets }, options: options(scales, plugins, { indexAxis: lies ? "y" : "x" }) });
  };
  const drawCloud = (figure, { records, titles }) => {
    const [arr, risk, band] = ["ARR", "Risk", "Class"].map((title) => titles.indexOf(title));
    if (arr < 0 || risk < 0 || band < 0) return figure.remove();
    const groups = new Map();
    for (const record of records) {
      const x = numberOf(record, arr), y = numberOf(record, risk);
      if (!(x > 0) || y === undefined) continue;
      const label = textOf(record, band);
      if (!groups.has(label)) groups.set(label, { label, tone: toneIn(record.cells[band]), data: [] });
      groups.get(label).data.push({ x, y, name: textOf(record, 0) });
    }
    const size = records.length > 500 ? 2.5 : 5;
    const datasets = Array.from(groups.values(), ({ label, tone, data }) => ({
      label, data, clip: false, pointStyle: shapes[tone], pointRadius: size, borderColor: colour(tone + "-bar"), borderWidth: 1.5,
      backgroundColor: tone === "good" ? "transparent" : colour(tone + "-bar"),
    }));
    const scales = { x: { ...axis("ARR"), type: "logarithmic" }, y: { ...axis("Churn risk"), min: 0, max: 100 } };
    scales.x.ticks = { ...scales.x.ticks, maxRotation: 0, callback: (value) => Math.log10(value) % 1 === 0 ? value.toLocaleString("en") : "" };
    const tell = ({ raw }) => `${raw.name}: ARR ${raw.x.toLocaleString("en")}, risk ${raw.y}`;
    const plugins = { legend: { labels: { color: colour("text"), usePointStyle: true } }, tooltip: { callbacks: { label: tell } } };
    return new Chart(plot(figure), { type: "scatter", data: { datasets }, options: options(scales, plugins) });
  };
  // A chart that cannot be drawn leaves the table below it; the rest of the page does not depend on it.
  const draw = (figure, table) => {
    try {
      return figure.dataset.chart === "bars" ? drawBars(figure) : drawCloud(figure, table);
    } catch (problem) {
      console.error(problem);
      figure.querySelectorAll(".plot").forEach((box) => box.remove());
      figure.querySelectorAll("details").forEach((details) => { details.open = true; });
      return null;
    }
  };
  let plots = [];
  const drawCharts = (table) => {
    if (typeof Chart === "undefined") return;
    plots.forEach((chart) => { const box = chart.canvas.parentNode; chart.destroy(); box.remove(); });
    plots = Array.from(document.querySelectorAll("figure[data-chart]"), (figure) => draw(figure, table)).filter(Boolean);
    root.dataset.charts = String(plots.length);
  };

  // ── All together ─────────────────────────────────────────────────────────────────────────────────────────────

  const start = () => {
    const table = readTable();
    fillControls(table);
    linkWeek(table);
    shortenWeek();
    let pageShown;
    const show = () => {
      const { place, chosen } = readAddress();
      const id = place === "account" ? chosen.get("id") : null;
      chosen.delete("id");
      showTable(table, chosen);
      openAccount(id, address("accounts", chosen));
      root.dataset.ready = place;
      // Another page of the table is read from its top, and so is what a link leads to.
      const page = chosen.get("page") || "1";
      if (id === null && (pageShown === undefined ? place === "accounts" : page !== pageShown))
        document.getElementById("accounts").scrollIntoView();
      pageShown = page;
    };
    addEventListener("hashchange", show);
    // Places of the page are gone to without an address of their own, which is the table's.
    for (const link of document.querySelectorAll("nav[aria-label=Sections] a, .skip"))
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const section = document.querySelector(link.getAttribute("href"));
        section.setAttribute("tabindex", "-1");
        section.focus();
        section.scrollIntoView();
      });
    // Paper gets every account that was found, the figures of the charts, and light colours.
    const figures = Array.from(document.querySelectorAll("figure details"));
    addEventListener("beforeprint", () => {
      root.classList.add("printed");
      figures.forEach((details) => { details.open = true; });
      table.table.append(...found.map((record) => record.body));
      drawCharts(table);
    });
    addEventListener("afterprint", () => {
      root.classList.remove("printed");
      figures.forEach((details) => { details.open = false; });
      show();
      drawCharts(table);
    });
    figures.forEach((details) => { details.open = false; });
    show();
    drawCharts(table);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawCharts(table));
  };
  // A page without accounts has charts and nothing else to run. Their figures stay in sight.
  const startCharts = () => {
    const draw = (printed) => { root.classList.toggle("printed", printed); drawCharts(); };
    draw(false);
    addEventListener("beforeprint", () => draw(true));
    addEventListener("afterprint", () => draw(false));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawCharts());
  };
  // Should the script fail, the page is what it is without scripts.
  addEventListener("DOMContentLoaded", () => {
    try {
      document.getElementById("accounts") ? start() : startCharts();
    } catch (problem) {
      root.classList.remove("scripted", "opened");
      throw problem;
    }
  });
})();
