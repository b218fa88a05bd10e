"""Static files whose names carry a digest of their content, compressed beforehand."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's; a reference to a file that is not there fails when files are collected."""

    support_js_module_import_aggregation = True
    # Only hashed names are ever asked for.
    keep_only_hashed_files = True
