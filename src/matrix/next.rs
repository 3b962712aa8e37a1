//! What a head of department is asked to do next, in one sentence, and what else stands open.
//!
//! ```text
//! Your view is ahead of your rows, which may just be unfinished: bring 1 more outcome in KS5 to Highlighted, In place.
//! Your rows show more than your view: look again at statement F4 of the checklist.
//! Bring 1 more outcome in KS4 to Taught, In place, with unit and term; then work on statements A1 and A3 of the checklist.
//! ```

use super::words::{list, many, upper};
use crate::answers::Labelled;
use crate::judge::{NOTHING_IN_SCOPE, OpenItem, OpenRule, Standing, Verdict};
use crate::plan::{Approach, Plan, Rules};

/// So many statements are named in the one sentence.
const NAMED: usize = 4;

/// What to do next, in one sentence.
pub(super) fn act(plan: &Plan, verdict: &Verdict) -> String {
    let (claimed, evidenced) = match verdict.standing {
        Standing::NoReturn => return "Return the workbook: fifteen minutes are enough to begin with.".to_owned(),
        Standing::ReturnedEmpty => {
            return "The workbook came back blank: begin with Coverage on the outcomes sheet.".to_owned();
        }
        Standing::NotJudged => return NOTHING_IN_SCOPE.to_owned(),
        Standing::Judged { claimed, evidenced } => (claimed, evidenced),
    };
    let Some(wanted) = verdict.reached().map_or(Some(Approach::Foundation), Approach::above) else {
        return "Keep it in place, and show another department how it is done.".to_owned();
    };
    let rows = rows(&plan.rules, verdict, wanted);
    let items = items(&verdict.open);
    match (claimed > evidenced, claimed < evidenced, rows, items) {
        (true, _, Some(rows), _) => {
            format!("Your view is ahead of your rows, which may just be unfinished: {rows}.")
        }
        (_, true, _, Some(items)) => {
            format!("Your rows show more than your view: look again at {items} of the checklist.")
        }
        (_, _, Some(rows), Some(items)) => upper(&format!("{rows}; then work on {items} of the checklist.")),
        (_, _, Some(rows), None) => upper(&format!("{rows}.")),
        (_, _, None, Some(items)) => upper(&format!("work on {items} of the checklist.")),
        (_, _, None, None) => format!("Nothing holds it back from {}.", plan.name_of(wanted)),
    }
}

/// `bring 1 more outcome in KS3 and 2 in KS4 to Highlighted, In place`, where rows fall short.
fn rows(rules: &Rules, verdict: &Verdict, wanted: Approach) -> Option<String> {
    let short = verdict.stages.iter().map(|stage| (stage.short_of(wanted, rules), stage)).filter(|(more, _)| *more > 0);
    let places: Vec<String> = short
        .enumerate()
        .map(|(position, (more, stage))| match position {
            0 => format!("{} in {}", many(more, "more outcome", "more outcomes"), stage.stage),
            _ => format!("{more} in {}", stage.stage),
        })
        .collect();
    let how = match wanted {
        Approach::Foundation => "Highlighted, In place",
        Approach::Across => "Taught, In place, with unit and term",
        Approach::Enriched => "Taught with employers, In place, with the meeting on record and all its tests Yes",
    };
    (!places.is_empty()).then(|| format!("bring {} to {how}", list(&places)))
}

/// `statements F1, F2 and F3`.
fn items(open: &[OpenItem]) -> Option<String> {
    let refs: Vec<&str> = open.iter().map(|item| item.reference.as_str()).collect();
    match refs.len() {
        0 => None,
        1 => Some(format!("statement {}", refs[0])),
        2..=NAMED => Some(format!("statements {}", list(&refs))),
        several => Some(format!("the {several} open statements")),
    }
}

