//! Whose workbook it is when nothing in it says so: told by the names of its subjects, or by its refs.

use std::collections::HashSet;

use super::grid::Workbook;
use crate::fold::fold;
use crate::plan::{DEDICATED_TIME, LEADER, Plan};
use crate::scope;

/// So many refs of the plan must stand in a file before it is taken for an audit.
const FEWEST_REFS: usize = 3;

/// What the sheets say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// One department, beyond doubt.
    One(String),
    /// It is an audit, and may be any of these.
    Several(Vec<String>),
    /// It is no audit.
    Nobody,
}

/// The department that a workbook's sheets and refs speak of.
pub(super) fn department(plan: &Plan, workbook: &Workbook) -> Told {
    let refs = refs(plan, workbook);
    if refs.len() < FEWEST_REFS {
        return Told::Nobody;
    }
    let names: Vec<String> = workbook
        .sheets
        .iter()
        .flat_map(|sheet| {
            let titles = sheet.rows.keys().take(6).map(|row| fold(&sheet.shown(*row, 0)));
            titles.chain(std::iter::once(fold(&sheet.name))).collect::<Vec<_>>()
        })
        .collect();
    let named = |subject: &str| {
        let subject = fold(subject);
        names.iter().any(|name| {
            [":", " outcomes", " checklist"].iter().any(|mark| name.starts_with(&format!("{subject}{mark}")))
        })
    };
    let mut best: Vec<(usize, &str)> = plan
        .departments
        .iter()
        .map(|department| {
            let subjects = department.subjects.iter().filter(|subject| named(&subject.name)).count();
            (subjects, department.code.as_str())
        })
        .chain([(usize::from(named(DEDICATED_TIME) || names.contains(&fold(DEDICATED_TIME))), LEADER)])
        .filter(|(subjects, _)| *subjects > 0)
        .collect();
    best.sort_by_key(|(subjects, _)| std::cmp::Reverse(*subjects));
    match best.as_slice() {
        [(_, only)] => return Told::One((*only).to_owned()),
        [(most, first), (next, _), ..] if most > next => return Told::One((*first).to_owned()),
        [] | [_, ..] => {}
    }
    let all: Vec<String> = plan
        .departments
        .iter()
        .filter(|department| best.is_empty() || best.iter().any(|(_, code)| *code == department.code))
        .filter(|department| {
            let asked: HashSet<&str> = department
                .subjects
                .iter()
                .flat_map(|subject| scope::asked(plan, department, subject))
                .map(|outcome| outcome.reference.as_str())
                .collect();
            refs.iter().all(|reference| asked.contains(reference.as_str()))
        })
        .map(|department| department.code.clone())
        .collect();
    match all.as_slice() {
        [only] => Told::One(only.clone()),
        [] => Told::Several(best.into_iter().map(|(_, code)| code.to_owned()).collect()),
        [_, ..] => Told::Several(all),
    }
}

/// The refs of outcomes that stand in a file's cells.
fn refs(plan: &Plan, workbook: &Workbook) -> HashSet<String> {
    let known: std::collections::HashMap<String, &str> =
        plan.outcomes.iter().map(|outcome| (fold(&outcome.reference), outcome.reference.as_str())).collect();
    let cells = workbook.sheets.iter().filter(|sheet| sheet.visible).flat_map(|sheet| sheet.rows.values()).flatten();
    let texts = cells.map(|(_, typed)| typed.shown()).filter(|text| text.len() <= 40);
    texts.filter_map(|text| known.get(&fold(&text)).map(|reference| (*reference).to_owned())).collect()
}
