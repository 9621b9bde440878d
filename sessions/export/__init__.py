"""Papers as a PDF. The renderer reaches no network and no file: it gets two fonts and our style sheets by name."""

from .pdf import PdfUnavailable, printed, render, warm_up

__all__ = ["PdfUnavailable", "printed", "render", "warm_up"]
