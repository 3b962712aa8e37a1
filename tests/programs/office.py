"""A headless LibreOffice of one's own: its own profile, its own pipe, and never left behind."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import uuid

try:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
    from com.sun.star.uno import Exception as UnoException
except ImportError:
    # The `python3` found first may be pyenv's; the UNO bridge belongs to Debian's.
    if sys.executable == "/usr/bin/python3" or not os.access("/usr/bin/python3", os.X_OK):
        sys.exit("no UNO bridge: run tests/programs/install")
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

# Far above what any workbook takes, also with several at a time on two cores.
SECONDS = 400

# A British desk: dates are day first. (Nothing else differs from a new user's profile.)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
</oor:items>
"""


def properties(**values):
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


class Office:
    """A running LibreOffice."""

    def __init__(self, context, folder):
        self.context, self.folder, self.opened = context, folder, 0
        self.desktop = self._service("com.sun.star.frame.Desktop")

    def _service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def graphic(self, path):
        """A picture, as a shape takes it."""
        return self._service("com.sun.star.graphic.GraphicProvider").queryGraphic(properties(URL=path.as_uri()))

    def open(self, path):
        """The workbook, opened without a window but otherwise as a double click does."""
        # A copy: LibreOffice puts a lock file beside what it opens, and another test may have it open.
        self.opened += 1
        copy = self.folder / f"{self.opened}{pathlib.Path(path).suffix}"
        shutil.copyfile(path, copy)
        book = self.desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, properties(Hidden=True))
        if book is None or not book.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            sys.exit(f"{path}: LibreOffice does not open this as a workbook")
        return book


@contextlib.contextmanager
def running():
    """An `Office`, for as long as the `with` lasts."""
    soffice = shutil.which("soffice") or sys.exit("no soffice: run tests/programs/install")
    # A TERM must run the `finally` below too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    profile = pathlib.Path(tempfile.mkdtemp(prefix="office-"))
    (profile / "user").mkdir()
    (profile / "user/registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    pipe = f"careers-audit-{uuid.uuid4().hex}"
    log = open(profile / "log", "wb")
    process = subprocess.Popen(
        [soffice, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
         f"--accept=pipe,name={pipe};urp;", f"-env:UserInstallation={profile.as_uri()}"],
        stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        start_new_session=True)  # a group of its own: `soffice` starts others

    def kill():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    def give_up():
        sys.stderr.write(f"LibreOffice took longer than {SECONDS} s\n")
        kill()  # whatever call is being waited for then fails

    alarm = threading.Timer(SECONDS, give_up)
    alarm.daemon = True
    alarm.start()
    try:
        yield Office(_connect(pipe, process, profile), profile)
    except UnoException:
        # Not passed on: Python's `with` trips over exceptions of UNO's making.
        traceback.print_exc()
        sys.exit(1)
    finally:
        alarm.cancel()
        kill()
        process.wait()
        log.close()
        shutil.rmtree(profile, ignore_errors=True)


def _connect(pipe, process, profile):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while process.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)
    log = (profile / "log").read_text(errors="replace")
    sys.exit(f"soffice ended with {process.returncode} before it answered\n{log}")

