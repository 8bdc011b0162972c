"""The SDK that is installed, and the emulator it is aimed at."""

import asyncio
import atexit
import base64
import json
import os
import re
from datetime import datetime, timezone

import pytest
import requests
from azure.communication.identity import CommunicationIdentityClient
from azure.communication.identity.aio import CommunicationIdentityClient as AsyncIdentityClient
from azure.core.exceptions import HttpResponseError

SDK_VERSION = os.environ["ACS_SDK_VERSION"]
API_VERSION = os.environ["ACS_API_VERSION"]
CONNECTION_STRING = os.environ["ACS_CONNECTION_STRING"]
CA_FILE = os.environ["REQUESTS_CA_BUNDLE"]
ENDPOINT, ACCESS_KEY = re.fullmatch("endpoint=(.*?)/?;accesskey=(.*)", CONNECTION_STRING).groups()

_loop = asyncio.new_event_loop()


def closed_at_exit(asynchronous):
    atexit.register(lambda: _loop.run_until_complete(asynchronous.close()))
    return asynchronous


class Blocking:
    """An asynchronous client, each of whose calls waits for its result: so a test is written once for both."""

    def __init__(self, client):
        self._client = closed_at_exit(client)

    def __getattr__(self, name):
        method = getattr(self._client, name)
        return lambda *args, **kwargs: _loop.run_until_complete(method(*args, **kwargs))


def since(api_version):
    """For what the SDKs have that ask for this api-version or a later one."""
    return pytest.mark.skipif(API_VERSION < api_version, reason=f"not in {SDK_VERSION}")


def emulator(method, path, body=None):
    """A request to the emulator that no SDK makes; its answer's JSON."""
    response = requests.request(method, ENDPOINT + path, json=body, timeout=10)
    assert response.ok, f"{path} answered {response.status_code}"
    return response.json()


ENTRA = emulator("GET", "/_emulator/info")["entra"]


def entra_token(**members):
    """Any Entra token, by default the Teams user's."""
    return emulator("POST", "/_emulator/entra/tokens", members)["token"]


def application(credential_type, **kwargs):
    """Signs in at the built-in Entra issuer with the real credential class."""
    return credential_type(
        ENTRA["tenantId"],
        ENTRA["clientId"],
        ENTRA["clientSecret"],
        authority=ENTRA["authorityHost"],
        disable_instance_discovery=True,
        **kwargs,
    )


def async_client(connection_string, **kwargs):
    # aiohttp does not read REQUESTS_CA_BUNDLE.
    kwargs.setdefault("connection_verify", CA_FILE)
    return Blocking(AsyncIdentityClient.from_connection_string(connection_string, **kwargs))


CLIENTS = {
    "sync, connection string": lambda: CommunicationIdentityClient.from_connection_string(CONNECTION_STRING),
    "sync, endpoint and key": lambda: CommunicationIdentityClient(ENDPOINT, ACCESS_KEY),
    "aio, connection string": lambda: async_client(CONNECTION_STRING),
    "aio, endpoint and key": lambda: Blocking(AsyncIdentityClient(ENDPOINT, ACCESS_KEY, connection_verify=CA_FILE)),
}


def short_token(seconds):
    """A token that expires in so many seconds, which no SDK can ask for."""
    return emulator("POST", "/_emulator/tokens", {"scopes": ["chat"], "lifetime": f"PT{seconds}S"})["token"]


def user_id(user):
    return user.properties["id"]


def claims(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def seconds_until(expires_on):
    """Until a time that the SDK hands on: newer versions as the service's text, older ones as a datetime."""
    at = datetime.fromisoformat(str(expires_on))
    return (at - datetime.now(timezone.utc)).total_seconds()


def assert_refused(call, status, code, message):
    """That the call is refused, and how the SDK tells it."""
    with pytest.raises(HttpResponseError) as refused:
        call()
    assert (refused.value.status_code, refused.value.error.code, refused.value.error.message) == (
        status,
        code,
        message,
    )
    return refused.value
