import re
from importlib.metadata import version
from urllib.parse import quote

from support import API_VERSION, SDK_VERSION, claims, emulator, user_id

ID = "8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}"


def test_creates_users_that_differ(any_client):
    one = any_client.create_user()
    other = any_client.create_user()

    assert re.fullmatch(ID, user_id(one))
    assert user_id(one) != user_id(other)


def test_creates_a_user_and_a_token(any_client):
    user, token = any_client.create_user_and_token(["chat", "voip"])

    assert re.fullmatch(ID, user_id(user))
    assert "8:" + claims(token.token)["skypeid"] == user_id(user)


def test_issues_revokes_and_issues_tokens(any_client):
    user = any_client.create_user()
    first = any_client.get_token(user, ["chat"])
    any_client.revoke_tokens(user)
    second = any_client.get_token(user, ["chat"])

    assert introspect(first)["reason"] == "revoked"
    assert introspect(second)["active"]


def test_deletes_a_user_and_again(any_client):
    user, token = any_client.create_user_and_token(["chat"])
    any_client.delete_user(user)
    any_client.delete_user(user)

    assert introspect(token)["reason"] == "identityDeleted"


def test_is_run_with_the_version_that_is_meant():
    assert version("azure-communication-identity") == SDK_VERSION


def test_asks_for_the_api_version_of_this_sdk_under_its_name(client):
    [issued] = recorded_of_issuing(client)

    assert issued["apiVersion"] == API_VERSION
    assert f"azsdk-python-communication-identity/{SDK_VERSION} " in issued["client"] + " "


def recorded_of_issuing(client):
    """What the emulator recorded; again if the suites beside this one have pushed it out of the journal already."""
    for _ in range(10):
        user = client.create_user()
        client.get_token(user, ["chat"])
        query = "operation=issueAccessToken&identity=" + quote(user_id(user))
        if requests := emulator("GET", "/_emulator/requests?" + query)["value"]:
            return requests
    return []


def introspect(token):
    return emulator("POST", "/_emulator/tokens/introspect", {"token": token.token})
