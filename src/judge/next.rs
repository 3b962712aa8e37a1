//! What holds a subject back from the next approach; said in sentences that a head of department can act on.
//!
//! ```text
//! Checklist F3 "Each time pupils have a choice to make, we tell them which…" is answered Partly; Yes is needed.
//! KS4: 1 of 4 outcomes taught in a named unit and term; 2 needed. 1 more is only Planned.
//! ```

use super::sentence::Short;
use super::{Case, OpenItem, OpenRule};
use crate::answers::audit::{Coverage, Status};
use crate::plan::Approach;
use crate::scope::{Scoped, StageScope, counts_at};

/// What is open of the approach above `reached`. All that lies below is met already, or `reached` would be
/// lower, so only that approach's own items and its own rule count.
pub(super) fn open(case: &Case<'_>, reached: Option<Approach>) -> (Vec<OpenItem>, Vec<OpenRule>) {
    let Some(wanted) = reached.map_or(Some(Approach::Foundation), Approach::above) else {
        return (Vec::new(), Vec::new());
    };
    let items = case.unmet(wanted).map(|(item, answer)| OpenItem {
        reference: item.reference.clone(),
        approach: item.approach,
        statement: item.item.clone(),
        answer,
    });
    let stages = case.scope.stages.iter().filter(|stage| !stage.outcomes.is_empty());
    (items.collect(), stages.filter_map(|stage| open_rule(case, stage, wanted)).collect())
}

/// The rule of an approach in one stage, where it does not hold.
fn open_rule(case: &Case<'_>, stage: &StageScope<'_>, wanted: Approach) -> Option<OpenRule> {
    let figures = case.figures(stage);
    let needed = figures.needed(wanted, &case.plan.rules);
    if figures.holds(wanted, &case.plan.rules) {
        return None;
    }
    let not_counting = || stage.outcomes.iter().filter(|scoped| !case.counts(scoped, wanted));
    let more = |short| not_counting().filter(|scoped| short_of(scoped, wanted) == Some(short)).count();
    let short = Short::ALL.map(|short| (short, more(short))).into_iter().filter(|(_, more)| *more > 0).collect();
    Some(OpenRule { wanted, figures, needed, short })
}

/// In which way an outcome is short of counting, if it has the level.
fn short_of(scoped: &Scoped<'_>, wanted: Approach) -> Option<Short> {
    let level = wanted.level();
    let high = || {
        let is_high = |coverage: Coverage| coverage.level().is_some_and(|own| own >= level);
        scoped.rows.iter().filter(move |row| row.coverage.is_some_and(is_high))
    };
    if high().any(|row| counts_at(row, level)) {
        Some(Short::Detail)
    } else if high().any(|row| row.status == Some(Status::Planned)) {
        Some(Short::Planned)
    } else {
        high().next().map(|_| Short::NoStatus)
    }
}

#[cfg(test)]
mod tests {
    use crate::answers::audit::{Audit, Tick};
    use crate::plan::Plan;
    use crate::scope::drawn;

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   | Departments |
             | KS3-1 |             |
             | KS3-2 |             |
             | KS3-3 |             |
             | KS3-4 |             |
             | KS3-5 |             |
             | KS3-6 |             |
             | KS4-1 |             |",
            "| Department | Subject | Stages   |
             | HUM        | History | KS3, KS4 |",
        )
    }

    fn next(audit: &Audit) -> Vec<String> {
        let plan = plan();
        let (department, subject) = drawn::subject(&plan, "History");
        super::super::judge(&plan, department, subject, audit).next()
    }

    fn ticked(audit: Audit) -> Audit {
        drawn::ticked(audit, "History", [("F1", Tick::Yes), ("A1", Tick::Yes), ("N1", Tick::Yes)])
    }

    #[test]
    fn an_item_is_told_with_its_answer_and_advice_is_not_told() {
        let audit = drawn::ticked(Audit::default(), "History", [("F1", Tick::Partly), ("A1", Tick::NotYet)]);
        assert_eq!(
            next(&audit),
            [
                "Checklist F1 \"Statement F1\" is answered Partly; Yes is needed.",
                "KS3: 0 of 6 outcomes highlighted and in place; 2 needed.",
                "KS4: 0 of 1 outcome highlighted and in place; 1 needed.",
            ]
        );
        assert_eq!(next(&Audit::default())[0], "Checklist F1 \"Statement F1\" is not answered; Yes is needed.");
    }

    #[test]
    fn only_the_rule_that_fails_is_told_and_why() {
        let audit = ticked(drawn::audit(
            "| Subject | Ref   | Coverage    | Status   |
             | History | KS3-1 | Highlighted | In place |
             | History | KS3-2 | Highlighted | Planned  |
             | History | KS3-3 | Taught      | Planned  |
             | History | KS3-4 | Highlighted |          |
             | History | KS3-5 | Not yet     | Planned  |
             | History | KS4-1 | Highlighted | In place |",
        ));
        assert_eq!(
            next(&audit),
            ["KS3: 1 of 6 outcomes highlighted and in place; 2 needed. 2 more are only Planned. 1 more has no status.",]
        );
    }

    #[test]
    fn taught_outcomes_without_unit_or_term_are_told_apart_from_planned_ones() {
        let audit = ticked(drawn::audit(
            "| Subject | Ref   | Outcome | Coverage    | Status   | Unit    | Term   |
             | History | KS3-1 |         | Taught      | In place | Castles | Autumn |
             | History | KS3-2 |         | Taught      | In place | Castles |        |
             | History | X1    | KS3-2   | Taught      | Planned  | Castles | Autumn |
             | History | KS3-3 |         | Taught      | In place |         |        |
             | History | KS3-4 |         | Taught      | Planned  |         |        |
             | History | KS3-5 |         | Highlighted | In place |         |        |
             | History | KS4-1 |         | Taught      | In place | Trade   | Spring |",
        ));
        assert_eq!(
            next(&audit),
            ["KS3: 1 of 6 outcomes taught in a named unit and term; 3 needed. \
                 2 more are in place, but without both a unit and a term. 1 more is only Planned.",]
        );
    }

    #[test]
    fn outcomes_taught_with_employers_but_without_a_record_are_told() {
        let mut audit = ticked(drawn::audit(
            "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
             | History | KS3-1 | Taught with employers | In place | Castles | Autumn |
             | History | KS3-2 | Taught with employers | Planned  | Castles | Autumn |
             | History | KS3-3 | Taught                | In place | Castles | Autumn |
             | History | KS3-4 | Taught                | In place | Castles | Autumn |
             | History | KS4-1 | Taught                | In place | Trade   | Spring |",
        ));
        let ks4 = "KS4: 0 outcomes taught with a meaningful employer encounter on record; 1 needed.";
        assert_eq!(
            next(&audit),
            [
                "KS3: 0 outcomes taught with a meaningful employer encounter on record; 1 needed. \
                 1 more is in place, but no record of a meaningful encounter names it. 1 more is only Planned.",
                ks4,
            ]
        );
        audit.employers = vec![drawn::encounter("History", "KS3-1 Outcome 1")];
        assert_eq!(next(&audit), [ks4]);
    }

    #[test]
    fn where_the_rows_show_more_than_is_claimed_only_the_checklist_is_told() {
        let audit = drawn::audit(
            "| Subject | Ref   | Coverage    | Status   |
             | History | KS3-1 | Highlighted | In place |
             | History | KS3-2 | Highlighted | In place |
             | History | KS4-1 | Highlighted | In place |",
        );
        assert_eq!(next(&audit), ["Checklist F1 \"Statement F1\" is not answered; Yes is needed."]);
    }
}
