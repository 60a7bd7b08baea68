"""Notebooks to reports: one at a time, or a year's site."""
