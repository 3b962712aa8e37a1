//! A file among the returns, opened: the return that it is, or those that it carries.

use jiff::civil::Date;

use super::bystanders::is_bystander;
use crate::finding::{Code, Finding};
use crate::layout::Forms;
use crate::reader::{self, Allowance, Carried, Opened, Room, Unreadable};
use crate::returns::{Incoming, Recognised, Saved, State};
use crate::round::settled::Settled;
use crate::shelf::Shelf;

/// What every file is read with.
pub(super) struct Hand<'h> {
    pub(super) shelf: &'h dyn Shelf,
    pub(super) forms: &'h Forms,
    pub(super) settled: &'h Settled,
    /// What says that it was saved later is not believed.
    pub(super) today: Date,
}

/// What came of one file.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The returns in it.
    pub(super) incoming: Vec<Incoming>,
    /// Whether it carries them, and is none itself.
    pub(super) carries: bool,
}

/// Reads a file, or what it carries; nothing where that needs more room. When it was saved the workbook says best, then
/// what carries it, then the folder (`changed`).
pub(super) fn opened(hand: &Hand<'_>, (file, changed): (&str, Saved), bytes: &[u8], room: Room) -> Option<Opening> {
    let Hand { forms, settled, today, .. } = hand;
    let allowance = Allowance::new(room);
    let mut opening = Opening::default();
    let mut take = |carried: Carried<'_>| {
        let Opened { recognised, saved } = match carried.holds {
            Ok(bytes) => {
                let fingerprint = reader::fingerprint(bytes);
                let Opened { recognised, saved } =
                    reader::open_within(forms, bytes, settled.of(&fingerprint), &allowance);
                let is_dropped = settled.is_dropped(&fingerprint);
                Opened { recognised: if is_dropped { recognised.withdrawn() } else { recognised }, saved }
            }
            Err(Unreadable { what, fix }) => Opened { recognised: unreadable(what, &fix), saved: None },
        };
        opening.carries |= carried.within.is_some();
        let file = carried.within.map_or_else(|| file.to_owned(), |within| format!("{file}/{within}"));
        let of_carrier = carried.saved.and_then(|at| at.unless_stale(forms.plan().stamp()));
        let believed = |at: Option<Saved>| at.and_then(|at| at.unless_to_come(*today));
        let saved = believed(saved).or_else(|| believed(of_carrier)).unwrap_or(changed);
        opening.incoming.push(Incoming { file, saved, recognised });
    };
    reader::carried((file, bytes), &allowance, &is_bystander, &mut take);
    (!allowance.is_crowded()).then_some(opening)
}

/// A file that is no workbook which can be read.
pub(super) fn unreadable(what: String, fix: &str) -> Recognised {
    let finding = Finding::of_file(Code::Unreadable, what).fix(fix);
    Recognised::Refused { state: State::Unreadable, department: None, finding }
}
