"""Questions to find a case with: at three levels, as the handbook orders them (S3:28-43)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .models import Level

BANK = {
    Level.PERSONAL: (
        _("Where do I meet resistance, and what do I do then?"),
        _("In which situation am I stuck, and how could I look at it differently?"),
        _("Which beliefs steer me, and which ones prevail where I work?"),
    ),
    Level.ORGANISATION: (
        _("Which of all these themes are really mine?"),
        _("Who decides what here, and what does that ask of me?"),
        _("What am I allowed to decide, and do I use that?"),
        _("Which pattern do I see, and what would it take to break it?"),
        _("How do I show what my work brings about?"),
    ),
    Level.COOPERATION: (
        _("What would another department gain by working with me, and do I say so?"),
        _("How do I get the people around me to take part?"),
    ),
}
