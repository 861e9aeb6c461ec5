from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, also inside `import … from "…";` lines of our scripts."""

    support_js_module_import_aggregation = True
