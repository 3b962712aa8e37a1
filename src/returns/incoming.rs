//! A file that came back, as the reader understood it: whose it is, or why it is kept out.

use crate::answers::Read;
use crate::finding::{Code, Finding};

use super::saved::Saved;
use super::state::State;

/// A file as the reader understood it.
#[derive(Clone, Debug)]
pub enum Recognised {
    /// An audit of this plan's round and departments.
    Audit {
        /// The department's code, or [`LEADER`](crate::plan::LEADER).
        code: String,
        /// Everything read from it.
        read: Read,
    },
    /// A file that is kept out as a whole, and why.
    Refused {
        /// The state it is in.
        state: State,
        /// The department, where it could be told.
        department: Option<String>,
        /// Why.
        finding: Finding,
    },
}

impl Recognised {
    /// The same file, withdrawn by whoever keeps the round: it counts no more.
    pub fn withdrawn(self) -> Recognised {
        let department = match self {
            Recognised::Audit { code, .. } => Some(code),
            Recognised::Refused { department, .. } => department,
        };
        let finding = Finding::of_file(Code::Withdrawn, "This return was withdrawn, and is not counted.");
        Recognised::Refused { state: State::Superseded, department, finding }
    }
}

/// A file that came back, before the returns of one department are settled.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The path below `returns/`, with `/`.
    pub file: String,
    /// When it was saved, as the file itself says, else as the folder says.
    pub saved: Saved,
    /// What it is.
    pub recognised: Recognised,
}
