"""Everything of trees that a visitor sees: states, one page, the whole as a text. An answer lives in `answer`."""
