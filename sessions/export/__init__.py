"""The harvest as a PDF. The renderer reaches no network and no file: it gets two fonts and two style sheets by name."""

from .pdf import PdfUnavailable, render, warm_up

__all__ = ["PdfUnavailable", "render", "warm_up"]
