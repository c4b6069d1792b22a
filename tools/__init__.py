"""Small programs for whoever works on the monitor; nothing that runs in it."""
