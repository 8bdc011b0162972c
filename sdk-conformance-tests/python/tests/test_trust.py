import os

import pytest
from azure.core.exceptions import ServiceRequestError
from support import CA_FILE, CONNECTION_STRING, CommunicationIdentityClient, async_client, user_id

connect = CommunicationIdentityClient.from_connection_string


@pytest.fixture
def nothing_trusted(monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)


def test_by_requests_ca_bundle():
    assert os.environ["REQUESTS_CA_BUNDLE"] == CA_FILE
    assert user_id(connect(CONNECTION_STRING).create_user()).startswith("8:acs:")


@pytest.mark.usefixtures("nothing_trusted")
@pytest.mark.parametrize("connect", [connect, async_client])
def test_by_connection_verify(connect):
    client = connect(CONNECTION_STRING, connection_verify=CA_FILE)

    assert user_id(client.create_user()).startswith("8:acs:")


@pytest.mark.usefixtures("nothing_trusted")
@pytest.mark.parametrize("connect", [connect, async_client])
def test_none_without(connect):
    client = connect(CONNECTION_STRING, connection_verify=True, retry_total=0)

    with pytest.raises(ServiceRequestError, match="certificate|CERTIFICATE"):
        client.create_user()
