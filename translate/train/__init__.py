"""From parallel text to a translator of one's own. Needs the extra "eval", whose readers it shares.

python -m translate.train.prepare pairs.tsv --exclude dev/hi.txt dev/en.txt --out clean.tsv
"""