/// Everything that stands open, a line each: the statements in short, then each rule with its figures.
pub(super) fn in_full(verdict: &Verdict) -> Option<String> {
    let answer = |item: &OpenItem| {
        let answer = item.answer.map_or("not answered", Labelled::label);
        format!("{} {answer}", item.reference)
    };
    let items: Vec<String> = verdict.open.iter().map(answer).collect();
    let statements = (!items.is_empty()).then(|| format!("Statements without a Yes: {}.", list(&items)));
    let lines: Vec<String> = statements.into_iter().chain(verdict.short.iter().map(OpenRule::sentence)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::audit::{Audit, Tick};
    use crate::judge::judge;
    use crate::plan::Plan;
    use crate::scope::drawn;

    fn plan() -> Plan {
        drawn::plan(
            "| Ref   |
             | KS3-1 |
             | KS3-2 |
             | KS3-3 |
             | KS3-4 |
             | KS3-5 |
             | KS4-1 |",
            "| Department | Subject | Stages   |
             | HUM        | History | KS3, KS4 |",
        )
    }

    fn told(audit: &Audit) -> (String, Option<String>) {
        let plan = plan();
        let (department, subject) = drawn::subject(&plan, "History");
        let verdict = judge(&plan, department, subject, audit);
        (act(&plan, &verdict), in_full(&verdict))
    }

    fn highlighted() -> Audit {
        drawn::audit(
            "| Subject | Ref   | Coverage    | Status   |
             | History | KS3-1 | Highlighted | In place |
             | History | KS3-2 | Highlighted | In place |
             | History | KS4-1 | Highlighted | In place |",
        )
    }

    #[test]
    fn nothing_done_is_told_rows_first_and_then_the_checklist() {
        let (act, in_full) = told(&drawn::ticked(Audit::default(), "History", [("F1", Tick::Partly)]));
        assert_eq!(
            act,
            "Bring 2 more outcomes in KS3 and 1 in KS4 to Highlighted, In place; then work on statement F1 of the checklist."
        );
        assert_eq!(
            in_full.as_deref(),
            Some(
                "Statements without a Yes: F1 Partly.\nKS3: 0 of 5 outcomes highlighted and in place; 2 needed.\nKS4: \
                 0 of 1 outcome highlighted and in place; 1 needed."
            )
        );
    }

    #[test]
    fn a_view_ahead_of_the_rows_and_the_other_way_round_are_told_kindly() {
        let (act, _) = told(&drawn::ticked(Audit::default(), "History", [("F1", Tick::Yes)]));
        assert!(
            act.starts_with("Your view is ahead of your rows, which may just be unfinished: bring 2 more"),
            "{act}"
        );
        let (act, in_full) = told(&highlighted());
        assert_eq!(act, "Your rows show more than your view: look again at statement F1 of the checklist.");
        assert_eq!(in_full.as_deref(), Some("Statements without a Yes: F1 not answered."));
    }

    #[test]
    fn each_approach_asks_in_its_own_words() {
        let foundation = drawn::ticked(highlighted(), "History", [("F1", Tick::Yes), ("A1", Tick::NotYet)]);
        assert_eq!(
            told(&foundation).0,
            "Bring 3 more outcomes in KS3 and 1 in KS4 to Taught, In place, with unit and term; then work on \
             statement A1 of the checklist."
        );
        let mut all = drawn::audit(
            "| Subject | Ref   | Coverage              | Status   | Unit    | Term   |
             | History | KS3-1 | Taught with employers | In place | Castles | Autumn |
             | History | KS3-2 | Taught                | In place | Castles | Autumn |
             | History | KS3-3 | Taught                | In place | Castles | Autumn |
             | History | KS4-1 | Taught with employers | In place | Trade   | Spring |",
        );
        all = drawn::ticked(all, "History", [("F1", Tick::Yes), ("A1", Tick::Yes), ("N1", Tick::Yes)]);
        assert!(
            told(&all).0.contains("1 more outcome in KS3 and 1 in KS4 to Taught with employers"),
            "{}",
            told(&all).0
        );
        all.employers =
            vec![drawn::encounter("History", "KS3-1 Outcome 1"), drawn::encounter("History", "KS4-1 Outcome 1")];
        let (act, in_full) = told(&all);
        assert_eq!((act.as_str(), in_full), ("Keep it in place, and show another department how it is done.", None));
    }

    #[test]
    fn many_statements_are_counted() {
        let open: Vec<OpenItem> = (1..=5)
            .map(|number| OpenItem {
                reference: format!("F{number}"),
                approach: Approach::Foundation,
                statement: String::new(),
                answer: None,
            })
            .collect();
        assert_eq!(items(&open).as_deref(), Some("the 5 open statements"));
        assert_eq!(items(&open[..3]).as_deref(), Some("statements F1, F2 and F3"));
    }
}
