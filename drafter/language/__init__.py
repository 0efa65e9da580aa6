"""What figures mean: the number parser, exact arithmetic, expressions, the template sandbox and its filters."""
