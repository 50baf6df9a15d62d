"""What every room of `render` uses: addresses, links, words, assets, templates. It knows no room beside it."""
