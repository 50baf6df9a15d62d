"""The handbook's page of all checks."""
