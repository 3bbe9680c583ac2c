"""Benchmarks: each module has a `main()` that prints its figures and returns an exit code."""
