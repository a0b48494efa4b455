"""`baton manage`: the demo's data, with error pages for developers and templates read afresh on each request."""

from copy import deepcopy

from baton.site.settings.demo import *
from baton.site.settings.product import TEMPLATES as PRODUCT_TEMPLATES

DEBUG = True
WHITENOISE_AUTOREFRESH = True

TEMPLATES = deepcopy(PRODUCT_TEMPLATES)
TEMPLATES[0]["OPTIONS"]["loaders"] = [
    (
        "template_partials.loader.Loader",
        ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
    )
]
