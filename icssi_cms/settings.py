"""Every setting of the site, driven by the environment; production is the default."""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.conf import locale
from django.utils.translation import gettext_lazy as _

from core.i18n import presets
from icssi_cms import env, logs, parts, services

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)

# --- What the operator decides -------------------------------------------------------

SITE_URL = env.site("SITE_URL", "http://localhost:8000" if env.boolean("DEBUG") else None)
DEBUG = env.debug("DEBUG", SITE_URL)
DEVELOPMENT_SECRET = "for development only, never for a site that anybody visits" if DEBUG else None

SECRET_KEY = env.secret("SECRET_KEY", 50, DEVELOPMENT_SECRET)
SECRET_KEY_FALLBACKS = env.secrets("SECRET_KEY_FALLBACKS", 50)
SIGNUP_ENCRYPTION_KEYS = env.keys("SIGNUP_ENCRYPTION_KEYS")
SIGNUP_DIGEST_KEY = env.secret("SIGNUP_DIGEST_KEY", 32, DEVELOPMENT_SECRET)
SIGNUP_DIGEST_KEY_FALLBACKS = env.secrets("SIGNUP_DIGEST_KEY_FALLBACKS", 32)
ERASURE_LIST = env.path("ERASURE_LIST", DATA_DIR / "erasures.txt")  # a restored backup has it repeated
SETTINGS_FILE = env.text("SETTINGS_FILE", "")  # where these variables stand; nobody but root should read it
# Backups: where they go, the public key they are encrypted for, how many days, weeks and months they are kept.
BACKUP_TO, BACKUP_KEY = env.text("BACKUP_TO", ""), env.text("BACKUP_KEY", "")
BACKUP_KEEP = env.numbers("BACKUP_KEEP", (7, 5, 12))

IS_ENCRYPTED = env.encryption("UNENCRYPTED", SITE_URL)
ONION_URL = env.site("ONION_URL") if env.text("ONION_URL", "") else ""  # the same site for Tor Browser, if there is one
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname, *env.words("ALLOWED_HOSTS")]
if ONION_URL:
    ALLOWED_HOSTS.append(urlsplit(ONION_URL).hostname)
OLD_HOSTS = [host.lower() for host in env.words("OLD_HOSTS")]  # of sites that moved in: importing/old_hosts.py
ALLOWED_HOSTS += OLD_HOSTS
WAGTAILADMIN_BASE_URL = SITE_URL

DATABASES = {"default": services.database("DATABASE_URL", DATA_DIR / "db.sqlite3")}
if env.text("NEW_DATABASE_URL", ""):  # for move_database only
    DATABASES["new"] = services.database("NEW_DATABASE_URL", DATA_DIR / "new.sqlite3")

globals().update(services.email("EMAIL_URL", "console:" if DEBUG else "smtp://localhost"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", f"noreply@{urlsplit(SITE_URL).hostname}")

# Who sends this token to /health/ready is told what is wrong; without one nobody is.
HEALTH_TOKEN = env.secret("HEALTH_TOKEN", 20) if env.text("HEALTH_TOKEN", "") else ""
CERTIFICATE_CHECK = env.boolean("CERTIFICATE_CHECK", default=True)

# --- The parts the site is made of -----------------------------------------------------

INSTALLED_APPS, MIDDLEWARE = parts.APPS, parts.MIDDLEWARE
ROOT_URLCONF = "icssi_cms.urls"
WSGI_APPLICATION = "icssi_cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "core.User"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.site_context.site_context",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "CommonPasswordValidator", "NumericPasswordValidator")
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    }
]

# --- Languages, places, times ------------------------------------------------------------

LANGUAGE_CODE = "en"
# Every language a reader may be offered one day. Readers meet one once an administrator has added it and opened it;
# until then its addresses are not there.
LANGUAGES = [(preset.code, preset.name) for preset in presets.PRESETS.values()]
# Readers see what a language calls itself; the admin says it in the language of whoever works there.
WAGTAIL_CONTENT_LANGUAGES = [(preset.code, _(preset.label)) for preset in presets.PRESETS.values()]
LANGUAGES_BIDI = [preset.code for preset in presets.PRESETS.values() if preset.direction == "rtl"]
locale.LANG_INFO.update(presets.language_info())  # Django knows neither Kurmanji nor Syriac
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["core.i18n.formats"]
TIME_ZONE = "Asia/Baghdad"
USE_I18N = USE_TZ = WAGTAIL_I18N_ENABLED = True

# Nothing goes live untranslated: no aliases of pages that wait for translation, no copying of
# the live state when a page is sent to translators (which also damages the page tree), and a
# deleted source keeps its translation memory.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = services.machine_translator("MACHINE_TRANSLATOR")  # none unless somebody wants one

