"""They speak HTTP and decide nothing: who asks, what is asked, do it, answer."""
