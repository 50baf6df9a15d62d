"""For pages of others: how to embed, the loader, and the script of every page in a frame."""
