"""Every address × method × actor, and what comes of it: one table, written by hand from who may do what.

A number is the HTTP status. `login` leads to the sign-in page, `kring` back to the own phone, `here` goes on (303),
`home` to the front page of who is signed in, `peopl` to the people of the
organisation, `mine` to how one signs in, `again` to the same list.
Columns: somebody without anything; in the waiting room; with a seat; with a seat in another session; put out; the
case bringer; a seat that leads its session; the facilitator who leads; who opened a session that a colleague leads
now; a colleague; a facilitator of another organisation; an account without that role; with only the beamer.
Then a coordinator and a manager who lead no sessions, and a manager of another organisation. A row that ends before
these three gives them what an account without a role gets. The last column, a host who opened a meeting without a
facilitator, gets what every seat that leads its session gets, unless the row says otherwise.
"""

from __future__ import annotations

CLOSED = {  # allauth's pages that nobody needs here: 404 for everybody, whatever the method
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_confirm_email",
    "account_reset_password_from_key_done",
    "account_reset_password_from_key",
    "account_reset_password_done",
    "setup",  # somebody lives here already
    "openid",  # no provider is configured
    "openid_answer",
}

TABLE = """
name                            none  wait  seat  other out   case  leads LEAD  opens coll  forgn norol wall  coord manag rival
healthz                    GET  200   200   200   200   200   200   200   200   200   200   200   200   200
healthz                    POST 405   405   405   405   405   405   405   405   405   405   405   405   405
invitation                 GET  410   410   410   410   410   410   410   410   410   410   410   410   410
invitation                 POST 410   410   410   410   410   410   410   410   410   410   410   410   410
people                     GET  login login login login login login login 403   403   403   403   403   login 403   200   200
people                     POST login login login login login login login 403   403   403   403   403   login 403   422   422
organisation                    GET  login login login login login login login 403   403   403   403   403   login 403   200   200
organisation                    POST login login login login login login login 403   403   403   403   403   login 403   422   422
logo_do                         GET  login login login login login login login 403   403   403   403   403   login 403   405   405
logo_do                         POST login login login login login login login 403   403   403   403   403   login 403   422   422
logo                            GET  login login login login login login login 404   404   404   404   404   login 404   404   404
logo                            POST login login login login login login login 405   405   405   405   405   login 405   405   405
brand                           GET  login login login login login login login 200   200   200   200   200   login 200   200   200
brand                           POST login login login login login login login 405   405   405   405   405   login 405   405   405
person_do                  GET  login login login login login login login 403   403   403   403   403   login 403   405   405
person_do                  POST login login login login login login login 403   403   403   403   403   login 403   422   404
invitation_do              GET  login login login login login login login 403   403   403   403   403   login 403   405   405
invitation_do              POST login login login login login login login 403   403   403   403   403   login 403   peopl 404
enter                      GET  410   410   410   410   410   410   410   410   410   410   410   410   410
enter                      POST 410   410   410   410   410   410   410   410   410   410   410   410   410
account_login                   GET  200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_login                   POST 200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_logout             GET  login login login login login login login 200   200   200   200   200   login
account_logout             POST login login login login login login login login login login login login login
account_inactive           GET  200   200   200   200   200   200   200   200   200   200   200   200   200
account_inactive           POST 405   405   405   405   405   405   405   405   405   405   405   405   405
account_confirm_login_code      GET  login login login login login login login home  home  home  home  mine  login mine  peopl peopl
account_confirm_login_code      POST login login login login login login login home  home  home  home  mine  login mine  peopl peopl
account_request_login_code      GET  200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_request_login_code      POST 200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_signup                  GET  200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_signup                  POST 200   200   200   200   200   200   200   home  home  home  home  mine  200   mine  peopl peopl
account_reauthenticate          GET  login login login login login login login 403   403   403   403   403   login 403   403   403
account_reauthenticate          POST login login login login login login login 403   403   403   403   403   login 403   403   403
mfa_index                       GET  login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_index                       POST login login login login login login login 405   405   405   405   405   login 405   405   405
mfa_authenticate                GET  login login login login login login login home  home  home  home  mine  login mine  peopl peopl
mfa_authenticate                POST login login login login login login login home  home  home  home  mine  login mine  peopl peopl
mfa_reauthenticate              GET  login login login login login login login 403   403   403   403   403   login 403   403   403
mfa_reauthenticate              POST login login login login login login login 403   403   403   403   403   login 403   403   403
mfa_activate_totp               GET  login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_activate_totp               POST login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_deactivate_totp             GET  login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_deactivate_totp             POST login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_view_recovery_codes         GET  login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_view_recovery_codes         POST login login login login login login login 405   405   405   405   405   login 405   405   405
mfa_generate_recovery_codes     GET  login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_generate_recovery_codes     POST login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_download_recovery_codes     GET  login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_download_recovery_codes     POST login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_list_webauthn               GET  login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_list_webauthn               POST login login login login login login login 405   405   405   405   405   login 405   405   405
mfa_add_webauthn                GET  login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_add_webauthn                POST login login login login login login login 200   200   200   200   200   login 200   200   200
mfa_reauthenticate_webauthn     GET  login login login login login login login 403   403   403   403   403   login 403   403   403
mfa_reauthenticate_webauthn     POST login login login login login login login 403   403   403   403   403   login 403   403   403
mfa_remove_webauthn             GET  login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_remove_webauthn             POST login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_edit_webauthn               GET  login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_edit_webauthn               POST login login login login login login login 404   404   404   404   404   login 404   404   404
mfa_login_webauthn              GET  login login login login login login login home  home  home  home  mine  login mine  peopl peopl
mfa_login_webauthn              POST login login login login login login login home  home  home  home  mine  login mine  peopl peopl
usersessions_list               GET  login login login login login login login 200   200   200   200   200   login 200   200   200
usersessions_list               POST login login login login login login login again again again again again login again again again
methods                    GET  login login login login login login login 200   200   200   200   403   login
methods                    POST login login login login login login login 405   405   405   405   405   login
choose                     GET  login login login login login login login 200   200   200   200   403   login
choose                     POST login login login login login login login 405   405   405   405   405   login
compare                    GET  login login login login login login login 200   200   200   200   403   login
compare                    POST login login login login login login login 405   405   405   405   405   login
method                     GET  login login login login login login login 200   200   200   200   403   login
method                     POST login login login login login login login 405   405   405   405   405   login
materials                  GET  login login login login login login login 200   200   200   200   403   login
materials                  POST login login login login login login login 405   405   405   405   405   login
home                       GET  login login login login login login login 200   200   200   200   403   login
home                       POST login login login login login login login 405   405   405   405   405   login
start                      GET  login login login login login login login 200   200   200   200   403   login
start                      POST login login login login login login login 422   422   422   422   403   login
groups                     GET  login login login login login login login 200   200   200   200   403   login
groups                     POST login login login login login login login 405   405   405   405   405   login
groups_guides              GET  login login login login login login login 403   403   403   403   403   login 403   200   200
groups_guides              POST login login login login login login login 405   405   405   405   405   login 405   405   405
insights                   GET  login login login login login login login 403   403   403   403   403   login 200   403   403
insights                   POST login login login login login login login 405   405   405   405   405   login 405   405   405
planning_help              GET  login login login login login login login 403   403   403   403   403   login 200   403   403
planning_help              POST login login login login login login login 405   405   405   405   405   login 405   405   405
calls                      GET  login login login login login login login 403   403   403   403   403   login 200   403   403
calls                      POST login login login login login login login 405   405   405   405   405   login 405   405   405
insights_report            GET  login login login login login login login 403   403   403   403   403   login 200   403   403
insights_report            POST login login login login login login login 405   405   405   405   405   login 405   405   405
insights_table             GET  login login login login login login login 403   403   403   403   403   login 200   403   403
insights_table             POST login login login login login login login 405   405   405   405   405   login 405   405   405
group_guides               GET  login login login login login login login 403   403   403   403   403   login 403   200   404
group_guides               POST login login login login login login login 403   403   403   403   403   login 403   422   404
group_new                  GET  login login login login login login login 200   200   200   200   403   login
group_new                  POST login login login login login login login 422   422   422   422   403   login
group                      GET  login login login login login login login 200   200   404   404   404   login
group                      POST login login login login login login login 405   405   405   405   405   login
group_edit                 GET  login login login login login login login 200   200   404   404   404   login
group_edit                 POST login login login login login login login 422   422   404   404   404   login
themes                     GET  login login login login login login login 200   200   404   404   404   login
themes                     POST login login login login login login login 422   422   404   404   404   login
group_facilitators         GET  login login login login login login login 200   200   404   404   404   login
group_facilitators         POST login login login login login login login 422   422   404   404   404   login
group_end                  GET  login login login login login login login 200   200   404   404   404   login
group_end                  POST login login login login login login login 405   405   405   405   405   login
group_archive              GET  login login login login login login login 405   405   405   405   405   login
group_archive              POST login login login login login login login here  here  404   404   404   login
group_delete               GET  login login login login login login login 405   405   405   405   405   login
group_delete               POST login login login login login login login 422   422   404   404   404   login
group_paste                GET  login login login login login login login 200   200   404   404   404   login
group_paste                POST login login login login login login login 422   422   404   404   404   login
member_add                 GET  login login login login login login login 200   200   404   404   404   login
member_add                 POST login login login login login login login 422   422   404   404   404   login
member                     GET  login login login login login login login 200   200   404   404   404   login
member                     POST login login login login login login login 422   422   404   404   404   login
member_leave               GET  login login login login login login login 405   405   405   405   405   login
member_leave               POST login login login login login login login here  here  404   404   404   login
meeting                    GET  login login login login login login login 200   200   404   404   404   login
meeting                    POST login login login login login login login here  here  404   404   404   login
guests                     GET  login login login login login login login 200   200   404   404   404   login
guests                     POST login login login login login login login 422   422   404   404   404   login
vote                       GET  login login login login login login login 200   200   404   404   404   login
vote                       POST login login login login login login login 422   422   404   404   404   login
guest                      GET  login login login login login login login 405   405   405   405   405   login
guest                      POST login login login login login login login 404   404   404   404   404   login
guest_link                 GET  login login login login login login login 405   405   405   405   405   login
guest_link                 POST login login login login login login login 409   409   404   404   404   login
invited                    GET  410   410   410   410   410   410   410   410   410   410   410   410   410
invited                    POST 410   410   410   410   410   410   410   410   410   410   410   410   410
meeting_calendar           GET  login login login login login login login 404   404   404   404   404   login
meeting_calendar           POST login login login login login login login 405   405   405   405   405   login
invited_calendar           GET  410   410   410   410   410   410   410   410   410   410   410   410   410
invited_calendar           POST 405   405   405   405   405   405   405   405   405   405   405   405   405
path                       GET  login login login login login login login 200   200   404   404   404   login
path                       POST login login login login login login login 422   422   404   404   404   login
plan_next                  GET  login login login login login login login here  here  404   404   404   login
plan_next                  POST login login login login login login login 405   405   405   405   405   login
plan                       GET  login login login login login login login 200   200   404   404   404   login
plan                       POST login login login login login login login 422   422   404   404   404   login
plan_cancel                GET  login login login login login login login 405   405   405   405   405   login
plan_cancel                POST login login login login login login login here  here  404   404   404   login
kept_paths                 GET  login login login login login login login 200   200   404   404   404   login
kept_paths                 POST login login login login login login login 405   405   405   405   405   login
kept_path_name             GET  login login login login login login login 405   405   405   405   405   login
kept_path_name             POST login login login login login login login 422   422   404   404   404   login
kept_path_remove           GET  login login login login login login login 405   405   405   405   405   login
kept_path_remove           POST login login login login login login login here  here  404   404   404   login
commitment                 GET  login login login login login login login 200   200   404   404   404   login
commitment                 POST login login login login login login login here  here  404   404   404   login
hosts                      GET  login login login login login login login 200   200   404   404   404   login
hosts                      POST login login login login login login login here  here  404   404   404   login
host_link                  GET  login login login login login login login 200   200   404   404   404   login
host_link                  POST login login login login login login login 200   200   404   404   404   login
host                       GET  410   410   410   410   410   410   410   410   410   410   410   410   410
host                       POST 410   410   410   410   410   410   410   410   410   410   410   410   410
attendance                 GET  login login login login login login login 200   200   404   404   404   login
attendance                 POST login login login login login login login 405   405   405   405   405   login
attendance_pdf             GET  login login login login login login login 200   200   404   404   404   login
attendance_pdf             POST login login login login login login login 405   405   405   405   405   login
member_attendance_pdf      GET  login login login login login login login 200   200   404   404   404   login
member_attendance_pdf      POST login login login login login login login 405   405   405   405   405   login
case_ask                   GET  login login login login login login login 405   405   405   405   405   login
case_ask                   POST login login login login login login login here  here  404   404   404   login
case                       GET  login login login login login login login 200   200   404   404   404   login
case                       POST login login login login login login login here  here  404   404   404   login
case_link                  GET  login login login login login login login 405   405   405   405   405   login
case_link                  POST login login login login login login login 200   200   404   404   404   login
case_remove                GET  login login login login login login login 405   405   405   405   405   login
case_remove                POST login login login login login login login here  here  404   404   404   login
my_case                    GET  410   410   410   410   410   410   410   410   410   410   410   410   410
my_case                    POST 410   410   410   410   410   410   410   410   410   410   410   410   410
my_case_erase              GET  405   405   405   405   405   405   405   405   405   405   405   405   405
my_case_erase              POST 410   410   410   410   410   410   410   410   410   410   410   410   410
case_enter                 GET  410   410   410   410   410   410   410   410   410   410   410   410   410
case_enter                 POST 410   410   410   410   410   410   410   410   410   410   410   410   410
ballot                     GET  410   410   410   410   410   410   410   410   410   410   410   410   410
ballot                     POST 410   410   410   410   410   410   410   410   410   410   410   410   410
looking_back               GET  login login login login login login login 404   404   404   404   403   login
looking_back               POST login login login login login login login 404   404   404   404   403   login
looking_back_paper         GET  login login login login login login login 404   404   404   404   403   login
looking_back_paper         POST login login login login login login login 405   405   405   405   405   login
questions                  GET  login login login login login login login 403   403   403   403   403   login 403   200   200
questions                  POST login login login login login login login 403   403   403   403   403   login 403   422   422
console                    GET  login login kring login login kring 200   200   200   404   404   404   login
console                    POST 405   405   405   405   405   405   405   405   405   405   405   405   405
do                         GET  405   405   405   405   405   405   405   405   405   405   405   405   405
do                         POST login login 409   login login 409   here  here  409   404   404   404   login
take_over                  GET  login login login login login login login 200   200   200   200   403   login
take_over                  POST login login login login login login login 422   422   422   422   403   login
card                       GET  login login kring login login kring 404   200   404   404   404   404   login
card                       POST 405   405   405   405   405   405   405   405   405   405   405   405   405
take_back                  GET  login login login login login login login 405   405   405   405   405   login
take_back                  POST login login login login login login login here  here  404   404   404   login
second_case                GET  login login kring login login kring 200   200   200   404   404   404   login
second_case                POST login login 409   login login 409   422   422   409   404   404   404   login
harvest                    GET  login login kring login login kring 200   200   200   404   404   404   login
harvest                    POST 405   405   405   405   405   405   405   405   405   405   405   405   405
harvest_pdf                GET  login login kring login login kring 200   200   200   404   404   404   login
harvest_pdf                POST 405   405   405   405   405   405   405   405   405   405   405   405   405
console_version            GET  login login kring login login kring 200   200   200   404   404   404   login
console_version            POST 405   405   405   405   405   405   405   405   405   405   405   405   405
beamer_trial               GET  login login login login login login login 200   200   200   200   403   login
beamer_trial               POST login login login login login login login 405   405   405   405   405   login
beamer                     GET  200   200   200   200   200   200   200   200   200   200   200   200   200
beamer                     POST 405   405   405   405   405   405   405   405   405   405   405   405   405
beamer_version             GET  200   200   200   200   200   200   200   200   200   200   200   200   200
beamer_version             POST 405   405   405   405   405   405   405   405   405   405   405   405   405
join                       GET  200   200   200   200   200   200   200   200   200   200   200   200   200
join                       POST 422   422   422   422   422   422   422   422   422   422   422   422   422
waiting                    GET  here  200   here  here  here  here  here  here  here  here  here  here  here
waiting                    POST here  here  here  here  here  here  here  here  here  here  here  here  here
waiting_version            GET  200   200   200   200   200   200   200   200   200   200   200   200   200
waiting_version            POST 405   405   405   405   405   405   405   405   405   405   405   405   405
phone                      GET  403   403   200   200   403   200   200   403   403   403   403   403   403
phone                      POST 405   405   405   405   405   405   405   405   405   405   405   405   405
goodbye                    GET  200   200   kring kring 200   kring kring 200   200   200   200   200   200
goodbye                    POST 405   405   405   405   405   405   405   405   405   405   405   405   405
consent                    GET  403   403   403   403   403   403   403   403   403   403   403   403   403
consent                    POST 403   403   403   403   403   403   403   403   403   403   403   403   403
close_own                  GET  405   405   405   405   405   405   405   405   405   405   405   405   405
close_own                  POST 403   403   403   403   403   403   403   403   403   403   403   403   403
speak_for                  GET  login login login login login login login 405   405   405   405   405   login
speak_for                  POST login login login login login login login 400   400   404   404   404   login
close_harvest              GET  login login login login login login login 405   405   405   405   405   login
close_harvest              POST login login login login login login login 409   409   404   404   404   login
harvest_empty              GET  login login kring login login kring 200   200   200   404   404   404   login
harvest_empty              POST 405   405   405   405   405   405   405   405   405   405   405   405   405
harvest_empty_pdf          GET  login login kring login login kring 200   200   200   404   404   404   login
harvest_empty_pdf          POST 405   405   405   405   405   405   405   405   405   405   405   405   405
edition                    GET  403   403   403   403   403   403   403   403   403   403   403   403   403
edition                    POST 405   405   405   405   405   405   405   405   405   405   405   405   405
edition_pdf                GET  403   403   403   403   403   403   403   403   403   403   403   403   403
edition_pdf                POST 405   405   405   405   405   405   405   405   405   405   405   405   405
harvest_mail               GET  405   405   405   405   405   405   405   405   405   405   405   405   405
harvest_mail               POST 403   403   403   403   403   403   403   403   403   403   403   403   403
mailed                     GET  410   410   410   410   410   410   410   410   410   410   410   410   410
mailed                     POST 410   410   410   410   410   410   410   410   410   410   410   410   410
mailed_edition             GET  410   410   410   410   410   410   410   410   410   410   410   410   410
mailed_edition             POST 405   405   405   405   405   405   405   405   405   405   405   405   405
mailed_pdf                 GET  410   410   410   410   410   410   410   410   410   410   410   410   410
mailed_pdf                 POST 405   405   405   405   405   405   405   405   405   405   405   405   405
erase                      GET  405   405   405   405   405   405   405   405   405   405   405   405   405
erase                      POST here  here  here  here  here  here  here  here  here  here  here  here  here
intend                     GET  403   403   403   403   403   403   403   403   403   403   403   403   403
intend                     POST 403   403   403   403   403   403   403   403   403   403   403   403   403
intention                  GET  410   410   410   410   410   410   410   410   410   410   410   410   410
intention                  POST 410   410   410   410   410   410   410   410   410   410   410   410   410
take_over_by_seat          GET  403   403   200   200   403   200   200   403   403   403   403   403   403
take_over_by_seat          POST 403   403   422   422   403   422   422   403   403   403   403   403   403
phone_do                   GET  405   405   405   405   405   405   405   405   405   405   405   405   405
phone_do                   POST 403   403   here  here  403   here  here  403   403   403   403   403   403
seat_version               GET  403   403   200   200   403   200   200   403   403   403   403   403   403
seat_version               POST 405   405   405   405   405   405   405   405   405   405   405   405   405
"""


LEADS, WITHOUT_ROLE, STAFF, ALL = 6, 11, 16, 17  # the columns that others follow, and how many columns there are


def rows() -> dict[tuple[str, str], list[str]]:
    """By name and method: what each actor gets, in the order of the columns."""
    lines = [line.split() for line in TABLE.strip().splitlines()[1:]]
    known = {(line[0], line[1]): line[2:] for line in lines}
    known = {of: row + [row[WITHOUT_ROLE]] * (STAFF - len(row)) for of, row in known.items()}
    known = {of: row + [row[LEADS]] * (ALL - len(row)) for of, row in known.items()}
    return known | {(name, method): ["404"] * ALL for name in CLOSED for method in ("GET", "POST")}
