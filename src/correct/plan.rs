//! The Careers Leader's own plan drawn anew as it was typed, with its faults marked.

use jiff::civil::Date;

use crate::answers::{Key, Read};
use crate::layout::{self, Fix, Mark};
use crate::pen::{self, PenError};
use crate::plan::file::File;
use crate::plan::{Plan, Setting, resolve};
use crate::reader::{PlanFault, plan_place};
use crate::words::many;

use super::spots::{link, spots};

/// Draws what was read of a plan, each fault on its cell and on a first sheet with links to them; none where there is no
/// plan to draw by.
///
/// # Errors
/// When the workbook cannot be drawn.
pub fn plan_workbook(
    read: &Read,
    faults: &[PlanFault],
    made_from: &str,
    stamp: Date,
) -> Result<Option<Vec<u8>>, PenError> {
    let Some(plan) = drawn_by(&layout::plan_of(&read.answers)) else { return Ok(None) };
    let mut form = layout::plan_form(&plan, &read.answers);
    let mut marks: Vec<(Key, Mark)> = Vec::new();
    for fault in faults {
        for (nth, key) in fault.keys.iter().enumerate() {
            // Of several cells the first is the one to mend, where nothing else is.
            let mut mark = Mark { is_error: nth == 0, is_live: false, note: String::new() };
            mark.note = format!("{}: {}. {}", mark.verb(), capital(&fault.what), fault.fix);
            match marks.iter_mut().find(|(other, _)| other == key) {
                Some((_, there)) if mark.is_error && !there.is_error => *there = mark,
                Some(_) => {}
                None => marks.push((key.clone(), mark)),
            }
        }
    }
    layout::mark_rows(&mut form, &marks);
    let corrected = |fixes: &[Fix]| layout::plan_correction(&plan, form.clone(), fixes, &read.unplaced, made_from);
    // The sheet in front and the words in the rows move what stands there.
    let spots = spots(&corrected(&[]));
    let fixes: Vec<Fix> = faults
        .iter()
        .map(|fault| {
            let spot = fault.keys.first().and_then(|key| spots.get(key));
            Fix {
                place: match fault.keys.as_slice() {
                    [] => fault.place.clone(),
                    // A link is one line: of many cells it names the one that it leads to.
                    [first, more @ ..] => {
                        let first = plan_place(&form, &spots, std::slice::from_ref(first));
                        if more.is_empty() {
                            first
                        } else {
                            format!("{first} and {}", many(more.len(), "other", "others"))
                        }
                    }
                },
                link: spot.map(|spot| link(&spot.sheet, &spot.at.to_string())),
                todo: fault.fix.clone(),
                wrong: format!("{}.", capital(&fault.what)),
                suggestion: fault.suggestion.clone().unwrap_or_default(),
                is_error: true,
                ..Fix::default()
            }
        })
        .collect();
    pen::draw(&corrected(&fixes), &read.answers, stamp).map(Some)
}

/// The plan by whose lists and words it is drawn: the built-in one of its setting, under its own school's name.
fn drawn_by(typed: &File) -> Option<Plan> {
    let setting = Setting::of_word(&typed.school.setting).unwrap_or(Setting::Mainstream);
    let mut plan = resolve(&setting.built_in()).ok()?;
    if !typed.school.name.is_empty() {
        plan.school.name = crate::words::clipped(&typed.school.name, 150);
    }
    Some(plan)
}

fn capital(what: &str) -> String {
    crate::words::upper(what.trim_end_matches('.'))
}
