"""The models that the page offers, to translate and to sum up: each is opened when first asked for, once for all readers."""

from __future__ import annotations

import atexit
import ipaddress
import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Generic, TypeVar

from summarize import Summarizer
from summarize.results import EXTRACTIVE
from translate import EngineError, KhabarError, Translator
from translate.errors import UnknownEngine

BUILT_IN = "embedded"
# Good ones, the strongest first.
KNOWN = (
    "ai4bharat/indictrans2-indic-en-1B",
    "ai4bharat/indictrans2-indic-en-dist-200M",
    "facebook/nllb-200-distilled-600M",
    "Helsinki-NLP/opus-mt-hi-en",
)
KNOWN_SUMMARIZERS = ("sshleifer/distilbart-cnn-12-6", "facebook/bart-large-cnn", "google/pegasus-cnn_dailymail")
# Beside the one that the page began with: each holds its model in memory.
OTHERS = 2
# Seconds, at the end of the program, for a model that is on its way.
_PATIENCE = 5

Model = TypeVar("Model")
# Opens a model by its name, and tells the function what goes on.
Open = Callable[[str, Callable[[str], None]], Model]


class Opening(Generic[Model]):
    """A model that is there, or on its way."""

    def __init__(self, name: str, open_: Open[Model]) -> None:
        self.told: str | None = None
        self._future: Future[Model] = Future()
        # Whoever ends the page does not wait for the rest of a download, but for a model that is being loaded: Python
        # cannot end cleanly in the middle of that.
        atexit.register(self._wait_at_exit)
        threading.Thread(target=self._run, args=(name, open_), daemon=True).start()

    def opened(self, seconds: float | None = None) -> Model | None:
        """The model, or None where it is not there after so many seconds; None waits until it is.

        Raises KhabarError if it cannot be opened.
        """
        try:
            return self._future.result(seconds)
        except TimeoutError:
            return None

    @property
    def failed(self) -> bool:
        return self._future.done() and self._future.exception() is not None

    def _run(self, name: str, open_: Open[Model]) -> None:
        try:
            self._future.set_result(open_(name, self._tell))
        except KhabarError as error:
            self._future.set_exception(error)
        except BaseException as error:
            traceback.print_exc()  # for whoever serves the page
            why = f"{type(error).__name__}: {error}"
            self._future.set_exception(EngineError(f"{name} cannot be opened ({why}). Choose another model."))
        finally:
            atexit.unregister(self._wait_at_exit)

    def _wait_at_exit(self) -> None:
        wait([self._future], _PATIENCE)

    def _tell(self, line: str) -> None:
        self.told = line


class Offer(Generic[Model]):
    """What readers may choose from.

    open_: opens a model by name. first: the name of the one that is chosen at the beginning; it begins to open now.
    free: readers may name any model, for the machine is theirs.
    """

    def __init__(self, open_: Open[Model], first: str, *, free: bool = False) -> None:
        self.first, self.free = first, free
        self._open = open_
        self._lock = threading.Lock()
        self._opened: OrderedDict[str, Opening[Model]] = OrderedDict()
        self.opening(first)

    def names(self) -> list[str]:
        """What the page lists."""
        raise NotImplementedError

    def opening(self, name: str) -> Opening[Model]:
        """The model of that name, which begins to open unless it is open. One that failed is tried anew.

        Raises UnknownEngine for one that is not offered here.
        """
        if not self.free and name not in self.names():
            raise UnknownEngine(f'This page does not offer "{name}". Choose {" or ".join(self.names())}.')
        with self._lock:
            found = self._opened.pop(name, None)
            if found is None or found.failed:
                found = Opening(name, self._open)
            self._opened[name] = found
            # The least lately asked for goes; whoever works with it keeps it alive until that is done.
            others = [other for other in self._opened if other != self.first]
            for idle in others[:-OTHERS]:
                del self._opened[idle]
        return found


class Engines(Offer[Translator]):
    """What translates."""

    def __init__(self, open_: Open[Translator], first: str = BUILT_IN, *, free: bool = False) -> None:
        super().__init__(open_, first, free=free)

    def names(self) -> list[str]:
        """The first, the built-in one, what is converted on this machine, and what is known."""
        from translate.checkpoints.cache import converted

        return list(
            dict.fromkeys([self.first, BUILT_IN, *(converted() if self.free else ()), *(KNOWN if self.free else ())])
        )


class Summarizers(Offer[Summarizer]):
    """What makes the bullets."""

    def __init__(self, open_: Open[Summarizer], first: str = EXTRACTIVE, *, free: bool = False) -> None:
        super().__init__(open_, first, free=free)

    def names(self) -> list[str]:
        """The first, the article's own words, what is converted on this machine, and what is known."""
        from translate.checkpoints.cache import converted
        from translate.engines.task import SUMMARIZATION

        others = (*converted(SUMMARIZATION), *KNOWN_SUMMARIZERS) if self.free else ()
        return list(dict.fromkeys([self.first, EXTRACTIVE, *others]))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
