"""Builds a wegwijzer: load, validate, analyse, render, publish."""
