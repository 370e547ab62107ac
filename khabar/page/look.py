"""The page's dress: a Gradio theme of system fonts and paper colours, its style sheet and its script. Nothing is fetched."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

# What `gradio.Blocks.launch` takes, as arguments.
_PAPER, _INK, _RULE, _ACCENT, _SOFT = "#fbfaf6", "#211f1b", "#d9d3c5", "#8a2c16", "#f1ede3"
_DARK_PAPER, _DARK_INK, _DARK_RULE, _DARK_ACCENT, _DARK_SOFT = "#181715", "#ece7dc", "#423e36", "#f2a78f", "#24221e"
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans Devanagari", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def look() -> dict[str, Any]:
    """Theme, style sheet and script as arguments of `gradio.Blocks.launch`."""
    import gradio as gr

    theme = gr.themes.Base(font=_FONTS, font_mono=_MONO, radius_size="sm").set(
        body_background_fill=_PAPER,
        body_background_fill_dark=_DARK_PAPER,
        body_text_color=_INK,
        body_text_color_dark=_DARK_INK,
        block_background_fill=_PAPER,
        block_background_fill_dark=_DARK_PAPER,
        block_border_color=_RULE,
        block_border_color_dark=_DARK_RULE,
        input_background_fill="#ffffff",
        input_background_fill_dark=_DARK_SOFT,
        input_border_color=_RULE,
        input_border_color_dark=_DARK_RULE,
        button_primary_background_fill=_ACCENT,
        button_primary_background_fill_dark=_DARK_ACCENT,
        button_primary_background_fill_hover="#6f2110",
        button_primary_background_fill_hover_dark="#f7c3b2",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark=_DARK_PAPER,
        button_secondary_background_fill=_SOFT,
        button_secondary_background_fill_dark=_DARK_SOFT,
        button_secondary_text_color=_INK,
        button_secondary_text_color_dark=_DARK_INK,
        button_secondary_border_color=_RULE,
        button_secondary_border_color_dark=_DARK_RULE,
    )
    return {"theme": theme, "css": part("page.css"), "head": f"<script>{part('page.js')}</script>"}


def part(name: str) -> str:
    """A style sheet or script of the page."""
    return files("khabar.page").joinpath(name).read_text("utf-8")
