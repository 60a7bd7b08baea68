"""Countries of origin that a filing lists."""
