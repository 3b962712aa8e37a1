//! What a changed plan changes, before anybody is bothered: the plan as it is beside the plan as it was when the
//! workbooks were written, and the returns that are there, judged by each.
//!
//! ```text
//! rule       Foundation: per cent highlighted   25 → 40
//! outcome    KS3-2     asked of   HUM, MUS → MUS
//! verdict    History   Foundation → none        KS3: 1 of 4 outcomes …; 2 needed.
//! answers    HUM       History outcomes, KS3-2  would no longer be read
//! ```

mod changes;
mod lost;
mod whom;

use crate::fold::fold;
use crate::judge::{Standing, Verdict};
use crate::returns::Results;

pub use changes::{Change, Detail, How, Kind, ROUND_NAME, changes};
pub use lost::{Lost, lost};
pub use whom::{Becomes, Whom, whom};

/// A subject that stands elsewhere by the plan as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Move<'a> {
    /// How it stood by the plan before; none where that had no such subject.
    pub before: Option<Standing>,
    /// The verdict by the plan as it is.
    pub now: &'a Verdict,
}

/// The subjects of departments with a return whose approach reached is another by the plan as it is.
pub fn moves<'a>(before: &Results, now: &'a Results) -> Vec<Move<'a>> {
    let stood = |verdict: &Verdict| {
        // A subject is known by its name, also in another department.
        let is_same = |other: &&Verdict| fold(&other.subject) == fold(&verdict.subject);
        before.verdicts.iter().find(is_same).map(|verdict| verdict.standing)
    };
    let stands_alike =
        |before: Standing, now: Standing| before.reached() == now.reached() && before.is_judged() == now.is_judged();
    let has_come = |verdict: &&Verdict| now.counting(&verdict.department).is_some();
    now.verdicts
        .iter()
        .filter(has_come)
        .map(|verdict| Move { before: stood(verdict), now: verdict })
        .filter(|moved| !moved.before.is_some_and(|before| stands_alike(before, moved.now.standing)))
        .collect()
}
