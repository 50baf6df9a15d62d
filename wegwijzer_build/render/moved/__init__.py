"""Pages that lead on from promised addresses that are gone."""
