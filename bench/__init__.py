"""`python -m bench`: what the Wijkmonitor costs in time, memory and bytes, held against its budgets."""
