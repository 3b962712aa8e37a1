//! The approach of one subject so far: its line of workings, and what *Start here* shows of it.

use std::collections::HashMap;

use super::cells::{NONE, quoted};
use super::desk::Desk;
use super::lines::Book;
use super::outcomes::Columns;
use super::records::Records;
use super::sense::of;
use super::stages::Laid;
use super::term::Term;
use super::words::{ASKED, NOT_KNOWN, NOT_STARTED};
use super::{Computed, checklist, stages};
use crate::answers::audit::{Audit, Coverage, Tick};
use crate::judge::{NOTHING_IN_SCOPE, in_words};
use crate::key::{BlockKey, SlotKey};
use crate::layout::Judging;
use crate::plan::{Approach, Subject};

/// The columns of a line.
const NAME: u32 = 1;
const STARTED: u32 = 2;
const JUDGED: u32 = 3;
const CLAIMED: u32 = 4;
const EVIDENCED: u32 = 5;
const REACHED: u32 = 6;
const WANTED: u32 = 7;
const NEXT: u32 = 8;

/// A subject no stage of which has an outcome in scope.
pub(super) const NOTHING_TO_JUDGE: &str = "Nothing to judge this year";

/// A subject that has reached everything.
const ALL_REACHED: &str = "All three approaches are reached: a good one to share.";

/// What *Start here* shows of a subject.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) subject: String,
    pub(super) your_view: Computed,
    pub(super) rows_show: Computed,
    pub(super) reached: Computed,
    pub(super) next: Computed,
}

/// Where the desk says how a subject stands.
pub(super) struct Judged {
    pub(super) subject: String,
    /// Whether any outcome is in scope.
    pub(super) is_judged: Term,
    /// The numbers of the approaches that it claims and shows.
    pub(super) claimed: Term,
    pub(super) evidenced: Term,
    /// Whether a record shows an outcome, by its ref.
    pub(super) recorded: HashMap<String, Term>,
}

/// Lays the workings of a subject and gives what is shown of it; none where the form has no sheet of it.
pub(super) fn lay<'a>(
    desk: &mut Desk<'a>,
    (book, records): (&Book<'a>, Option<&Records<'_, 'a>>),
    judging: &Judging,
    subject: &Subject,
    audit: &Audit,
) -> Option<(Shown, Judged)> {
    let Judging { plan, department } = judging;
    let rules = &plan.rules;
    let columns = Columns::of(desk, book, records, &subject.name)?;
    let standing = stages::standing(plan, &department.code, subject, audit);
    let items = checklist::asked(plan, &subject.name, audit);
    let item = |approach: Approach| {
        items.get(number(Some(approach)) - 1).map_or(String::new(), |own| checklist::sentence(own))
    };
    let claimed = highest(|approach| item(approach).is_empty());
    let evidenced = highest(|approach| standing.iter().all(|stage| stage.holds(approach, rules)));
    let reached = claimed.min(evidenced);
    let wanted = reached.map_or(Some(Approach::Foundation), Approach::above).unwrap_or(Approach::Enriched);

    let line = desk.take(1);
    let [started, judged] = [STARTED, JUDGED].map(|column| desk.cell(line, column));
    let [claim, evidence, reach, want] = [CLAIMED, EVIDENCED, REACHED, WANTED].map(|column| desk.cell(line, column));
    let unmet = items.each_ref().map(|own| checklist::lay(desk, book, &subject.name, own));
    let lines = desk.take(standing.len());
    let laid = Laid { subject, rules, wanted: want.clone(), wanted_now: wanted };
    let mut below_now = String::new();
    let mut recorded = HashMap::new();
    for (position, stage) in standing.iter().enumerate().rev() {
        let at = lines + u32::try_from(position).unwrap_or(0);
        let below = (position + 1 < standing.len()).then(|| desk.cell(at + 1, stages::FIRST));
        let first = desk.take(stage.lines());
        recorded.extend(stages::lay(desk, (at, first), stage, &laid, &columns, (below, &below_now)));
        let sentence = stage.sentence(wanted, rules);
        if !sentence.is_empty() {
            below_now = sentence;
        }
    }
    let all = |column| desk.column(lines..lines + u32::try_from(standing.len()).unwrap_or(0), column);
    let is_none = standing.is_empty();
    let sizes = if is_none { "0".to_owned() } else { format!("SUM({})", all(stages::IN_SCOPE)) };
    let holds =
        [0, 1, 2].map(|number| if is_none { "1".to_owned() } else { format!("MIN({})", all(stages::HOLDS + number)) });
    let first = if is_none { quoted(NONE) } else { desk.cell(lines, stages::FIRST) };

    let is_judged = standing.iter().any(|stage| stage.figures.in_scope > 0);
    let beginning = Beginning::of(desk, book, &subject.name)?;
    let waiting = format!("Waiting for an answer of {}.", plan.school.careers_leader.trim());
    desk.write(line, 0, "subject");
    desk.write(line, NAME, &subject.name);
    desk.number(line, STARTED, beginning.formula(), beginning.made.number());
    desk.number(line, JUDGED, format!("IF({sizes}>0,1,0)"), is_judged);
    desk.number(line, CLAIMED, ladder(&unmet.each_ref().map(|unmet| format!("{unmet}<>\"{NONE}\""))), number(claimed));
    desk.number(line, EVIDENCED, ladder(&holds.map(|holds| format!("{holds}=0"))), number(evidenced));
    desk.number(line, REACHED, format!("MIN({claim},{evidence})"), number(reached));
    desk.number(line, WANTED, format!("MIN({reach}+1,{})", Approach::ALL.len()), number(Some(wanted)));

    let next = match (is_judged, beginning.made, reached) {
        (false, ..) => NOTHING_IN_SCOPE.to_owned(),
        (true, Made::Nothing, _) => beginning.invitation.clone(),
        (true, Made::Questions, _) => waiting.clone(),
        (true, Made::Answers, Some(Approach::Enriched)) => ALL_REACHED.to_owned(),
        (true, Made::Answers, _) if item(wanted).is_empty() => below_now,
        (true, Made::Answers, _) => item(wanted),
    };
    let items = format!("CHOOSE({want},{})", unmet.join(","));
    let formula = format!(
        "IF({judged}=0,{},IF({started}=0,{},IF({started}=2,{},IF({reach}={},{},IF({items}<>\"{NONE}\",{items},{first})))))",
        quoted(NOTHING_IN_SCOPE),
        quoted(&beginning.invitation),
        quoted(&waiting),
        Approach::ALL.len(),
        quoted(ALL_REACHED)
    );
    desk.text(line, NEXT, formula, &next);

    let word = |column, approach: Option<Approach>| {
        let words: Vec<String> = std::iter::once(None)
            .chain(Approach::ALL.into_iter().map(Some))
            .map(|approach| quoted(&in_words(plan, approach)))
            .collect();
        let begun = desk.outside(line, STARTED);
        let formula = format!(
            "=IFERROR(IF({}=0,{},IF({begun}=0,{},IF({begun}=2,{},CHOOSE({}+1,{})))),{})",
            desk.outside(line, JUDGED),
            quoted(NOTHING_TO_JUDGE),
            quoted(NOT_STARTED),
            quoted(ASKED),
            desk.outside(line, column),
            words.join(","),
            quoted(NOT_KNOWN)
        );
        Computed::text(
            formula,
            match (is_judged, beginning.made) {
                (false, _) => NOTHING_TO_JUDGE.to_owned(),
                (true, Made::Nothing) => NOT_STARTED.to_owned(),
                (true, Made::Questions) => ASKED.to_owned(),
                (true, Made::Answers) => in_words(plan, approach),
            },
        )
    };
    let level = |approach| i64::try_from(number(approach)).unwrap_or(0);
    let stands = Judged {
        subject: subject.name.clone(),
        is_judged: Term::of(desk.cell(line, JUDGED), is_judged),
        claimed: Term::of(desk.cell(line, CLAIMED), level(claimed)),
        evidenced: Term::of(desk.cell(line, EVIDENCED), level(evidenced)),
        recorded,
    };
    let shown = Shown {
        subject: subject.name.clone(),
        your_view: word(CLAIMED, claimed),
        rows_show: word(EVIDENCED, evidenced),
        reached: word(REACHED, reached),
        next: Computed::text(format!("=IFERROR({},{})", desk.outside(line, NEXT), quoted(NOT_KNOWN)), next),
    };
    Some((shown, stands))
}

