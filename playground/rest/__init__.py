"""Discord's HTTP API v10, as far as a bot for slash commands and messages needs it.

`endpoints` is the table of everything this server knows; `dispatch` carries a request to its
endpoint; the other modules are the endpoints by family. What the table lacks is a loud 501.
"""
