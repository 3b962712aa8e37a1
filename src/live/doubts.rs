//! What cannot be so, although each cell can be read: more learners than there are, a level that no record shows, a
//! checklist that says more than the rows.

use std::collections::HashMap;
use std::ops::Range;

use super::approach::Judged;
use super::desk::Desk;
use super::flags::{Flag, doubt, number, off};
use super::lines::{Book, Line, Lines};
use super::records::Records;
use super::sense::{of, serial};
use super::term::{Term, sum};
use super::words;
use crate::answers::audit::{Coverage, Status, Tick};
use crate::key::{BlockKey, SlotKey};
use crate::layout::{BookKind, Form, Holds, Judging};

/// Of so many learners one alone is doubtful.
const MANY: i64 = crate::check::MANY as i64;

/// The rows of one stage of a subject.
struct Stage {
    lines: Range<u32>,
    /// The position of the first that says *Not applicable*, where most of them do; else 0.
    mostly: Term,
    /// How many have a coverage, where the stage is taught.
    filled: Term,
    /// How many of these ask the Careers Leader.
    asking: Term,
}

/// What doubts are built from, laid once.
pub(super) struct Doubts<'b, 'a> {
    form: &'a Form,
    book: &'b Book<'a>,
    records: Option<Records<'b, 'a>>,
    judged: &'b [Judged],
    stages: HashMap<String, Vec<Stage>>,
    /// How many learners are on roll behind the number of a label: the cells of both.
    rolls: Option<(String, String)>,
}

impl<'b, 'a> Doubts<'b, 'a> {
    pub(super) fn lay(
        desk: &mut Desk<'a>,
        book: &'b Book<'a>,
        records: Option<Records<'b, 'a>>,
        judged: &'b [Judged],
    ) -> Doubts<'b, 'a> {
        let form = desk.form;
        let mut stages: HashMap<String, Vec<Stage>> = HashMap::new();
        for lines in book.of(BlockKey::Outcomes) {
            let subject = lines.area.subject.clone().unwrap_or_default();
            stages.entry(subject).or_default().extend(lay_stages(desk, book, lines));
        }
        let counts_learners = book.of(BlockKey::Employers).any(|lines| lines.column_of(SlotKey::Learners).is_some());
        let rolls = counts_learners.then(|| lay_rolls(desk, book));
        Doubts { form, book, records, judged, stages, rolls }
    }

    /// Everything that may be doubtful in a row.
    pub(super) fn of(&self, desk: &Desk<'_>, lines: &Lines<'_>, line: &Line<'_>) -> Vec<Flag> {
        let block = lines.area.block.key();
        let mut flags = Vec::new();
        if block == BlockKey::Outcomes {
            flags.extend(self.mostly(lines, line));
            flags.extend(self.unrecorded(desk, line));
        } else if block == BlockKey::Checklist {
            flags.extend(self.contradicted(desk, line));
        } else if block == BlockKey::Reach {
            flags.extend(reach(line));
        } else if block == BlockKey::Employers {
            flags.extend(self.learners(line));
        } else if block == BlockKey::Training {
            flags.extend(trained(lines, line));
        }
        flags.extend(self.dates(lines, line));
        flags.retain(|flag| !flag.is_open.is_never());
        flags
    }

    /// Dates outside the school year.
    fn dates(&self, lines: &Lines<'_>, line: &Line<'_>) -> Vec<Flag> {
        let Some((first, last)) = self.form.year else { return Vec::new() };
        let dates = lines.slots().iter().filter(|spec| spec.holds == Holds::Date);
        let senses = dates.filter_map(|spec| Some((spec.key, line.asked(spec.key)?)));
        senses
            .map(|(slot, day)| {
                let outside = sum([day.under(serial(first)), day.over(serial(last))]);
                doubt(slot, day.over(0).and(&outside), words::OTHER_YEAR)
            })
            .collect()
    }

    /// *Not applicable* for more than half of a stage, told of the first.
    fn mostly(&self, lines: &Lines<'_>, line: &Line<'_>) -> Option<Flag> {
        let subject = lines.area.subject.as_deref().unwrap_or_default();
        let stage = self.stages.get(subject)?.iter().find(|stage| stage.lines.contains(&line.at))?;
        let position = i64::from(line.at - stage.lines.start) + 1;
        Some(doubt(SlotKey::Coverage, stage.mostly.is(&[position]), words::MOSTLY))
    }

