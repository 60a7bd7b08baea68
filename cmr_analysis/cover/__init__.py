"""Who files what for which year: the cover and the signature page of a Form SD."""
