"""Questions about the release itself."""
