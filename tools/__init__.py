"""What people run by hand beside the tests: each module is a program, and Makefile says how to start it."""
