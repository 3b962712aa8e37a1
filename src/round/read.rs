//! Reading files that people put into a round's folder: never more than is sensible, and nothing but files.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::{RoundError, file_error};

/// A file larger than this is not opened: a filled-in workbook has 30 to 300 kilobytes, and one with
/// a million formatted empty rows some 10 megabytes.
pub(super) const MOST_BYTES: u64 = 256 << 20;

/// What to do about an error of the system.
pub(super) fn hint(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "Close it in Excel if it is open there, and check that you may read it and write to the folder."
        }
        io::ErrorKind::NotFound => "Check the path, and whether a link in it still leads somewhere.",
        io::ErrorKind::NotADirectory => "A part of the path is a file, not a folder. Check the path.",
        io::ErrorKind::IsADirectory => "It is a folder. Name a file, or move the folder away.",
        io::ErrorKind::InvalidFilename => {
            "The path is too long or has a sign in it that names may not have: move it further up."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "The disk is full. Make room and try again.",
        io::ErrorKind::ReadOnlyFilesystem => "The disk may only be read. Choose a folder elsewhere.",
        _ => "Check the disk, and whether links to folders go in a circle, and try again.",
    }
}

/// The bytes of a file.
///
/// # Errors
/// When it is a folder, a pipe or a device, is too large, or cannot be read.
pub(super) fn read_capped(path: &Path) -> Result<Vec<u8>, RoundError> {
    let metadata = fs::metadata(path).map_err(file_error(path, "read"))?;
    // A pipe or a device would never end.
    if !metadata.is_file() {
        return Err(RoundError::NoFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    // It may grow while it is read; what the system says of its size is only a first look.
    if metadata.len() <= MOST_BYTES {
        let file = fs::File::open(path).map_err(file_error(path, "read"))?;
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(file_error(path, "read"))?;
    }
    if metadata.len().max(bytes.len() as u64) > MOST_BYTES {
        return Err(RoundError::TooLarge(path.to_owned(), MOST_BYTES >> 20));
    }
    Ok(bytes)
}

/// The bytes of a file, or none where there is no such file.
pub(super) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, RoundError> {
    match read_capped(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(RoundError::File { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A text that an editor saved: UTF-8, or UTF-16 that says so. Nothing is guessed, for a guess would
/// change names in silence.
pub(super) fn text(path: &Path, bytes: &[u8]) -> Result<String, RoundError> {
    let wide = |unit: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let (units, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(units.iter().map(|bytes| unit(*bytes))).collect();
        text.ok().filter(|_| rest.is_empty())
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ => std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(str::to_owned),
    };
    text.ok_or_else(|| RoundError::NoText(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_of_sensible_size_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(read_capped(folder.path()), Err(RoundError::NoFile(_))));
        let path = folder.path().join("plan.xlsx");
        assert!(matches!(read_capped(&path), Err(RoundError::File { .. })));
        assert!(matches!(read_if_there(&path), Ok(None)));
        fs::write(&path, b"here").expect("written");
        assert_eq!(read_capped(&path).expect("read"), b"here");
        // A file of holes: large to read, small on the disk.
        fs::File::create(&path).and_then(|file| file.set_len(MOST_BYTES + 1)).expect("grown");
        let error = read_capped(&path).expect_err("too large");
        assert!(error.to_string().contains("256 megabytes"), "{error}");
    }

    #[test]
    fn a_text_is_read_as_it_was_saved_or_not_at_all() {
        let path = Path::new("plan.toml");
        let read = |bytes: &[u8]| text(path, bytes).ok();
        assert_eq!(read("é".as_bytes()).as_deref(), Some("é"));
        assert_eq!(read(b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!(read(b"\xff\xfea\0\xe9\0").as_deref(), Some("aé"));
        assert_eq!(read(b"\xfe\xff\0a\0\xe9").as_deref(), Some("aé"));
        assert_eq!(read(b"caf\xe9"), None);
        assert_eq!(read(b"\xff\xfea\0\xe9"), None);
        let error = text(path, b"caf\xe9").expect_err("no UTF-8").to_string();
        assert!(error.contains("UTF-8"), "{error}");
    }
}
