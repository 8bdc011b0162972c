"""The credential of the chat SDK."""

import asyncio
import time

from azure.communication.chat import CommunicationTokenCredential
from azure.communication.chat.aio import CommunicationTokenCredential as AsyncTokenCredential
from support import claims, short_token


def test_a_token_of_the_emulator_is_taken_as_it_is(client):
    _, token = client.create_user_and_token(["chat"])

    held = CommunicationTokenCredential(token.token).get_token()

    assert held.token == token.token
    assert held.expires_on == claims(token.token)["exp"]


def test_a_token_that_has_expired_is_refreshed_when_it_is_asked_for(client):
    fresh = client.create_user_and_token(["chat"])[1]
    expiring = short_token(1)
    refreshed = []
    credential = CommunicationTokenCredential(
        expiring, token_refresher=lambda: refreshed.append(1) or CommunicationTokenCredential(fresh.token).get_token()
    )
    time.sleep(max(0, claims(expiring)["exp"] - time.time()) + 0.05)

    assert credential.get_token().token == fresh.token
    assert credential.get_token().token == fresh.token
    assert len(refreshed) == 1


def test_a_token_about_to_expire_is_refreshed_before_anybody_asks(client):
    fresh = client.create_user_and_token(["chat"])[1]
    expiring = short_token(4)

    async def refreshed():
        done = asyncio.Event()

        async def refresh():
            done.set()
            return CommunicationTokenCredential(fresh.token).get_token()

        async with AsyncTokenCredential(expiring, token_refresher=refresh, proactive_refresh=True) as credential:
            await asyncio.wait_for(done.wait(), 10)
            return (await credential.get_token()).token

    assert asyncio.run(refreshed()) == fresh.token
