"""What a filing says against what it lists, and against itself."""
