"""Queries of a few columns that nearly every request asks, put together once.

Django takes up to ten times longer to put such a query together than the database to answer it.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field, QuerySet

# Stands in the place of the value that changes from one asking to the next.
_PLACE = UUID("5ca1ab1e-0000-4000-8000-0000000000aa")


class Prepared:
    """`make` gives a query of columns (`values_list`), for a given key where it takes one.

    Everything else in the query must stay the same for ever, the time of day above all.
    """

    def __init__(self, make: "Callable[..., QuerySet[Any, Any]]", *, field: Any = None) -> None:
        """`field` is the column that the key is compared with."""
        self._make, self._field = make, field
        self._known: dict[str, tuple[str, list[Any], Any]] = {}

    def rows(self, key: UUID | None = None) -> list[tuple[Any, ...]]:
        """With the values as Django's fields have them."""
        sql, params, compiler = self._compiled()
        if key is not None:
            place, value = self._adapted(_PLACE), self._adapted(key)
            params = [value if one == place else one for one in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found = cursor.fetchall()
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        if converters:
            found = list(map(tuple, compiler.apply_converters(found, converters)))
        return list(found)

    def _adapted(self, key: UUID) -> Any:
        field: Field[Any, Any] = self._field
        return field.get_db_prep_value(key, connection)

    def _compiled(self) -> tuple[str, list[Any], Any]:
        known = self._known.get(connection.vendor)
        if known is None:
            made = self._make(_PLACE) if self._field is not None else self._make()
            compiler = made.query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            known = self._known[connection.vendor] = (sql, list(params), compiler)
        return known
