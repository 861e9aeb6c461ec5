"""Asking a ClamAV daemon at a socket whether a file holds a virus."""

import socket

SECONDS = 30
CHUNK = 64 * 1024


class ScannerDown(Exception):
    """The scanner cannot be reached, or did not give an answer we know. Nothing may be said of the file."""


def finds_virus(file, address):
    """Return the name of the virus in an open binary file, or '' when the scanner calls it clean.

    `address` is `host:port`, or `unix:/path` of a socket. Raises ScannerDown.
    """
    try:
        with _connect(address) as line:
            line.sendall(b"zINSTREAM\0")
            for chunk in iter(lambda: file.read(CHUNK), b""):
                line.sendall(len(chunk).to_bytes(4) + chunk)
            line.sendall(bytes(4))
            return _verdict(_answer(line))
    except (OSError, ValueError) as problem:
        raise ScannerDown(type(problem).__name__) from problem


def _connect(address):
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        line.connect(address.removeprefix("unix:"))
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _answer(line):
    said = b""
    while not said.endswith(b"\0") and len(said) < 4096:
        more = line.recv(1024)
        if not more:
            break
        said += more
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _verdict(said):
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerDown(said[:200] or "no answer")  # English: only logs say it
