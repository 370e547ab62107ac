"""The model card, out of what really happened: every figure in it was measured or given, and nothing is praised."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eval.scoring.bootstrap import FEW, SIGNIFICANT
from translate.checkpoints.agreement import LIKELIEST
from translate.train.export.record import Architecture, Record, Score

# Rows of the table of losses.
POINTS = 12
# A loss this much above its lowest, in nats, has turned.
TURNED = 0.01
# Pairs from which a new model learns more than phrases.
MANY = 100_000


def card(record: Record) -> str:
    """CARD.md."""
    parts = [f"# {record.name}", *_head(record), "## Scores", *_scores(record), "## Training", *_training(record)]
    parts += ["## Data", *_data(record), "## Limits", _list(_limits(record)), "## Terms", *_terms(record)]
    parts += ["## How to make it again", *_origin(record), *_history(record)]
    return "\n\n".join(parts) + "\n"


def _head(record: Record) -> Iterator[str]:
    model, origin = record.architecture, record.origin
    yield f"Hindi to English, one sentence at a time: {_described(model)}, in {record.quantization} for CTranslate2."
    if origin.new:
        yield f"It was trained from nothing (`{origin.name}`)."
    elif origin.encoder:
        yield f"Its decoder was trained from nothing (`{origin.name}`), its encoder from {origin.encoder}."
    else:
        what = "the translator embedded in Khabar" if origin.kind == "embedded" else f"`{origin.name}`"
        known = f" (sha256 of its weights `{origin.weights}`)" if origin.weights else ""
        yield f"It was fine-tuned from {what}{known}."


def _described(model: Architecture) -> str:
    encoder, decoder = model.layers
    kind = "an encoder-decoder" if encoder else "a decoder"
    layers = f"{encoder} + {decoder} layers" if encoder else f"{decoder} layers"
    read, written = model.vocabulary
    pieces = f"{read:,} pieces" if read == written else f"{read:,} pieces of Hindi and {written:,} of English"
    return (
        f"{kind} of {model.weights / 1e6:.1f} million weights ({model.name}: {layers}, {model.width} wide, "
        f"{model.heads} heads, feed-forward {model.feed_forward:,}, {pieces})"
    )


def _scores(record: Record) -> Iterator[str]:
    if not record.scores:
        yield "It was measured on no development set."
    else:
        compared = any(score.difference for score in record.scores)
        told = " Before: what it started from. p: paired bootstrap / approximate randomisation, two-sided."
        yield "The bare model with the engine's usual search, and 95 % intervals." + (told if compared else "")
        head = ["set", "sentences", "metric", *(["before"] if compared else []), "after"]
        head += ["difference", "p"] if compared else []
        yield _table(head, [_score(score, compared) for score in record.scores])
        signatures = {f"{score.metric}: `{score.signature}`": None for score in record.scores}
        yield _list(signatures)
    if record.agreement:
        found = record.agreement
        yield (
            f"**{record.quantization} against float32**: on {found.positions:,} pieces of reference translations the two "
            f"find the same piece likeliest in {_percent(found.same)}; the largest difference in log-probability among "
            f"the {LIKELIEST} likeliest is {found.difference:.2f} nats."
        )


def _score(score: Score, compared: bool) -> list[str]:
    row = [score.set, f"{score.sentences:,}", score.metric]
    row += ["–" if score.before is None else f"{score.before:.2f}"] if compared else []
    row.append(f"{score.after:.2f} [{score.low:.2f}, {score.high:.2f}]")
    if compared:
        found = score.difference
        row += (
            ["–", "–"]
            if found is None
            else [
                f"{found.difference:+.2f} [{found.low:+.2f}, {found.high:+.2f}]",
                f"{found.p_bootstrap:.3f} / {found.p_randomisation:.4f}",
            ]
        )
    return row


def _training(record: Record) -> Iterator[str]:
    did = record.progress
    speed = f", {did.pieces / did.minutes / 60:,.0f} pieces a second" if did.minutes else ""
    weights = f"the mean of the weights at {did.averaged} steps near the end" if did.averaged else "the last weights"
    yield (
        f"{did.steps:,} steps, {did.pairs:,} pairs ({did.epochs:.2f} epochs) and {did.pieces:,} pieces in "
        f"{did.minutes:.1f} minutes{speed}, on {record.device}; {weights}"
        + (". It was stopped before its end." if did.stopped else ".")
    )
    yield _table(["setting", "value"], [[name, str(value)] for name, value in _flat(record.settings)])
    if record.development:
        yield "The better of the mean and the last weights was taken by the loss on these sets, so the scores flatter it a little:"
        yield _list(f"{name}: {told}" for name, told in record.development.items())
    looks = [line for line in record.history if "development" in line]
    if looks:
        sets = list(dict.fromkeys(name for look in looks for name in look["development"]))
        rows = []
        for look in _spread(looks):
            found = [look["development"].get(name, {}) for name in sets]
            rows.append([f"{look['step']:,}", *(_loss(one.get("loss"), one.get("chrf")) for one in found)])
        yield "Loss on the way, in nats a piece of the target, and chrF++ of greedy translations of some sentences:"
        yield _table(["step", *sets], rows)


def _loss(loss: float | None, chrf: float | None) -> str:
    return "–" if loss is None else f"{loss:.3f}" + ("" if chrf is None else f" ({chrf:.1f})")


def _data(record: Record) -> Iterator[str]:
    total = sum(source.pairs for source in record.sources)
    dropped = ", ".join(f"{reason} {rows:,}" for reason, rows in record.dropped.items() if rows)
    yield f"{total:,} pairs" + (f"; left out: {dropped}." if dropped else ".")
    yield _table(
        ["source", "pairs", "kind", "licence"],
        [
            [
                source.name,
                f"{source.pairs:,}",
                ", ".join(filter(None, [source.machine and f"{source.machine} by machine", source.kind]))
                or "not given",
                source.licence or "not given",
            ]
            for source in record.sources
        ],
    )


def _limits(record: Record) -> Iterator[str]:
    """Sentences that hold for every such model, and those that follow from the figures."""
    yield f"It sees one sentence and nothing around it; one of more than {record.max_pieces} pieces is put to it in parts."
    yield (
        "Its output is a draft: it can write a fluent sentence that says something else. Khabar's checks see lost numbers, "
        "places, times and loops, and not that."
    )
    total = sum(source.pairs for source in record.sources)
    if record.origin.new:
        yield "All that it knows of either language is from its pairs: rare words and names are often wrong." + (
            f" {total:,} pairs are few for a model from nothing." if total < MANY else ""
        )
    else:
        yield "What its start was trained on, and what is wrong with it, is still in it."
    machine = sum(source.pairs for source in record.sources if source.machine)
    if machine:
        yield f"In {_percent(machine / total)} of its pairs a machine wrote one side; it learned the machine's mistakes too."
    if record.progress.stopped:
        yield "Its training was stopped before its end, at a higher learning rate than planned: a whole run is likely better."
    if not record.scores:
        yield "Nothing was measured: whether it is better than its start is not known."
    yield from _judged(record.scores)
    yield from _turned(record)
    if record.agreement and record.agreement.same < 0.9:
        yield f"{record.quantization} changes the likeliest piece in {_percent(1 - record.agreement.same)} of the positions."


def _judged(scores: Iterable[Score]) -> Iterator[str]:
    """What the scores do not show, or show against the model."""
    few = set[str]()
    for score in scores:
        found = score.difference
        if score.sentences < FEW:
            if score.set not in few:
                yield f"{score.sentences} sentences of {score.set} are no sample to be sure of."
            few.add(score.set)
        elif found and max(found.p_bootstrap, found.p_randomisation) >= SIGNIFICANT:
            yield f"On {score.set} the difference in {score.metric} may be chance (p = {found.p_bootstrap:.3f})."
        elif found and found.difference < 0:
            yield f"On {score.set} it is worse than its start in {score.metric}."


def _turned(record: Record) -> Iterator[str]:
    losses: dict[str, list[tuple[float, int]]] = {}
    for line in record.history:
        for name, found in line.get("development", {}).items():
            losses.setdefault(name, []).append((found["loss"], line["step"]))
    for name, looks in losses.items():
        lowest, step = min(looks)
        if looks[-1][0] > lowest + TURNED:
            yield f"On {name} the loss was lowest at step {step:,} ({lowest:.3f}) and ended at {looks[-1][0]:.3f}."


def _terms(record: Record) -> Iterator[str]:
    if record.architecture.gemma:
        yield "A Model Derivative of Gemma, under the Gemma Terms of Use: `NOTICE` and `GEMMA_TERMS.txt` must go wherever the weights go."
    elif not record.origin.new:
        yield f"The terms of {record.origin.encoder or f'`{record.origin.name}`'} hold for what was made of it."
    licences: dict[str, list[str]] = {}
    for source in record.sources:
        licences.setdefault(source.licence or "no licence given", []).append(source.name)
    yield "The sources are under these licences:"
    yield _list(f"{licence}: {', '.join(names)}" for licence, names in sorted(licences.items()))
    yield "Whether a model of such data may be passed on or sold is for whoever does it to find out."


def _origin(record: Record) -> Iterator[str]:
    made = record.provenance
    words = shlex.join(word for word in made.get("command", ()) if word != "--resume")
    git = made.get("git")
    code = f"khabar {made['khabar']}" + (
        f", revision `{git['revision']}`{' with changes' if git['changed'] else ''}" if git else ""
    )
    yield f"`python -m translate.train {words}`"
    libraries = ", ".join(f"{name} {version}" for name, version in made["libraries"].items())
    machine = made["machine"]
    memory = f", {machine['memory_gib']} GiB" if machine["memory_gib"] else ""
    yield _list(
        [
            f"made {made['created']}",
            f"{code}; Python {machine['python']}; {libraries}",
            f"{machine['processor']}, {machine['cores']} cores{memory}; {machine['system']}; trained on {record.device}",
        ]
    )
    yield _table(
        ["file", "sha256"], [[name, f"`{digest}`" if digest else "–"] for name, digest in record.files.items()]
    )


def _history(record: Record) -> Iterator[str]:
    if record.origin.card:
        yield f"## The card of {record.origin.name}"
        yield "\n".join(f"> {line}".rstrip() for line in record.origin.card.strip().splitlines())


def _spread(items: Sequence[Any]) -> list[Any]:
    """At most POINTS of them, evenly, with the first and the last."""
    if len(items) <= POINTS:
        return list(items)
    return [items[round(place * (len(items) - 1) / (POINTS - 1))] for place in range(POINTS)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _flat(settings: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _flat(value)
        elif value is not None:
            yield name, value


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
