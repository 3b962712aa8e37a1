//! What a head of department is asked to do next, in one sentence, and what else stands open.
//!
//! ```text
//! The view is ahead of the rows, which may just be unfinished: bring 1 more outcome in KS5 to Highlighted, In place.
//! The rows show more than the view: statement F4 of the checklist stands in the way.
//! Bring 1 more outcome in KS4 to Taught, In place, with unit and term; then work on statements A1 and A3 of the checklist.
//! ```

use super::words::{clipped, either, list, many, upper};
use crate::answers::Labelled;
use crate::judge::{NOTHING_IN_SCOPE, OpenItem, OpenRule, Standing, Verdict};
use crate::plan::{Approach, Plan, Rules};

/// So many statements are named in the one sentence.
const NAMED: usize = 4;

/// What to do next, in one sentence.
pub(super) fn act(plan: &Plan, verdict: &Verdict) -> String {
    let (claimed, evidenced) = match verdict.standing {
        Standing::NoReturn => return "No workbook has come back yet.".to_owned(),
        Standing::ReturnedEmpty => {
            return "The workbook came back blank: begin with Coverage on the outcomes sheet.".to_owned();
        }
        Standing::NotAnswered => {
            return "The department returned; this subject is still to be filled in. Begin with Coverage.".to_owned();
        }
        Standing::NotJudged => return NOTHING_IN_SCOPE.to_owned(),
        Standing::Judged { claimed, evidenced } => (claimed, evidenced),
    };
    let Some(wanted) = verdict.reached().map_or(Some(Approach::Foundation), Approach::above) else {
        return "Keep it in place, and show another department how it is done.".to_owned();
    };
    let rows = rows(&plan.rules, verdict, wanted).or_else(|| named(verdict, wanted));
    let items = items(&verdict.open);
    if let Some(blank) = verdict.blank.told() {
        return format!("{}: fill that in first.", upper(&blank));
    }
    match (claimed > evidenced, claimed < evidenced, rows, items) {
        (true, _, Some(rows), _) => {
            format!("The view is ahead of the rows, which may just be unfinished: {rows}.")
        }
        (_, true, _, Some(items)) => {
            format!(
                "The rows show more than the view: {items} of the checklist {} in the way.",
                either(verdict.open.len(), "stands", "stand")
            )
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

/// `name Year 8 and Year 9 in a row about careers or routes`, where that alone is missing.
fn named(verdict: &Verdict, wanted: Approach) -> Option<String> {
    let unnamed: Vec<&str> = verdict.stages.iter().flat_map(|stage| &stage.unnamed).map(String::as_str).collect();
    let is_missing = wanted == Approach::Foundation && !unnamed.is_empty();
    is_missing.then(|| format!("name {} in a row in place about careers or routes", list(&unnamed)))
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

/// A statement is quoted up to so many characters.
const LONGEST_STATEMENT: usize = 60;

/// Everything that stands open, a line each: the statements without a *Yes*, then each rule with its figures.
pub(super) fn in_full(verdict: &Verdict) -> Option<String> {
    let answer = |item: &OpenItem| {
        let answer = item.answer.map_or(Standing::NOT_ANSWERED, Labelled::label);
        format!("{} {answer}: {}", item.reference, clipped(&item.statement, LONGEST_STATEMENT))
    };
    let items = verdict.open.iter().map(answer);
    let lines: Vec<String> = items.chain(verdict.short.iter().map(OpenRule::sentence)).collect();
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

    /// Answered in both stages, and nothing done.
    fn nothing() -> Audit {
        drawn::audit(
            "| Subject | Ref   | Coverage |
             | History | KS3-1 | Not yet  |
             | History | KS4-1 | Not yet  |",
        )
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
        let (act, in_full) = told(&drawn::ticked(nothing(), "History", [("F1", Tick::Partly)]));
        assert_eq!(
            act,
            "Bring 2 more outcomes in KS3 and 1 in KS4 to Highlighted, In place; then work on statement F1 of the checklist."
        );
        assert_eq!(
            in_full.as_deref(),
            Some(
                "F1 Partly: Statement F1.\nKS3: 0 of 5 outcomes highlighted and in place; 2 needed. 4 more are not \
                 answered.\nKS4: 0 of 1 outcome highlighted and in place; 1 needed."
            )
        );
    }

    #[test]
    fn what_is_left_blank_is_asked_for_first_and_counted_for_nothing() {
        let (act, in_full) = told(&drawn::ticked(Audit::default(), "History", [("F1", Tick::Yes)]));
        assert_eq!(act, "KS3 and KS4 are not answered: fill that in first.");
        assert_eq!(in_full.as_deref(), Some("KS3: not answered yet; 2 needed.\nKS4: not answered yet; 1 needed."));
        assert_eq!(told(&highlighted()).0, "The checklist is not answered: fill that in first.");
        let (act, in_full) = told(&Audit::default());
        assert_eq!(act, "The department returned; this subject is still to be filled in. Begin with Coverage.");
        assert_eq!(in_full, None);
    }

    #[test]
    fn a_view_ahead_of_the_rows_and_the_other_way_round_are_told_kindly() {
        let (act, _) = told(&drawn::ticked(nothing(), "History", [("F1", Tick::Yes)]));
        assert!(act.starts_with("The view is ahead of the rows, which may just be unfinished: bring 2 more"), "{act}");
        let (act, in_full) = told(&drawn::ticked(highlighted(), "History", [("F1", Tick::Partly)]));
        assert_eq!(act, "The rows show more than the view: statement F1 of the checklist stands in the way.");
        assert_eq!(in_full.as_deref(), Some("F1 Partly: Statement F1."));
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
