//! What of a plan is called otherwise than it was when the workbooks were issued.

use std::collections::HashSet;

use crate::fold::fold;
use crate::layout::Forms;
use crate::plan::Department;

/// The department that had a code when the workbooks were issued and has another now: with it as it was, the one of its
/// name, or else the only one that has all of its subjects.
pub(super) fn department<'f>(forms: &'f Forms, code: &str) -> Option<(&'f Department, &'f Department)> {
    let before = forms.earlier()?.forms.as_ref()?.plan();
    let before = before.departments.iter().find(|own| fold(&own.code) == fold(code))?;
    let is_new = |own: &&Department| {
        let then = forms.earlier().and_then(|earlier| earlier.forms.as_ref()).map(Forms::plan);
        then.is_some_and(|then| then.department(&own.code).is_none())
    };
    let fresh = || forms.plan().departments.iter().filter(is_new);
    if let Some(now) = fresh().find(|own| fold(&own.name) == fold(&before.name)) {
        return Some((before, now));
    }
    let subjects = |own: &Department| own.subjects.iter().map(|subject| fold(&subject.name)).collect::<HashSet<_>>();
    let taught = subjects(before);
    let mut all = fresh().filter(|own| !taught.is_empty() && taught.is_subset(&subjects(own)));
    all.next().filter(|_| all.next().is_none()).map(|now| (before, now))
}
