"""`python -m bench` measures the figures of docs/benchmarks.md; `bench.kills` kills a bot."""
