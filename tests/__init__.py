"""The tests. A package with a name of its own, since some packages bring a folder `tests` along."""
