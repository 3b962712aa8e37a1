//! The properties by which Outlook tells of an e-mail and of what is attached to it: those that matter here, by the
//! numbers that Microsoft's description gives them.

use jiff::Timestamp;

use crate::reader::package::records::utf16;
use crate::returns::Saved;

/// What an e-mail is about.
pub(super) const SUBJECT: u16 = 0x0037;
/// What it says, as plain text.
pub(super) const BODY: u16 = 0x1000;
/// The lines at its head, as it came.
pub(super) const HEAD: u16 = 0x007D;
/// Its Message-ID.
pub(super) const ID: u16 = 0x1035;
/// The address of somebody that it goes to: of the net's kind, and of whichever kind.
pub(super) const NET_ADDRESS: u16 = 0x39FE;
/// The other one.
pub(super) const ADDRESS: u16 = 0x3003;
/// When it was sent.
pub(super) const SENT: u16 = 0x0039;
/// When it arrived.
pub(super) const ARRIVED: u16 = 0x0E06;
/// What is attached: bytes, or an e-mail or an object.
pub(super) const CONTENT: u16 = 0x3701;
/// The name of what is attached, cut to eight letters and three.
pub(super) const SHORT_NAME: u16 = 0x3704;
/// Its name.
pub(super) const NAME: u16 = 0x3707;
/// What is shown in place of a name.
pub(super) const SHOWN_NAME: u16 = 0x3001;

/// Kinds of values.
pub(super) mod kind {
    pub(in super::super) const LETTERS: u16 = 0x001E;
    pub(in super::super) const TEXT: u16 = 0x001F;
    pub(in super::super) const MOMENT: u16 = 0x0040;
    pub(in super::super) const BYTES: u16 = 0x0102;
    pub(in super::super) const OBJECT: u16 = 0x000D;
}

/// A text of one of the two kinds. Which letters the shorter kind means is not said; those of English names are the
/// same in all.
pub(super) fn text(of: u16, value: &[u8]) -> String {
    let text = match of {
        kind::TEXT => utf16(value),
        _ => match std::str::from_utf8(value) {
            Ok(text) => text.to_owned(),
            Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    text.trim_matches('\0').trim().to_owned()
}

/// Seconds between the beginning of 1601, from which these moments are counted, and of 1970.
const FROM_1601: i64 = 11_644_473_600;

/// A moment, counted in ten-millionths of a second.
pub(super) fn moment(value: u64) -> Option<Saved> {
    let seconds = i64::try_from(value / 10_000_000).ok()?.checked_sub(FROM_1601)?;
    Timestamp::from_second(seconds).ok().filter(|_| seconds > 0).map(Saved::at)
}