    /// *Taught with employers* in place that no record shows. The Careers Leader has no sheet to record it on.
    fn unrecorded(&self, desk: &Desk<'_>, line: &Line<'_>) -> Option<Flag> {
        let (records, subject) = (self.records.as_ref()?, line.row.subject.as_deref()?);
        if self.form.kind != BookKind::Department {
            return None;
        }
        let says = line.sense(SlotKey::Coverage).is(&[of(Coverage::WithEmployers)]);
        let in_place = line.sense(SlotKey::Status).is(&[of(Status::InPlace)]);
        // Of a stage that is judged it stands there already which outcomes are on record.
        let judged = self.judged.iter().find(|own| own.subject == subject);
        let known = judged.and_then(|own| own.recorded.get(&line.row.reference)).filter(|_| !line.row.is_spare());
        let outcome = line.sense(SlotKey::Ref);
        let recorded = known.cloned().unwrap_or_else(|| records.names(desk, self.book.number(subject), &outcome));
        let is_named = if line.row.is_spare() { outcome.over(0) } else { Term::known(1) };
        let on = off(self.book, line).not();
        let is_open = on.and(&says).and(&in_place).and(&is_named).and(&recorded.not());
        Some(doubt(SlotKey::Coverage, is_open, words::NO_RECORD))
    }

    /// A statement that says more than the rows, or less than a record.
    fn contradicted(&self, desk: &Desk<'_>, line: &Line<'_>) -> Vec<Flag> {
        let (Some(Judging { plan, .. }), Some(subject)) = (&self.form.judging, line.row.subject.as_deref()) else {
            return Vec::new();
        };
        let Some(item) = plan.checklist.iter().find(|item| item.reference == line.row.reference) else {
            return Vec::new();
        };
        let mut flags = Vec::new();
        let is_first = plan.needed(item.approach).next().is_some_and(|first| first.reference == item.reference);
        if let Some(judged) = self.judged.iter().find(|own| own.subject == subject).filter(|_| is_first) {
            let stages = || self.stages.get(subject).into_iter().flatten();
            let filled = sum(stages().map(|stage| stage.filled.clone()));
            // What rows show is not known before the Careers Leader has answered what they ask.
            let asking = sum(stages().map(|stage| stage.asking.clone()));
            let here = judged.evidenced.is(&[i64::from(item.approach.level()) - 1]);
            let more = judged.claimed.exceeds(&judged.evidenced);
            let is_open = judged.is_judged.and(&here).and(&more).and(&filled.over(0)).and(&asking.over(0).not());
            flags.push(doubt(SlotKey::Answer, is_open, words::ROWS_SHOW_LESS));
        }
        if let (Some(test), Some(records)) = (item.test, &self.records)
            && let Some((says_yes, says_else)) = records.says(desk, self.book.number(subject), test)
        {
            let tick = line.sense(SlotKey::Answer);
            let against = sum([tick.is(&[of(Tick::NotYet)]), tick.is(&[of(Tick::Partly)]).and(&says_else.not())]);
            flags.push(doubt(SlotKey::Answer, against.and(&says_yes), words::RECORD_SAYS_YES));
        }
        flags
    }

    /// More learners of a record than are on roll, or one of many.
    fn learners(&self, line: &Line<'_>) -> Vec<Flag> {
        let (Some((labels, rolls)), Some(learners)) = (&self.rolls, line.asked(SlotKey::Learners)) else {
            return Vec::new();
        };
        let cohort = line.sense(SlotKey::Cohort);
        let known = self.form.rolls.iter().find(|(label, _)| self.book.number(label) == cohort.now);
        let now = known.filter(|_| cohort.now > 0).map_or(0, |(_, roll)| i64::from(*roll));
        let roll = Term::of(format!("SUMPRODUCT(({labels}={})*{rolls})", cohort.formula()), now);
        let over = cohort.over(0).and(&learners.exceeds(&roll));
        let one = learners.is(&[1]).and(&roll.over(MANY - 1));
        vec![
            number(SlotKey::Learners, over, (learners, &roll), ""),
            number(SlotKey::Learners, one, (learners, &roll), words::ONE),
        ]
    }
}

