"""Many runs of one scenario: other values, other seeds, any number of workers, and the same results."""
