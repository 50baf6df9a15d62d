"""What stands around a page: head, top with its menu, bottom, the way out; and the theme that builders take."""
