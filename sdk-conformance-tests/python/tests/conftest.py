import pytest
from support import CLIENTS


@pytest.fixture(scope="session", params=CLIENTS)
def any_client(request):
    """Each of the ways in which an application makes its client."""
    return CLIENTS[request.param]()


@pytest.fixture(scope="session", params=["sync", "aio"])
def client(request):
    return CLIENTS[f"{request.param}, connection string"]()
