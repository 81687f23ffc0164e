"""Components: one module per thing that an author writes."""
