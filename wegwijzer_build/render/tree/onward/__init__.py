"""Another tree, as a tree leads on to it."""
