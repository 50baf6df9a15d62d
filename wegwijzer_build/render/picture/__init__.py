"""Pictures and figures, as text in boxes and tables."""
