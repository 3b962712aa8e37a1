//! Tells a file that we wrote from one that a person edited since.
//!
//! The fingerprint of a workbook stands in the comment at the end of its zip archive. A spreadsheet
//! program that saves the workbook writes a new archive without it, so a file whose fingerprint is
//! absent or does not fit is a person's, and is never replaced.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::read::read_if_there;
use super::write::{Written, replace};
use super::{RoundError, file_error};

/// Marks our comment.
const MARK: &str = "careers-audit ";
/// The mark and 64 hexadecimal digits.
const LENGTH: u16 = 78;

/// Writes a workbook of ours; where a person edited the one that is there, beside it with " 2".
pub(super) fn write(path: &Path, bytes: Vec<u8>) -> Result<Written, RoundError> {
    let sealed = seal(bytes);
    for number in 1_u32.. {
        let path = numbered(path, number);
        // One that is too large is not ours either, and is kept as well.
        match read_if_there(&path) {
            Ok(Some(there)) if !is_ours(&there) => {}
            Err(RoundError::TooLarge(..)) => {}
            Ok(_) => return replace(&path, &sealed),
            Err(error) => return Err(error),
        }
    }
    Err(RoundError::Kept(path.to_owned()))
}

/// Removes the workbooks of ours in a folder that are not named; what a person edited stays.
pub(super) fn clear(folder: &Path, keep: &[&str]) -> Result<(), RoundError> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry.map_err(file_error(folder, "read"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ours = || matches!(read_if_there(&path), Ok(Some(bytes)) if is_ours(&bytes));
        if name.ends_with(".xlsx") && !keep.contains(&name.as_str()) && path.is_file() && ours() {
            std::fs::remove_file(&path).map_err(file_error(&path, "removed"))?;
        }
    }
    Ok(())
}

fn numbered(path: &Path, number: u32) -> std::path::PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem} {number}.{ending}"))
}

/// Adds the fingerprint. Bytes that end in no archive without a comment stay as they are.
fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(length_at) = bytes.len().checked_sub(2) else { return bytes };
    let ends_plainly =
        bytes.len() >= 22 && bytes[bytes.len() - 22..].starts_with(b"PK\x05\x06") && bytes[length_at..] == [0, 0];
    if !ends_plainly {
        return bytes;
    }
    let comment = comment(&bytes);
    bytes.truncate(length_at);
    bytes.extend(LENGTH.to_le_bytes());
    bytes.extend(comment.as_bytes());
    bytes
}

fn comment(bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{MARK}{digits}")
}

fn is_ours(bytes: &[u8]) -> bool {
    let Some(at) = bytes.len().checked_sub(usize::from(LENGTH)) else { return false };
    let (body, said) = bytes.split_at(at);
    let Some(body) = body.strip_suffix(&LENGTH.to_le_bytes()) else { return false };
    let mut plain = body.to_vec();
    plain.extend([0, 0]);
    said == comment(&plain).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.extend(b"PK\x05\x06");
        bytes.extend([0; 18]);
        bytes
    }

    #[test]
    fn an_edited_file_is_kept_and_ours_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Careers matrix 2026-12-01.xlsx");
        assert_eq!(write(&path, archive("one")).expect("written").path, path);
        assert_eq!(write(&path, archive("two")).expect("replaced").path, path);
        std::fs::write(&path, archive("a person's")).expect("edited");
        let second = write(&path, archive("three")).expect("beside it").path;
        assert_eq!(second.file_name().expect("a name"), "Careers matrix 2026-12-01 2.xlsx");
        assert_eq!(write(&path, archive("four")).expect("replaced").path, second);
        assert_eq!(std::fs::read(&path).expect("kept"), archive("a person's"));
    }
}
