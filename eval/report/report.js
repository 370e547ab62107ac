// The rows, sentences or documents: unpacked, searched, sorted, filtered and shown, a few at a time. The choices are
// kept in the address, so that a view can be shared. Texts only ever become text nodes.
(async () => {
  const STEP = 20;
  const form = document.getElementById("choose");
  const list = document.getElementById("rows");
  const more = document.getElementById("more");
  const count = document.getElementById("count");

  // What is folded away is printed all the same.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
  if (!form) return;

  // ---- Unpacking: base64 of deflated JSON (eval/report/sentences.py says what is in it).

  function fail(words) {
    const trouble = document.getElementById("trouble");
    trouble.textContent = `${words} Everything else on this page is complete.`;
    trouble.hidden = false;
  }

  if (!("DecompressionStream" in window)) {
    fail("The texts cannot be shown: this browser has no DecompressionStream (Chrome 80, Firefox 113 and Safari 16.4 have it).");
    return;
  }
  let data;
  try {
    const packed = atob(document.getElementById("data").textContent.trim());
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    data = JSON.parse(await new Response(stream).text());
  } catch (error) {
    fail(`The texts cannot be shown: they are damaged in this file (${error.message}).`);
    return;
  }

  const rows = data.rows.map(([id, place, source, references, domain, systems], order) => ({
    id, place, source, references, domain, order,
    systems: systems.map(([text, scores, flags, reasons = []]) => ({ text, scores, flags, reasons })),
  }));
  const main = Math.max(0, data.metrics.findIndex((metric) => metric.id === "chrf2"));
  const markers = [...form.querySelectorAll("fieldset svg")];
  const boxes = [...form.querySelectorAll("[name=shown]")];

  // ---- Which rows, and in what order.

  const field = (name) => form.elements[name]?.value ?? "";
  const shown = () => boxes.filter((box) => box.checked).map((box) => Number(box.value));
  const metric = () => Math.max(0, data.metrics.findIndex(({ id }) => id === field("metric")));

  // Whether a row has all that is wanted in its source, its references, and the translations of visible systems.
  function holds(row, wanted, visible) {
    row.plain ??= [row.source, ...row.references, ...row.systems.map(({ text }) => text)].map(Words.plain);
    const own = 1 + row.references.length;
    const texts = row.plain.filter((_, place) => place < own || visible.includes(place - own));
    return wanted.every.every((term) => texts.some((text) => term.test(text)));
  }

  // Whether the query is the number of the row, with or without a #, or its place, or the number in its place.
  function names(row, { whole }) {
    const place = Words.plain(row.place).toLowerCase();
    return [String(row.id), `#${row.id}`, place].includes(whole) || (/^\d+$/.test(whole) && place.split(/\s+/).includes(whole));
  }

  function chosen(wanted) {
    const [flag, domain, visible] = [field("flag"), field("domain"), shown()];
    const flagged = ({ flags }) => (flag === "*" ? flags.length > 0 : flags.includes(Number(flag)));
    return rows.filter(
      (row) =>
        (!domain || row.domain === Number(domain)) &&
        (!flag || visible.some((system) => flagged(row.systems[system]))) &&
        (!wanted || names(row, wanted) || holds(row, wanted, visible)),
    );
  }

  // What a row is sorted by, largest first; rows without a score come last.
  function key(row) {
    const [first, second, by] = [Number(field("first")), Number(field("second")), metric()];
    const score = row.systems[first].scores[by];
    const other = row.systems[second].scores[by];
    const order = field("order");
    if (order === "longest") return row.source.length;
    if (order === "worst" || order === "best")
      return score == null ? -Infinity : data.metrics[by].higher === (order === "best") ? score : -score;
    if (order === "apart") return score == null || other == null ? -Infinity : Math.abs(score - other);
    return -row.order;
  }

  // A row that the query names comes before those whose texts hold it.
  function sorted(found, wanted) {
    const keys = new Map(found.map((row) => [row, [wanted && names(row, wanted) ? 1 : 0, key(row), -row.order]]));
    const compare = (a, b, place = 0) =>
      place > 2 ? 0 : a[place] === b[place] ? compare(a, b, place + 1) : b[place] > a[place] ? 1 : -1;
    return found.sort((a, b) => compare(keys.get(a), keys.get(b)));
  }

  // ---- The address: #12 or #s12 for a row, then the choices that are not those of a new page, as in #12&order=best.

  const selects = [...form.querySelectorAll("select, [type=search]")];
  const usual = new Map(selects.map((select) => [select, select.value]));

  function choices() {
    const said = new URLSearchParams(selects.filter((one) => one.value !== usual.get(one)).map((one) => [one.name, one.value]));
    if (shown().length < boxes.length) said.set("shown", shown().join(" "));
    return said.toString();
  }

  function choose(said) {
    for (const select of selects) {
      select.value = said.get(select.name) ?? usual.get(select);
      if (select.selectedIndex === -1) select.value = usual.get(select);
    }
    for (const box of boxes) box.checked = !said.has("shown") || said.get("shown").split(" ").includes(box.value);
  }

  function keep() {
    const said = choices();
    if (!said && !location.hash) return;
    try {
      history.replaceState(null, "", said ? `#${said}` : location.href.split("#")[0]);
    } catch {
      // Some browsers allow it only so often; the page works without.
    }
  }

  // ---- Showing.

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // The text with what was searched for marked.
  function lit(text, wanted) {
    if (!wanted) return [text];
    const parts = [];
    let last = 0;
    text = Words.plain(text);
    for (const match of text.matchAll(wanted.any)) {
      parts.push(text.slice(last, match.index), element("mark", {}, match[0]));
      last = match.index + match[0].length;
    }
    return [...parts, text.slice(last)];
  }

  function marked(base, text, wanted) {
    const runs = base == null ? null : Words.difference(base, text);
    if (!runs) return lit(text, wanted);
    return runs.flatMap(([kind, words], place) => {
      const bare = words.trimStart();
      // The first word of a text has no space before it; after what was left out it needs one.
      const joined = runs[place - 1]?.[0] === "del" && /^[\p{L}\p{N}]/u.test(words);
      const space = joined ? " " : words.slice(0, words.length - bare.length);
      return [space, ...(kind ? [element(kind, {}, ...lit(bare, wanted))] : lit(bare, wanted))];
    });
  }

  const told = (score, { name, digits }) => `${name} ${score == null ? "–" : score.toFixed(digits)}`;

  function label({ scores }, place) {
    const metrics = [...new Set([main, metric()])].filter((index) => data.metrics[index]);
    const under = element("small", {}, metrics.map((index) => told(scores[index], data.metrics[index])).join(" · "));
    return element("dt", {}, markers[place].cloneNode(true), " ", element("bdi", {}, data.systems[place]), under);
  }

  // Each doubt about a translation: its code, and the reason where the report has one.
  const doubts = ({ flags, reasons }) =>
    flags.map((flag, number) =>
      element("div", { class: "doubt" }, element("span", { class: "flag" }, data.flags[flag]), ` ${reasons[number] ?? ""}`),
    );

  // What translations are compared with: {text, place} with the place of a system, -1 for a reference.
  function compared(row) {
    const base = field("base");
    if (!base) return null;
    if (!base.startsWith("r")) return { text: row.systems[base].text, place: Number(base) };
    const text = row.references[base.slice(1)];
    return text == null ? null : { text, place: -1 };
  }

  function article(row, wanted, visible, said) {
    const base = compared(row);
    const pairs = row.references.flatMap((text, number) => [
      element("dt", { class: "reference" }, row.references.length > 1 ? `Reference ${number + 1}` : "Reference"),
      element("dd", { lang: "en", dir: "auto" }, ...lit(text, wanted)),
    ]);
    for (const place of visible) {
      const { text } = row.systems[place];
      const against = base && base.place !== place ? base.text : null;
      const words = text || against ? marked(against, text, wanted) : [element("span", { class: "empty" }, "empty")];
      pairs.push(label(row.systems[place], place), element("dd", { lang: "en", dir: "auto" }, ...words, ...doubts(row.systems[place])));
    }
    const link = element("a", { href: `#${row.id}${said && `&${said}`}`, title: `Link to this ${data.unit}` }, `#${row.id}`);
    const where = [row.place, data.domains[row.domain], row === linked && away].filter(Boolean).join(" · ");
    return element(
      "article",
      { id: `s${row.id}`, class: "row", "aria-label": `${data.unit} ${row.id}` },
      element("h3", {}, link, ` ${where}`),
      element("p", { lang: "hi", dir: "auto" }, ...lit(row.source, wanted)),
      element("dl", {}, ...pairs),
    );
  }

  let found = [];
  let fit = 0; // how many of them the search and the filters leave
  let linked = null; // the row that the address names, where it is not among those that are shown: it comes first
  let away = ""; // why it would not be there

  function show() {
    const [wanted, visible, said] = [Words.wanted(field("search")), shown(), choices()];
    const next = found.slice(list.childElementCount, list.childElementCount + STEP);
    list.append(...next.map((row) => article(row, wanted, visible, said)));
    const left = found.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, STEP)} more`;
    const number = (n) => n.toLocaleString("en");
    const besides = found.length - fit;
    const of = fit === rows.length ? "" : `, of ${number(rows.length)} in all`;
    count.textContent =
      (visible.length ? "" : "No system is chosen under “Systems shown”. ") +
      (fit ? `${number(list.childElementCount - besides)} of ${number(fit)} shown${of}` : `None of ${number(rows.length)} fits`) +
      (besides ? `; and the ${data.unit} that is linked to` : "");
    return next;
  }

  function refresh() {
    for (const only of form.querySelectorAll("[data-when]")) only.hidden = !only.dataset.when.split(" ").includes(field("order"));
    // A system does not differ from itself.
    const others = [...form.elements.second.options];
    for (const option of others) option.hidden = option.disabled = others.length > 1 && option.value === field("first");
    if (form.elements.second.selectedOptions[0]?.disabled) form.elements.second.value = others.find(({ disabled }) => !disabled).value;
    const wanted = Words.wanted(field("search"));
    found = sorted(chosen(wanted), wanted);
    fit = found.length;
    if (linked) {
      away = `linked; ${found.includes(linked) ? "out of order, it comes first" : "the search or a filter leaves it out"}`;
      found = [linked, ...found.filter((row) => row !== linked)];
    }
    list.replaceChildren();
    show();
  }

  // Show what the address says: choices, if there are any, and the row.
  function follow() {
    const [, id, rest] = /^#(?:s?(\d+)(?:&|$))?(.*)/.exec(location.hash) ?? [];
    const said = new URLSearchParams(rest);
    if (["shown", ...usual.keys()].some((one) => said.has(one.name ?? one)) && said.toString() !== choices()) {
      choose(said);
      linked = null;
      refresh();
      document.getElementById("sentences").scrollIntoView();
    }
    const row = rows.find((one) => String(one.id) === id);
    if (!row) return;
    const there = () => document.getElementById(`s${row.id}`);
    if (!there()) {
      linked = row;
      refresh();
    }
    for (const other of list.children) other.classList.toggle("linked", other === there());
    there().scrollIntoView();
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(
      () => {
        linked = null;
        refresh();
        keep();
      },
      event.target.name === "search" ? 150 : 0,
    );
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const [first] = show();
    document.querySelector(`[id="s${first.id}"] a`).focus({ preventScroll: true });
  });
  addEventListener("hashchange", follow);

  form.hidden = false;
  refresh();
  follow();
})();
