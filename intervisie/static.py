"""How static files are served: one file for each page, under a name that changes with its contents."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from intervisie import bundles

BUNDLES = {"js/pages/*.js": bundles.script, "css/*.css": bundles.style}

Files = dict[str, tuple[Storage, str]]


def bundled(paths: Files) -> Files:
    """The same files by name, of which those that import others hold these as well."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return str(file.read().decode("utf-8"))

    together = InMemoryStorage()
    found = dict(paths)
    for name in paths:
        for pattern, bundle in BUNDLES.items():
            if fnmatch(name, pattern):
                together.save(name, ContentFile(bundle(name, read).encode("utf-8")))
                found[name] = (together, name)
    return found


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Puts together what a page asks for, so that it never mixes old and new files."""

    def post_process(self, paths: Files, *how: Any, **options: Any) -> Iterator[Any]:
        yield from super().post_process(bundled(paths), *how, **options)
