#!/usr/bin/env python3
"""mail.py OUT.eml FILE...: writes an email as a mail program saves it, with the files attached."""
import email.message
import pathlib
import sys

out, *files = sys.argv[1:]
mail = email.message.EmailMessage()
mail["From"] = "Sam Lead <sam@school.example>"
mail["To"] = "Careers Leader <careers@school.example>"
mail["Subject"] = "Re: careers audit"
mail["Date"] = "Fri, 27 Nov 2026 09:00:00 +0000"
mail.set_content("Here it is, with apologies for the wait.\n")
for file in map(pathlib.Path, files):
    kind = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    mail.add_attachment(file.read_bytes(), maintype="application", subtype=kind, filename=file.name)
pathlib.Path(out).write_bytes(bytes(mail))
