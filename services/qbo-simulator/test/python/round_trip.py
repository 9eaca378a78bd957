"""A bookkeeping round trip through python-quickbooks and Intuit's Python OAuth client, both as they come from PyPI.

Only addresses are set. Arguments: base URL, company, client id, client secret, redirect URI, authorization code.
Prints what it saw as one JSON object.
"""

import json
import sys
from datetime import datetime, timedelta, timezone

from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.batch import batch_create
from quickbooks.cdc import change_data_capture
from quickbooks.exceptions import QuickbooksException
from quickbooks.objects import (
    Customer,
    Invoice,
    Item,
    LinkedTxn,
    Payment,
    PaymentLine,
    SalesItemLine,
    SalesItemLineDetail,
)

base_url, realm_id, client_id, client_secret, redirect_uri, code = sys.argv[1:]
seen = {}

auth = AuthClient(client_id, client_secret, redirect_uri, base_url + "/.well-known/openid_configuration")
auth.get_bearer_token(code, realm_id=realm_id)
seen["idTokenIsValid"] = auth.id_token is not None
seen["person"] = auth.get_user_info().json()["email"]
auth.refresh()

QuickBooks.api_url_v3 = base_url + "/v3"
qb = QuickBooks(auth_client=auth, refresh_token=auth.refresh_token, company_id=realm_id, minorversion=75)
since = datetime.now(timezone.utc) - timedelta(minutes=5)

customer = Customer()
customer.DisplayName = "Zoë & Søn"
customer.save(qb=qb)
customer.Notes = "changed"
customer.save(qb=qb)
stored = Customer.get(customer.Id, qb=qb)
seen["customer"] = [stored.SyncToken, stored.DisplayName, stored.Notes]

detail = SalesItemLineDetail()
detail.ItemRef = Item.filter(Name="Hours", qb=qb)[0].to_ref()
detail.Qty = 2
detail.UnitPrice = 150
line = SalesItemLine()
line.Amount = 300
line.SalesItemLineDetail = detail
invoice = Invoice()
invoice.DocNumber = "PY-1"
invoice.CustomerRef = customer.to_ref()
invoice.Line = [line]
invoice.save(qb=qb)
invoice.PrivateNote = "from Python"
invoice.save(qb=qb)
stored = Invoice.get(invoice.Id, qb=qb)
seen["invoice"] = [stored.SyncToken, stored.TotalAmt, stored.Balance, stored.PrivateNote]


def payment_of(amount):
    link = LinkedTxn()
    link.TxnId = invoice.Id
    link.TxnType = "Invoice"
    part = PaymentLine()
    part.Amount = amount
    part.LinkedTxn = [link]
    payment = Payment()
    payment.CustomerRef = customer.to_ref()
    payment.TotalAmt = amount
    payment.Line = [part]
    return payment


payment = payment_of(120)
payment.save(qb=qb)
balances = [Invoice.get(invoice.Id, qb=qb).Balance]
payment.void(qb=qb)
balances.append(Invoice.get(invoice.Id, qb=qb).Balance)
seen["balances"] = balances
other = payment_of(50)
other.save(qb=qb)
other.delete(qb=qb)

seen["query"] = [found.DocNumber for found in Invoice.where("Balance > '10'", order_by="Id", qb=qb)]
seen["count"] = Customer.count(qb=qb)
try:
    Invoice.where("Nonsense = 'x'", qb=qb)
except QuickbooksException as error:
    seen["refused"] = error.error_code

second = Customer()
second.DisplayName = "From a batch"
results = batch_create([second], qb=qb)
seen["batch"] = [len(results.successes), len(results.faults)]

changes = change_data_capture([Customer, Invoice, Payment], since, qb=qb)
seen["changed"] = {
    "Customer": len(changes.Customer._object_list),
    "Invoice": len(changes.Invoice._object_list),
    "Payment": sorted(getattr(found, "status", "") or "live" for found in changes.Payment._object_list),
}
Invoice.get(invoice.Id, qb=qb).void(qb=qb)
voided = Invoice.get(invoice.Id, qb=qb)
seen["voided"] = [voided.TotalAmt, voided.Balance]

print(json.dumps(seen))
