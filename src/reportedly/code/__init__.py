"""code: Annotation → Claims."""

from __future__ import annotations

from reportedly.annotate.annotation import Annotation
from reportedly.model import Claim, Document


def code(document: Document, annotation: Annotation) -> tuple[Claim, ...]:
    """The claims of one document, in the order of its text.

    Needs the document's sentences with syntax, entities and semantic roles; adds claims whose every value is tied to
    characters of `document.text`. Reads no other document and no network.
    """
    from reportedly.code.answered import with_answers
    from reportedly.code.confirmed import with_confirmations
    from reportedly.code.context import Context
    from reportedly.code.events import event_claims
    from reportedly.code.known import as_told_before
    from reportedly.code.name_kinds import with_places
    from reportedly.code.recounted import with_other_numbers
    from reportedly.code.retracted import retracted
    from reportedly.code.setting import settled
    from reportedly.code.statements import doubtful_claims, statement_claims

    context = Context(document, with_places(annotation))
    found = [claim for index in range(len(annotation.sentences)) for claim in event_claims(context, index)]
    found.extend(statement_claims(context))
    found.extend(doubtful_claims(context))
    found = with_confirmations(context, with_answers(context, found))
    found = with_other_numbers(context, found)
    return settled(context, retracted(context, as_told_before(context, found)))
