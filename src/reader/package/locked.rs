//! Workbooks that are encrypted without anybody having set a password.
//!
//! A workbook whose structure is protected, or that is marked to be opened for reading only, is encrypted by Excel with
//! a password that every program knows, and opened without asking for it.

use super::compound::Compound;
use super::limits::{Fault, MOST_LOCKED};

/// The password that every program knows.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
const EVERYBODYS: &str = "VelvetSweatshop";
/// How often a key may be stirred. Excel stirs 100,000 times; a hundred times as often takes seconds.
const MOST_TURNS: u64 = 1_000_000;

/// The package within an encrypted file.
///
/// # Errors
/// When somebody set a password of their own, or the file is damaged.
pub(super) fn open_xml(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let about = Compound::open(small(bytes)?)?.stream("EncryptionInfo").unwrap_or_default();
    if turns(&about) > MOST_TURNS {
        return Err(Fault::Locked);
    }
    decrypted(bytes)
}

/// An old workbook, with its records as they were before they were encrypted.
///
/// # Errors
/// As above.
pub(super) fn old(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    decrypted_old(small(bytes)?)
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn decrypted(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    msoffice_crypto::decrypt_ooxml(bytes, EVERYBODYS).map_err(|_| Fault::Locked)
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn decrypted_old(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    msoffice_crypto::decrypt_binary_office(bytes, EVERYBODYS).map_err(|_| Fault::Locked)
}

/// The library that decrypts does not build for a browser: there nobody can tell whether a password was set.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn decrypted(_: &[u8]) -> Result<Vec<u8>, Fault> {
    Err(Fault::Told(crate::reader::Unreadable {
        what: "The workbook is encrypted.".to_owned(),
        fix: "Open it in Excel and save it under a new name without the password; where Excel asks for none, save it as a new \
              workbook without the mark that it is for reading only."
            .to_owned(),
    }))
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn decrypted_old(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    decrypted(bytes)
}

/// An encrypted file that is opened at all.
fn small(bytes: &[u8]) -> Result<&[u8], Fault> {
    if bytes.len() > MOST_LOCKED {
        return Err(Fault::TooLarge("megabytes, encrypted", (MOST_LOCKED >> 20) as u64));
    }
    Ok(bytes)
}

/// How often the key of an encrypted file is stirred, as it says itself: `spinCount="100000"`.
fn turns(about: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(about);
    let said = text.split("spinCount").skip(1).filter_map(|rest| {
        let digits = rest.trim_start_matches(['=', '"', '\'', ' ']);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        Some(digits.get(..end)?.parse().unwrap_or(u64::MAX))
    });
    said.max().unwrap_or(0)
}
