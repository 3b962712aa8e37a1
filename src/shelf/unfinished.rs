//! Files that are being written: under a name of their own until they are whole.
//!
//! Whoever writes one holds a lock on it, which the system lets go when the program is killed. One that lies there and is
//! not locked was left behind, and the next run takes it away.

use std::fs::{self, TryLockError};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

/// Between these stand letters and figures by chance.
const BEGIN: &str = ".careers-audit-";
const END: &str = ".unfinished";
const BY_CHANCE: usize = 10;

/// So many stood there, and nothing behind them, before names ended as they do.
const BY_CHANCE_ONCE: usize = 6;

/// On a disk without locks one that is so old is nobody's any more.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// Begins a file in a folder.
pub(super) fn begin(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    loop {
        // Made by the plain call, so that colleagues may read it: a file of this crate's own making is private.
        let begun = tempfile::Builder::new()
            .prefix(BEGIN)
            .suffix(END)
            .rand_bytes(BY_CHANCE)
            .make_in(folder, |path| fs::File::options().read(true).write(true).create_new(true).open(path))
            .map_err(own)?;
        match begun.as_file().try_lock() {
            // Between its making and its lock another run may have taken it for one that was left.
            Ok(()) if begun.path().exists() => return Ok(begun),
            Ok(()) | Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(_)) => return Ok(begun),
        }
    }
}

/// What the system said; what is wrapped around it names a file that nobody knows.
fn own(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|wrapped| wrapped.source()?.downcast_ref::<io::Error>());
    inner.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}

/// Takes away those that were left in a folder. One that cannot be taken away does no harm.
pub(super) fn tidy(folder: &Path) {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(here).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_ours(&entry.file_name().to_string_lossy(), &entry.path()) {
            let _ = take_away(&entry.path());
        }
    }
}

/// Whether this program made it.
fn is_ours(name: &str, path: &Path) -> bool {
    let Some(rest) = name.strip_prefix(BEGIN) else { return false };
    let is_by_chance = |text: &str, many: usize| text.len() == many && text.chars().all(|c| c.is_ascii_alphanumeric());
    if rest.strip_suffix(END).is_some_and(|rest| is_by_chance(rest, BY_CHANCE)) {
        return true;
    }
    // Of the shorter name a person might have thought too: a word has no figure and no capital within it, and what is
    // in it begins as our files do.
    let is_no_word = rest.chars().skip(1).any(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    is_by_chance(rest, BY_CHANCE_ONCE) && is_no_word && begins_as_ours(path).unwrap_or(false)
}

fn begins_as_ours(path: &Path) -> io::Result<bool> {
    let mut begin = Vec::new();
    fs::File::open(path)?.take(16).read_to_end(&mut begin)?;
    Ok([&b"PK\x03\x04"[..], b"X-Careers-Audit:", b"# "].iter().any(|ours| begin.starts_with(ours)) || begin.is_empty())
}

fn take_away(path: &Path) -> io::Result<()> {
    let file = fs::File::options().read(true).write(true).open(path)?;
    match file.try_lock() {
        // Removed under the lock: nobody begins to write it meanwhile.
        Ok(()) => fs::remove_file(path),
        Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(_)) => {
            let age = fs::metadata(path)?.modified()?.elapsed().unwrap_or_default();
            if age > OLD { fs::remove_file(path) } else { Ok(()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
        put(".careers-audit-0aB1cD2eF3.unfinished", "half of it");
        put(".careers-audit-aB1cD2", "PK\x03\x04");
        put(".careers-audit-Zz9zzz", "");
        let theirs = [
            ".careers-audit-backup",
            ".careers-audit-Backup",
            ".careers-audit-bc1234",
            ".careers-audit-notes.xlsx",
            ".careers-audit-0aB1cD2eF3.unfinished.xlsx",
            "careers-audit-0aB1cD2eF3.unfinished",
            ".careers-audit-my own.unfinished",
        ];
        theirs.iter().for_each(|name| put(name, "a person's"));
        fs::create_dir(folder.path().join(".careers-audit-1111111111.unfinished")).expect("made");
        // What another run is writing now.
        let begun = begin(folder.path()).expect("begun");
        tidy(folder.path());
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        let own = begun.path().file_name().expect("a name").to_string_lossy().into_owned();
        let mut expected: Vec<String> = theirs.iter().map(|name| (*name).to_owned()).collect();
        expected.extend([".careers-audit-1111111111.unfinished".to_owned(), own]);
        expected.sort();
        assert_eq!(left, expected);
        // It can still be given its name.
        begun.persist_noclobber(folder.path().join("whole.xlsx")).expect("named");
    }
}
