"""The pages that lead on to others: home, an audience, a collection."""
