//! Subjects that were renamed after the workbook was issued: their sheets still carry the old name.

use std::collections::HashMap;

use super::band::Band;
use super::sheets::Found;
use crate::fold::fold;
use crate::layout::{Area, Form, Sheet};
use crate::reader::grid::{Grid, Workbook};

/// The subjects of a form by the names that they had before.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    /// The old name, folded, with the old and the new one as they are written.
    names: HashMap<String, (String, String)>,
}

impl Renamed {
    /// What the sheets that were told by their headings and refs still call their subjects.
    pub(super) fn of(form: &Form, workbook: &Workbook, found: &[(&Sheet, Found)]) -> Renamed {
        let is_ours =
            |name: &str| form.sheets.iter().flat_map(|sheet| &sheet.subject).any(|own| fold(own) == fold(name));
        let mut names = HashMap::new();
        for (sheet, found) in found.iter().filter(|(_, found)| found.by_fit) {
            let grid = found.at.and_then(|at| workbook.sheets.get(at));
            if let Some((now, before)) = sheet.subject.as_ref().zip(grid.and_then(|grid| subject_before(sheet, grid)))
                && !is_ours(&before)
            {
                names.entry(fold(&before)).or_insert_with(|| (before, now.clone()));
            }
        }
        Renamed { names }
    }

    /// Areas side by side, whose headings may still have their subjects' old names.
    pub(super) fn band<'f>(&self, form: &Form, areas: &'f [Area]) -> Band<'f> {
        Band::of(form, areas, |now| self.before(now).map(str::to_owned))
    }

    /// The present name of a subject, folded, by whichever name it is called.
    pub(super) fn now(&self, called: &str) -> String {
        let called = fold(called);
        self.names.get(&called).map_or(called, |(_, now)| fold(now))
    }

    /// What a subject was called before.
    pub(super) fn before(&self, now: &str) -> Option<&str> {
        self.names.values().find(|(_, own)| own == now).map(|(before, _)| before.as_str())
    }

    /// A folded text of the form as it was printed under the old names, where it names such a subject.
    pub(super) fn as_printed_before(&self, folded: &str) -> Vec<String> {
        let names = self.names.iter().map(|(before, (_, now))| (before, fold(now)));
        names.filter(|(_, now)| folded.contains(now)).map(|(before, now)| folded.replace(&now, before)).collect()
    }
}

/// The subject that a grid's name has where the sheet's has its own: `Art` of `Art outcomes`.
pub(super) fn subject_before(sheet: &Sheet, grid: &Grid) -> Option<String> {
    let suffix = sheet.name.strip_prefix(sheet.subject.as_deref()?).filter(|suffix| !suffix.is_empty())?;
    let before = grid.name.trim().strip_suffix(suffix)?.trim();
    (!before.is_empty()).then(|| before.to_owned())
}
