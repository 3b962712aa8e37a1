//! Files in a zip archive, and the one in a .gz.

use std::io::Read;

use flate2::bufread::MultiGzDecoder;
use jiff::civil::DateTime;

use super::{Each, Item};
use crate::reader::Unreadable;
use crate::reader::package::limits::{Fault, MOST_BYTES};
use crate::reader::package::parts::Parts;
use crate::returns::Saved;

/// What programs write that know no day.
const NO_DAY: i16 = 1980;

/// Takes every file of an archive.
pub(super) fn each(mut parts: Parts<'_>, each: Each<'_>) -> Result<(), Fault> {
    for number in 0..parts.len() {
        let filed = parts.filed(number);
        if filed.is_folder {
            continue;
        }
        let unpacked = parts.unpacked(number, MOST_BYTES).map_err(|fault| match fault {
            Fault::Locked => Fault::Told(locked()),
            fault => fault,
        });
        let holds = unpacked.as_deref().map_err(Clone::clone);
        each(Item { name: filed.name, saved: filed.saved.and_then(moment), holds })?;
    }
    Ok(())
}

fn locked() -> Unreadable {
    Unreadable {
        what: "The file is in a zip archive that is protected by a password.".to_owned(),
        fix: "Open the archive with its password, and put the workbooks that are in it into the returns folder."
            .to_owned(),
    }
}

/// When a file was saved: an archive says no zone.
fn moment(saved: DateTime) -> Option<Saved> {
    (saved.year() > NO_DAY).then(|| Saved::said(&saved.to_string()))
}

/// Takes the one file of a .gz, by the name that it had.
pub(super) fn unpacked(file: &str, bytes: &[u8], each: Each<'_>) -> Result<(), Fault> {
    let decoder = MultiGzDecoder::new(bytes);
    let named = decoder.header().and_then(|header| header.filename()).map(String::from_utf8_lossy);
    let named = named.filter(|name| !name.trim().is_empty()).map(std::borrow::Cow::into_owned);
    let last = file.rsplit('/').next().unwrap_or(file);
    let plain = match last.to_lowercase() {
        lower if lower.ends_with(".gz") => last.get(..last.len() - 3).unwrap_or(last).to_owned(),
        lower if lower.ends_with(".tgz") => format!("{}.tar", last.get(..last.len() - 4).unwrap_or(last)),
        _ => last.to_owned(),
    };
    let mut unpacked = Vec::new();
    decoder.take(MOST_BYTES + 1).read_to_end(&mut unpacked).map_err(|_| Fault::Damaged)?;
    each(Item { name: named.unwrap_or(plain), saved: None, holds: Ok(&unpacked) })
}
