"""Images of pages to lines of type, by the engine that was asked for."""
