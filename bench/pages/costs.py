"""What a page cost the server, said in the headers of its answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse


class CostsMiddleware:
    """X-Milliseconds from the clock on the wall, X-CPU of this thread, without PostgreSQL's, X-Queries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries = Counter()
        wall, cpu = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(queries):
            response = self.get_response(request)
        response["X-Milliseconds"] = f"{(time.perf_counter() - wall) * 1000:.2f}"
        response["X-CPU"] = f"{(time.thread_time() - cpu) * 1000:.2f}"
        response["X-Queries"] = str(queries.number)
        return response


class Counter:
    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.number += 1
        return execute(sql, params, many, context)
