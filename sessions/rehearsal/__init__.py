"""The rehearsal: a whole session played against a running server, over real HTTP and real WebSockets.

It knows the site only through its addresses, pages and sockets; of our own code it reads the methods (to know what
should happen, and which sentences are the facilitator's alone). `manage.py rehearse` starts it.
"""
