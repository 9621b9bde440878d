"""What happens to an organisation that other parts of the site want to know. They listen; accounts know nobody."""

from django.dispatch import Signal

# An organisation keeps the texts of its sessions for fewer days: `organisation` (its number) and `days`.
keeps_shorter = Signal()
