"""Every page × every person = the expected answer, typed by hand.

A row: the page's name, GET or POST, what it is about (a maker in `things.py`, or a dash), then an answer for
each person. An answer is the status: 200 it opens · 302 it leads on (a visitor: to sign in; after a change:
back) · 401 without the token that machines show · 403 may see it, but not do this · 404 not theirs: as if it
did not exist · 405 only by pressing a button · 409 moved on · 410 used up · 422 the form was refused,
because the test posts nothing.

Chidi and Sam are whom the rows are about: Dana and Priya post for other organisations, Amina advises Noor.
"""

PEOPLE = ["visitor", "chidi", "dana", "priya", "wren", "morgan", "ade", "amina", "sam", "noor", "pat"]

TABLE = """
home                      GET  -                 200 302 302 302 302 302 302 302 302 302 302
accessibility             GET  -                 200 200 200 200 200 200 200 200 200 200 200
privacy                   GET  -                 200 200 200 200 200 200 200 200 200 200 200
credits                   GET  -                 200 200 200 200 200 200 200 200 200 200 200

notifications:inbox       GET  -                 302 200 200 200 200 200 200 200 200 200 200
notifications:read_all    POST -                 302 302 302 302 302 302 302 302 302 302 302
notifications:read_all    GET  -                 302 405 405 405 405 405 405 405 405 405 405
notifications:open        GET  notice_of_sam     302 404 404 404 404 404 404 404 302 404 404
notifications:choices     GET  -                 302 200 200 200 200 200 200 200 200 200 200
notifications:tasks       GET  -                 302 200 200 200 200 200 200 200 200 200 200
notifications:task_done   POST task_of_ade       302 404 404 404 404 404 302 404 404 404 404
notifications:health      GET  -                 302 403 403 403 403 200 403 403 403 403 403
notifications:metrics     GET  -                 401 401 401 401 401 401 401 401 401 401 401
notifications:receipts    POST -                 401 401 401 401 401 401 401 401 401 401 401
notifications:texts       POST -                 401 401 401 401 401 401 401 401 401 401 401

accounts:me               GET  -                 302 200 200 200 200 200 200 200 200 200 200
accounts:set_up           GET  -                 302 200 200 200 200 200 200 200 200 200 200
accounts:sign_out_everywhere POST -              302 302 302 302 302 302 302 302 302 302 302
accounts:sign_out_everywhere GET  -              302 405 405 405 405 405 405 405 405 405 405
accounts:invitation       GET  invitation_link   200 200 200 200 200 200 200 200 200 200 200
accounts:invitation       POST invitation_link   422 422 422 422 422 422 422 422 422 422 422
accounts:invitation       GET  used_invitation   410 410 410 410 410 410 410 410 410 410 410
accounts:invitation       GET  no_link           404 404 404 404 404 404 404 404 404 404 404
accounts:people           GET  -                 302 404 404 404 404 200 404 404 404 404 404
accounts:people           POST -                 302 404 404 404 404 422 404 404 404 404 404
accounts:invite           GET  -                 302 404 404 404 404 200 404 404 404 404 404
accounts:invite           POST -                 302 404 404 404 404 422 404 404 404 404 404
accounts:resend           POST invitation        302 404 404 404 404 302 404 404 404 404 404
accounts:resend           POST invited_champion  302 404 404 404 302 302 404 404 404 404 404
accounts:resend           GET  invitation        302 405 405 405 405 405 405 405 405 405 405
accounts:revoke           POST invitation        302 404 404 404 404 302 404 404 404 404 404
accounts:revoke           POST invited_champion  302 404 404 404 302 302 404 404 404 404 404
accounts:person           GET  account_of_ade    302 404 404 404 404 200 404 404 404 404 404
accounts:person           GET  account_of_morgan 302 404 404 404 404 200 404 404 404 404 404
accounts:person           GET  account_of_sam    302 404 404 404 404 404 404 404 404 404 404
accounts:give_role        GET  account_of_ade    302 404 404 404 404 200 404 404 404 404 404
accounts:give_role        POST account_of_ade    302 404 404 404 404 422 404 404 404 404 404
accounts:give_role        POST account_of_morgan 302 404 404 404 404 403 404 404 404 404 404
accounts:end_role         GET  role_of_ade       302 404 404 404 404 200 404 404 404 404 404
accounts:end_role         POST role_of_ade       302 404 404 404 404 422 404 404 404 404 404
accounts:leave            GET  account_of_ade    302 404 404 404 404 200 404 404 404 404 404
accounts:leave            POST account_of_ade    302 404 404 404 404 422 404 404 404 404 404
accounts:leave            GET  account_of_morgan 302 404 404 404 404 403 404 404 404 404 404
accounts:reset_second_factor GET  account_of_ade 302 404 404 404 404 200 404 404 404 404 404
accounts:reset_second_factor POST account_of_ade 302 404 404 404 404 422 404 404 404 404 404
accounts:reset_second_factor GET  account_of_morgan 302 404 404 404 404 403 404 404 404 404 404
champions:champions       GET  -                 302 404 404 404 200 200 404 404 404 404 404
champions:invite          GET  -                 302 404 404 404 200 200 404 404 404 404 404
champions:invite          POST -                 302 404 404 404 422 422 404 404 404 404 404
champions:sign_ups        GET  -                 302 404 404 404 200 200 404 404 404 404 404
champions:sign_up         GET  sign_up           302 404 404 404 200 200 404 404 404 404 404
champions:sign_up         POST sign_up           302 404 404 404 422 422 404 404 404 404 404
champions:sign_up         GET  unconfirmed       302 404 404 404 404 404 404 404 404 404 404
champions:same            POST sign_up           302 404 404 404 302 302 404 404 404 404 404
champions:same            GET  sign_up           302 405 405 405 405 405 405 405 405 405 405
champions:set_aside       POST sign_up           302 404 404 404 302 302 404 404 404 404 404
champions:set_aside       GET  sign_up           302 405 405 405 405 405 405 405 405 405 405
join:sign_up              GET  -                 200 200 200 200 200 200 200 200 200 200 200
join:sign_up              POST -                 422 422 422 422 422 422 422 422 422 422 422
join:sent                 GET  -                 200 200 200 200 200 200 200 200 200 200 200
join:confirm              GET  link_to_confirm   200 200 200 200 200 200 200 200 200 200 200
join:confirm              POST link_to_confirm   200 200 200 200 200 200 200 200 200 200 200
join:confirm              GET  no_link           404 404 404 404 404 404 404 404 404 404 404
organisations:organisation GET parks             302 200 404 404 200 200 404 404 404 404 404
organisations:organisation GET left_parks        302 404 404 404 200 200 404 404 404 404 404
youngadults:hand_over     GET  account_of_ade    302 404 404 404 404 200 404 404 404 404 404
youngadults:hand_over     POST account_of_ade    302 404 404 404 404 422 404 404 404 404 404

youngadults:get_link      GET  -                 200 200 200 200 200 200 200 200 200 200 200
youngadults:link          GET  link_of_sam       200 200 200 200 200 200 200 200 302 200 200
youngadults:link          GET  used_link         410 410 410 410 410 410 410 410 410 410 410
youngadults:link          GET  no_link           404 404 404 404 404 404 404 404 404 404 404
youngadults:new_link      POST used_link         200 200 200 200 200 200 200 200 200 200 200
youngadults:new_link      GET  used_link         405 405 405 405 405 405 405 405 405 405 405
youngadults:show_code     POST link_of_sam       200 200 200 200 200 200 200 200 200 200 200
youngadults:show_code     POST used_link         410 410 410 410 410 410 410 410 410 410 410
youngadults:show_code     GET  link_of_sam       405 405 405 405 405 405 405 405 405 405 405
youngadults:code          GET  -                 200 200 200 200 200 200 200 200 200 200 200
youngadults:code          POST -                 422 422 422 422 422 422 422 422 422 422 422
youngadults:language      POST -                 302 302 302 302 302 302 302 302 302 302 302
youngadults:language      GET  -                 405 405 405 405 405 405 405 405 405 405 405
youngadults:manifest      GET  -                 200 200 200 200 200 200 200 200 200 200 200
youngadults:worker        GET  -                 200 200 200 200 200 200 200 200 200 200 200
youngadults:read_out_code POST sam               302 404 404 404 200 200 200 404 404 404 404
youngadults:read_out_code GET  sam               302 405 405 405 405 405 405 405 405 405 405
youngadults:contact       GET  sam               302 404 404 404 200 200 200 404 404 404 404
youngadults:contact       POST sam               302 404 404 404 422 422 422 404 404 404 404
youngadults:reach         GET  -                 302 404 404 404 404 404 404 404 200 200 404
youngadults:reach         POST -                 302 404 404 404 404 404 404 404 422 422 404
youngadults:start         GET  -                 302 404 404 404 404 404 404 404 302 302 404
youngadults:question      GET  a_question        302 404 404 404 404 404 404 404 200 200 404
youngadults:question      POST a_question        302 404 404 404 404 404 404 404 422 422 404
youngadults:question      GET  no_question       302 404 404 404 404 404 404 404 404 404 404
youngadults:about         GET  -                 302 404 404 404 404 404 404 404 200 200 404
youngadults:about_question GET a_question        302 404 404 404 404 404 404 404 200 200 404
youngadults:about_question POST a_question       302 404 404 404 404 404 404 404 422 422 404
youngadults:way_in        GET  sam               302 404 404 404 200 200 200 404 404 404 404

pledges:list              GET  -                 302 200 200 200 200 200 200 200 302 302 200
pledges:list              POST -                 302 422 422 422 422 422 422 422 302 302 422
pledges:new               GET  -                 302 200 200 200 403 403 403 403 403 403 403
pledges:new_kind          GET  a_kind            302 200 200 200 403 403 403 403 403 403 403
pledges:new_kind          POST a_kind            302 422 422 422 403 403 403 403 403 403 403
pledges:new_kind          GET  no_kind           302 404 404 404 404 404 404 404 404 404 404
pledges:pledge            GET  draft             302 200 404 404 404 404 404 404 404 404 404
pledges:pledge            GET  submitted         302 200 404 404 200 200 404 404 404 404 404
pledges:pledge            GET  live              302 200 404 404 200 200 200 200 404 404 200
pledges:edit              GET  draft             302 200 404 404 404 404 404 404 404 404 404
pledges:edit              GET  live              302 200 404 404 403 403 403 403 404 404 403
pledges:edit              POST live              302 422 404 404 403 403 403 403 404 404 403
pledges:copy              POST live              302 302 404 404 403 403 403 403 404 404 403
pledges:copy              GET  live              302 405 405 405 405 405 405 405 405 405 405
pledges:submit            POST draft             302 302 404 404 404 404 404 404 404 404 404
pledges:submit            POST live              302 409 404 404 409 409 409 409 404 404 409
pledges:pause             GET  live              302 405 405 405 405 405 405 405 405 405 405
pledges:pause             POST live              302 302 404 404 302 302 403 403 404 404 403
pledges:resume            POST paused            302 302 404 404 403 403 404 404 404 404 404
pledges:close             GET  live              302 200 404 404 200 200 403 403 404 404 403
pledges:close             POST live              302 302 404 404 302 302 403 403 404 404 403
pledges:withdraw          GET  live              302 200 404 404 403 403 403 403 404 404 403
pledges:withdraw          POST live              302 422 404 404 403 403 403 403 404 404 403
pledges:add_intake        GET  live              302 200 404 404 403 403 403 403 404 404 403
pledges:add_intake        POST live              302 422 404 404 403 403 403 403 404 404 403
pledges:intake            GET  an_intake         302 200 404 404 403 403 403 403 404 404 403
pledges:remove_intake     GET  an_intake         302 200 404 404 403 403 403 403 404 404 403
pledges:remove_intake     POST an_intake         302 409 404 404 403 403 403 403 404 404 403

my:home                   GET  -                 302 404 404 404 404 404 404 404 200 200 404
my:advisers               GET  -                 302 404 404 404 404 404 404 404 200 200 404
my:looks                  GET  -                 302 404 404 404 404 404 404 404 200 200 404
my:offer                  GET  offered           302 404 404 404 404 404 404 404 200 404 404
my:offer                  GET  shortlisted       302 404 404 404 404 404 404 404 404 404 404
my:yes                    POST offered           302 404 404 404 404 404 404 404 302 404 404
my:yes                    GET  offered           302 405 405 405 405 405 405 405 405 405 405
my:yes                    POST taken_back        302 404 404 404 404 404 404 404 409 404 404
my:not_now                POST offered           302 404 404 404 404 404 404 404 302 404 404
my:no_thanks              POST offered           302 404 404 404 404 404 404 404 302 404 404
my:say_why                POST declined          302 404 404 404 404 404 404 404 302 404 404
my:ask                    GET  offered           302 404 404 404 404 404 404 404 200 404 404
my:ask                    POST offered           302 404 404 404 404 404 404 404 422 404 404
my:told                   GET  offered           302 404 404 404 404 404 404 404 200 404 404
my:stop                   GET  confirmed         302 404 404 404 404 404 404 404 200 404 404
my:stop                   POST confirmed         302 404 404 404 404 404 404 404 302 404 404
my:stop                   GET  offered           302 404 404 404 404 404 404 404 409 404 404

host:home                 GET  -                 302 200 200 200 404 404 404 404 404 404 404
host:offer                GET  offered           302 404 404 404 404 404 404 404 404 404 404
host:offer                GET  waiting           302 404 404 404 404 404 404 404 404 404 404
host:offer                GET  accepted          302 200 404 404 404 404 404 404 404 404 404
host:confirm              POST accepted          302 302 404 404 404 404 404 404 404 404 404
host:confirm              GET  accepted          302 405 405 405 405 405 405 405 405 405 405
host:started              POST confirmed         302 302 404 404 404 404 404 404 404 404 404
host:did_not_come         GET  confirmed         302 200 404 404 404 404 404 404 404 404 404
host:did_not_come         POST confirmed         302 302 404 404 404 404 404 404 404 404 404
host:completed            GET  started           302 200 404 404 404 404 404 404 404 404 404
host:completed            POST started           302 302 404 404 404 404 404 404 404 404 404
host:ended                GET  started           302 200 404 404 404 404 404 404 404 404 404
host:cannot               GET  accepted          302 200 404 404 404 404 404 404 404 404 404
host:cannot               POST accepted          302 422 404 404 404 404 404 404 404 404 404

desk:today                GET  -                 302 404 404 404 200 200 200 200 404 404 404
desk:pledges              GET  -                 302 404 404 404 200 200 200 200 404 404 404
desk:pledges              POST -                 302 404 404 404 422 422 422 422 404 404 404
desk:pledge               GET  submitted         302 404 404 404 200 200 404 404 404 404 404
desk:pledge               GET  live              302 404 404 404 200 200 200 200 404 404 404
desk:approve              POST submitted         302 404 404 404 302 302 404 404 404 404 404
desk:approve              POST live              302 404 404 404 409 409 409 409 404 404 404
desk:refer_back           POST submitted         302 404 404 404 422 422 404 404 404 404 404
desk:pause                POST live              302 404 404 404 302 302 403 403 404 404 404
desk:close                POST live              302 404 404 404 302 302 403 403 404 404 404
desk:young_adults         GET  -                 302 404 404 404 200 200 200 200 404 404 404
desk:young_adults         POST -                 302 404 404 404 422 422 422 422 404 404 404
desk:young_adult          GET  sam               302 404 404 404 200 200 200 404 404 404 404
desk:change_adviser       GET  sam               302 404 404 404 200 200 403 404 404 404 404
desk:change_adviser       POST sam               302 404 404 404 422 422 403 404 404 404 404
desk:caseloads            GET  -                 302 404 404 404 404 200 404 404 404 404 404
desk:cover                GET  account_of_ade    302 404 404 404 404 200 404 404 404 404 404
desk:cover                POST account_of_ade    302 404 404 404 404 422 404 404 404 404 404
desk:end_cover            GET  covered_by_amina  302 405 405 405 405 405 405 405 405 405 405
desk:end_cover            POST covered_by_amina  302 404 404 404 404 302 404 404 404 404 404
desk:choose               POST one_intake        302 404 404 404 302 302 302 302 404 404 404
desk:preview              GET  one_intake        302 404 404 404 200 200 403 403 404 404 404
desk:send                 POST one_intake        302 404 404 404 409 409 403 403 404 404 404
desk:offers               GET  -                 302 404 404 404 200 200 200 200 404 404 404
desk:offers               POST -                 302 404 404 404 422 422 422 422 404 404 404
desk:offer                GET  offered           302 404 404 404 200 200 200 404 404 404 404
desk:offer                GET  shortlisted       302 404 404 404 200 200 200 404 404 404 404
desk:move                 GET  to_withdraw       302 404 404 404 200 200 409 404 404 404 404
desk:move                 POST to_withdraw       302 404 404 404 422 422 422 404 404 404 404
desk:move                 POST to_accept         302 404 404 404 422 422 422 404 404 404 404
desk:move                 POST no_such_move      302 404 404 404 404 404 404 404 404 404 404
desk:question             GET  question          302 404 404 404 200 200 200 404 404 404 404
desk:question             POST question          302 404 404 404 422 422 422 404 404 404 404
desk:organisations        GET  -                 302 404 404 404 200 200 200 200 404 404 404
desk:organisations        POST -                 302 404 404 404 422 422 422 422 404 404 404

matching:rounds           GET  -                 302 404 404 404 200 200 404 404 404 404 404
matching:open             GET  -                 302 404 404 404 200 200 404 404 404 404 404
matching:open             POST -                 302 404 404 404 302 302 404 404 404 404 404
matching:round            GET  one_round         302 404 404 404 200 200 404 404 404 404 404
matching:without          GET  one_round         302 404 404 404 200 200 404 404 404 404 404
matching:preview          GET  one_round         302 404 404 404 302 302 404 404 404 404 404
matching:approve          POST one_round         302 404 404 404 409 409 404 404 404 404 404
matching:approve          GET  one_round         302 405 405 405 405 405 405 405 405 405 405
matching:close            POST one_round         302 404 404 404 302 302 404 404 404 404 404
matching:abandon          POST one_round         302 404 404 404 302 302 404 404 404 404 404
matching:abandon          POST closed_round      302 404 404 404 409 409 404 404 404 404 404
matching:pair             GET  pair              302 404 404 404 200 200 404 404 404 404 404
matching:keep             POST pair              302 404 404 404 302 302 404 404 404 404 404
matching:keep             GET  pair              302 405 405 405 405 405 405 405 405 405 405
matching:forbid           POST pair              302 404 404 404 422 422 404 404 404 404 404
matching:leave_out        POST pair              302 404 404 404 422 422 404 404 404 404 404
matching:take_back        POST locked_pair       302 404 404 404 302 302 404 404 404 404 404
matching:policy           GET  -                 302 404 404 404 200 200 200 200 404 404 404
matching:change_policy    GET  -                 302 404 404 404 404 200 404 404 404 404 404
matching:change_policy    POST -                 302 404 404 404 404 422 404 404 404 404 404
matching:fairness         GET  one_round         302 404 404 404 200 200 404 404 404 404 404

demo:people               GET  -                 200 200 200 200 200 200 200 200 200 200 200
demo:outbox               GET  -                 200 200 200 200 200 200 200 200 200 200 200
demo:reply                POST -                 404 404 404 404 404 404 404 404 404 404 404
demo:sign_in              POST wren              302 302 302 302 302 302 302 302 302 302 302
demo:sign_in              GET  wren              405 405 405 405 405 405 405 405 405 405 405
"""
