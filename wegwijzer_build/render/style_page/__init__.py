"""The page that shows how the site looks, for who gives it another look (`style_page: true` in look.yml)."""
