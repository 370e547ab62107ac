// Lights up what belongs together, copies and saves the reading, and takes a dropped file. All by delegation: the
// elements come and go while a translation runs.
(() => {
  const SENTENCE = "[data-sentence]";
  const BULLET = "[data-rests-on]";
  const EITHER = `${SENTENCE}, ${BULLET}`;
  const closest = (node, selector) => (node instanceof Element ? node.closest(selector) : null);
  let pinned = null; // the bullet or sentence clicked last stays lit

  const numbers = (element) => (element.dataset.restsOn ?? element.dataset.sentence).split(" ");

  // A bullet lights its sentences and marks the words it rests on, a sentence the bullets that rest on it.
  function light(origin) {
    const lit = origin ? numbers(origin) : [];
    for (const sentence of document.querySelectorAll(SENTENCE))
      sentence.classList.toggle("lit", lit.includes(sentence.dataset.sentence));
    for (const words of document.querySelectorAll("[data-by]"))
      words.classList.toggle("held", words.dataset.by.split(" ").includes(origin?.dataset.bullet));
    for (const bullet of document.querySelectorAll(BULLET))
      bullet.classList.toggle("lit", origin?.matches(BULLET) ? bullet === origin : numbers(bullet).some((n) => lit.includes(n)));
  }

  function goTo(bullet) {
    const [first] = numbers(bullet);
    const sentence = document.getElementById(`s${first}`);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    sentence.focus({ preventScroll: true });
    sentence.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    light((pinned = bullet));
  }

  document.addEventListener("pointerover", (event) => light(closest(event.target, EITHER) ?? pinned));
  document.addEventListener("focusin", (event) => light(closest(event.target, EITHER) ?? pinned));
  document.addEventListener("click", (event) => {
    const bullet = closest(event.target, BULLET);
    if (bullet) {
      event.preventDefault();
      goTo(bullet);
      return;
    }
    light((pinned = closest(event.target, SENTENCE)));
    const button = closest(event.target, "[data-copy], [data-save]");
    if (button?.dataset.copy) copy(button);
    if (button?.dataset.save) save(exported(button, button.dataset.save));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && closest(event.target, "#text"))
      document.querySelector("#translate").click();
    if (event.key === "Escape") {
      light((pinned = null));
      document.activeElement?.blur();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && event.target instanceof Element && event.target.matches(SENTENCE)) {
      const sentences = [...document.querySelectorAll(SENTENCE)];
      sentences[sentences.indexOf(event.target) + step]?.focus();
      event.preventDefault();
    }
  });

  const exported = (button, kind) => button.parentElement.querySelector(`[data-export="${kind}"]`);

  async function copy(button) {
    const text = exported(button, button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Over plain http, from another machine, browsers offer the old way only.
      text.hidden = false;
      text.select();
      document.execCommand("copy");
      text.hidden = true;
    }
    const label = button.textContent;
    button.textContent = button.parentElement.querySelector('[role="status"]').textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  }

  function save(text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text.textContent], { type: "text/plain;charset=utf-8" }));
    link.download = text.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // A file dropped anywhere on the page goes the way of the button that opens one.
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const input = document.querySelector("#samples input[type=file]");
    if (!event.dataTransfer?.files.length || !input) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
