"""Frames to tidy frames: measures, comparisons, findings in words."""
