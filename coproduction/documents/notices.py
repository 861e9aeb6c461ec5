from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence


def virus_found(document):
    """Tell the person who sent a file that a virus was found in it."""
    with in_language_of(document.owner):
        said = correspondence.say("documents/virus_found", document=document)
    correspondence.send(
        to=document.owner,
        kind="document_virus_found",
        key=f"document-virus-found-{document.pk}",
        subject=said.subject,
        body=said.body,
    )