/// Lays, for each stage of an area's printed rows, whether most are *Not applicable* and how many have a coverage.
fn lay_stages(desk: &mut Desk<'_>, book: &Book<'_>, lines: &Lines<'_>) -> Vec<Stage> {
    let Some(coverage) = lines.column_of(SlotKey::Coverage) else { return Vec::new() };
    let printed: Vec<&Line<'_>> = lines.rows.iter().filter(|line| line.row.stage().is_some()).collect();
    let mut stages = Vec::new();
    for run in printed.chunk_by(|one, next| one.row.stage() == next.row.stage()) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let own = first.at..last.at + 1;
        let cells = desk.column(own.clone(), coverage);
        let (not_applicable, size) = (of(Coverage::NotApplicable), run.len());
        let is_it = |line: &&Line<'_>| line.sense(SlotKey::Coverage).now == not_applicable;
        let most = run.iter().filter(|line| is_it(line)).count() * 2 > size;
        let at = run.iter().zip(1..).find(|(line, _)| is_it(line)).map_or(0, |(_, position)| position);
        let mostly = Term::of(
            format!("IF(COUNTIF({cells},{not_applicable})*2>{size},MATCH({not_applicable},{cells},0),0)"),
            if most { at } else { 0 },
        );
        let taught = off(book, first).not();
        let counted = |formula: String, is_it: &dyn Fn(i64) -> bool| {
            let now = run.iter().filter(|line| is_it(line.sense(SlotKey::Coverage).now)).count();
            taught.and(&Term::of(formula, i64::try_from(now).unwrap_or(0)))
        };
        let not_sure = of(Coverage::NotSure);
        let filled = counted(format!("COUNTIF({cells},\"<>0\")"), &|now| now != 0);
        let asking = counted(format!("COUNTIF({cells},{not_sure})"), &|now| now == not_sure);
        let line = desk.take(1);
        desk.write(line, 0, "stage rows");
        stages.push(Stage {
            lines: own,
            mostly: desk.term(line, 1, &mostly),
            filled: desk.term(line, 2, &filled),
            asking: desk.term(line, 3, &asking),
        });
    }
    stages
}

/// Lays how many learners are on roll behind each label.
fn lay_rolls(desk: &mut Desk<'_>, book: &Book<'_>) -> (String, String) {
    let known = desk.form.rolls.iter().map(|(label, roll)| (book.number(label), i64::from(*roll)));
    let known: Vec<(i64, i64)> = known.filter(|(number, _)| *number > 0).collect();
    let first = desk.take(known.len().max(1));
    for (line, (number, roll)) in (first..).zip(&known) {
        desk.write(line, 0, "roll");
        desk.constant(line, 1, *number);
        desk.constant(line, 2, *roll);
    }
    let lines = first..first + u32::try_from(known.len().max(1)).unwrap_or(1);
    (desk.column(lines.clone(), 1), desk.column(lines, 2))
}

/// Learners over the roll or over those who are taught, or one of many.
fn reach(line: &Line<'_>) -> Vec<Flag> {
    let (Some(roll), Some(taking), Some(reached)) =
        (line.row.roll(), line.asked(SlotKey::Taking), line.asked(SlotKey::Reached))
    else {
        return Vec::new();
    };
    let roll = i64::from(roll);
    let on_roll = Term::known(roll);
    let is_counted = taking.over(-1);
    let of_few = sum([is_counted.and(&taking.over(MANY - 1)), is_counted.not().and(&on_roll.over(MANY - 1))]);
    let too_many = is_counted.and(&reached.exceeds(taking)).and(&reached.under(roll + 1));
    // Of whom one alone was reached: of those who are taught, where that is said.
    let whole = Term::of(
        format!("IF({}>-1,{},{roll})", taking.formula(), taking.formula()),
        if taking.now > -1 { taking.now } else { roll },
    );
    vec![
        number(SlotKey::Taking, taking.over(roll), (taking, &on_roll), ""),
        number(SlotKey::Taking, taking.is(&[1]).and(&on_roll.over(MANY - 1)), (taking, &on_roll), words::ONE),
        number(SlotKey::Reached, reached.over(roll), (reached, &on_roll), ""),
        number(SlotKey::Reached, too_many, (reached, taking), ""),
        number(SlotKey::Reached, reached.is(&[1]).and(&of_few), (reached, &whole), words::ONE),
    ]
}

/// More staff who took part than there are.
fn trained(lines: &Lines<'_>, line: &Line<'_>) -> Vec<Flag> {
    let pairs = [(SlotKey::Teachers, SlotKey::TeachersTrained), (SlotKey::SupportStaff, SlotKey::SupportStaffTrained)];
    let of = |(all, part): (SlotKey, SlotKey)| {
        let all = lines.rows.iter().find_map(|other| other.asked(all))?;
        let part_of_them = line.asked(part)?;
        Some(number(part, all.over(-1).and(&part_of_them.exceeds(all)), (part_of_them, all), ""))
    };
    pairs.into_iter().filter_map(of).collect()
}
