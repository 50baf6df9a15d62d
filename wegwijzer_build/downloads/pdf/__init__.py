"""A paper as a PDF."""
