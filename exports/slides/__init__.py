"""One figure as a PowerPoint slide with a native chart or table."""
