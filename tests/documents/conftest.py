import socketserver
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coproduction.documents import rules, services

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd(socketserver.StreamRequestHandler):
    """Speaks enough of ClamAV's protocol to answer INSTREAM, and finds what `server.virus` says."""

    def handle(self):
        command = self._command()
        if command != b"zINSTREAM":
            return
        received = b""
        while size := int.from_bytes(self.rfile.read(4)):
            received += self.rfile.read(size)
        self.server.received.append(received)
        self.wfile.write(self.server.answer(received))

    def _command(self):
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        return said[:-1]


class Scanner(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    says = b""

    def answer(self, received):
        if self.says:
            return self.says
        return b"stream: Eicar-Test-Signature FOUND\0" if self.virus in received else b"stream: OK\0"


@pytest.fixture
def scanner(settings):
    """A scanner at a socket, that calls a file infected when it holds `scanner.virus`."""
    with Scanner(("127.0.0.1", 0), Clamd) as server:
        server.received, server.virus = [], EICAR
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


@pytest.fixture
def own_files(monkeypatch):
    """A purpose whose files only their owner may read."""
    monkeypatch.setattr(rules, "_rules", {})
    rules.opens("test", lambda user, document: document.owner_id == user.pk)


@pytest.fixture
def keep():
    def keep(data, name="receipt", by=None, allowed=services.RECEIPT_FILES):
        return services.keep_upload(SimpleUploadedFile(name, data), purpose="test", by=by, allowed=allowed)

    return keep
