"""Pictures and figures: drawings with the same in words beside them."""
