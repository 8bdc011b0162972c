import pytest
from azure.communication.identity import CommunicationUserIdentifier
from azure.core.exceptions import ClientAuthenticationError, ResourceNotFoundError
from support import ACCESS_KEY, CONNECTION_STRING, CommunicationIdentityClient, assert_refused, async_client

NIL = "00000000-0000-0000-0000-000000000000"
STRANGER = CONNECTION_STRING.replace(
    ACCESS_KEY, "bm9ib2R5IGhhcyB0aGlzIGtleSBhbmQgbm9ib2R5IGV2ZXIgd2lsbCBoYXZlIGl0"
)


@pytest.mark.parametrize(
    "scopes, message",
    [([], "Invalid scopes - Scopes field is required."), (["fly"], "Invalid scopes - fly")],
    ids=["none", "unknown"],
)
def test_scopes(client, scopes, message):
    user = client.create_user()

    assert_refused(lambda: client.get_token(user, scopes), 400, "ValidationError", message)


@pytest.mark.parametrize("id_", [f"8:acs:{NIL}_{NIL}", f"8:acs:{NIL}", f"8:orgid:{NIL}", "nonsense"])
def test_an_identity_that_is_not_of_this_resource(client, id_):
    assert_refuses_everything(
        client,
        CommunicationUserIdentifier(id_),
        "IdentityNotOwned",
        "Provided identity doesn't belong to the resource.",
    )


def test_a_user_that_was_deleted(client):
    user = client.create_user()
    client.delete_user(user)

    for call in lambda: client.get_token(user, ["chat"]), lambda: client.revoke_tokens(user):
        refused = assert_refused(call, 404, "IdentityNotFound", "Identity not found.")
        assert isinstance(refused, ResourceNotFoundError)


@pytest.mark.parametrize("connect", [CommunicationIdentityClient.from_connection_string, async_client])
def test_a_wrong_access_key(client, connect):
    stranger = connect(STRANGER)
    denied = "Denied", "Denied by the resource provider."

    assert_refused(stranger.create_user, 401, *denied)
    assert_refused(lambda: stranger.create_user_and_token(["chat"]), 401, *denied)
    assert_refuses_everything(stranger, client.create_user(), *denied)


def assert_refuses_everything(client, user, code, message):
    for call in (
        lambda: client.get_token(user, ["chat"]),
        lambda: client.revoke_tokens(user),
        lambda: client.delete_user(user),
    ):
        assert isinstance(assert_refused(call, 401, code, message), ClientAuthenticationError)
