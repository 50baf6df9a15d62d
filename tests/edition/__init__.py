"""Editions: what stands over a base, and what a base that moves does to it."""
