"""Everything decided: values that a template only has to place. One module per kind of page."""
