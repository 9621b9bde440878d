"""How static files get names that change with their contents."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

# `import { a } from "./b.js";`, as our own scripts write it.
IMPORT = (r"""(?P<matched>from\s+["'](?P<url>\./[^"']+)["'])""", 'from "%(url)s"')


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Also rewrites the imports between our own scripts, so that a page never mixes old and new ones.

    Scripts of others are left alone: they do not import, though their comments say so.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (IMPORT,)))
