"""A whole tree as a text: as a page, on the terminal, as a drawing."""
