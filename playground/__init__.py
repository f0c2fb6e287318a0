"""A local Discord: try the bot and test the bot with no account and no network.

The playground serves, from one process and from memory, what a bot and a class need of Discord:

* the HTTP API v10 (`rest`), its rate limits (`limits`) and refusals (`checks`, `refusals`);
* the gateway v10 (`gateway`, `connection`, `sessions`, `dispatches`);
* a CDN for attachments (`cdn`, `media`);
* a page to chat on (`page/`), the socket that the page speaks (`page_socket`, `seats`), what people
  do on it (`chatting`, `verbs`), and what their words, choices and files become (`composing`,
  `forms`, `resolving`, `handing`).

In the middle is the `world`: one server, its people, channels and messages. A person's verb or a
bot's request changes the world; the world tells an event (`events`) to whoever listens; the gateway
and the page's socket translate it for bots and people. Nothing is kept on disk.

It refuses what Discord refuses. What it does not know is answered with 501 and logged as an error:
a fake more lenient than the real thing would be worse than none.

Run it alone with `python -m playground`; in a test use `serve` of `playground.server` and `Person`
of `playground.person`. Point discord.py at it with `Route.BASE` and
`DiscordWebSocket.DEFAULT_GATEWAY`; nothing else of the client changes.
"""

# What `/about` answers, by which a playground is told from any other server. It stands here so
# that a bot which only looks for one does not load the server.
NAME = "easel-playground"
