"""Peak memory and CPU of reading a web archive, as it grows.

    python benchmarks/archive.py [--pages 200 2000]

Makes archives of pages of the project's own reports, plain and gzipped, and reads each in a
process of its own.
"""

from __future__ import annotations

import argparse
import gzip
import html
import subprocess
import sys
import tempfile
from pathlib import Path

REPORTS = Path(__file__).resolve().parent.parent / "src" / "communique" / "data" / "demo"
READ = """
import resource, sys, time
from communique.read import read_paths
from communique.model import Document
n = sum(isinstance(d, Document) for d in read_paths([sys.argv[1]]))
used = resource.getrusage(resource.RUSAGE_SELF)
spent, peak = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
print(f"{n:,} documents, {spent:.1f} CPU-s, peak {peak} MiB")
"""


def record(number: int, text: str) -> bytes:
    title, *rest = (line for line in text.splitlines() if line.strip())
    story = "".join(f"<p>{html.escape(line)}</p>" for line in rest)
    page = f"<html><head><title>{title} {number}</title></head><body><article><h1>{title}</h1>"
    body = f"{page}{story}</article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://archive.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number:032d}>\r\nWARC-Date: 2031-05-06T07:08:09Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[200, 2000])
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    for n in parser.parse_args().pages:
        for suffix in (".warc", ".warc.gz"):
            with tempfile.NamedTemporaryFile(suffix=suffix) as out:
                for number in range(n):
                    raw = record(number, texts[number % len(texts)])
                    out.write(gzip.compress(raw) if suffix.endswith("gz") else raw)
                out.flush()
                command = [sys.executable, "-c", READ, out.name]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                print(f"{suffix:8} {done.stdout.strip()}")


if __name__ == "__main__":
    main()
