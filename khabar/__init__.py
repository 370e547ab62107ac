"""Khabar: a Hindi news article as English that a reader can check.

import khabar

reading = khabar.read(open("article.txt").read())
print(reading.headline.translation)
for bullet in reading.bullets:
    print("-", bullet.text, bullet.sentences)
"""

from khabar.hurry import left_out, skim
from khabar.reading import Reading, assemble, read
from khabar.several import Digest, digest

__version__ = "0.1.0"
__all__ = ["Digest", "Reading", "assemble", "digest", "left_out", "read", "skim"]
