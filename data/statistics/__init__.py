"""The arithmetic of verdicts, gaps and differences."""
