// What a reader asks of the reading: another translation of a sentence, other bullets. Gradio runs this with `element`
// and `trigger`. An answer changes the elements in place, one by one as they stand; so the form keeps what is written in it.
const FORM = ".ask";

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-pick]");
  // The exports follow the last sentence: nothing is picked while sentences still come.
  if (!button || !element.querySelector("[data-export]")) return;
  const [sentence, number] = button.dataset.pick.split(" ").map(Number);
  // The button is gone when its text has moved up, and the page is made anew in steps: the sentence takes the focus.
  const observer = new MutationObserver(() => document.getElementById(`s${sentence}`)?.focus({ preventScroll: true }));
  observer.observe(document.getElementById("reading"), { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), 1500);
  trigger("select", { sentence, number });
});

let asked = {}; // last, answered or not
let queued = false;
let focused = null; // the button that has or had the focus

const waits = (form) => "sent" in form.dataset; // the answer takes it away
const isNew = (field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);

// Everything in the form takes effect at once. One request at a time: of those that come meanwhile, the last one counts.
function ask(form, step = 0) {
  if (!form.reportValidity()) return;
  const fields = Object.fromEntries(new FormData(form));
  let { count } = waits(form) ? asked : fields;
  if (step) count = Math.max(1, step + Number((waits(form) && count) || form.dataset.count));
  else if (!waits(form) && ![...form.querySelectorAll("[id]")].some((field) => field.matches("input") && isNew(field))) return;
  const before = JSON.stringify(asked);
  asked = { ...fields, count, headline: "headline" in fields };
  if (!waits(form)) send(form);
  else queued ||= JSON.stringify(asked) !== before; // Enter is a change, too
}

function send(form) {
  form.dataset.sent = "";
  trigger("submit", asked);
}

element.addEventListener("submit", (event) => event.preventDefault());
element.addEventListener("change", (event) => event.target.form?.matches(FORM) && ask(event.target.form));
element.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(`${FORM} input`)) return;
  event.preventDefault();
  ask(event.target.form);
});
element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  if (button) ask(button.form, Number(button.dataset.step));
});
element.addEventListener("focusin", (event) => (focused = event.target.closest(`${FORM} button`)));

// The answer is there.
new MutationObserver(() => {
  const form = element.querySelector(FORM);
  if (!form) return;
  const field = form.elements.summarizer;
  // One that could not be had is taken back; what was written meanwhile stays.
  if (field && !queued && field.value === asked.summarizer) field.value = field.defaultValue;
  if (focused?.disabled && [focused, document.body].includes(document.activeElement))
    [...form.querySelectorAll("button")].find((button) => !button.disabled)?.focus();
  if (queued) send(form);
  queued = false;
}).observe(element, { subtree: true, attributeFilter: ["data-answers"] });
