//! What stands beside the cells of an Open XML sheet: the parts that its links lead to.

use super::drawings;
use super::limits::Fault;
use super::links::{Link, links};
use super::notes;
use super::optional::optional;
use super::parts::Parts;
use crate::reader::grid::Grid;

/// Adds what stands beside the cells of the sheet that `part` holds; tells its links, none where they are broken.
pub(super) fn read(parts: &mut Parts<'_>, part: &str, sheet: &mut Grid) -> Result<Vec<Link>, Fault> {
    let Some(links) = optional(links(parts, part))? else {
        sheet.lose("comments and text boxes");
        return Ok(Vec::new());
    };
    notes::read(parts, &links, sheet)?;
    drawings::read(parts, &links, sheet)?;
    Ok(links)
}
