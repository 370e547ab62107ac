"""Parallel text from files, folders and the hub, checked before anything is done with it."""

from eval.data.corpus import Corpus, add_arguments, load

__all__ = ["Corpus", "add_arguments", "load"]
