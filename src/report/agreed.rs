//! The steps that were agreed, as the document of `consolidate --json` has them.

use jiff::civil::Date;
use serde::Serialize;

use crate::answers::audit::StepDone;
use crate::answers::{Labelled, Typed};
use crate::learner::shareable;
use crate::picture::Picture;

/// What was agreed, in this round and after the last.
#[derive(Debug, Serialize)]
pub struct AgreedJson<'a> {
    /// In this round: what the Careers Leader typed.
    next: Vec<NextJson<'a>>,
    /// After the last round, each with what its department says now.
    last: Vec<LastJson<'a>>,
    /// How many of these are done.
    kept: usize,
}

#[derive(Debug, Serialize)]
struct NextJson<'a> {
    subject: &'a str,
    step: Option<String>,
    owner: Option<String>,
    /// As a date, where it can be read as one.
    by: Option<Date>,
}

#[derive(Debug, Serialize)]
struct LastJson<'a> {
    department: &'a str,
    subject: &'a str,
    #[serde(rename = "ref")]
    reference: &'a str,
    step: &'a str,
    owner: &'a str,
    by: Option<Date>,
    done: Option<&'static str>,
    why: Option<&'a str>,
}

pub(super) fn agreed<'a>(picture: &Picture<'a>) -> AgreedJson<'a> {
    let text = |typed: &Option<Typed>| typed.as_ref().map(|typed| shareable(&typed.shown()).to_owned());
    let next = picture.results.agreed.iter().map(|one| NextJson {
        subject: &one.subject,
        step: text(&one.step),
        owner: text(&one.owner),
        by: one.due(),
    });
    let kept = picture.kept();
    let last = kept.iter().map(|kept| LastJson {
        department: &kept.department.code,
        subject: &kept.step.subject,
        reference: &kept.step.reference,
        step: shareable(&kept.step.step),
        owner: shareable(&kept.step.owner),
        by: kept.step.due,
        done: kept.done().map(Labelled::label),
        why: kept.said.and_then(|said| said.why.as_deref()).map(shareable),
    });
    let done = kept.iter().filter(|kept| kept.done() == Some(StepDone::Done)).count();
    AgreedJson { next: next.collect(), last: last.collect(), kept: done }
}
