"""Events in the forms that other tools read: one module a kind, each with a function `write(export)`."""
