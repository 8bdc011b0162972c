import pytest
from support import ENTRA, assert_refused, entra_token, seconds_until, since

OTHER = "99999999-0000-4000-8000-000000000001"
APP_ID = ENTRA["clientId"]
USER_ID = ENTRA["teamsUser"]["objectId"]
INVALID_TOKEN = 401, "InvalidAccessToken", "Provided access token is not valid."

pytestmark = since("2022-06-01")


def test_a_teams_user_gets_a_token_that_expires_with_his_own(client):
    exchanged = client.get_token_for_teams_user(entra_token(), APP_ID, USER_ID)

    assert exchanged.token.startswith("eyJ")
    assert 3500 < seconds_until(exchanged.expires_on) < 4600


@pytest.mark.parametrize("bad", ["", "invalid"])
def test_a_token_that_is_not_good_is_refused_before_the_user_is_looked_at(client, bad):
    assert_refused(lambda: client.get_token_for_teams_user(bad, APP_ID, ""), *INVALID_TOKEN)


def test_an_expired_token_is_refused(client):
    expired = entra_token(lifetime="-PT1S")

    assert_refused(lambda: client.get_token_for_teams_user(expired, APP_ID, USER_ID), *INVALID_TOKEN)


@pytest.mark.parametrize(
    "app_id, object_id, message",
    [
        ("", USER_ID, "AppId: The AppId field is required."),
        ("invalid", USER_ID, "Provided AppId has invalid format."),
        (OTHER, USER_ID, "AAD application is not the expected one."),
        (APP_ID, "", "UserId: The UserId field is required."),
        (APP_ID, "invalid", "Provided UserId has invalid format."),
        (APP_ID, OTHER, "Provided AAD token issued for unexpected user."),
    ],
)
def test_another_application_or_user_is_refused(client, app_id, object_id, message):
    token = entra_token()

    assert_refused(lambda: client.get_token_for_teams_user(token, app_id, object_id), 400, "ValidationError", message)
