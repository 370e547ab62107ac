"""What a training leaves: the better of its weights as a checkpoint and as an engine, measured, with a card."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval import UsageError
from eval.files import write, write_json
from eval.provenance import provenance
from translate.engines import open_engine
from translate.train.development import Development, outputs, scores
from translate.train.export.card import card
from translate.train.export.engine import export
from translate.train.export.folder import CARD
from translate.train.export.record import Origin, Progress, Record, Table, architecture, measured, sources
from translate.train.learners import Example, Learner
from translate.train.loop import Loop
from translate.train.place import Place
from translate.train.progress import Reporter
from translate.train.starts import EMBEDDED, Start

# Training examples that smoothing for int8 and the comparison with float32 look at.
EXAMPLES = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """What the card tells of the call and its data.

    files: name -> sha256. kept, dropped: pairs by source, and rows by the reason that they were left out. table: what is
    known of the sources. stopped: before the end.
    """

    words: Sequence[str]
    files: Mapping[str, str | None]
    kept: Mapping[str, int]
    dropped: Mapping[str, int]
    table: Table
    stopped: bool


def before(start: Start, development: Development, place: Place, identity: str, resume: bool) -> dict[str, list[str]]:
    """What the start makes of the development sets, as an engine; kept for a run that goes on.

    A start without an engine is exported for this; a new model has nothing to say, and gives {}.
    """
    if start.kind == "fresh" or not development.sets:
        return {}
    asked = hashlib.sha256(f"{identity}\n{development.sets}".encode()).hexdigest()
    if resume and place.before.is_file():
        kept: dict[str, Any] = json.loads(place.before.read_text("utf-8"))
        if kept["asked"] == asked:
            return dict(kept["translations"])
    if start.name == EMBEDDED or (Path(start.name) / "SHA256SUMS").is_file():
        found = outputs(open_engine(start.name), development)
    else:
        with tempfile.TemporaryDirectory() as work:
            checkpoint = Path(work) / "checkpoint"
            checkpoint.mkdir()
            start.learner.save(checkpoint)
            examples = [start.learner.example(pair.hindi, pair.english) for pair in development.pairs()]
            export(start.learner.model, checkpoint, Path(work) / "engine", examples)
            found = outputs(open_engine(Path(work) / "engine"), development)
    write_json(place.before, {"asked": asked, "translations": found})
    return found


def finish(
    place: Place,
    start: Start,
    loop: Loop,
    development: Development,
    reporter: Reporter,
    earlier: Mapping[str, Sequence[str]],
    facts: Facts,
) -> None:
    """Write checkpoint, engine and card, and print where they are and what they are worth. Raises UsageError."""
    learner, state = loop.learner, loop.state
    averaged = state.averaged if better_average(loop, development, reporter) else 0
    save(learner, place)
    agreement = export(learner.model, place.checkpoint, place.out, _examples(loop), start=start.folder)
    engine = open_engine(place.out)
    found = {}
    if development.sets:
        after = {"after": outputs(engine, development)}
        found = scores(development, {"before": earlier, **after} if earlier else after)
    record = Record(
        name=place.out.resolve().name,
        origin=Origin(start.name, start.kind, start.weights, start.card, start.encoder),
        architecture=architecture(learner.model),
        sources=sources(facts.kept, facts.table),
        files=facts.files,
        settings=asdict(loop.settings),
        progress=Progress(
            steps=state.step,
            pairs=state.pairs,
            pieces=state.pieces,
            epochs=state.pairs / len(loop.corpus),
            minutes=state.seconds / 60,
            stopped=facts.stopped,
            averaged=averaged,
        ),
        provenance=provenance(facts.words),
        device=str(loop.accelerator.device),
        max_pieces=engine.max_pieces,
        dropped=facts.dropped,
        history=state.history,
        scores=[*measured(found)],
        development=development.told,
        agreement=agreement,
    )
    write(place.out / CARD, card(record))
    for score in record.scores:
        change = "" if score.difference is None else f"{score.before:.2f} -> "
        p = "" if score.difference is None else f", p = {score.difference.p_bootstrap:.3g}"
        print(f"{score.set} ({score.sentences} sentences) {score.metric} {change}{score.after:.2f}{p}")
    print(f'{place.out}: open it with Translator(engine="{place.out}"); {place.out / CARD} tells how it was made')


def better_average(loop: Loop, development: Development, reporter: Reporter) -> bool:
    """Leave the better weights in the model, by the mean loss on the development sets: whether they are the mean ones."""
    if not loop.average or not development.sets:
        return False
    last = development.look(loop, translate=False)
    loop.use_average()
    mean = development.look(loop, translate=False)
    better = sum(look.loss for look in mean) < sum(look.loss for look in last)
    reporter.note(
        f"the mean of {loop.state.averaged} weights near the end: {', '.join(map(str, mean))}; "
        f"the last ones: {', '.join(map(str, last))}; {'the mean is' if better else 'the last ones are'} taken"
    )
    if not better:
        loop.use_average()
    return better


def save(learner: Learner, place: Place) -> None:
    """Write the checkpoint; an earlier one goes when the new one is whole. Raises UsageError where the disk does not take it."""
    new = place.out / ".checkpoint.new"
    try:
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        learner.save(new)
        shutil.rmtree(place.checkpoint, ignore_errors=True)
        new.replace(place.checkpoint)
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise UsageError(
            f"cannot write {place.checkpoint} ({error.strerror or error}); the run is saved: make room, and go on with "
            "--resume"
        ) from None


def _examples(loop: Loop) -> list[Example]:
    """Training examples spread over the corpus, of lengths that an engine is asked for."""
    every = max(1, len(loop.corpus) // (2 * EXAMPLES))
    found = [loop.corpus[index] for index in range(0, len(loop.corpus), every)]
    return [example for example in found if len(example.source) <= loop.settings.longest // 2][:EXAMPLES] or found[:1]
