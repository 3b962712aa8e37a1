//! The round before, opened by its folder: its plan and returns, judged by its own rules.

use std::path::Path;

use super::{Round, RoundError};
use crate::returns::{Last, LastRound};

impl Round {
    /// How the subjects stood in the round before, where the plan names its folder. That round's own
    /// last round is not followed, and nothing is written there.
    pub fn last(&self) -> Option<Last> {
        let named = self.plan.round.last.as_deref()?;
        let folder = self.folder.join(named);
        let unread = |why: &str| {
            // The path as the plan has it: the same on every computer.
            let why = why.replace(&*folder.to_string_lossy(), named);
            Last::Unread(format!("Nothing is compared with the last round, '{named}'. {why}"))
        };
        if self.is_here(&folder) {
            return Some(unread("It is this round's own folder. Name the folder of the round before on the plan."));
        }
        Some(match read(&folder) {
            Ok(Some(last)) => Last::Read(last),
            Ok(None) => unread("No return in it counts. Check that its folder 'returns' is still there."),
            Err(error) => unread(&error.to_string()),
        })
    }

    fn is_here(&self, folder: &Path) -> bool {
        match (self.folder.canonicalize(), folder.canonicalize()) {
            (Ok(here), Ok(there)) => here == there,
            (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
        }
    }
}

fn read(folder: &Path) -> Result<Option<LastRound>, RoundError> {
    let round = Round::open(folder)?;
    let results = round.collect(&|_| {})?;
    Ok((!results.audits.is_empty()).then(|| LastRound::of(&results)))
}
