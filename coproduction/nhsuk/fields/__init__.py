"""Form fields that speak plainly: each takes label, hint, noun and errors (see fields.base.Speaking)."""

from coproduction.nhsuk.fields.choices import (
    CheckboxesField,
    ConfirmField,
    ModelCheckboxesField,
    ModelRadioField,
    ModelSelectField,
    RadioField,
    SelectField,
    YesNoField,
)
from coproduction.nhsuk.fields.dates import SplitDateField
from coproduction.nhsuk.fields.files import FileField
from coproduction.nhsuk.fields.numbers import DecimalField, MinutesField, MoneyField, WholeNumberField
from coproduction.nhsuk.fields.text import (
    EmailField,
    LongTextField,
    PasswordField,
    PastedTextField,
    PhoneField,
    TextField,
    WebAddressField,
)
from coproduction.nhsuk.fields.times import TimeField

__all__ = [
    "CheckboxesField",
    "ConfirmField",
    "DecimalField",
    "EmailField",
    "FileField",
    "LongTextField",
    "MinutesField",
    "ModelCheckboxesField",
    "ModelRadioField",
    "ModelSelectField",
    "MoneyField",
    "PasswordField",
    "PastedTextField",
    "PhoneField",
    "RadioField",
    "SelectField",
    "SplitDateField",
    "TextField",
    "TimeField",
    "WebAddressField",
    "WholeNumberField",
    "YesNoField",
]
