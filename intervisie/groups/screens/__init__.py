"""What pages of groups show: frozen view-models. Nothing here changes anything."""
