"""Speed and size beside other generators, with one command: `make bench`."""
