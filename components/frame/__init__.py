"""What stands around every page: shell, selection bar, fragments and charts."""
