from improvement.models import Inspection, LetterDraft
from tests.improvement.letters.drafts import make_draft


def test_discarding_takes_it_away(cast, sign_in):
    draft = make_draft(cast.school)
    client = sign_in(cast.head)
    url = draft.get_absolute_url()
    response = client.post(f"{url}discard/", follow=True)
    assert "letter.txt discarded. Nothing of it was kept." in response.text
    assert not LetterDraft.objects.exists() and not Inspection.objects.exists()
    assert client.get(url).status_code == 404


def test_only_by_a_button(cast, sign_in):
    draft = make_draft(cast.school)
    assert sign_in(cast.head).get(f"{draft.get_absolute_url()}discard/").status_code == 405
    assert sign_in(cast.governor).post(f"{draft.get_absolute_url()}discard/").status_code == 403
    assert sign_in(cast.outsider).post(f"{draft.get_absolute_url()}discard/").status_code == 404
