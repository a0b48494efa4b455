"""Static files in production: named after their content, so a browser may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FingerprintedFiles(CompressedManifestStaticFilesStorage):
    """Also rewrites the imports between ES modules."""

    support_js_module_import_aggregation = True
