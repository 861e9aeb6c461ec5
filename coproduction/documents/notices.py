from coproduction.correspondence.services.messages import send, words


def virus_found(document):
    """Tell the person who sent a file that a virus was found in it."""
    send(
        to=document.owner,
        kind="document_virus_found",
        key=f"document-virus-found-{document.pk}",
        subject="We could not use a file you sent",
        body=words("documents/virus_found.txt", document=document),
    )
