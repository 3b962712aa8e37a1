#!/usr/bin/env python3
"""read_email.py FILE.eml...: prints as JSON what Python's own parser makes of each message, attachments as SHA-256."""
import email
import email.policy
import hashlib
import json
import pathlib
import sys


def told(path):
    raw = pathlib.Path(path).read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    defects, parts = [], []
    for part in message.walk():
        defects += [repr(defect) for defect in part.defects]
        for name, value in part.items():
            defects += [f"{name}: {defect!r}" for defect in getattr(value, "defects", [])]
        if part.is_multipart():
            continue
        content = part.get_content()
        is_text = part.get_content_maintype() == "text"
        parts.append({
            "type": part.get_content_type(),
            "disposition": part.get_content_disposition(),
            "file": part.get_filename(),
            "text": content.replace("\r\n", "\n") if is_text else None,
            "sha256": None if is_text else hashlib.sha256(content).hexdigest(),
        })
    addresses = lambda name: [[one.display_name, one.addr_spec] for one in getattr(message[name], "addresses", [])]
    return {
        "file": path,
        "headers": [[name, str(value)] for name, value in message.items()],
        "from": addresses("From"),
        "to": addresses("To"),
        "subject": message["Subject"],
        "type": message.get_content_type(),
        "parts": parts,
        "defects": defects,
        "bare_line_ends": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
        "longest_line": max(len(line) for line in raw.split(b"\r\n")),
        "ascii": raw.isascii(),
    }


json.dump([told(path) for path in sys.argv[1:]], sys.stdout)
