"""Builds the wegwijzer vertrouwenspersoon: load, validate, analyse, render, publish."""
