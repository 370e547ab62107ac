"""What an encoder-decoder is put to: to translate Hindi, or to summarize English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """What differs between the tasks of one machinery.

    reads, writes: languages. parameters: what a configuration calls the task among its task_specific_params. does, kinds,
    such_as, otherwise: words of messages: what such a model does, which ones there are, an example, and what needs none.
    folder: where its converted models lie in the cache. examples: sources and answers of our own, to compare a
    converted model with its original; the words of the first are in any vocabulary for the language.
    """

    reads: str
    writes: str
    parameters: str
    does: str
    kinds: str
    such_as: str
    otherwise: str
    folder: str
    examples: tuple[tuple[str, str], ...]


TRANSLATION = Task(
    reads="Hindi",
    writes="English",
    parameters="translation_hi_to_en",
    does="translates Hindi into English",
    kinds="a translation model: IndicTrans2, NLLB, M2M-100, mBART, opus-mt, T5",
    such_as="a translation model, such as ai4bharat/indictrans2-indic-en-dist-200M",
    otherwise='Or use the engine "embedded", which came with Khabar.',
    folder="models",
    examples=(
        ("सरकार ने किसानों के लिए एक नई योजना की घोषणा की है।", "The government has announced a new scheme for farmers."),
        ("बारिश के कारण मैच देर से शुरू हुआ।", "The match started late because of rain."),
        ("अदालत ने सुनवाई अगले सोमवार तक टाल दी।", "The court put the hearing off to next Monday."),
        (
            "इस साल गेहूँ की पैदावार 12 प्रतिशत बढ़ने का अनुमान है।",
            "The wheat harvest is expected to grow by 12 percent this year.",
        ),
    ),
)
SUMMARIZATION = Task(
    reads="English",
    writes="English",
    parameters="summarization",
    does="summarizes English",
    kinds="a summarization model: BART, PEGASUS, T5",
    such_as="a summarization model, such as facebook/bart-large-cnn",
    otherwise='Or use the summarizer "extractive", which needs no model.',
    folder="summarizers",
    examples=(
        (
            "The government has announced a new scheme for farmers. Those who grow wheat will get a loan without interest. "
            "The first payments are due in March.",
            "Farmers who grow wheat will get a loan without interest.",
        ),
        (
            "The match started late because of rain. The home team won it in the last over, and the captain thanked the "
            "crowd for waiting.",
            "The home team won a match that rain had delayed.",
        ),
        (
            "The court put the hearing off to next Monday. Its judge wants to read 40 pages of new documents first.",
            "The hearing will go on next Monday.",
        ),
    ),
)
