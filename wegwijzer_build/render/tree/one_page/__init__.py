"""A whole tree at one address: view, template, rules of style, script."""
