//! The corrections that departments are to be sent, and the drafts that answer each of them.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::change::Change;
use crate::correct::{self, Correction};
use crate::email::{self, Attachment};
use crate::issue::Issued;
use crate::layout::Extras;
use crate::names::{self, Folder};
use crate::pen::PenError;
use crate::plan::{Department, MessageKind};
use crate::returns::{Came, Return};
use crate::round::deeds::{Deeds, Paper};
use crate::round::drafts::{Matter, Saying, attachment};
use crate::round::reminders::is_wanted;
use crate::round::said::Said;
use crate::round::told::prints;
use crate::round::{RoundError, Seal, Snapshot};
use crate::shelf::Rel;

/// Corrections and drafts; those of ours that are needed no more go.
pub(super) fn check(snapshot: &Snapshot, is_settled: bool, today: Date) -> Result<Deeds, RoundError> {
    let results = snapshot.results();
    let mut deeds = super::of_returns(snapshot);
    if is_settled {
        deeds.papers.push(snapshot.settled.paper(|at| snapshot.shown(at))?);
    }
    deeds.said.push(Said::Findings(Arc::clone(results)));
    let entries: Vec<&Return> = results.returns.iter().filter(|entry| entry.state.counts()).collect();
    // The whole round is compared with the last one once, not for each return.
    let since = LazyLock::new(|| results.last_round().map(|last| Change::since(&last.results, &[], results)));
    let answered: Vec<Answered> = entries
        .into_par_iter()
        .map(|entry| to_return(snapshot, entry, &since, today))
        .collect::<Result<_, RoundError>>()?;
    let asked: Vec<Saying> = snapshot
        .plan()
        .departments
        .par_iter()
        .map(|department| to_absent(snapshot, department, today))
        .filter_map(Result::transpose)
        .collect::<Result<_, RoundError>>()?;
    let (mut corrections, mut failed, mut sayings) = (Vec::new(), Vec::new(), Vec::new());
    for own in answered {
        match own {
            Answered::Corrected(corrected, saying) => {
                corrections.push(*corrected);
                sayings.extend(saying);
            }
            Answered::Thanked(saying) => sayings.extend(saying),
            Answered::Failed(code, why) => failed.push((code, why)),
        }
    }
    // One return that cannot be drawn stops nobody else's.
    deeds.said.extend(
        failed.iter().map(|(code, error)| Said::NotCorrected(Arc::clone(results), code.clone(), error.to_string())),
    );
    deeds.said.extend(corrections.iter().map(|(correction, paper)| {
        Said::Correction(Arc::clone(results), correction.code.clone(), correction.things, paper.at.clone())
    }));
    let papers: Vec<Paper> = corrections.into_iter().map(|(_, paper)| paper).collect();
    deeds.sweep.extend(snapshot.ours.needless(Folder::Corrections, &papers, |_| true));
    deeds.papers.extend(papers);
    deeds.sweep.extend(out_of_date(snapshot, today));
    sayings.extend(asked);
    let place = |saying: &Saying| snapshot.plan().departments.iter().position(|own| own.code == saying.whose());
    sayings.sort_by_key(place);
    deeds.add_drafts(snapshot, sayings, &email::OF_CHECK);
    deeds.told = Some(Arc::clone(results));
    Ok(deeds)
}

/// The invitations of those who have begun or returned; of everybody once the day has passed by which they ask. Whoever
/// sent one has moved it.
fn out_of_date(snapshot: &Snapshot, today: Date) -> Vec<(Rel, Seal)> {
    let (plan, results) = (snapshot.plan(), snapshot.results());
    let is_over = plan.round.due < today;
    let needless = |department: &&Department| is_over || !matches!(results.came(&department.code), Came::Nothing);
    let names: Vec<String> = plan
        .departments
        .iter()
        .filter(needless)
        .map(|department| names::draft(MessageKind::Invitation, department))
        .collect();
    let invitations = snapshot.ours.needless(Folder::Email, &[], |kind| kind == Some(MessageKind::Invitation));
    invitations.filter(|(at, _)| names.contains(&at.name())).collect()
}

/// A correction, and the file that it is to be.
type Corrected = (Correction, Paper);

