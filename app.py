"""The page: paste or drop a Hindi article and read it in English, sentence by sentence. It wires; `khabar.page` does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

# Before the import: Gradio looks up its newest version and counts its users otherwise.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from gradio.events import api

from khabar import read, samples
from khabar.export import to_dict
from khabar.page import render
from khabar.page.engines import BUILT_IN, Engines, is_loopback
from khabar.page.look import look
from khabar.page.view import Stop, View, picked, translated
from translate import KhabarError, Translator
from translate.intake import MAX_BYTES, read_file

# Readers whose translations share the cores; more of them wait.
AT_ONCE = 4
_FILES = [".txt", ".md", ".html", ".htm"]
_PUT_BACK = """element.addEventListener("submit", (event) => {
  event.preventDefault();
  const lines = new FormData(event.target).getAll("lines").join(" ");
  if (lines) trigger("submit", { lines });
})"""
_PICK = """element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-pick]");
  // The exports follow the last sentence: nothing is picked while sentences still come.
  if (!button || !element.querySelector("[data-export]")) return;
  const [sentence, number] = button.dataset.pick.split(" ").map(Number);
  // The button is gone when its text has moved up, and the page is made anew in steps: the sentence takes the focus.
  const observer = new MutationObserver(() => document.getElementById(`s${sentence}`)?.focus({ preventScroll: true }));
  observer.observe(document.getElementById("reading"), { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), 1500);
  trigger("select", { sentence, number });
})"""


def build(engines: Engines, *, sample: bool = False) -> gr.Blocks:
    """The page. engines: what it offers. sample: load an article and translate it at once."""
    # Its own style sheet and script serve all of Khabar's HTML.
    plain: dict[str, Any] = {"elem_classes": "khabar", "apply_default_css": False, "js_on_load": None}
    page = gr.Blocks(title="Khabar", analytics_enabled=False)
    with page:
        view, stopping = gr.State(View()), gr.State(Stop())
        gr.HTML(render.MASTHEAD, **plain)
        with gr.Accordion("Hindi article", open=True, elem_id="composer") as composer:
            text = gr.Textbox(
                samples.load(samples.FIRST) if sample else "",
                label="Paste an article, or the whole page it stands on; or drop a text file",
                elem_id="text",
                lines=8,
                max_lines=16,
                html_attributes=gr.InputHTMLAttributes(lang="hi", spellcheck=False),
            )
            with gr.Row(elem_id="samples"):
                file = gr.UploadButton("Open a file", file_types=_FILES, size="sm", elem_id="file")
                gr.HTML("or read a sample:", **plain)
                menu = {name: gr.Button(title, size="sm") for name, title in samples.TITLES.items()}
        with gr.Row(elem_id="controls"):
            translate = gr.Button("Translate", variant="primary", elem_id="translate")
            stop = gr.Button("Stop", interactive=False, elem_id="stop")
            engine = gr.Dropdown(
                [("Built in, works offline" if name == BUILT_IN else name, name) for name in engines.names()],
                value=engines.first,
                label="Model",
                container=False,
                allow_custom_value=engines.free,
                elem_id="engine",
            )
            status = gr.HTML(elem_id="status", **plain)
        reading = gr.HTML(elem_id="reading", **plain | {"js_on_load": _PICK})
        dropped = gr.HTML(elem_id="dropped", **plain | {"js_on_load": _PUT_BACK})

        def shown(view: View) -> tuple[Any, ...]:
            # Not at each line about a model that opens: the reader may have looked into the text again.
            begins = view.running and view.reading is None and view.opening is None
            return (
                view,
                render.status(view),
                render.reading(view),
                render.dropped(view),
                gr.Button("Stop", interactive=view.running) if begins or not view.running else gr.skip(),
                gr.Accordion(open=False) if begins else gr.skip(),
            )

        def run(text: str, engine: str, before: View, stopping: Stop, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            if event.target is dropped:
                keep = before.keep | {int(number) for number in event.lines.split()}
                states = translated(before.text, before.engine, engines, stopping, before=before, keep=keep)
            else:
                states = translated(text, (engine or engines.first).strip(), engines, stopping, before=before)
            yield from map(shown, states)

        def pick(before: View, event: gr.EventData) -> tuple[Any, ...]:
            view = picked(before, int(event.sentence), int(event.number))
            if view is before:  # a translation may be at work on the page
                return gr.skip(), gr.skip(), gr.skip()
            return view, render.status(view), render.reading(view)

        def end(stopping: Stop) -> gr.Button:
            stopping.set()
            return gr.Button("Stopping…", interactive=False)

        def open_file(path: str) -> tuple[Any, ...]:
            try:
                return read_file(Path(path)), "", gr.Accordion(open=True)
            except KhabarError as error:
                # The reader knows the file by its name, not by where the upload put it.
                return gr.skip(), render.alert(str(error).replace(path, Path(path).name)), gr.skip()
            finally:
                Path(path).unlink(missing_ok=True)

        def open_sample(name: str) -> tuple[Any, ...]:
            return samples.load(name), "", gr.Accordion(open=True)

        def as_json(text: str) -> dict[str, Any]:
            """Translate and summarise a Hindi article; the answer is the JSON that the README documents."""
            try:
                return to_dict(read(text, translator=engines.opening(engines.first).translator()))
            except KhabarError as error:
                raise gr.Error(str(error), print_exception=False) from None

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        slow: dict[str, Any] = {"concurrency_id": "translations", "concurrency_limit": AT_ONCE}
        # All in one listener: Gradio runs it once at a time for each reader.
        triggers = [translate.click, text.submit, dropped.submit, *([page.load] if sample else [])]
        outputs = [view, status, reading, dropped, stop, composer]
        gr.on(triggers, run, [text, engine, view, stopping], outputs, **quiet, **slow)
        reading.select(pick, view, [view, status, reading], **quiet)
        stop.click(end, stopping, stop, queue=False, **quiet)
        file.upload(open_file, file, [text, status, composer], **quiet)
        for name, button in menu.items():
            button.click(partial(open_sample, name), None, [text, status, composer], **quiet)
        api(as_json, api_name="read", **slow)
    return page


def serve(
    host: str = "127.0.0.1",
    port: int | None = None,
    *,
    engine: str = BUILT_IN,
    runtime: str = "auto",
    precision: str | None = None,
    sample: bool = False,
    open_browser: bool = False,
    translator: Translator | None = None,
    wait: bool = True,
) -> gr.Blocks:
    """Serve the page until interrupted; with `wait=False`, return it running.

    port: None takes the first free one from 7860 on. engine: the model that is chosen at first; it is opened while the page
    loads. Where only this machine reaches the page, readers may choose any other. runtime, precision: of what is not built
    in, see `translate.open_engine`. translator: takes the place of `engine`, if it is open already.
    """

    def open_engine(name: str, progress: Callable[[str], None]) -> Translator:
        if translator and name == engine:
            return translator
        if name == BUILT_IN:
            return Translator()
        return Translator(name, runtime=runtime, precision=precision, progress=progress)

    page = build(Engines(open_engine, engine, free=is_loopback(host)), sample=sample)
    page.launch(
        server_name=host,
        server_port=port,
        inbrowser=open_browser,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        footer_links=["api"],
        max_file_size=MAX_BYTES,
        **look(),
    )
    print(f"Khabar is at {page.local_url} (Ctrl-C ends it)", flush=True)
    if wait:
        page.block_thread()
    return page


if __name__ == "__main__":
    serve()
