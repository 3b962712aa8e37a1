//! The e-mails that a file holds, each with what it says of itself and the workbooks that go with it.

use super::envelope::{Envelope, of_mail};
use super::{Carried, carried, mail, outlook};
use crate::reader::fingerprint;
use crate::reader::package::limits::{Allowance, Room, Spent};
use crate::reader::package::sniff::{Carrier, Kind, kind};

/// The e-mail that a file is, or each that is in it; none where it is something else, or cannot be read.
pub fn envelopes(name: &str, bytes: &[u8]) -> Vec<Envelope> {
    let allowance = Allowance::new(Room::Whole);
    match kind(bytes, &Spent::of(&allowance)) {
        Ok(Kind::Carrier(Carrier::Mail)) => {
            mail::parsed(bytes).map(|mail| of_mail(&mail)).map(|own| with_files(own, name, bytes)).into_iter().collect()
        }
        Ok(Kind::Carrier(Carrier::Message(message))) => {
            vec![with_files(outlook::envelope(&message), name, bytes)]
        }
        Ok(Kind::Carrier(Carrier::Mails)) => {
            let mut all = Vec::new();
            // What breaks off was read so far.
            let _ = mail::each_of_several(bytes, &mut |item| {
                all.extend(item.holds.iter().flat_map(|own| envelopes(&item.name, own)));
                Ok(())
            });
            all
        }
        _ => Vec::new(),
    }
}

fn with_files(own: Envelope, name: &str, bytes: &[u8]) -> Envelope {
    let mut files = Vec::new();
    let mut take = |carried: Carried<'_>| {
        if let (Some(_), Ok(bytes)) = (carried.within, &carried.holds) {
            files.push(fingerprint(bytes));
        }
    };
    carried((name, bytes), &Allowance::new(Room::Whole), &|_| false, &mut take);
    Envelope { files, ..own }
}
