"""Advice, contacts, sources and legal weight, as they look wherever they are shown."""