/// The number of an approach; 0 for none.
fn number(approach: Option<Approach>) -> usize {
    approach.map_or(0, |approach| usize::from(approach.level()))
}

/// The highest approach such that something holds of it and of every approach below it.
fn highest(holds: impl Fn(Approach) -> bool) -> Option<Approach> {
    Approach::ALL.into_iter().take_while(|approach| holds(*approach)).last()
}

/// The same as a formula: from what fails at each approach, the number of the last before the first
/// that fails.
fn ladder(fails: &[String]) -> String {
    let steps: String =
        (0..).zip(fails).map(|(number, fails): (usize, &String)| format!("IF({fails},{number},")).collect();
    format!("{steps}{}{}", fails.len(), ")".repeat(fails.len()))
}

/// What a subject holds so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    Nothing,
    Answers,
    /// Nothing but questions to the Careers Leader.
    Questions,
}

impl Made {
    fn number(self) -> usize {
        match self {
            Made::Nothing => 0,
            Made::Answers => 1,
            Made::Questions => 2,
        }
    }
}

/// Whether anybody has begun with a subject: before that there is nothing to show, least of all a low
/// approach.
struct Beginning {
    filled: String,
    asking: String,
    made: Made,
    invitation: String,
}

impl Beginning {
    fn of(desk: &Desk<'_>, book: &Book<'_>, subject: &str) -> Option<Beginning> {
        let (mut filled, mut asking, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
        let (mut is_filled, mut is_asking) = (false, false);
        for (block, slot) in [(BlockKey::Outcomes, SlotKey::Coverage), (BlockKey::Checklist, SlotKey::Answer)] {
            let lines = book.of_subject(block, subject)?;
            let cells = lines.cells(desk, slot)?;
            let asks = if block == BlockKey::Outcomes { of(Coverage::NotSure) } else { of(Tick::NotSure) };
            filled.push(format!("COUNTIF({cells},\">0\")"));
            asking.push(format!("COUNTIF({cells},{asks})"));
            let mut now = lines.rows.iter().map(|line| line.sense(slot).now);
            is_filled |= now.clone().any(|now| now > 0 && now != asks);
            is_asking |= now.any(|now| now == asks);
            sheets.push(lines.sheet.name.as_str());
        }
        let made = match (is_filled, is_asking) {
            (true, _) => Made::Answers,
            (false, true) => Made::Questions,
            (false, false) => Made::Nothing,
        };
        let invitation = format!("Begin on the sheet {}: choose Coverage in each row.", sheets.first()?);
        Some(Beginning { filled: filled.join("+"), asking: asking.join("+"), made, invitation })
    }

    /// The number of what is made.
    fn formula(&self) -> String {
        let Beginning { filled, asking, .. } = self;
        format!("IF({filled}>{asking},1,IF({asking}>0,2,0))")
    }
}
