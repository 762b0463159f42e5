"""Word drafts to raw pages: numbering as printed, tracked changes accepted."""
