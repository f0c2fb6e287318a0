"""The figures of docs/benchmarks.md, measured: `python -m bench`; and a hundred kills: `bench.kills`."""
