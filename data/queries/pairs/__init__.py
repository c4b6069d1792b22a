"""Questions about two sides, and areas alike."""
