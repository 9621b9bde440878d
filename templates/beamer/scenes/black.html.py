BBBB BBBBXX XXXXXXXXXXX gettext(u'The beamer is black for a moment.') XXXX
