//! What fuzzing found worth keeping, sent in again: nothing may panic, or take long.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

#[path = "../fuzz/entry.rs"]
mod entry;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// No file of the corpus is large; even an unoptimised build reads each in far less.
const LONGEST: Duration = Duration::from_secs(10);

#[test]
fn every_saved_file_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for way in entry::WAYS {
        let mut read = 0;
        for file in fs::read_dir(corpus.join(way)).unwrap_or_else(|_| panic!("no corpus for {way}")) {
            let path = file.expect("an entry").path();
            let bytes = fs::read(&path).expect("read");
            let begun = Instant::now();
            read += usize::from(entry::run(way, &bytes));
            assert!(begun.elapsed() < LONGEST, "{} takes {:?}", path.display(), begun.elapsed());
        }
        // A corpus that never got past the door would prove nothing.
        assert!(read > 0, "no file of the corpus of {way} is read");
    }
}
