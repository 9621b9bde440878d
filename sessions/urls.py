"""The room's addresses."""

from django.urls import path

from .views import beamer, consent, console, door, farewell, harvest, home, hosting, lead, phone, second_case, waiting

urlpatterns = [
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("sessions/<uuid:session>/", console.console, name="console"),
    path("sessions/<uuid:session>/do/<slug:act>/", console.do, name="do"),
    path("sessions/<uuid:session>/cards/<int:card>/", console.card, name="card"),
    path("take-over/", lead.take_over, name="take_over"),
    path("sessions/<uuid:session>/lead/", lead.take_back, name="take_back"),
    path("sessions/<uuid:session>/case/", second_case.second_case, name="second_case"),
    path("sessions/<uuid:session>/harvest/", harvest.harvest, name="harvest"),
    path("sessions/<uuid:session>/harvest.pdf", harvest.harvest_pdf, name="harvest_pdf"),
    path("sessions/<uuid:session>/consent/", consent.speak_for, name="speak_for"),
    path("sessions/<uuid:session>/harvest/close/", consent.close_harvest, name="close_harvest"),
    path("sessions/<uuid:session>/harvest/empty/", harvest.harvest_empty, name="harvest_empty"),
    path("sessions/<uuid:session>/harvest/empty.pdf", harvest.harvest_empty_pdf, name="harvest_empty_pdf"),
    path("version/console/<uuid:session>/", console.console_version, name="console_version"),
    path("beamer/<str:token>/", beamer.beamer, name="beamer"),
    path("version/beamer/<str:token>/", beamer.beamer_version, name="beamer_version"),
    path("leiden/<str:token>/", hosting.host, name="host"),
    path("mee/", door.join, name="join"),
    path("mee/wachten/", waiting.waiting, name="waiting"),
    path("version/waiting/", waiting.waiting_version, name="waiting_version"),
    path("kring/", phone.phone, name="phone"),
    path("kring/goodbye/", farewell.goodbye, name="goodbye"),
    path("kring/erase/", farewell.erase, name="erase"),
    path("kring/oogst/", consent.consent, name="consent"),
    path("kring/oogst/close/", consent.close_own, name="close_own"),
    path("kring/oogst/<slug:name>/", harvest.edition, name="edition"),
    path("kring/oogst/<slug:name>.pdf", harvest.edition_pdf, name="edition_pdf"),
    path("kring/lead/", lead.take_over_by_seat, name="take_over_by_seat"),
    path("kring/do/<slug:act>/", phone.phone_do, name="phone_do"),
    path("version/seat/", phone.seat_version, name="seat_version"),
]
