"""The page of one item, and the same in a frame of others."""
