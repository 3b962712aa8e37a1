//! A text that an editor saved.

use serde::de::DeserializeOwned;

use crate::shelf::{Rel, Shelf};

use super::RoundError;

/// UTF-8, or UTF-16 that says so. Nothing is guessed, for a guess would change names in silence.
pub(super) fn text(shelf: &dyn Shelf, at: &Rel, bytes: &[u8]) -> Result<String, RoundError> {
    decoded(bytes).ok_or_else(|| RoundError::NoText(shelf.shown(at)))
}

/// What a file says that the program itself writes and keeps.
///
/// # Errors
/// Why it cannot be read, as a sentence goes on.
pub(super) fn own<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let text = decoded(bytes).ok_or_else(|| "it is not saved as UTF-8".to_owned())?;
    toml::from_str(&text).map_err(|error| error.message().to_owned())
}

/// The same, or none where it cannot be told.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |unit: fn([u8; 2]) -> u16, bytes: &[u8]| {
        let (units, rest) = bytes.as_chunks::<2>();
        let text: Result<String, _> = char::decode_utf16(units.iter().map(|bytes| unit(*bytes))).collect();
        text.ok().filter(|_| rest.is_empty())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ => std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).ok().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_it_was_saved_or_not_at_all() {
        assert_eq!(decoded("é".as_bytes()).as_deref(), Some("é"));
        assert_eq!(decoded(b"\xef\xbb\xbfa").as_deref(), Some("a"));
        assert_eq!(decoded(b"\xff\xfea\0\xe9\0").as_deref(), Some("aé"));
        assert_eq!(decoded(b"\xfe\xff\0a\0\xe9").as_deref(), Some("aé"));
        assert_eq!(decoded(b"caf\xe9"), None);
        assert_eq!(decoded(b"\xff\xfea\0\xe9"), None);
    }
}
