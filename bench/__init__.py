"""`python -m bench`: what the Wijkmonitor costs in time, memory and bytes, measured and held against a budget."""
