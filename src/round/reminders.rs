//! When a department is written to again that has not returned.
//!
//! ```text
//! 8 Dec        11 Dec        12 Dec
//!   │  reminder  │ due         │  overdue …
//!   └ three days before, and not within three days of one that was sent
//! ```
//! Nobody is reminded early, and nobody twice at once. What answers a file that came (it is empty, or cannot be counted) is
//! said when it came, and again as a reminder would be.

use jiff::civil::Date;

use crate::plan::{MessageKind, Round};
use crate::words::days_between;

use super::post::Post;

/// The kinds after which a department is left in peace for some days before one of a kind is drafted.
fn rests_after(kind: MessageKind) -> &'static [MessageKind] {
    use MessageKind::{Correction, Empty, Governors, Invitation, KeptOut, Overdue, Receipt, Reminder, Slt};
    match kind {
        // That it is late now is said, although it was reminded before.
        Overdue => &[Overdue, Empty, KeptOut],
        Reminder | Empty | KeptOut => &[Reminder, Overdue, Empty, KeptOut],
        Invitation | Correction | Receipt | Slt | Governors => &[],
    }
}

/// Whether a department is written to on a day; `is_said` whether what there is to say of its file was sent.
pub(super) fn is_wanted(
    round: &Round,
    post: &Post,
    (kind, whose): (MessageKind, &str),
    is_said: bool,
    today: Date,
) -> bool {
    let days = i32::try_from(round.reminders).unwrap_or(i32::MAX);
    let is_near = days_between(today, round.due) <= days;
    let sent = rests_after(kind).iter().filter_map(|kind| post.last_sent(*kind, whose)).max();
    let has_rested = sent.is_none_or(|sent| days_between(sent, today) >= days.max(1));
    match kind {
        MessageKind::Reminder => is_near && has_rested,
        MessageKind::Overdue => has_rested,
        MessageKind::Empty | MessageKind::KeptOut => !is_said || is_near && has_rested,
        MessageKind::Invitation
        | MessageKind::Correction
        | MessageKind::Receipt
        | MessageKind::Slt
        | MessageKind::Governors => true,
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::plan::{built_in, resolve};

    #[test]
    fn nobody_is_reminded_early_and_who_is_late_is_told_the_day_after() {
        let mut round = resolve(&built_in()).expect("no fault").round;
        for days in [0, 1, 3, 10] {
            round.reminders = days;
            let post = Post::default();
            let is_wanted = |kind, away: i32| {
                let today = round.due.saturating_add(i64::from(away).days());
                is_wanted(&round, &post, (kind, "HUM"), false, today)
            };
            let days = i32::try_from(days).expect("few");
            assert!(!is_wanted(MessageKind::Reminder, -days - 1) && is_wanted(MessageKind::Reminder, -days));
            assert!(is_wanted(MessageKind::Reminder, 0) && is_wanted(MessageKind::Overdue, 1));
            // What answers a file is said when it came.
            assert!(is_wanted(MessageKind::Empty, -60) && is_wanted(MessageKind::KeptOut, -60));
        }
    }
}
