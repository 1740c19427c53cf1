import socket
import unittest

from k3sfn.problem import Problem
from k3sfn.server import listen


class Listener(unittest.TestCase):
    def test_connections_send_at_once(self):
        with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
            connection, _ = listener.accept()
            with connection:
                self.assertTrue(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    def test_an_address_that_is_not_ours(self):
        with self.assertRaisesRegex(Problem, "Nothing can listen on 192.0.2.1, port 0: "):
            listen("192.0.2.1", 0)


if __name__ == "__main__":
    unittest.main()
