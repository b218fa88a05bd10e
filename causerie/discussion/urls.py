"""The addresses of the discussion, below the locale and `discussion/`.

What is below a thread's address and a comment's is put together from them: see
`selectors.shown`.
"""

from django.urls import path, re_path

from causerie.discussion.views import (
    by_people,
    corrections,
    desk,
    feeds,
    mine,
    moderating,
    originals,
    own,
    own_pages,
    people,
    reading,
    reporting,
    searching,
    suggestions,
    thread,
    translations,
    versions,
    votes,
    writing,
)

localised_patterns = [
    path("<int:thread_id>/", thread.thread_page, name="thread"),
    path("<int:thread_id>/page/<int:number>/", thread.thread_page, name="thread_page"),
    path("<int:thread_id>/newest/", thread.newest, name="thread_newest"),
    path("<int:thread_id>/newest/<int:number>/", thread.newest, name="thread_newest_page"),
    path("<int:thread_id>/valued/", thread.valued, name="thread_valued"),
    path("<int:thread_id>/branch/<int:number>/", thread.branch, name="branch"),
    path("<int:thread_id>/branch/<int:number>/<int:window>/", thread.branch, name="branch_window"),
    path("<int:thread_id>/comment/<int:number>/", thread.permalink, name="comment"),
    path("<int:thread_id>/write/", writing.write, name="write_comment"),
    path("<int:thread_id>/comment/<int:number>/reply/", writing.write, name="reply"),
    path("<int:thread_id>/preview/", writing.preview, name="preview_comment"),
    path("<int:thread_id>/search/", searching.search, name="thread_search"),
    path(
        "<int:thread_id>/comment/<int:number>/versions/", versions.versions, name="comment_versions"
    ),
    path(
        "<int:thread_id>/comment/<int:number>/original/",
        originals.original,
        name="comment_original",
    ),
    path(
        "<int:thread_id>/comment/<int:number>/suggest/",
        suggestions.suggest_words,
        name="suggest_words",
    ),
    path("<int:thread_id>/translations/", translations.translations, name="thread_translations"),
    path("own/<uuid:key>/edit/", own.edit, name="edit_comment"),
    path("own/<uuid:key>/withdraw/", own.withdraw, name="withdraw_comment"),
    path("own/<uuid:key>/locale/", own.say_locale, name="comment_locale"),
    path(
        "own/<uuid:key>/translations/<slug:locale>/",
        corrections.correct_translation,
        name="correct_translation",
    ),
    path("<int:thread_id>/by/authors/", by_people.by_authors, name="thread_by_authors"),
    path("<int:thread_id>/by/<str:handle>/", by_people.by_person, name="thread_by"),
    re_path(
        r"^(?P<thread_id>\d{1,18})/feed\.(?P<kind>rss|atom|json)$",
        feeds.thread_feed,
        name="thread_feed",
    ),
    path("<int:thread_id>/comment/<int:number>/vote/", votes.vote, name="vote"),
    path("<int:thread_id>/mine.json", mine.thread_mine, name="thread_mine"),
    path("<int:thread_id>/seen/", mine.thread_seen, name="thread_seen"),
    path("<int:thread_id>/follow/", mine.follow, name="follow"),
    path("mute/<slug:handle>/", people.mute, name="mute"),
    path("muted/", people.muted_people, name="muted_people"),
    path("mine/", own_pages.my_comments, name="my_comments"),
    path("answers/", own_pages.my_answers, name="my_answers"),
    path("answers/seen/", own_pages.answers_seen, name="answers_seen"),
    path("suggestions/", suggestions.my_suggestions, name="my_suggestions"),
    path("reading/", reading.reading, name="reading"),
    path("following/", own_pages.following, name="following"),
    path(
        "<int:thread_id>/comment/<int:number>/report/",
        reporting.report_comment,
        name="report_comment",
    ),
    path("report/<str:handle>/", reporting.report_person, name="report_person"),
    path(
        "<int:thread_id>/comment/<int:number>/moderate/",
        moderating.moderate_comment,
        name="moderate_comment",
    ),
    path("waiting/<uuid:key>/", moderating.moderate_waiting, name="moderate_waiting"),
    path("<int:thread_id>/moderate/", moderating.moderate_thread, name="moderate_thread"),
    path("desk/", desk.desk, name="desk"),
    path("desk/log/", desk.log, name="desk_log"),
    path("desk/person/<int:pk>/<slug:of>/", desk.settle, name="settle_person"),
]
