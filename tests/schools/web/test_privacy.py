def test_anyone_can_read_it(client, db):
    response = client.get("/privacy/")
    assert response.status_code == 200
    assert "not a government service" in response.text


def test_it_stands_in_the_frame_of_someone_signed_in(cast, sign_in):
    assert "Sign out" in sign_in(cast.governor).get("/privacy/").text
