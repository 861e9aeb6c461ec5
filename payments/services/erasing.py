"""What finance keeps of a claim whose claimant has left: the figures, without the claimant's words."""

from coproduction.core.personal_data.erasing import erases
from coproduction.core.personal_data.walking import rows_about
from payments.models import ClaimLine

FIGURES = {"mode", "miles", "passengers", "journey", "spent", "hours_away"}
ROWS_AT_ONCE = 500


@erases("payments.ClaimLine")
def erase_words(user_ids):
    """Keep of the details of these people's lines the figures alone: what people wrote goes."""
    said = rows_about(ClaimLine, user_ids).exclude(details={}).only("pk", "details")
    lines = [line for line in said.iterator(chunk_size=ROWS_AT_ONCE) if set(line.details) - FIGURES]
    for line in lines:
        line.details = {name: value for name, value in line.details.items() if name in FIGURES}
    ClaimLine.objects.bulk_update(lines, ["details"], batch_size=ROWS_AT_ONCE)
