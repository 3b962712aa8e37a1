//! What a changed plan changes for whom, and whether anybody is to be sent anything again.

use super::board::name;
use super::change::sentence;
use super::part::{Line, Part};
use crate::fold::fold;
use crate::preview::{Becomes, Change, Kind, Whom, changes, whom};
use crate::returns::Results;
use crate::words::{either, first, list, lower, many};

/// So many refs are named in a row.
const MOST_REFS: usize = 8;

/// For whom the plan as it is changes something, and who is to be sent something; nothing where nothing changes. `waiting`
/// are the codes of the departments whose invitation waits to be sent.
pub(super) fn for_whom(before: &Results, now: &Results, waiting: &[String]) -> Vec<Part> {
    let changed = changes(&before.plan, &now.plan);
    if changed.is_empty() {
        return Vec::new();
    }
    let all = whom(before, now);
    let mut lines: Vec<Line> = for_all(&changed).into_iter().collect();
    let touched: Vec<&Whom> = all.iter().filter(|own| own.is_touched()).collect();
    lines.extend(touched.iter().map(|own| Line::of(&told(own, now))));
    let others = all.len() - touched.len();
    if !touched.is_empty() && others > 0 {
        lines
            .push(Line::of(&format!("The other {}: nothing of their own.", many(others, "department", "departments"))));
    }
    let nothing = "Nobody in particular.";
    vec![Part::headed("For whom that changes something", lines, nothing), to_send(before, now, (&all, waiting))]
}

/// What changes for everybody alike.
fn for_all(changed: &[Change]) -> Option<Line> {
    let is_for_all = |change: &&Change| match change.kind {
        Kind::Round | Kind::Rule | Kind::Stage | Kind::Cohort | Kind::Statement | Kind::Skill | Kind::Term => true,
        Kind::Outcome
        | Kind::Department
        | Kind::Subject
        | Kind::WholeSchool
        | Kind::Step
        | Kind::Part
        | Kind::Event => false,
    };
    let mut kinds: Vec<&str> = changed.iter().filter(is_for_all).map(|change| called(change.kind)).collect();
    kinds.dedup();
    (!kinds.is_empty()).then(|| Line::of(&format!("Everybody: {}, as told above.", list(&kinds))))
}

/// What changes of a kind are called.
fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::Round => "the round",
        Kind::Rule => "the rule",
        Kind::Stage => "the stages",
        Kind::Cohort => "the groups",
        Kind::Outcome => "the outcomes",
        Kind::Statement => "the statements of the checklist",
        Kind::Skill => "the skills",
        Kind::Term => "the terms",
        Kind::Department => "the departments",
        Kind::Subject => "the subjects",
        Kind::WholeSchool | Kind::Step | Kind::Part | Kind::Event => "what the Careers Leader is asked",
    }
}

/// `Music (MUS): asked KS3-13 too; KS3-5 in other words. Its return stays, and a correction asks about 2 things more.`
fn told(own: &Whom, now: &Results) -> String {
    let Whom { code, is_new, is_led_anew: _, asked, not_asked, reworded, own: changed, becomes } = own;
    let refs = |refs: &[String]| first(refs, MOST_REFS);
    let mut parts: Vec<String> = Vec::new();
    if *is_new {
        parts.push(format!("new in the plan, and asked {}", many(asked.len(), "outcome", "outcomes")));
    } else if !asked.is_empty() {
        parts.push(format!("asked {} too", refs(asked)));
    }
    if !not_asked.is_empty() {
        parts.push(format!("not asked {} any more", refs(not_asked)));
    }
    if !reworded.is_empty() {
        parts.push(format!("{} in other words", refs(reworded)));
    }
    let is_told = |change: &&Change| !(*is_new && fold(&change.name) == fold(code));
    parts.extend(changed.iter().filter(is_told).map(|change| lower(&sentence(change))));
    let parts = if parts.is_empty() { "nothing of its own".to_owned() } else { parts.join("; ") };
    format!("{}: {parts}. {}", name(now, code), return_becomes(*becomes))
}

fn return_becomes(becomes: Becomes) -> String {
    match becomes {
        Becomes::NotCome => "Nothing of it counts yet.".to_owned(),
        Becomes::Stays => "Its return stays as it is, and nothing more is asked of it.".to_owned(),
        Becomes::Asked(more) => {
            format!("Its return stays, and its next correction asks about {}.", many(more, "thing more", "things more"))
        }
        Becomes::Lost => "Its return would not count any more.".to_owned(),
    }
}

/// Who is to be sent something, or that nobody is.
fn to_send(before: &Results, now: &Results, (all, waiting): (&[Whom], &[String])) -> Part {
    let names = |codes: Vec<&str>| list(&codes.iter().map(|code| name(now, code)).collect::<Vec<_>>());
    let has_come = |own: &&Whom| now.counting(&own.code).is_some();
    let waits = |own: &&Whom| waiting.contains(&own.code);
    let mut lines = Vec::new();
    let mut tell = |codes: Vec<&str>, words: &dyn Fn(usize) -> String| {
        if !codes.is_empty() {
            let count = codes.len();
            lines.push(Line::of(&format!("{}: {}", names(codes), words(count))));
        }
    };
    let codes = |is: &dyn Fn(&&Whom) -> bool| all.iter().filter(is).map(|own| own.code.as_str()).collect::<Vec<&str>>();
    tell(codes(&|own| own.is_new && !has_come(own)), &|count| {
        format!("new; make {} now, and send it.", either(count, "its workbook", "their workbooks"))
    });
    tell(codes(&|own| own.is_led_anew && !has_come(own) && !waits(own)), &|_| {
        "whoever leads it now was sent nothing yet; make the workbooks anew, and an invitation is drafted.".to_owned()
    });
    let due = before.plan.round.due != now.plan.round.due;
    let differs = |own: &&Whom| due || own.is_led_anew || own.is_asked_otherwise(&before.plan, &now.plan);
    tell(codes(&|own| waits(own) && differs(own)), &|count| {
        let which = either(count, "its invitation waits and says", "their invitations wait and say");
        format!("{which} what was; make the workbooks anew before you send {}.", either(count, "it", "them"))
    });
    let rest = "whoever has the workbook as it was sends that back: it is read, and what is new is asked in a correction. \
                Reminders and corrections carry what the plan asks now.";
    let (is_nobody, begins) = match lines.is_empty() {
        true => (true, "Nobody need be sent anything again:"),
        false => (false, "Nobody else need be sent anything again:"),
    };
    lines.push(Line::of(&format!("{begins} {rest}")));
    Part { title: Some("To send again"), lines, is_nothing: is_nobody }
}
