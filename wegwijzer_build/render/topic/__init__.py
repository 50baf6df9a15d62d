"""The page of a topic, with its overviews."""
