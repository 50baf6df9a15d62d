"""What the page of an item says under its opening: one module per kind of item, or for a few small ones together."""
