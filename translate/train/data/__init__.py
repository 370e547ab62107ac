"""Parallel text for training: read, spelled, judged, counted, and kept clear of what is measured on."""
