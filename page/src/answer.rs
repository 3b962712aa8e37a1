//! What the engine answers.

use careers_audit::say::Weight;
use serde::Serialize;

use crate::view::Round;

/// An answer; the bytes of its papers come beside it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    /// How the round stands afterwards; none where there is no plan that can be read.
    pub(crate) round: Option<Round>,
    pub(crate) refused: Option<Refused>,
    pub(crate) notes: Vec<Note>,
    pub(crate) papers: Vec<Paper>,
}

/// Why something could not be done.
#[derive(Debug, Serialize)]
pub(crate) struct Refused {
    pub(crate) text: String,
    /// Of a plan with faults: each with its place.
    pub(crate) faults: Vec<Fault>,
}

/// A fault of the plan.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    pub(crate) place: String,
    pub(crate) message: String,
    pub(crate) fix: String,
}

/// Something that is said.
#[derive(Debug, Serialize)]
pub(crate) struct Note {
    pub(crate) weight: Weight,
    pub(crate) text: String,
    /// What belongs to it, a line each.
    pub(crate) beneath: Vec<String>,
}

/// Something that is to be written.
#[derive(Debug, Serialize)]
pub(crate) struct Paper {
    /// Its path below the folder, with '/'.
    pub(crate) at: String,
    pub(crate) what: What,
    pub(crate) outcome: Outcome,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum What {
    Folder,
    File,
    Gone,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    New,
    Replaced,
    Kept,
    Gone,
}
