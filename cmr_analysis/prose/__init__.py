"""What a filing says: its cover and signature, and the facts it states, each with its quote."""
