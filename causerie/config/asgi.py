"""The web server's application: the edge, with Django's WSGI side behind it."""

from django.conf import settings

from causerie.config.wsgi import application as django_application
from causerie.edge.application import Edge, EdgeSettings

application = Edge(
    django_application,
    EdgeSettings(
        sub_path=settings.SUB_PATH,
        static_path=settings.STATIC_PATH,
        static_root=settings.STATIC_ROOT,
        media_path=settings.MEDIA_PATH,
        media_root=settings.MEDIA_ROOT,
        trusted_proxies=tuple(settings.TRUSTED_PROXIES),
        upload_path=settings.CMS_PATH,
        profile_path=settings.PROFILE_PATH,
        foreign_path=settings.OIDC_PATH,
        session_cookie=settings.SESSION_COOKIE_NAME,
        upload_bytes_max=settings.UPLOAD_BYTES_MAX,
        profile_bytes_max=settings.PROFILE_BYTES_MAX,
        form_bytes_max=settings.FORM_BYTES_MAX,
        read_threads=settings.READ_THREADS,
        write_threads=settings.WRITE_THREADS,
    ),
)
