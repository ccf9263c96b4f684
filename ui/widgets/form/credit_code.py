"""The field for a unified social credit code: says while it is typed how far it has come."""

from fieldkit.evidence.parties import code_being_typed
from ui.translation import Speaking
from ui.widgets.form.single import TextField


class CreditCodeField(Speaking, TextField):
    """One line; the word below it follows every key."""

    def remark(self) -> str:
        """How many characters are missing, or which check character is expected."""
        text = self.value()
        if not isinstance(text, str):
            return ""
        told = code_being_typed(text)
        if told.is_sound:
            return self.tr("18 characters; the check character fits.")
        if told.unlawful:
            words = self.tr("No such code has the character {characters}.")
            return words.replace("{characters}", told.unlawful)
        if told.missing < 0:
            return self.tr("%n character(s) too many.", "", -told.missing)
        if told.missing == 1:
            words = self.tr("The last one is missing; by the others it is {expected}.")
        elif told.missing:
            return self.tr("%n character(s) missing.", "", told.missing)
        else:
            words = self.tr(
                "By the first 17 the last one would be {expected}: a character is wrong."
            )
        return words.replace("{expected}", told.expected)
