"""The front door: what stands at / as long as no area is chosen."""
