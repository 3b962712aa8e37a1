//! The summary beside the workbook of an .xls: a set of properties, of which the moment of saving matters.
//!
//! A set begins with where its properties are listed; each is a number, and the place where its kind and value stand.
//! Whatever of it is broken says nothing: no answer needs it.

use jiff::Timestamp;

use super::compound::Compound;
use crate::returns::Saved;

/// The stream's name begins with a character that no person types.
const STREAM: &str = "\u{5}SummaryInformation";
/// Where the place of the properties stands.
const SECTION: usize = 44;
/// So many properties a summary has at most.
const MOST: u32 = 64;
/// The numbers of the moments at which a workbook was last saved, and made.
const MOMENTS: [u32; 2] = [13, 12];
/// The kind of a moment.
const MOMENT: u32 = 64;
/// From the year 1601, where these moments begin, to 1970, in seconds.
const BEFORE_1970: i64 = 11_644_473_600;

/// When a workbook was last saved, as its summary says.
pub(super) fn saved(file: &Compound<'_>) -> Saved {
    let moment = file.stream(STREAM).and_then(|stream| MOMENTS.into_iter().find_map(|number| moment(&stream, number)));
    moment.map(Saved::at).unwrap_or_default()
}

fn moment(stream: &[u8], number: u32) -> Option<Timestamp> {
    let section = usize::try_from(word(stream, SECTION)?).ok()?;
    let properties = stream.get(section..)?;
    let count = word(properties, 4)?.min(MOST);
    let listed = properties.get(8..)?.as_chunks::<8>().0.iter().take(usize::try_from(count).ok()?);
    let at =
        listed.map(|pair| pair.as_slice()).find(|pair| word(pair, 0) == Some(number)).and_then(|pair| word(pair, 4))?;
    let property = properties.get(usize::try_from(at).ok()?..)?;
    let ticks = u64::from_le_bytes(*property.get(4..)?.first_chunk()?);
    if word(property, 0)? != MOMENT {
        return None;
    }
    let ticks = i64::try_from(ticks).ok()?;
    let rest = i32::try_from(ticks % 10_000_000).ok()?;
    Timestamp::new(ticks / 10_000_000 - BEFORE_1970, rest * 100).ok()
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::package::compound::tests::compound;

    /// A summary with these properties, each a number, a kind and a value.
    fn summary(properties: &[(u32, u32, u64)]) -> Vec<u8> {
        let mut stream = vec![0; 48];
        stream[SECTION] = 48;
        let count = u32::try_from(properties.len()).expect("few");
        stream.extend([0_u32, count].into_iter().flat_map(u32::to_le_bytes));
        for (position, (number, _, _)) in (0_u32..).zip(properties) {
            stream.extend([*number, 8 + count * 8 + position * 12].into_iter().flat_map(u32::to_le_bytes));
        }
        for (_, kind, value) in properties {
            stream.extend(kind.to_le_bytes().into_iter().chain(value.to_le_bytes()));
        }
        stream
    }

    fn ticks(moment: &str) -> u64 {
        let moment: Timestamp = moment.parse().expect("a moment");
        u64::try_from((moment.as_second() + BEFORE_1970) * 10_000_000).expect("after 1601")
    }

    #[test]
    fn the_moment_of_saving_is_read_and_that_of_making_where_there_is_no_other() {
        let (made, last) = ("2026-09-01T07:00:00Z", "2026-12-02T09:30:00Z");
        let of = |properties: &[(u32, u32, u64)]| {
            let bytes = compound(STREAM, &summary(properties));
            saved(&Compound::open(&bytes).expect("opened")).to_string()
        };
        assert_eq!(of(&[(1, 2, 1252), (12, 64, ticks(made)), (13, 64, ticks(last))]), last);
        assert_eq!(of(&[(12, 64, ticks(made)), (13, 3, 7)]), made);
        assert_eq!(of(&[(13, 64, 0)]), "1601-01-01T00:00:00Z");
        assert_eq!(of(&[(13, 64, u64::MAX)]), "");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn every_cut_and_every_place_is_survived() {
        let whole = summary(&[(12, 64, 1), (13, 64, 2)]);
        for length in 0..whole.len() {
            let _ = moment(&whole[..length], 13);
        }
        for at in (SECTION..whole.len()).step_by(4) {
            let mut broken = whole.clone();
            broken[at..at + 4].copy_from_slice(&[0xff; 4]);
            let _ = moment(&broken, 13);
        }
    }
}
