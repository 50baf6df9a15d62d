"""Content in other languages."""
