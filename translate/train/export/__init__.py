"""From a trained model to the folder that `Translator(engine=…)` opens, and what is told of it."""
