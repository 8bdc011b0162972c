import time

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import ClientSecretCredential
from azure.identity.aio import ClientSecretCredential as AsyncClientSecretCredential
from support import (
    CA_FILE,
    ENDPOINT,
    SDK_VERSION,
    AsyncIdentityClient,
    Blocking,
    CommunicationIdentityClient,
    application,
    claims,
    closed_at_exit,
    user_id,
)


def sync():
    return CommunicationIdentityClient(ENDPOINT, application(ClientSecretCredential))


def aio():
    credential = closed_at_exit(application(AsyncClientSecretCredential, connection_verify=CA_FILE))
    return Blocking(AsyncIdentityClient(ENDPOINT, credential, connection_verify=CA_FILE))


# The asynchronous client of 1.0.0 signs in as the synchronous one does, and so cannot.
aio_signs_in = pytest.mark.skipif(SDK_VERSION == "1.0.0", reason="not in 1.0.0")


@pytest.mark.parametrize("connect", [sync, pytest.param(aio, marks=aio_signs_in)])
def test_an_application_that_signed_in_with_its_secret_uses_every_operation(connect):
    client = connect()
    user = client.create_user()
    token = client.get_token(user, ["chat"])

    assert "8:" + claims(token.token)["skypeid"] == user_id(user)
    client.revoke_tokens(user)
    client.delete_user(user)
    assert client.create_user_and_token(["voip"])[1].token.startswith("eyJ")


def test_a_token_that_nobody_signed_is_refused():
    class Forger:
        def get_token(self, *scopes, **kwargs):
            return AccessToken("e30.e30.e30", int(time.time()) + 3600)

    with pytest.raises(ClientAuthenticationError):
        CommunicationIdentityClient(ENDPOINT, Forger()).create_user()
