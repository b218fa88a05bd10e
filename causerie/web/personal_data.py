"""What lies outside our tables: mail under way, logs, backups, and what a browser keeps."""

from django.utils.translation import gettext_lazy as _

from causerie.lib.personal_data import Audience, PersonalStore

TO_REMEMBER = _("So that the page is as you like it.")
IN_YOUR_BROWSER = _("It lies in your browser alone; you delete it there.")

_HERE = [
    PersonalStore(
        "jobs",
        _("Mail under way to you: your address and the message."),
        _("So that nobody waits for a mail server, and a message is tried again."),
        _("Until it is sent or given up: some seconds as a rule, eight hours at most."),
        _("The last message, which says that your account is gone, is kept until it is sent."),
    ),
    PersonalStore(
        "outbox",
        _("On a site that has no mail server: its mail, in a folder of the server."),
        _("So that the publication can be tried before it has one."),
        _("Until the operator of the site removes it."),
        _("The operator of the site removes it."),
    ),
    PersonalStore(
        "logs",
        _("A line for each request: time, kind of page, outcome. No names, no addresses."),
        _("So that faults are found."),
        _("As long as the operator of the site keeps them."),
        _("Names nobody."),
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "backups",
        _("Copies of the whole database and of all pictures. Downloads of your data are in none."),
        _("So that nothing is lost when a disk breaks."),
        _("As long as the operator of the site keeps them; a month is advised."),
        _("What was deleted is in older copies until they go."),
    ),
]

_BROWSER = [
    PersonalStore(
        "session",
        _("The cookie “session” (or “__Host-session”): a random number. It is set when you sign in "
          "or send a form."),
        _("So that the publication knows you from one page to the next."),
        _("Until you sign out, or for two weeks after your last visit."),
        _("It means nothing any more."),
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "csrf",
        _("The cookie “csrf” (or “__Host-csrf”): a random number. It is set with a form."),
        _("So that no other site can send forms in your name."),
        _("For a year."),
        IN_YOUR_BROWSER,
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "locale",
        _("The cookie “locale”: the language that you chose. It is set when you choose one."),
        TO_REMEMBER,
        _("For a year."),
        IN_YOUR_BROWSER,
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "messages",
        _("The cookie “messages”: what the next page tells you of what you have just done, your "
          "mail address if it is about that."),
        _("So that you know that it was done."),
        _("Until the next page."),
        IN_YOUR_BROWSER,
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "reads",
        _("The cookie “reads”: up to four languages that you read, or that you want every comment "
          "as it was written. It is set when you choose that."),
        TO_REMEMBER,
        _("Until you sign out, or for a year."),
        IN_YOUR_BROWSER,
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "appearance",
        _("“causerie-theme” and “causerie-text” in the browser’s storage: colours and size of "
          "text, if you chose them."),
        TO_REMEMBER,
        _("Until you clear what your browser keeps of this site."),
        IN_YOUR_BROWSER,
        audience=Audience.EVERYBODY,
    ),
    PersonalStore(
        "account_in_browser",
        _("“causerie-account” and “causerie-seen” in the browser’s storage: colours and size of "
          "text as your account has them, and when this browser last told that you are here."),
        _("So that your choice follows you, and the hour is told no more often than once."),
        _("Until you clear what your browser keeps of this site."),
        IN_YOUR_BROWSER,
        audience=Audience.READERS,
    ),
]  # fmt: skip

STORES = [*_HERE, *_BROWSER]
