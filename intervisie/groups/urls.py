"""Addresses of groups and cases."""

from django.urls import path

from .views import attendance, bringer, cases, group, groups, guides, hosts, meetings, members, paths

urlpatterns = [
    path("groups/", groups.listing, name="groups"),
    path("groups/new/", groups.new, name="group_new"),
    path("groups/guides/", guides.listing, name="groups_guides"),
    path("groups/<uuid:group>/guides/", guides.change, name="group_guides"),
    path("groups/<uuid:group>/", group.page, name="group"),
    path("groups/<uuid:group>/edit/", group.edit, name="group_edit"),
    path("groups/<uuid:group>/facilitators/", group.facilitators, name="group_facilitators"),
    path("groups/<uuid:group>/end/", group.ending, name="group_end"),
    path("groups/<uuid:group>/archive/", group.archive, name="group_archive"),
    path("groups/<uuid:group>/delete/", group.delete, name="group_delete"),
    path("groups/<uuid:group>/people/paste/", members.paste, name="group_paste"),
    path("groups/<uuid:group>/people/add/", members.add, name="member_add"),
    path("groups/<uuid:group>/people/<int:member>/", members.edit, name="member"),
    path("groups/<uuid:group>/people/<int:member>/leave/", members.leave, name="member_leave"),
    path("groups/<uuid:group>/path/", paths.lay, name="path"),
    path("groups/<uuid:group>/commitment/", paths.commitment, name="commitment"),
    path("groups/<uuid:group>/hosts/", hosts.rota, name="hosts"),
    path("groups/<uuid:group>/meetings/<int:number>/host/", hosts.link, name="host_link"),
    path("groups/<uuid:group>/meetings/<int:number>/", meetings.attendance, name="meeting"),
    path("groups/<uuid:group>/attendance/", attendance.page, name="attendance"),
    path("groups/<uuid:group>/attendance.pdf", attendance.of_group, name="attendance_pdf"),
    path("groups/<uuid:group>/people/<int:member>/attendance.pdf", attendance.of_member, name="member_attendance_pdf"),
    path("groups/<uuid:group>/cases/ask/", cases.ask, name="case_ask"),
    path("groups/<uuid:group>/cases/<uuid:case>/", cases.prepare, name="case"),
    path("groups/<uuid:group>/cases/<uuid:case>/link/", cases.link, name="case_link"),
    path("groups/<uuid:group>/cases/<uuid:case>/remove/", cases.remove, name="case_remove"),
    path("casus/", bringer.page, name="my_case"),
    path("casus/erase/", bringer.erase, name="my_case_erase"),
    path("casus/<str:token>/", bringer.enter, name="case_enter"),
]
