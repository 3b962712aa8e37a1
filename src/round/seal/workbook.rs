//! The fingerprint of a workbook, in the comment at the end of its zip archive: a spreadsheet program that saves the
//! workbook writes a new archive without it.

use sha2::{Digest, Sha256};

use super::Seal;

/// Workbooks.
pub(in crate::round) const WORKBOOK: Seal = Seal { ending: ".xlsx", seal, is_ours };

/// Marks our comment.
const MARK: &str = "careers-audit ";
/// The mark and 64 hexadecimal digits.
const LENGTH: u16 = 78;

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
        assert_eq!(WORKBOOK.write(&path, archive("one")).expect("written").path, path);
        assert_eq!(WORKBOOK.write(&path, archive("two")).expect("replaced").path, path);
        std::fs::write(&path, archive("a person's")).expect("edited");
        let second = WORKBOOK.write(&path, archive("three")).expect("beside it").path;
        assert_eq!(second.file_name().expect("a name"), "Careers matrix 2026-12-01 2.xlsx");
        assert_eq!(WORKBOOK.write(&path, archive("four")).expect("replaced").path, second);
        assert_eq!(std::fs::read(&path).expect("kept"), archive("a person's"));
    }
}
