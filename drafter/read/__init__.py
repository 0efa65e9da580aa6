"""Outside forms → plain data that knows where each value stands."""
