"""The opposite of smoothing: the weights of a Gemma 3 model in the sizes that training is used to, with the same output.

Smoothing for int8 (`translate.train.export.smooth`) leaves columns of very different sizes, and norms that make up for
them. The output is exact, but Adam moves every weight by steps of one size, so that a small column is soon lost. Which
scales smoothing chose is in no file. But it is known how an ordinary network looks:

- weights behind a norm have a root mean square of 1 / sqrt(inputs) in every layer of Gemma 3, to 0.2 %, and nearly the
  same one in each of their columns;
- a row of `up_proj` and the column of `down_proj` that reads it are equally large but for a factor of the layer: the
  gradient of such a pair leaves the difference of their squares as it is (equalised so in Nagel et al. 2019, too).

Scales for which both hold are found by turns, as Sinkhorn and Knopp (1967) do for rows and columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

# A turn leaves two fifths of the error: after so many it is below the last digit of float32.
_TURNS = 25


@torch.no_grad()
def balance(state: dict[str, Tensor], layers: int) -> None:
    """Scale the state of a Gemma3ForCausalLM, float32, in place.

    A channel whose gain (1 + weight of the norm) is 0 is dead and stays as it is; so does a channel of zeros.
    """
    for number in range(layers):
        prefix = f"model.layers.{number}."
        norm = f"{prefix}input_layernorm.weight"
        _scale(state, norm, [f"{prefix}self_attn.{part}_proj.weight" for part in "qkv"])
        norm, gate, up, down = (
            f"{prefix}{name}.weight"
            for name in ("pre_feedforward_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")
        )
        rows = _pairs(state[gate], state[up], state[down], _live(state[norm])).sqrt().float()
        state[up] *= rows[:, None]
        state[down] /= rows
        _scale(state, norm, [gate, up])


def _scale(state: dict[str, Tensor], norm: str, readers: Sequence[str]) -> None:
    """Even out the columns of the layers that read a norm, and let the norm's gain make up for it."""
    squares = _columns(*(state[name] for name in readers))
    scale = _even(squares, sum(len(state[name]) for name in readers), _live(state[norm])).sqrt()
    for name in readers:
        state[name] *= scale.float()
    # A norm of Gemma multiplies by 1 + its weight.
    state[norm] = ((1 + state[norm].double()) / scale.float().double() - 1).float()


def _pairs(gate: Tensor, up: Tensor, down: Tensor, live: Tensor) -> Tensor:
    """Squares of the scales of `up`'s rows with which they are as large as the columns of `down` but for one factor.

    The columns of `gate` and `up` will be evened out, which changes the size of the rows: hence the turns.
    """
    ups, gates, downs = up.double().square() * live, _columns(gate), _columns(down)
    columns, rows = gates.new_ones(up.shape[1]), gates.new_ones(len(up))
    whole = downs > 0
    for _ in range(_TURNS):
        sizes = ups @ columns
        wanted = torch.where(whole & (sizes > 0), downs / sizes, torch.tensor(torch.nan)).sqrt()
        # The factor of the layer: `up` has the mean square of its kind, 1 / columns.
        wanted *= torch.where(wanted.isnan(), 0.0, wanted * sizes).sum().reciprocal() * len(up) * live.double().mean()
        rows = torch.where(wanted.isnan(), 1.0, wanted)
        columns = _even(gates + rows @ ups, len(gate) + len(up), live)
    return rows


def _even(squares: Tensor, rows: int, live: Tensor) -> Tensor:
    """Squares of the scales that give columns with these sums of squares a mean square of 1 / columns over `rows` rows."""
    return torch.where(live & (squares > 0), rows / len(squares) / squares, 1.0)


def _columns(*weights: Tensor) -> Tensor:
    """Sums of squares of the columns of layers that read the same input, float64."""
    return torch.cat([weight.double() for weight in weights]).square().sum(0)


def _live(norm: Tensor) -> Tensor:
    return norm != -1
