"""The attack on a release, as an intruder would."""
