from coproduction.documents.holding import Holding
from payments.services.receipts import keep_receipt

receipts_held = Holding(field="receipt", keep=keep_receipt, unused={"receipt__isnull": True})
