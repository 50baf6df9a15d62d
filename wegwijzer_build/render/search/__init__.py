"""The search: its page, its script, and what it looks through."""
