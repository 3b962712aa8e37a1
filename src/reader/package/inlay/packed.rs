//! A package with some of its parts changed, and the others as they lie: packed as they were, in their order.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::{ZipArchive, ZipWriter};

use crate::reader::package::limits::Fault;

/// The package with other bytes in some parts, by their numbers; a part of none goes.
pub(super) fn repacked(bytes: &[u8], changed: &BTreeMap<usize, Option<Vec<u8>>>) -> Result<Vec<u8>, Fault> {
    let damaged = |_| Fault::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut whole = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    whole.set_raw_comment(archive.comment().into()).map_err(damaged)?;
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number).map_err(damaged)?;
        match changed.get(&number) {
            None => whole.raw_copy_file(part).map_err(damaged)?,
            Some(None) => {}
            Some(Some(content)) => {
                let name = part.name().map_err(damaged)?.into_owned();
                whole.start_file(name, part.options()).map_err(damaged)?;
                whole.write_all(content).map_err(|_| Fault::Damaged)?;
            }
        }
    }
    Ok(whole.finish().map_err(damaged)?.into_inner())
}
