//! Outcomes that are said to replace one that the round before never had: seen only where that round's plan is at hand.

use super::faults::{Fault, Faults};
use super::known::Known;
use crate::fold::fold;
use crate::key::{BlockKey, SlotKey};
use crate::plan::file::File;
use crate::plan::meant::meant;
use crate::plan::{Framework, Plan};

/// The cells of a plan, as typed, that name an outcome which the last round's plan does not have.
pub fn unknown_replaced(file: &File, framework: &Framework, last: &Plan) -> Vec<Fault> {
    let file = meant(file.clone(), framework);
    let known = Known::replaced(last);
    let mut faults = Faults::default();
    let is_known = |typed: &String| last.outcomes.iter().any(|one| fold(&one.reference) == fold(typed));
    for (row, outcome) in file.outcomes.iter().enumerate() {
        let unknown: Vec<String> = outcome.replaces.iter().filter(|typed| !is_known(typed)).cloned().collect();
        faults.refer_all((BlockKey::Outcomes, row, SlotKey::Replaces), &unknown, &known);
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