/// What becomes of a return that counts.
enum Answered {
    /// Something is to be fixed or explained; the Careers Leader writes to nobody of it.
    Corrected(Box<Corrected>, Option<Saying>),
    /// All is in.
    Thanked(Option<Saying>),
    /// No correction could be drawn of a department's return, and why.
    Failed(String, PenError),
}

/// What a department is to be told of its return: a correction or a receipt. A correction says by when it is to come back,
/// and keeps that day as long as the draft that carries it says the same.
fn to_return<'s>(
    snapshot: &Snapshot,
    entry: &Return,
    since: &LazyLock<Option<Change<'s>>, impl FnOnce() -> Option<Change<'s>>>,
    today: Date,
) -> Result<Answered, RoundError> {
    let (plan, forms, press) = (snapshot.plan(), &snapshot.forms, &snapshot.issuance.press);
    let code = entry.department.clone().unwrap_or_default();
    let matter = |kind| Matter { kind, whose: &code, asks: None, about: prints(entry), is_repeated: false };
    let drawn = match correct::workbook_with(press, forms, entry, today) {
        Ok(drawn) => drawn.map(|correction| corrected(snapshot, correction)),
        Err(why) => return Ok(Answered::Failed(code, why)),
    };
    let Some(department) = plan.department(&code) else {
        return Ok(drawn.map_or(Answered::Thanked(None), |own| Answered::Corrected(Box::new(own), None)));
    };
    let Some(drawn) = drawn else {
        let receipt = |day| Ok(Some((email::receipt(forms, department, entry, (**since).as_ref(), day), ())));
        let saying = snapshot.saying(matter(MessageKind::Receipt), today, receipt)?;
        return Ok(Answered::Thanked(saying.map(|(saying, ())| saying)));
    };
    // All that a day decides of the file.
    let decides = |day| (plan.round.back_by(day), entry.dated(day));
    let correction = |day| {
        let own = match decides(day) == decides(today) {
            true => Some(drawn.clone()),
            false => {
                correct::workbook_with(press, forms, entry, day)?.map(|correction| corrected(snapshot, correction))
            }
        };
        Ok(own.map(|own| {
            let (correction, paper) = &own;
            (email::correction(forms, department, entry, (correction, &attachment(paper)), day), own)
        }))
    };
    let said = snapshot.saying(matter(MessageKind::Correction), today, correction)?;
    Ok(match said {
        Some((saying, own)) => Answered::Corrected(Box::new(own), Some(saying)),
        None => Answered::Corrected(Box::new(drawn), None),
    })
}

/// A correction with the file that it is to be.
fn corrected(snapshot: &Snapshot, mut correction: Correction) -> Corrected {
    let bytes = std::mem::take(&mut correction.bytes);
    let paper = snapshot.ours.paper(Folder::Corrections, &correction.name, bytes);
    (correction, paper)
}

/// What a department is to be told of which nothing counts, on a day on which it is written to.
fn to_absent(snapshot: &Snapshot, department: &Department, today: Date) -> Result<Option<Saying>, RoundError> {
    let (forms, results, code) = (&snapshot.forms, snapshot.results(), department.code.as_str());
    let Some((kind, entry)) = email::lacking(results, department, today) else { return Ok(None) };
    if results.is_only_renamed(code) {
        return Ok(None);
    }
    let about = entry.map(prints).unwrap_or_default();
    let is_said = snapshot.post.sent_to(kind, code).any(|message| message.draft.about == about);
    if !is_wanted(&snapshot.plan().round, &snapshot.post, (kind, code), is_said, today) {
        return Ok(None);
    }
    let only = std::slice::from_ref(&department.code);
    let Some(issued) = snapshot.issuance.drawn(forms, only, Extras::NONE)?.pop() else { return Ok(None) };
    let Issued { name, bytes, .. } = issued;
    let workbook = Attachment { name, bytes };
    let matter = Matter { kind, whose: code, asks: None, about, is_repeated: true };
    let chaser = |day| {
        let draft = email::chaser(results, department, &workbook, day);
        Ok(draft.filter(|draft| draft.kind == kind).map(|draft| (draft, ())))
    };
    Ok(snapshot.saying(matter, today, chaser)?.map(|(saying, ())| saying))
}
