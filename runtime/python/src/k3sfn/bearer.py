"""`auth="bearer"`: one of the tokens in the variable K3SFN_AUTH_TOKENS must come with the request."""

from __future__ import annotations

import hmac
import os
import re

from .request import Headers
from .response import Response


def refusal(headers: Headers) -> Response | None:
    """None if the request may pass, else the answer."""
    tokens = [token.strip() for token in re.split(r"[,\n]", os.environ.get("K3SFN_AUTH_TOKENS", "")) if token.strip()]
    if not tokens:
        return Response.error("K3SFN_AUTH_TOKENS is not set", 503)
    scheme, _, given = headers.get("authorization", "").partition(" ")
    # Every token is compared, so that the time it takes tells nothing.
    same = [hmac.compare_digest(token.encode(), given.strip().encode()) for token in tokens]
    if scheme.lower() == "bearer" and any(same):
        return None
    return Response.error("a valid bearer token is missing", 401, {"www-authenticate": "Bearer"})
