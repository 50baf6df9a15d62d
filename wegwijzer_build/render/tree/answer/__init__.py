"""An answer, wherever it can be given or read."""
