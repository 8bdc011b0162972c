from itertools import combinations

import pytest
from support import API_VERSION, assert_refused, claims, since

OLD = ["chat", "voip"]
TO_JOIN = ["chat.join", "chat.join.limited", "voip.join"]
SETS = [set_ for size in range(1, 6) for set_ in combinations(OLD + TO_JOIN, size)]


@pytest.mark.parametrize("scopes", ["chat", "voip", "chat,voip", "voip,chat"])
def test_gives(client, scopes):
    assert_gives(client, scopes)


@since("2023-10-01")
@pytest.mark.parametrize("scopes", [",".join(set_) for set_ in SETS if set(set_) & set(TO_JOIN)])
def test_gives_those_to_join(client, scopes):
    assert_gives(client, scopes)


@pytest.mark.skipif(API_VERSION >= "2023-10-01", reason=f"{API_VERSION} has them")
@pytest.mark.parametrize("scope", TO_JOIN)
def test_refuses_where_the_version_lacks_it(client, scope):
    assert_refused(lambda: client.create_user_and_token([scope]), 400, "ValidationError", f"Invalid scopes - {scope}")


def assert_gives(client, scopes):
    user, created = client.create_user_and_token(scopes.split(","))
    issued = client.get_token(user, scopes.split(","))

    assert claims(created.token)["acsScope"] == scopes
    assert claims(issued.token)["acsScope"] == scopes
