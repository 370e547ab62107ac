"""From parallel text to a translator of one's own. Needs the extra "train".

python -m translate.train.prepare pairs.tsv --exclude dev/hi.txt dev/en.txt --out clean.tsv
python -m translate.train clean.tsv --start embedded --dev dev --out my-model
python -m translate.train.mine news.hi.txt news.en.txt --out mined.tsv
python -m translate.train.distil news.hi.txt --teacher my-model --out machine.tsv
python -m translate.train.bench clean.tsv --start embedded
"""
