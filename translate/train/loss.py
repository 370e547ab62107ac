"""Cross-entropy straight from the hidden states, a few positions at a time.

Logits of a whole batch would be its largest array by far (4,000 positions of 64,000 pieces: a gigabyte, and as much
again for its gradient). Here they live for one chunk: the gradient is worked out in the forward pass, as in fused linear
cross-entropy (Hsu et al. 2024, Liger Kernel), and only positions that have a label are looked at.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

# Positions at a time: 256 x 64,000 logits in float32 are 62 MiB.
CHUNK = 256


class _CrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        weight: Tensor,
        bias: Tensor | None,
        labels: Tensor,
        smoothing: float,
        shares: Tensor | None,
    ) -> tuple[Tensor, Tensor]:
        matrix = weight.detach().to(hidden.dtype)
        grad_hidden = torch.empty_like(hidden)
        grad_weight = torch.zeros_like(weight) if ctx.needs_input_grad[1] else None
        grad_bias = torch.zeros_like(bias) if bias is not None and ctx.needs_input_grad[2] else None
        loss = hidden.new_zeros((), dtype=torch.float32)
        likelihood = hidden.new_zeros((), dtype=torch.float32)
        for start in range(0, len(labels), CHUNK):
            part, label = hidden[start : start + CHUNK], labels[start : start + CHUNK, None]
            logits = (part @ matrix.T).float()
            if bias is not None:
                logits += bias
            logits -= logits.logsumexp(-1, keepdim=True)
            share = None if shares is None else shares[start : start + CHUNK]
            chosen = logits.gather(1, label)[:, 0]
            likelihood -= chosen.sum()
            loss -= (1 - smoothing) * _sum(chosen, share)
            if smoothing:
                loss -= smoothing * _sum(logits.mean(-1), share)
            grad = logits.exp_()
            grad -= smoothing / logits.shape[1]
            grad.scatter_add_(1, label, grad.new_full(label.shape, smoothing - 1))
            if share is not None:
                grad *= share[:, None]
            if grad_bias is not None:
                grad_bias += grad.sum(0)
            grad = grad.to(hidden.dtype)
            grad_hidden[start : start + CHUNK] = grad @ matrix
            if grad_weight is not None:
                grad_weight += grad.T @ part
        ctx.save_for_backward(grad_hidden, grad_weight, grad_bias)
        ctx.mark_non_differentiable(likelihood)
        return loss, likelihood

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor | None, ...]:
        scaled = [None if saved is None else saved * grads[0].to(saved.dtype) for saved in ctx.saved_tensors]
        return *scaled, None, None, None


def cross_entropy(
    hidden: Tensor,
    weight: Tensor,
    bias: Tensor | None,
    labels: Tensor,
    smoothing: float = 0.0,
    shares: Tensor | None = None,
) -> tuple[Tensor, Tensor]:
    """Sums over the positions: the loss with label smoothing (Szegedy et al. 2016), and the plain one, which has no gradient.

    hidden [n, d] in the precision of the computation, weight [V, d], bias [V] or None, labels int64 [n]; nats. shares:
    float32 [n], what each position of the loss is multiplied by; the plain one never is.
    """
    return _CrossEntropy.apply(hidden, weight, bias, labels, smoothing, shares)  # type: ignore[no-any-return, no-untyped-call]


def _sum(values: Tensor, shares: Tensor | None) -> Tensor:
    return values.sum() if shares is None else (values * shares).sum()


class Objective(nn.Module):
    """What is lowered: the model and its loss in one module, so that several processes can share its gradients."""

    def __init__(self, model: Any, smoothing: float, compile: bool = False) -> None:
        super().__init__()
        self.model = model
        self._smoothing = smoothing
        # Models without a part below their last layer, such as T5, which scales what goes in there.
        self._whole = model.base_model is model
        body = model if self._whole else model.base_model
        self._body = [torch.compile(body, dynamic=True) if compile else body]  # in a list: not a second module

    def forward(
        self, inputs: dict[str, Tensor], labels: Tensor, weights: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Sums over all labels that are not -100: loss and plain cross-entropy, in nats.

        weights: float32 [examples], what the loss of each is multiplied by.
        """
        output = self._body[0](**inputs, use_cache=False)
        learned = labels >= 0
        wanted = labels[learned]
        shares = None if weights is None else weights[:, None].expand_as(labels)[learned]
        if self._whole:
            logits = output.logits[learned].float()
            plain = nn.functional.cross_entropy(logits, wanted, reduction="sum")
            smooth = nn.functional.cross_entropy(logits, wanted, reduction="none", label_smoothing=self._smoothing)
            return _sum(smooth, shares), plain.detach()
        head = self.model.get_output_embeddings()
        hidden = output.last_hidden_state[learned]
        if torch.is_autocast_enabled(hidden.device.type):
            hidden = hidden.to(torch.get_autocast_dtype(hidden.device.type))
        added = getattr(self.model, "final_logits_bias", None)  # Marian and BART keep a bias outside of the layer
        bias = head.bias if added is None else added[0]
        return cross_entropy(hidden, head.weight, bias, wanted, self._smoothing, shares)
