"""Own deliveries: figures in a long table (docs/levering.md) → a release on top of an earlier one."""
