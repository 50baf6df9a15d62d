"""A page for each state of a tree, and the same in a frame of others."""
