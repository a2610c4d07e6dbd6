"""What officers own, as records with drafts, history, locks and approval."""
