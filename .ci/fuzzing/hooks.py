"""What schemathesis does around each request; FUZZ_PLANE says which part of the emulator is asked."""

import base64
import hashlib
import hmac
import json
import os
from email.utils import formatdate
from urllib.parse import urlsplit

import requests
import schemathesis

ENDPOINT = os.environ["FUZZ_ENDPOINT"]
PLANE = os.environ["FUZZ_PLANE"]
KEY = "YWNzLWlkZW50aXR5LWVtdWxhdG9yL3ByaW1hcnktYWNjZXNzLWtleS93ZWxsLWtub3duL25vdC1hLXNlY3JldC8v"
LONGEST_WAIT = "PT0.05S"

own = requests.Session()


class Signature(requests.auth.AuthBase):
    """Signs a request as it goes over the wire."""

    def __call__(self, request):
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        date = formatdate(usegmt=True)
        host = urlsplit(request.url).netloc
        text = f"{request.method}\n{request.path_url}\n{date};{host};{digest}"
        signature = base64.b64encode(hmac.new(base64.b64decode(KEY), text.encode(), hashlib.sha256).digest()).decode()
        request.headers["x-ms-date"] = date
        request.headers["x-ms-content-sha256"] = digest
        request.headers["Authorization"] = (
            f"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}"
        )
        return request


class EntraToken(requests.auth.AuthBase):
    """Comes with an Entra token."""

    def __init__(self, token):
        self.token = token

    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {self.token}"
        return request


def entra_token(scope):
    answer = own.post(f"{ENDPOINT}/_emulator/entra/tokens", json={"scopes": [scope]})
    return answer.json()["token"]


# One life of an hour is longer than a run.
TOKENS = {
    "/teamsUser/:exchangeAccessToken": entra_token("https://auth.msft.communication.azure.com/Teams.ManageCalls"),
    "/access/teamsExtension/:exchangeAccessToken": entra_token(
        "https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls"
    ),
    "/access/entra/:exchangeAccessToken": entra_token("https://communication.azure.com/clients/VoIP"),
}


@schemathesis.hook
def before_call(context, case, kwargs):
    if PLANE == "signed":
        if case.path.startswith("/access/") and case.path in TOKENS:
            kwargs["auth"] = EntraToken(TOKENS[case.path])
            return
        body = case.body
        if case.path in TOKENS and isinstance(body, dict) and isinstance(body.get("token"), str):
            case.body = {**body, "token": TOKENS[case.path]}
        kwargs["auth"] = Signature()
    elif PLANE == "control" and case.query and case.query.get("wait"):
        # Refused or served as any other, but no test lasts a minute.
        try:
            if json.dumps(case.query["wait"]).startswith('"PT'):
                case.query["wait"] = LONGEST_WAIT
        except TypeError:
            pass


@schemathesis.hook
def after_call(context, case, response):
    if PLANE == "control":
        own.post(f"{ENDPOINT}/_emulator/reset").raise_for_status()
