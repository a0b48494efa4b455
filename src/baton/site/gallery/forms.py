"""A form with one field of each kind, for the gallery."""

from django import forms

_SINCE = [("days", "A few days"), ("weeks", "A few weeks"), ("months", "Three months or longer")]
_WHERE = [("back", "Lower back"), ("knee", "Knee"), ("shoulder", "Shoulder"), ("none", "None of these")]


class Sample(forms.Form):
    name = forms.CharField(label="What should we call you?", required=False, help_text="Only you see this.")
    age = forms.IntegerField(label="How old are you?", min_value=0, max_value=120)
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("es", "Español")])
    notes = forms.CharField(label="Anything else?", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    since = forms.ChoiceField(label="Since when?", choices=_SINCE, widget=forms.RadioSelect)
    where = forms.MultipleChoiceField(label="Where does it hurt?", choices=_WHERE, widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField(label="Keep my answers in my account")
