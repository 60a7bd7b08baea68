"""Which smelter a printed row is: registry, names, candidates, review, a user's own list."""
