"""Pages of groups over HTTP. Views decide nothing: commands change, screens read."""
