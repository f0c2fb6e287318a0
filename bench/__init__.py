"""The figures of the README, measured: `python -m bench`; and a hundred kills: `bench.kills`."""
