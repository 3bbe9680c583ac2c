def test_the_process_answers(client):
    response = client.get("/health/live")
    assert (response.status_code, response.text) == (200, "alive\n")
