"""Web pages to raw pages: the agreement, without what the site puts around it."""
