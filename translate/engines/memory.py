"""What an engine does when the memory is full: it tries again with half of the batch."""

from __future__ import annotations

from collections.abc import Sequence

from translate.errors import OutOfMemory


def is_out_of_memory(error: Exception) -> bool:
    """Whether torch, CUDA, CTranslate2 or Python raised this for want of memory: most have no kind of their own for it."""
    said = str(error).lower()
    return (
        isinstance(error, MemoryError)
        or "out of memory" in said
        or "allocate memory" in said
        or said == "std::bad_alloc"
    )


def halves(batch: Sequence[int], error: Exception) -> tuple[Sequence[int], Sequence[int]]:
    """A batch that did not fit in two. Raises the error again if it is about something else, and OutOfMemory for one sentence."""
    if not is_out_of_memory(error):
        raise error
    if len(batch) == 1:
        raise OutOfMemory(
            "There is not enough memory to translate even one sentence with this model. "
            "Close other programs, or use a smaller model; the built-in one (embedded) needs about 0.7 GB."
        ) from error
    return batch[: len(batch) // 2], batch[len(batch) // 2 :]
