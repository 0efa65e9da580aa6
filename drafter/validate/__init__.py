"""Plain data + outline → Record, or findings; the Pydantic model is compiled from the outline."""
