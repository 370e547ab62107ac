"""The command `khabar`: `read` an article, `digest` several, translate `lines`, or `serve` the page.

`output` says what the exit statuses mean.
"""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

from khabar import __version__, brief_options, export, export_several
from khabar.hurry import Needs, left_out
from khabar.output import (
    DONE,
    FAILED,
    INTERRUPTED,
    UNREADABLE,
    WRONG_CALL,
    deliver,
    discard_output,
    fail,
    progress,
    unusable,
)
from khabar.reading import Reading, assemble
from khabar.several import together
from summarize import Summarizer
from translate import Article, Glossary, InputError, KhabarError, Translator, parse
from translate.engines.options import add_engine, add_quality, opened
from translate.errors import EmptyInput, NoHindi
from translate.intake import checked, decode, read_file, read_stream


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. A wrong call ends in SystemExit(2), as argparse does it."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal or a pipe; Windows would write Hindi in a legacy code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = int(args.run(args))
        if sys.stdout:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
        return status
    except InputError as error:
        return fail(str(error), UNREADABLE)
    except KhabarError as error:
        return fail(str(error), FAILED)
    except BrokenPipeError:
        discard_output()  # its reader has gone (head, less): no error
        return DONE
    except OSError as error:
        discard_output()
        return fail(f"The output cannot be written: {error.strerror or error}.", FAILED)
    except KeyboardInterrupt:
        return fail("Stopped.", INTERRUPTED)


def read(args: argparse.Namespace) -> int:
    """Print or save one article."""
    if args.output and (why := unusable(args.output, [args.file, *brief_options.files(args)])):
        return fail(why, FAILED)
    article, names = _article(args.file, args), brief_options.names(args)
    reading = _reading(article, _translator(args), brief_options.summarizer(args), names, args)
    if args.hurry:
        print(f"{left_out(reading)} of {len(article.segments())} sentences were not translated.", file=sys.stderr)
    if reading.off_topic() and not args.hurry:  # chosen by what is near, with or without the word
        _say_off_topic(args)
    if args.tldr:
        return deliver(_line(reading), args.output)
    form = export.to_json if args.json else export.to_markdown if args.markdown else export.to_text
    return deliver(form(reading), args.output)


def digest(args: argparse.Namespace) -> int:
    """Print or save what several articles tell."""
    if args.output and (why := unusable(args.output, [*args.files, *brief_options.files(args)])):
        return fail(why, FAILED)
    called, names = _called(args.files), brief_options.names(args)
    if twice := next((name for name in called if called.count(name) > 1), None):
        return fail(f"{twice} is named twice. Name each article once.", WRONG_CALL)
    articles = [_article(file, args, name) for file, name in zip(args.files, called, strict=True)]
    translator, summarizer = _translator(args), brief_options.summarizer(args)
    readings = {
        name: _reading(article, translator, summarizer, names, args)
        for name, article in zip(called, articles, strict=True)
    }
    found = together(readings, brief_options.brief(args))
    if found.off_topic() and not args.hurry:
        _say_off_topic(args)
    if args.tldr:
        return deliver("".join(f"{name}: {_line(reading)}" for name, reading in readings.items()), args.output)
    form = (
        export_several.to_json if args.json else export_several.to_markdown if args.markdown else export_several.to_text
    )
    return deliver(form(found), args.output)


def lines(args: argparse.Namespace) -> int:
    """Filter: one Hindi line in, one English line out."""
    arriving = _standard_input()
    translator = _translator(args)
    for portion in _arriving_lines(arriving):
        for line in translator.lines(portion):
            print(line, flush=True)
    return DONE


