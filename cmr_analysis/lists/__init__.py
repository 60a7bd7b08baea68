"""Smelter lists: from lines of cells to smelter rows, whatever the layout."""
