"""Pages for people, one file a subject. They are no part of the OpenAPI."""