def serve(args: argparse.Namespace) -> int:
    """Open the page and keep it open until interrupted."""
    try:
        # Gradio would try for minutes, or take another port for one that was asked for.
        socket.create_server((args.host, args.port or 0)).close()
    except OSError as error:
        return fail(f"Cannot listen on {args.host}, port {args.port or 'any'}: {error.strerror}. Give another.", FAILED)
    import app

    app.serve(
        host=args.host,
        port=args.port,
        sample=args.sample,
        open_browser=args.open,
        engine=args.engine,
        summarizer=args.summarizer,
        runtime=args.runtime,
        precision=args.precision,
        quality=args.quality,
    )
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khabar",
        description="Hindi news articles as English that a reader can check.",
        epilog="Exit status: 0 done, 1 the model or the output failed, 2 a wrong call, 3 the input cannot be read.",
    )
    parser.add_argument("--version", action="version", version=f"khabar {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = commands.add_parser("read", help="an article: headline, bullets, and each sentence beside its English")
    command.add_argument(
        "file", metavar="FILE", help="the article, or the page it was copied from; - for standard input"
    )
    _add_output(command, tldr="print one line only: the article in short")
    command.set_defaults(run=read)

    command = commands.add_parser(
        "digest", help="several articles: one list of bullets, with the articles that tell each"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="the articles; - for standard input")
    _add_output(command, tldr="print one line for each article only")
    command.set_defaults(run=digest)

    command = commands.add_parser("lines", help="a filter: one Hindi line in, one English line out, blank for blank")
    add_engine(command)
    add_quality(command)
    command.set_defaults(run=lines)

    command = commands.add_parser("serve", help="the page, in a browser")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    command.add_argument("--port", type=_port, help="port (the first free one from 7860 on)")
    command.add_argument("--sample", action="store_true", help="with a sample article loaded")
    command.add_argument("--open", action="store_true", help="open the browser too")
    brief_options.add_summarizer(command)
    add_engine(command)
    add_quality(command)
    command.set_defaults(run=serve)
    return parser


def _add_output(command: argparse.ArgumentParser, *, tldr: str) -> None:
    """What `read` and `digest` share: the form, the file, the brief and the engine."""
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON (the README documents it)")
    form.add_argument("--markdown", action="store_true", help="as Markdown")
    form.add_argument("--tldr", action="store_true", help=tldr)
    command.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    brief_options.add_brief(command)
    command.add_argument("--keep-all", action="store_true", help="drop nothing as page furniture")
    add_engine(command)
    add_quality(command)


def _article(file: str, args: argparse.Namespace, name: str = "") -> Article:
    """The article in a file. name: to be told where there are several, and one cannot be read."""
    try:
        text = checked(read_stream(_standard_input(), "Standard input")) if file == "-" else read_file(Path(file))
    except (EmptyInput, NoHindi) as error:  # the others name the file
        raise type(error)(f"{name}: {error}" if name else str(error)) from None
    return parse(text, keep=range(len(text.splitlines())) if args.keep_all else ())


def _reading(
    article: Article,
    translator: Translator,
    summarizer: Summarizer,
    names: Glossary | None,
    args: argparse.Namespace,
) -> Reading:
    brief = brief_options.brief(args)
    if args.hurry:
        meaning = translator.reader.meaning if translator.reader else None
        return Needs(article, brief, meaning).read(translator, summarizer, names)
    sentences = progress(translator.translate(article), len(article.segments()))
    return assemble(article, sentences, translator, brief=brief, summarizer=summarizer, names=names)


def _called(files: Sequence[str]) -> list[str]:
    """What each file is called: its own name, or its path where two have the same."""
    names = ["standard input" if file == "-" else Path(file).name for file in files]
    return [file if names.count(name) > 1 else name for file, name in zip(files, names, strict=True)]


def _line(reading: Reading) -> str:
    """The article in short; an empty line where its sentences have no words."""
    return f"{reading.tldr.text if reading.tldr else ''}\n"


def _say_off_topic(args: argparse.Namespace) -> None:
    print(f'No sentence has a word of "{args.about}": the bullets are of all there is.', file=sys.stderr)


def _standard_input() -> BufferedReader:
    if sys.stdin is None:
        raise InputError("Standard input is closed. Name a file, or pipe a text in.")
    return cast(BufferedReader, sys.stdin.buffer)


def _translator(args: argparse.Namespace) -> Translator:
    translator = Translator(opened(args.engine, args.runtime, args.precision), quality=args.quality)
    if translator.notice:
        print(translator.notice, file=sys.stderr)
    return translator


def _arriving_lines(arriving: BufferedReader) -> Iterator[list[str]]:
    """The lines of an input in portions, as they arrive: whoever types or pipes one gets its answer at once."""
    number, rest = 0, b""
    while data := arriving.read1(1 << 16):
        *whole, rest = (rest + data).split(b"\n")
        yield from _decoded(whole, number)
        number += len(whole)
    if rest:
        yield from _decoded([rest], number)


def _decoded(lines: Sequence[bytes], before: int) -> Iterator[list[str]]:
    """The lines as text; if one is no text, those before it first. before: how many lines came earlier."""
    texts: list[str] = []
    try:
        for number, line in enumerate(lines, start=before + 1):
            texts.append(decode(line, f"Line {number}"))
    except InputError:
        yield texts
        raise
    yield texts


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port; give a number from 1 to 65535")
    return int(text)
