//! Presses pieces of parts, each of equal text once: workbooks of a round have most of theirs in common.
//!
//! What a piece is pressed to depends on its text alone, so that it makes no difference which workbook came first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::{Compress, Compression, FlushCompress};

use super::mark::{Quick, mark};
use super::part::Part;
use super::zip::{Pressed, Zip};

/// How hard a piece is pressed.
const LEVEL: u32 = 2;

/// The mark of a piece, and whether it ends its part.
type Key = ((u64, u64), bool);

/// Presses what workbooks are made of; made once for all that are drawn together.
#[derive(Default)]
pub struct Press {
    pressed: Mutex<HashMap<Key, Arc<Pressed>, Quick>>,
    idle: Mutex<Vec<Compress>>,
}

impl Press {
    /// Puts the parts of a workbook together.
    pub(super) fn together(&self, parts: &[Part]) -> Vec<u8> {
        let mut zip = Zip::default();
        for part in parts {
            let pieces: Vec<&str> = part.pieces().collect();
            let last = pieces.len().saturating_sub(1);
            let pieces = pieces.iter().enumerate().map(|(nth, text)| self.pressed(text.as_bytes(), nth == last));
            zip.add(&part.name, &pieces.collect::<Vec<_>>());
        }
        zip.finish()
    }

    /// A piece, which ends its part or does not.
    fn pressed(&self, text: &[u8], is_last: bool) -> Arc<Pressed> {
        let key = (mark(text), is_last);
        let known = || self.pressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pressed) = known().get(&key) {
            return Arc::clone(pressed);
        }
        let pressed = Arc::new(self.press(text, is_last));
        known().insert(key, Arc::clone(&pressed));
        pressed
    }

    fn press(&self, text: &[u8], is_last: bool) -> Pressed {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut compress = idle.unwrap_or_else(|| Compress::new(Compression::new(LEVEL), false));
        let flush = if is_last { FlushCompress::Finish } else { FlushCompress::Sync };
        let mut bytes = Vec::with_capacity(text.len() / 4 + 64);
        loop {
            let taken = usize::try_from(compress.total_in()).unwrap_or(usize::MAX);
            let rest = text.get(taken..).unwrap_or_default();
            // Nothing can be wrong with what is pressed; it is done when there is room left.
            let _ = compress.compress_vec(rest, &mut bytes, flush);
            if bytes.len() < bytes.capacity() {
                break;
            }
            bytes.reserve(bytes.len());
        }
        compress.reset();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(compress);
        bytes.shrink_to_fit();
        Pressed { bytes, sum: crc32fast::hash(text), long: u32::try_from(text.len()).unwrap_or(u32::MAX) }
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}
