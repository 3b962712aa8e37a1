//! What was issued before, by the copy of the plan that is kept beside the workbooks: the names that the round had, and its
//! forms as they were.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::fold::bare;
use crate::layout::{Earlier, Forms};
use crate::names::{AS_ISSUED, Folder};
use crate::plan::file::File;
use crate::plan::{Framework, Plan};
use crate::reader::{self, PlanFault};
use crate::shelf::{Rel, Shelf};

use super::text::decoded;
use super::typed;

/// Where the copy of the plan is kept.
pub(super) fn kept_plan() -> Rel {
    Rel::of(Folder::Workbooks).join(AS_ISSUED)
}

/// What a copy begins with that is no part of the plan.
#[derive(Default, Serialize, Deserialize)]
struct Begins {
    /// Names that the round had before.
    #[serde(default)]
    earlier: Vec<String>,
}

/// The names that a copy says the round had before, and the plan's own text.
fn parted(text: &str) -> (Vec<String>, String) {
    // Keys of no table stand before the first; the plan has none.
    let tables = text.lines().position(|line| line.trim_start().starts_with('[')).unwrap_or(0);
    let (begins, plan): (Vec<_>, Vec<_>) = text.lines().enumerate().partition(|(at, _)| *at < tables);
    let joined = |lines: Vec<(usize, &str)>| lines.into_iter().map(|(_, line)| format!("{line}\n")).collect::<String>();
    // What is no text of ours names no round.
    let Begins { earlier } = toml::from_str(&joined(begins)).unwrap_or_default();
    // Faults are told by their lines.
    (earlier, "\n".repeat(tables) + &joined(plan))
}

/// A copy as it was kept: the names that the round had before, and the plan.
///
/// # Errors
/// When it is no plan.
pub(super) fn read_copy(text: &str, beside: Option<&Framework>) -> Result<(Vec<String>, Plan), Vec<PlanFault>> {
    let (earlier, text) = parted(text);
    reader::toml_beside(&text, beside).map(|(_, plan)| (earlier, plan))
}

/// The plan as it is to be kept, with the names that the round had before: workbooks of these may still be out.
pub(super) fn copy_of(typed: &File, forms: &Forms) -> Result<String, toml::ser::Error> {
    let copy = typed.to_toml()?;
    let earlier = forms.earlier().map(|earlier| earlier.labels.clone()).unwrap_or_default();
    Ok(if earlier.is_empty() { copy } else { format!("{}\n{copy}", toml::to_string(&Begins { earlier })?) })
}

/// The forms of a plan, beside what was issued before: what the copy says was this round, too, if it is of the same school
/// year. A folder that was taken over for another year holds the copy of another round.
pub(super) fn forms(shelf: &dyn Shelf, plan: Plan) -> Forms {
    let text = shelf.look(&kept_plan()).ok().flatten().and_then(|bytes| decoded(&bytes));
    let beside = typed::framework(shelf).ok().flatten();
    let copy = text.and_then(|text| read_copy(&text, beside.as_ref()).ok());
    let Some((mut labels, before)) = copy.filter(|(_, before)| before.round.year == plan.round.year) else {
        return Forms::new(plan);
    };
    labels.push(before.round.label.clone());
    let mut seen = HashSet::from([bare(&plan.round.label)]);
    labels.retain(|label| seen.insert(bare(label)));
    Forms::new(plan).after(Earlier { labels, forms: Some(Forms::new(before)) })
}
