//! Outcomes that are said to replace one that the round before never had, or that is asked as it was: seen only where that
//! round's plan is at hand.

use super::faults::{Fault, Faults};
use super::known::Known;
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::File;
use crate::plan::meant::meant;
use crate::plan::{Framework, Outcome, Plan};

/// The cells of a plan, as typed, that name an outcome which the last round's plan does not have, or which this one still has
/// in the same words.
pub fn unknown_replaced(file: &File, framework: &Framework, last: &Plan) -> Vec<Fault> {
    let file = meant(file.clone(), framework);
    let known = Known::replaced(last);
    let mut faults = Faults::default();
    let is_known = |typed: &String| last.outcomes.iter().any(|one| fold(&one.reference) == fold(typed));
    for (row, outcome) in file.outcomes.iter().enumerate() {
        let unknown: Vec<String> = outcome.replaces.iter().filter(|typed| !is_known(typed)).cloned().collect();
        let at = (BlockKey::Outcomes, row, SlotKey::Replaces);
        faults.refer_all(at, &unknown, &known);
        let stands = |typed: &&String| {
            let own = |reference: &str, title: &str| (fold(reference), fold(title));
            let is_it = |then: &&Outcome| fold(&then.reference) == fold(typed);
            last.outcomes.iter().find(is_it).is_some_and(|then| {
                let key = own(&then.reference, &then.title);
                file.outcomes.iter().any(|now| own(&now.reference, &now.title) == key)
            })
        };
        if let Some(typed) = outcome.replaces.iter().find(stands) {
            let what = format!("'{typed}' is still asked, in the words of the last round: it is not replaced");
            faults.add(at, what, "Take it out of this cell, or take that outcome out of the plan.");
        }
    }
    faults.all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{built_in, resolve};

    #[test]
    fn an_outcome_that_the_last_round_never_had_is_told_with_what_may_be_meant() {
        let last = resolve(&built_in()).expect("no fault");
        let (known, title) = (last.outcomes[2].reference.clone(), last.outcomes[3].title.clone());
        let mut file = built_in();
        file.outcomes[0].replaces = vec![known.to_lowercase()];
        let [fault] = <[Fault; 1]>::try_from(unknown_replaced(&file, &last.framework, &last)).expect("one");
        assert!(fault.what.contains("is still asked, in the words of the last round"), "{}", fault.what);
        // Reworded or split, it may keep its ref.
        file.outcomes[2].title = "Something else".to_owned();
        assert_eq!(unknown_replaced(&file, &last.framework, &last), []);
        let mistyped = known.replace('-', "_");
        file.outcomes[1].replaces = vec![known.clone(), mistyped];
        file.outcomes[4].replaces = vec![title.replace(' ', "")];
        let told = unknown_replaced(&file, &last.framework, &last);
        let of = |row: usize| told.iter().find(|fault| fault.row == row).expect("told");
        assert_eq!(
            (told.len(), of(1).field, of(1).suggestion.as_deref()),
            (2, SlotKey::Replaces, Some(known.as_str()))
        );
        assert!(of(1).what.contains("is not in the outcomes of the last round"), "{}", of(1).what);
        assert_eq!(of(4).table, BlockKey::Outcomes);
    }
}
