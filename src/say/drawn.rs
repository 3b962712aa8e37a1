//! A small round for the tests of this module: History, and Music.

use crate::answers::Read;
use crate::answers::audit::{Audit, Support};
use crate::finding::{Code, Finding};
use crate::layout::{Forms, answers_of};
use crate::plan::Plan;
use crate::returns::{Incoming, Recognised, Results, Saved, State, settle};
use crate::scope::drawn;

/// Two departments with a subject each.
pub(super) fn plan() -> Plan {
    drawn::plan(
        "| Ref   |
         | KS3-1 |
         | KS4-1 |",
        "| Department | Subject | Stages   |
         | HUM        | History | KS3, KS4 |
         | MUS        | Music   | KS3      |",
    )
}

/// The results of a plan, of what came back.
pub(super) fn results_of(plan: Plan, incoming: Vec<Incoming>) -> Results {
    let forms = Forms::new(plan);
    Results::new(&forms, settle(&forms, incoming))
}

/// The same of the plan above.
pub(super) fn results(incoming: Vec<Incoming>) -> Results {
    results_of(plan(), incoming)
}

/// A file of a department in which something is answered.
pub(super) fn answered(code: &str) -> Incoming {
    let support = vec![Support { cpd: Some("Routes into law.".to_owned()), ..Support::default() }];
    returned(code, &Audit { support, ..Audit::default() })
}

/// A file of a department with an audit.
pub(super) fn returned(code: &str, audit: &Audit) -> Incoming {
    came(code, Read { answers: answers_of(audit), ..Read::default() })
}

/// An empty one.
pub(super) fn empty(code: &str) -> Incoming {
    came(code, Read::default())
}

fn came(code: &str, read: Read) -> Incoming {
    let recognised = Recognised::Audit { code: code.to_owned(), read };
    Incoming { file: format!("{code}.xlsx"), saved: Saved::default(), recognised }
}

/// A file of which nobody knows whose it is.
pub(super) fn stranger(file: &str) -> Incoming {
    let finding = Finding::of_file(Code::Stranger, "Nothing in it says whose it is.");
    let recognised = Recognised::Refused { state: State::Stranger, department: None, finding };
    Incoming { file: file.to_owned(), saved: Saved::default(), recognised }
}