# --- Files ---------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": services.storage("MEDIA_STORAGE", SITE_URL),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644

# --- The page store: docs/page-store.md ----------------------------------------------------

PAGE_STORE = env.boolean("PAGE_STORE", not DEBUG)
PAGE_STORE_DIR = DATA_DIR / "pages"
PAGE_STORE_GENERATION = DATA_DIR / "generation"
PAGE_STORE_MEMORY = env.number("PAGE_STORE_MEMORY", 64)  # megabytes in each process
PAGE_STORE_FILES = env.number("PAGE_STORE_FILES", 100_000)
PAGE_STORE_WARM = env.number("PAGE_STORE_WARM", 300)  # pages made in advance after a change
CACHES = services.caches("REDIS_URL")
WAGTAILFRONTENDCACHE = services.front_cache("FRONT_CACHE")
# Changes to these are no reason to make public pages again.
NEVER_ON_PAGES = [
    "account",
    "core.bundle",
    "core.bundleitem",
    "core.deletedpage",
    "core.deletion",
    "core.guesscount",
    "core.missedaddress",
    "core.outboxletter",
    "core.outsidelink",
    "core.siterendition",
    "core.termremoval",
    "core.user",
    "core.usersession",
    "forms_app.contact",
    "forms_app.erasurerecord",
    "forms_app.formaccess",
    "forms_app.submission",
    "importing",
    "mfa",
    "translations",
]

# --- Wagtail ---------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.text("SITE_NAME", "ICSSI")  # readers see the one in a language's menus and footer
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# E-mail address and password are changed in our part of "Account" (editors.account_forms), after the password.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = True
# Films are links: nobody who edits has this server ask others about an address.
WAGTAILEMBEDS_FINDERS: list[dict] = []
# Only zones that browsers know by the same name: some systems add "localtime" and the like.
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    }
}
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.images.uploads.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 24 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = None  # core.files.pictures says how many are read of which kind
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILIMAGES_WEBP_QUALITY = 74
WAGTAILIMAGES_AVIF_QUALITY = 46
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.documents.forms.SiteDocumentForm"
# doc and xls only where the site says so (core.documents.forms).
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "doc",
    "docx",
    "ics",
    "m4a",
    "mp3",
    "mp4",
    "odt",
    "pdf",
    "pptx",
    "txt",
    "vtt",
    "xls",
    "xlsx",
    "zip",
]
WAGTAILDOCS_CONTENT_TYPES = {
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "vtt": "text/vtt; charset=utf-8",
}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# Words are stemmed before they are indexed (core.analysis), for all languages, so the database must not do it again.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
# Wagtail keeps its indexes by tasks: they run at once, or each once at the end of a larger piece of work.
TASKS = {"default": {"BACKEND": "core.operations.immediate_tasks.ImmediateTasks"}}

# Whether the worker asks other sites if the links to them still answer. They learn this server's address and the link.
LINK_CHECK = env.boolean("LINK_CHECK", True)

# --- Safety: docs/security.md -------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["core.accounts.backends.LimitedBackend"]
WAGTAILADMIN_USER_LOGIN_FORM = "editors.sign_in_forms.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "editors.sign_in_forms.ResetForm"  # noqa: S105  a module
# Whoever has no second factor sets one up when they sign in (core.accounts.second_factors); only a demonstration goes without.
SECOND_FACTOR_REQUIRED = env.second_factor("SECOND_FACTOR", SITE_URL)
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL = "wagtailadmin_login"
MFA_ADAPTER = "core.accounts.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds before and after
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60

SESSION_ENGINE = "core.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # the store ends them earlier without use
# Asked by scripts, which keeps no session alive.
UNATTENDED_VIEWS = {
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "editors:session",
}
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_ENCRYPTED
SESSION_COOKIE_NAME = "__Host-session" if IS_ENCRYPTED else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_ENCRYPTED else "csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "core.views.forbidden"
SECURE_SSL_REDIRECT = IS_ENCRYPTED
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # whatever watches the site asks from inside
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_ENCRYPTED else 0
# Browsers may ship this host, and all names below it, as encrypted only: easily asked for, hardly taken back.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_ENCRYPTED and env.boolean("HSTS_PRELOAD")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" would make our own forms send "Origin: null"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin's preview shows pages in a frame
# W019 wants DENY; W005 and W021 want what HSTS_PRELOAD leaves to the operator.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W019", "security.W021"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # large pages in the admin have thousands of fields

# --- Logs: to standard error, without addresses, agents, or anything a person typed -------------

LOGGING = logs.configuration(env.log_level("LOG_LEVEL"))

ENVIRONMENT_VARIABLES = sorted(env.names)  # what a backup holds to start again with
