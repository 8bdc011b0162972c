from datetime import timedelta

import pytest
from support import assert_refused, seconds_until, since


def test_a_day_where_none_is_asked_for(client):
    user, token = client.create_user_and_token(["chat"])

    assert_lasts(token, 1440)
    assert_lasts(client.get_token(user, ["chat"]), 1440)


@since("2022-10-01")
@pytest.mark.parametrize("minutes", [60, 61, 720, 1440])
def test_the_lifetime_that_was_asked_for(client, minutes):
    asked = {"token_expires_in": timedelta(minutes=minutes)}
    user, token = client.create_user_and_token(["chat"], **asked)

    assert_lasts(token, minutes)
    assert_lasts(client.get_token(user, ["chat"], **asked), minutes)


@since("2022-10-01")
@pytest.mark.parametrize("minutes", [59, 1441])
def test_refuses_any_other(client, minutes):
    asked = {"token_expires_in": timedelta(minutes=minutes)}
    message = f"ExpiresInMinutes value {minutes} is invalid. Value must be within the [60, 1440] interval."
    user = client.create_user()

    assert_refused(lambda: client.create_user_and_token(["chat"], **asked), 400, "ValidationError", message)
    assert_refused(lambda: client.get_token(user, ["chat"], **asked), 400, "ValidationError", message)


def assert_lasts(token, minutes):
    assert seconds_until(token.expires_on) == pytest.approx(minutes * 60, rel=0.05)
