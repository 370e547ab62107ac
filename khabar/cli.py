"""The command `khabar`: `read` an article, translate `lines`, or `serve` the page.

Exit status: 0 done · 1 the model or the output failed · 2 a wrong call · 3 the input cannot be read · 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

from khabar import __version__
from khabar.export import to_json, to_markdown, to_text
from khabar.reading import assemble
from translate import InputError, KhabarError, Sentence, Translator, parse
from translate.engines.options import add_engine, opened
from translate.intake import checked, decode, read_file, read_stream

DONE, FAILED, UNREADABLE, INTERRUPTED = 0, 1, 3, 130


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
        return _fail(str(error), UNREADABLE)
    except KhabarError as error:
        return _fail(str(error), FAILED)
    except BrokenPipeError:
        _discard_output()  # its reader has gone (head, less): no error
        return DONE
    except OSError as error:
        _discard_output()
        return _fail(f"The output cannot be written: {error.strerror or error}.", FAILED)
    except KeyboardInterrupt:
        return _fail("Stopped.", INTERRUPTED)


def read(args: argparse.Namespace) -> int:
    """Print or save one article."""
    if args.output and (why := _unusable(args.output, args.file)):
        return _fail(why, FAILED)
    text = checked(read_stream(_standard_input(), "Standard input")) if args.file == "-" else read_file(Path(args.file))
    article = parse(text, keep=range(len(text.splitlines())) if args.keep_all else ())
    translator = _translator(args)
    total = len(article.segments())
    reading = assemble(article, _progress(translator.translate(article), total), translator, bullets=args.bullets)
    output = (to_json if args.json else to_markdown if args.markdown else to_text)(reading)
    if args.output is None:
        sys.stdout.write(output)
        return DONE
    try:
        args.output.write_text(output, encoding="utf-8")
    except OSError as error:
        sys.stdout.write(output)  # the work is done: it shall not be lost
        return _fail(f"{args.output} cannot be written ({error.strerror}); the result was printed instead.", FAILED)
    return DONE


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
        return _fail(
            f"Cannot listen on {args.host}, port {args.port or 'any'}: {error.strerror}. Give another.", FAILED
        )
    import app

    app.serve(
        host=args.host,
        port=args.port,
        sample=args.sample,
        open_browser=args.open,
        engine=args.engine,
        runtime=args.runtime,
        precision=args.precision,
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
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON (the README documents it)")
    form.add_argument("--markdown", action="store_true", help="as Markdown")
    command.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    command.add_argument(
        "--bullets", type=_positive, metavar="N", help="how many bullets; the length decides otherwise"
    )
    command.add_argument("--keep-all", action="store_true", help="drop nothing as page furniture")
    add_engine(command)
    command.set_defaults(run=read)

    command = commands.add_parser("lines", help="a filter: one Hindi line in, one English line out, blank for blank")
    add_engine(command)
    command.set_defaults(run=lines)

    command = commands.add_parser("serve", help="the page, in a browser")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    command.add_argument("--port", type=_port, help="port (the first free one from 7860 on)")
    command.add_argument("--sample", action="store_true", help="with a sample article loaded")
    command.add_argument("--open", action="store_true", help="open the browser too")
    add_engine(command)
    command.set_defaults(run=serve)
    return parser


def _unusable(output: Path, source: str) -> str | None:
    """Why a file cannot take the result, as far as that can be told before the work."""
    if not os.path.isdir(output.absolute().parent):
        return f"There is no folder {output.parent} to write to. Make it first."
    if os.path.isdir(output):
        return f"{output} is a folder. Name a file in it."
    if source != "-" and os.path.exists(output) and os.path.exists(source) and os.path.samefile(output, source):
        return f"{output} is the article itself and would be lost. Name another file."
    return None


def _standard_input() -> BufferedReader:
    if sys.stdin is None:
        raise InputError("Standard input is closed. Name a file, or pipe a text in.")
    return cast(BufferedReader, sys.stdin.buffer)


def _translator(args: argparse.Namespace) -> Translator:
    return Translator(opened(args.engine, args.runtime, args.precision))


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


def _progress(sentences: Iterable[Sentence], total: int) -> Iterator[Sentence]:
    """Hand the sentences on and count them on standard error: on one line of a terminal, elsewhere once at the end."""
    live = sys.stderr.isatty()
    done = doubtful = 0
    for sentence in sentences:
        done += 1
        doubtful += bool(sentence.flags)
        if live:
            print(f"\r{done} of {total} sentences", end="", file=sys.stderr, flush=True)
        yield sentence
    print(f"{chr(13) if live else ''}{done} sentences translated, {doubtful} of them doubtful", file=sys.stderr)


def _discard_output() -> None:
    """Nothing more may be written at exit, where Python flushes what is left."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, status: int) -> int:
    print(f"khabar: {message}", file=sys.stderr)
    return status


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of bullets; give 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port; give a number from 1 to 65535")
    return int(text)
