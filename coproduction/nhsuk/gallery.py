from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

KINDS = [("event", "One-off event"), ("group", "Standing group"), ("panel", "Interview panel")]


class GalleryForm(Form):
    """One field of every kind, as the pages of the portal use them."""

    title = fields.TextField(label="Title", hint="Say what people will do.", max_length=60)
    summary = fields.LongTextField(
        label="What will change because of this?", noun="what will change", max_length=400
    )
    notes = fields.LongTextField(label="Notes", rows=3)
    email = fields.EmailField(label="Your email address")
    phone = fields.PhoneField(label="Telephone number")
    website = fields.WebAddressField(label="Web address")
    password = fields.PasswordField(label="Password")
    closing_date = fields.SplitDateField(
        label="Closing date", hint="For example, 27 3 2027", when="today_or_future"
    )
    start = fields.TimeField(label="Start time", hint="For example, 2pm or 2:30pm")
    places = fields.WholeNumberField(label="Number of places", min_value=1, max_value=500)
    distance = fields.DecimalField(label="Distance", suffix="miles", min_value=0)
    payment = fields.MoneyField(label="Payment for each hour")
    kind = fields.RadioField(
        label="Kind of opportunity", choices=KINDS, look={"choice_hints": {"event": "It happens once."}}
    )
    is_online = fields.YesNoField(label="Can people join online?")
    topics = fields.CheckboxesField(label="Topics", hint="Choose all that fit.", choices=KINDS)
    locality = fields.SelectField(
        label="Locality", choices=[("", "Choose one"), ("n", "North"), ("s", "South")]
    )
    receipt = fields.FileField(label="Receipt", hint="A photo or a PDF.", accept=".jpg,.jpeg,.heic,.png,.pdf")
    agreed = fields.ConfirmField(label="I have read the involvement agreement")
