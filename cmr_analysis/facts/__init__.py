"""What a filing states in its prose: figures, dates and determinations, each with its quote."""
