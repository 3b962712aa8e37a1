//! The workbooks as they go out, and the drafts that invite departments to fill them in.

use jiff::civil::Date;

use crate::email::{self, Attachment};
use crate::issue::Issued;
use crate::layout::Extras;
use crate::names::Folder;
use crate::plan::{Department, MessageKind, Plan};
use crate::reader;
use crate::returns::{Came, Last};
use crate::round::deeds::{Deeds, Keep, Over, Paper};
use crate::round::drafts::{Matter, Saying};
use crate::round::issued::{Stands, workbook};
use crate::round::said::Said;
use crate::round::{RoundError, Snapshot, settled};
use crate::shelf::Rel;

/// The workbooks of the departments named, or of all. One that has planning sheets keeps them.
pub(super) fn generate(
    snapshot: &Snapshot,
    only: &[String],
    extras: Extras,
    force: bool,
    today: Date,
) -> Result<Deeds, RoundError> {
    let (plan, forms) = (snapshot.plan(), &snapshot.forms);
    let only: Vec<String> = only.iter().map(|code| settled::code(plan, code)).collect::<Result<_, _>>()?;
    let issued = snapshot.issuance.drawn(forms, &only, extras)?;
    let Standing { keep, papers, left, filled } = standing(snapshot, &issued, force)?;
    // Whoever has begun is not invited anew.
    let invited = issued.iter().filter(|one| !filled.contains(&one.code));
    let drafts = invited.map(|one| invitation(snapshot, one, !only.is_empty(), today)).filter_map(Result::transpose);
    let drafts: Vec<Saying> = drafts.collect::<Result<_, RoundError>>()?;
    // Every copy lies there before the first workbook is replaced.
    let mut deeds = Deeds { folders: vec![Rel::of(Folder::Returns)], keep, papers, ..Deeds::default() };
    let copies: Vec<Rel> = deeds.keep.iter().map(|copy| copy.to.clone()).collect();
    let written = copies.iter().chain(deeds.papers.iter().map(|paper| &paper.at)).cloned();
    if let Some(Last::Unread(why)) = &snapshot.results().last {
        deeds.said.push(Said::NotCompared(why.clone()));
    }
    deeds.said.extend(super::agreed_since(snapshot));
    deeds.said.push(Said::Became(written.collect()));
    deeds.said.extend(copies.into_iter().map(Said::Kept));
    deeds.papers.extend(snapshot.kept(only.is_empty() && left.is_empty(), &deeds.papers)?);
    deeds.said.extend(left);
    // Whoever asks for one department leaves the others' drafts as they are.
    let kinds: &[MessageKind] = if only.is_empty() { &[MessageKind::Invitation] } else { &[] };
    deeds.add_drafts(snapshot, drafts, kinds);
    let looks = plan.to_look_at(today);
    if !looks.is_empty() {
        deeds.said.push(Said::Look(looks));
    }
    if plan.round.due < today {
        deeds.said.push(Said::DueHasPassed(plan.round.due));
    }
    let others = snapshot.issuance.others(forms);
    let other = |(at, is_filled)| if is_filled { Said::Left(at, None) } else { Said::LeftOver(at) };
    deeds.said.extend(others.map(other));
    deeds.said.push(Said::Send(plan.round.due));
    Ok(deeds)
}

/// What is to become of the workbooks, by what stands where they are to be issued.
#[derive(Default)]
struct Standing {
    keep: Vec<Keep>,
    papers: Vec<Paper>,
    /// What stays as it lies, and is said to.
    left: Vec<Said>,
    /// Whose stays as it lies, for they have filled it in.
    filled: Vec<String>,
}

/// What a person wrote stays, or where all are to be replaced is kept first. All or nothing of the rest: no blank one is
/// replaced unasked.
fn standing(snapshot: &Snapshot, issued: &[Issued], force: bool) -> Result<Standing, RoundError> {
    let mut standing = Standing::default();
    let (mut differ, mut filled) = (Vec::new(), Vec::new());
    let blank = snapshot.issuance.blank(&snapshot.forms);
    for one in issued {
        let at = workbook(&one.name);
        let paper = |over| Paper { at: at.clone(), bytes: one.bytes.clone(), over };
        let seen = |there: &[u8]| Over::Seen(reader::fingerprint(there));
        match snapshot.issuance.stands(&blank, one) {
            Stands::Nothing => standing.papers.push(paper(Over::Same)),
            Stands::Same(there) => standing.papers.push(paper(seen(there))),
            Stands::Blank(there) if force => standing.papers.push(paper(seen(there))),
            Stands::Blank(_) => differ.push(snapshot.shown(&at)),
            Stands::Filled(there) if force => {
                standing.keep.push(snapshot.copies.keep(at.clone(), there));
                standing.papers.push(paper(seen(there)));
            }
            Stands::Filled(_) => {
                filled.push(snapshot.shown(&at));
                standing.filled.push(one.code.clone());
                standing.left.push(Said::Left(at, None));
            }
            Stands::Unread(why) => standing.left.push(Said::Left(at, Some(why.clone()))),
        }
    }
    if differ.is_empty() { Ok(standing) } else { Err(RoundError::Differ(differ, filled)) }
}

/// To a department: here is your workbook. None once the day has passed by which it was to come back; none to whoever has
/// returned, or was sent one that asks the same. Where only its own workbook `is_wanted`, a file that does not count is no
/// hindrance.
fn invitation(
    snapshot: &Snapshot,
    issued: &Issued,
    is_wanted: bool,
    today: Date,
) -> Result<Option<Saying>, RoundError> {
    let Issued { code, name, bytes, extras } = issued;
    let Some(department) = snapshot.plan().department(code) else { return Ok(None) };
    let asks = asked(snapshot.plan(), department, *extras);
    let is_awaited = match snapshot.results().came(code) {
        Came::Nothing => true,
        Came::Counts => false,
        Came::Empty(_) | Came::KeptOut(_) => is_wanted,
    };
    let is_late = snapshot.plan().round.due < today;
    if is_late || !is_awaited || snapshot.post.is_invited(department, &asks) {
        return Ok(None);
    }
    let workbook = Attachment { name: name.clone(), bytes: bytes.clone() };
    let kind = MessageKind::Invitation;
    let matter = Matter { kind, whose: code, asks: Some(asks), about: Vec::new(), is_repeated: true };
    let invite = |day| Ok(email::invitation(&snapshot.forms, department, &workbook, day).map(|draft| (draft, ())));
    Ok(snapshot.saying(matter, today, invite)?.map(|(saying, ())| saying))
}

/// What a department's workbook asks, as a fingerprint.
fn asked(plan: &Plan, department: &Department, extras: Extras) -> String {
    let planned = if extras.planner { " planner" } else { "" };
    plan.asked_of(department) + planned
}
