import pytest


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    """Where sent files lie, emptied with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
