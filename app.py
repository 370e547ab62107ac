"""The page: paste or drop a Hindi article and read it in English, sentence by sentence. It wires; `khabar.page` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from khabar.page.engines import BUILT_IN, Engines, Summarizers, is_loopback
from khabar.page.look import look, part
from khabar.page.view import Stop, View, asked, picked, translated
from summarize import Brief, Summarizer, open_summarizer
from summarize.results import EXTRACTIVE
from translate import KhabarError, Translator
from translate.intake import MAX_BYTES, read_file
from translate.quality import Quality, default, offered, reader_for

# Readers whose translations share the cores; more of them wait.
AT_ONCE = 4
_FILES = [".txt", ".md", ".html", ".htm"]
# What the page calls them.
_QUALITIES: dict[Quality, str] = {"fast": "Fast", "balanced": "Balanced", "best": "Best, slower"}
_PUT_BACK = """element.addEventListener("submit", (event) => {
  event.preventDefault();
  const lines = new FormData(event.target).getAll("lines").join(" ");
  if (lines) trigger("submit", { lines });
})"""


def build(
    engines: Engines, summarizers: Summarizers, *, first: Quality | None = None, sample: bool = False
) -> gr.Blocks:
    """The page. engines, summarizers: what it offers. first: the quality that is chosen then. sample: load an article
    and translate it at once."""
    # Its own style sheet and script serve all of Khabar's HTML.
    plain: dict[str, Any] = {"elem_classes": "khabar", "apply_default_css": False, "js_on_load": None}
    page = gr.Blocks(title="Khabar", analytics_enabled=False)
    with page:
        view, stopping = gr.State(View(summarizer=summarizers.first)), gr.State(Stop())
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
            with gr.Accordion("Names as you want them spelled", open=False, elem_id="spellings"):
                names = gr.Textbox(
                    "",
                    label="One a line: सूर्य = Surya",
                    elem_id="names",
                    lines=2,
                    max_lines=8,
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
            quality = gr.Dropdown(
                [(_QUALITIES[name], name) for name in offered()],
                value=first or default(),
                label="Quality",
                container=False,
                elem_id="quality",
            )
            status = gr.HTML(elem_id="status", **plain)
        reading = gr.HTML(elem_id="reading", **plain | {"js_on_load": part("reading.js")})
        dropped = gr.HTML(elem_id="dropped", **plain | {"js_on_load": _PUT_BACK})

        def shown(view: View) -> tuple[Any, ...]:
            # Not at each line about a model that opens: the reader may have looked into the text again.
            begins = view.running and view.reading is None and view.opening is None
            busy = view.running or view.opening is not None
            # While a model opens, the reading is as it was; whoever writes in its form is not disturbed.
            still = view.opening is not None and view.reading is not None
            return (
                view,
                render.status(view),
                gr.skip() if still else render.reading(view, summarizers.names()),
                gr.skip() if still else render.dropped(view),
                gr.Button("Stop", interactive=busy) if begins or still or not busy else gr.skip(),
                gr.Accordion(open=False) if begins else gr.skip(),
            )

        def run(
            text: str, names: str, engine: str, quality: Quality, before: View, stopping: Stop, event: gr.EventData
        ) -> Iterator[tuple[Any, ...]]:
            if event.target is dropped:
                keep = before.keep | {int(number) for number in event.lines.split()}
                text, engine, quality = before.text, before.engine, before.quality or quality
            else:
                keep, engine = frozenset(), (engine or engines.first).strip()
            states = translated(
                text,
                engine,
                engines,
                stopping,
                quality=quality,
                before=before,
                summarizers=summarizers,
                names=names,
                keep=keep,
            )
            yield from map(shown, states)

        def ask(before: View, stopping: Stop, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
            try:
                brief = _brief(event.count, event.words, event.about, headline=bool(event.headline))
            except ValueError as error:  # no browser lets it through
                yield from map(shown, [replace(before, message=str(error), answers=before.answers + 1)])
                return
            # Its field is empty for the article's own words; where there is nothing to choose there is none.
            name = str(event.summarizer).strip() or EXTRACTIVE if hasattr(event, "summarizer") else before.summarizer
            yield from map(shown, asked(before, brief, name, summarizers, stopping))

        def pick(before: View, stopping: Stop, event: gr.EventData) -> tuple[Any, ...]:
            view = picked(before, int(event.sentence), int(event.number), summarizers)
            if view is before:  # a translation may be at work on the page
                return gr.skip(), gr.skip(), gr.skip()
            stopping.begin()
            return view, render.status(view), render.reading(view, summarizers.names())

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
            return as_asked(text)

        def as_asked(
            text: str, bullets: int | None = None, words: int | None = None, about: str = "", headline: bool = False
        ) -> dict[str, Any]:
            """The same, with what is asked of the bullets.

            bullets, words: so many at most; null leaves it to the article. about: what the bullets should be about, in
            English words. headline: it is the first bullet.
            """
            try:
                brief = _brief(bullets, words, about, headline=headline)
                translator = engines.opening(engines.first).opened()
                summarizer = summarizers.opening(summarizers.first).opened()
                return to_dict(read(text, translator=translator, brief=brief, summarizer=summarizer))
            except (KhabarError, ValueError) as error:
                raise gr.Error(str(error), print_exception=False) from None

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        slow: dict[str, Any] = {"concurrency_id": "translations", "concurrency_limit": AT_ONCE}
        # All in one listener: Gradio runs it once at a time for each reader.
        triggers = [translate.click, text.submit, dropped.submit, *([page.load] if sample else [])]
        outputs = [view, status, reading, dropped, stop, composer]
        gr.on(triggers, run, [text, names, engine, quality, view, stopping], outputs, **quiet, **slow)
        # One follows the other before Gradio takes the first for ended.
        reading.submit(ask, [view, stopping], outputs, **quiet, trigger_mode="multiple", concurrency_limit=AT_ONCE)
        reading.select(pick, [view, stopping], [view, status, reading], **quiet)
        stop.click(end, stopping, stop, queue=False, **quiet)
        file.upload(open_file, file, [text, status, composer], **quiet)
        for name, button in menu.items():
            button.click(partial(open_sample, name), None, [text, status, composer], **quiet)
        api(as_json, api_name="read", **slow)
        # A call over plain HTTP must give all values: one way in for a text alone stays.
        api(as_asked, api_name="brief", **slow)
    return page


def _brief(count: object, words: object, about: object, *, headline: bool) -> Brief:
    """What a form or a program asks; empty is open. Raises ValueError for what is no number from 1 on."""
    asked: dict[str, int | None] = {}
    for name, value in (("count", count), ("words", words)):
        try:
            asked[name] = None if value in (None, "") else int(str(value))
        except ValueError:
            raise ValueError(f'"{value}" is no number; give a whole one from 1 on, or none') from None
    return Brief(**asked, about=str(about or "").strip(), headline=headline)


def serve(
    host: str = "127.0.0.1",
    port: int | None = None,
    *,
    engine: str = BUILT_IN,
    summarizer: str = EXTRACTIVE,
    runtime: str = "auto",
    precision: str | None = None,
    quality: Quality | None = None,
    sample: bool = False,
    open_browser: bool = False,
    translator: Translator | None = None,
    wait: bool = True,
) -> gr.Blocks:
    """Serve the page until interrupted; with `wait=False`, return it running.

    port: None takes the first free one from 7860 on. engine, summarizer: the models that are chosen at first; they are
    opened while the page loads. Where only this machine reaches the page, readers may choose any other. runtime,
    precision: of what is not built in, see `translate.open_engine`. quality: of all of them, see `translate.quality`.
    translator: takes the place of `engine`, if it is open already.
    """

    if quality and quality not in offered():
        reader_for(quality)  # raises: it says what is missing
    if translator is None and quality is None and default() == "fast":
        print(reader_for(None)[2], file=sys.stderr)

    def open_engine(name: str, progress: Callable[[str], None]) -> Translator:
        if translator and name == engine:
            return translator
        if name == BUILT_IN:
            return Translator(quality=quality)
        return Translator(name, quality=quality, runtime=runtime, precision=precision, progress=progress)

    def open_summary(name: str, progress: Callable[[str], None]) -> Summarizer:
        return open_summarizer(name, runtime=runtime, precision=precision, progress=progress)

    free = is_loopback(host)
    engines, summarizers = Engines(open_engine, engine, free=free), Summarizers(open_summary, summarizer, free=free)
    page = build(engines, summarizers, first=translator.quality if translator else quality, sample=sample)
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
