"""The page in the place of a tree whose translation is not right."""
