//! Whose workbook it is, from what is left of its anchors: the hidden sheet, the document's
//! properties, the visible line of its reference, and at last the title.

use std::collections::HashMap;

use super::grid::{Grid, Workbook};
use crate::answers::Typed;
use crate::finding::{Code, Finding};
use crate::fold::fold;
use crate::layout::{LAST_ANSWERS, REFERENCE};
use crate::plan::{LEADER, Plan};

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Identity {
    /// Which workbook: a word of [`crate::layout::BookKind`], or `matrix`.
    pub(super) kind: Option<String>,
    /// The department's code.
    pub(super) code: Option<String>,
    /// The round's label.
    pub(super) round: Option<String>,
    /// Label and fingerprint.
    edition: Option<String>,
    /// The school's name.
    school: Option<String>,
}

impl Identity {
    /// Asks the anchors in turn; each fills in only what those before it left open.
    pub(super) fn of(plan: &Plan, workbook: &Workbook) -> Identity {
        let mut identity = Identity::default();
        for sheet in &workbook.sheets {
            identity.take_from_hidden(sheet);
        }
        identity.take_from_properties(workbook);
        for sheet in &workbook.sheets {
            identity.take_from_line(sheet);
        }
        if identity.code.is_none() && identity.kind.is_none() {
            identity.code = workbook.sheets.iter().find_map(|sheet| code_of_title(plan, sheet));
        }
        identity
    }

    fn fill(&mut self, name: &str, value: &str) {
        let field = match name {
            "kind" => &mut self.kind,
            "code" => &mut self.code,
            "edition" => &mut self.edition,
            "round" => &mut self.round,
            "school" => &mut self.school,
            _ => return,
        };
        if field.is_none() && !value.trim().is_empty() {
            *field = Some(value.trim().to_owned());
        }
    }

    /// The hidden sheet: names in column A, values in column B.
    fn take_from_hidden(&mut self, sheet: &Grid) {
        if !is_identity(sheet) {
            return;
        }
        for row in sheet.rows.keys().take(12) {
            self.fill(&fold(&sheet.shown(*row, 0)), &sheet.shown(*row, 1));
        }
    }

    fn take_from_properties(&mut self, workbook: &Workbook) {
        for (name, value) in &workbook.properties {
            if let Some(name) = name.strip_prefix("careers_audit_") {
                self.fill(name, value);
            }
        }
    }

    /// The visible line: `Reference: leave it as it is | HUM / 2026-27 autumn / 3f2a9c1b`, or `Form | …` of workbooks
    /// issued earlier.
    fn take_from_line(&mut self, sheet: &Grid) {
        let labels = [fold(REFERENCE), "form".to_owned()];
        for row in sheet.rows.keys().take(400) {
            if !labels.contains(&fold(&sheet.shown(*row, 0))) {
                continue;
            }
            let text = sheet.shown(*row, 1);
            let parts: Vec<&str> = text.split('/').map(str::trim).collect();
            if let [code, round, fingerprint] = parts.as_slice() {
                self.fill("code", code);
                self.fill("round", round);
                self.fill("edition", &format!("{round} / {fingerprint}"));
            }
        }
    }

    /// Whether it asks what the plan asks now, as far as it says so: the round may have another name.
    pub(super) fn is_of_edition(&self, plan: &Plan) -> bool {
        let fingerprint = self.edition.as_deref().map(|edition| edition.rsplit('/').next().unwrap_or(edition));
        fingerprint.is_none_or(|fingerprint| fold(fingerprint) == plan.fingerprint)
    }

    /// What is doubtful about a workbook that is read all the same.
    pub(super) fn doubts(&self, plan: &Plan) -> Vec<Finding> {
        let mut doubts = Vec::new();
        if let Some(school) = &self.school
            && fold(school) != fold(&plan.school.name)
        {
            let message = format!("It was issued for '{school}'; the plan's school is '{}'.", plan.school.name);
            doubts.push(Finding::of_file(Code::OtherSchool, message));
        }
        if !self.is_of_edition(plan) {
            let message = "The plan was changed after this workbook was issued; its answers are read by their refs.";
            doubts.push(Finding::of_file(Code::OtherEdition, message));
        }
        doubts
    }
}

/// Whether a sheet is the one on which a workbook says whose it is.
pub(super) fn is_identity(sheet: &Grid) -> bool {
    let says = |name: &str| sheet.rows.keys().take(12).any(|row| fold(&sheet.shown(*row, 0)) == name);
    says("kind") && says("edition")
}

/// Whether all is told that is read of such a sheet before a row begins: beneath whose workbook it is stand lists, and
/// what was answered in the round before, each without a gap. The workings of formulas stand to the right of them.
pub(super) fn is_told(sheet: &Grid, row: u32) -> bool {
    let Some(before) = row.checked_sub(1).filter(|before| *before >= LAST_ANSWERS) else { return false };
    let lists = || sheet.rows.get(&0).into_iter().flatten();
    let is_list = |typed: &Typed| matches!(typed, Typed::Text(text) if text.starts_with("list_"));
    let Some(last) = lists().filter(|(_, typed)| is_list(typed)).map(|(column, _)| *column).max() else { return false };
    let goes_on = sheet.rows.get(&before).is_some_and(|cells| cells.iter().any(|(column, _)| *column <= last));
    !goes_on && is_identity(sheet)
}

/// The lists of a workbook as it was issued, from its hidden sheet: a name in the first row, and
/// its labels beneath.
pub(super) fn lists(workbook: &Workbook) -> HashMap<String, Vec<String>> {
    let mut lists = HashMap::new();
    for sheet in workbook.sheets.iter().filter(|sheet| is_identity(sheet)) {
        for (column, typed) in sheet.rows.values().next().into_iter().flatten() {
            let name = typed.shown();
            if name.starts_with("list_") {
                let beneath = sheet.rows.keys().skip(1).map(|row| sheet.shown(*row, *column));
                lists.insert(name, beneath.take_while(|label| !label.is_empty()).collect());
            }
        }
    }
    lists
}

/// `Careers audit: Humanities` in A1 names the department.
fn code_of_title(plan: &Plan, sheet: &Grid) -> Option<String> {
    let title = fold(&sheet.shown(0, 0));
    if title == "careers leader audit" {
        return Some(LEADER.to_owned());
    }
    let name = title.strip_prefix("careers audit:")?.trim().to_owned();
    plan.departments.iter().find(|department| fold(&department.name) == name).map(|department| department.code.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: u32) -> Grid {
        let mut sheet = Grid::new("_form", false);
        let mut put = |row, column, text: &str| sheet.put(row, column, Typed::Text(text.to_owned()));
        put(0, 0, "kind");
        put(0, 3, "list_terms");
        put(2, 0, "edition");
        (1..30).for_each(|row| put(row, 3, "Autumn"));
        (LAST_ANSWERS..LAST_ANSWERS + rows).for_each(|row| put(row, 0, "[]"));
        (0..60).for_each(|row| put(row, 5, "workings"));
        sheet.in_order();
        sheet
    }

    #[test]
    fn a_sheet_is_told_where_its_lists_and_the_last_answers_end() {
        for (answers, end) in [(0, 31), (3, 31), (25, LAST_ANSWERS + 26)] {
            let sheet = sheet(answers);
            assert_eq!((0..60).find(|row| is_told(&sheet, *row)), Some(end), "{answers}");
        }
        let mut other = sheet(0);
        other.take_away(2, 0);
        assert!((0..60).all(|row| !is_told(&other, row)), "it says nothing of whose it is");
    }
}
