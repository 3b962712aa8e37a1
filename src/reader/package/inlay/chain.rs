//! The order in which a workbook is calculated: it names every cell that holds a formula, and no other.

use std::rc::Rc;

use super::splice::{Splice, Tag, Tags, attributes, unmarked};
use crate::reader::package::limits::{Fault, Spent};
use crate::reader::package::references::place;
use crate::reader::package::xml::attribute;

/// A cell by the number of its sheet, its row and its column.
pub(super) type InSheet = (u32, (u32, u32));

/// What is changed in the chain where some cells hold no formula any more; none where nothing is left of it.
pub(super) fn without(bytes: &[u8], gone: &[InSheet], spent: &Rc<Spent>) -> Result<Option<Vec<Splice>>, Fault> {
    let mut tags = Tags::of(unmarked(bytes), spent)?;
    let mut splices = Vec::new();
    let mut sheet = None;
    // Whether the cell that said which sheet it is of went.
    let mut is_unsaid = false;
    let mut is_empty = true;
    while let Some(tag) = tags.next()? {
        let Some((element, is_whole)) = tag.element() else { continue };
        if element.local_name().as_ref() != "c" {
            continue;
        }
        let Tag { range, .. } = &tag;
        let own = attribute(element, "i").and_then(|own| own.trim().parse::<u32>().ok());
        sheet = own.or(sheet);
        is_unsaid &= own.is_none();
        let at = attribute(element, "r").and_then(|at| place(&at));
        if sheet.zip(at).is_some_and(|at| gone.contains(&at)) {
            let end = if is_whole { range.end } else { tags.end()? };
            splices.push(Splice::over(range.start..end, ""));
            is_unsaid |= own.is_some();
            continue;
        }
        is_empty = false;
        if let Some(sheet) = sheet.filter(|_| std::mem::take(&mut is_unsaid)) {
            let behind_name = range.start + 1 + element.name().as_ref().len();
            splices.push(Splice::before(behind_name, format!(" i=\"{sheet}\"")));
        }
    }
    Ok((!is_empty).then_some(splices))
}

/// What follows the element that says how a workbook is calculated.
const BEHIND: [&str; 9] = [
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
];

/// What is changed in the workbook so that its formulas are calculated when it is opened: else they would show what
/// followed from the cells as they were. None where it says so already.
pub(super) fn anew(bytes: &[u8], spent: &Rc<Spent>) -> Result<Option<Splice>, Fault> {
    const SAYS_SO: &str = "fullCalcOnLoad";
    let mut tags = Tags::of(unmarked(bytes), spent)?;
    let mut prefix = String::new();
    let mut behind = None;
    let mut depth = 0_usize;
    while let Some(tag) = tags.next()? {
        let from = tag.range.start;
        let Some((element, is_whole)) = tag.element() else {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                behind = behind.or(Some(from));
            }
            continue;
        };
        let name = element.local_name();
        match (depth, name.as_ref()) {
            (0, _) => prefix = element.name().prefix().map(|own| format!("{}:", own.as_ref())).unwrap_or_default(),
            (1, "calcPr") => {
                if attribute(element, SAYS_SO).is_some_and(|said| matches!(said.trim(), "1" | "true")) {
                    return Ok(None);
                }
                let (own, kept) = (element.name(), attributes(element, &[SAYS_SO]));
                let end = if is_whole { "/" } else { "" };
                let whole = format!("<{}{kept} {SAYS_SO}=\"1\"{end}>", own.as_ref());
                return Ok(Some(Splice::over(tag.range.clone(), whole)));
            }
            (1, name) if BEHIND.contains(&name) => behind = behind.or(Some(from)),
            _ => {}
        }
        depth += usize::from(!is_whole);
    }
    Ok(behind.map(|at| Splice::before(at, format!("<{prefix}calcPr {SAYS_SO}=\"1\"/>"))))
}
