"""What people run by hand, as Makefile says, and what tests and benchmark need of the same; nothing here is a test."""
