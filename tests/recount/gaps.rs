//! What each outcome is in each subject, and what is missing of it, in the words of the law *Known and unknown*.

use super::answers::{Answers, Came, Cohort, Outcome, Row, Subject};

/// One outcome in one subject, or in dedicated time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    NotTaught,
    NotAsked,
    NoReturn,
    Empty,
    Blank,
    NotApplicable,
    /// The best level, and whether it is in place; nothing where nobody said.
    Level(usize, Option<bool>),
}

impl Said {
    pub fn word(self) -> &'static str {
        match self {
            Said::NotTaught => "not taught",
            Said::NotAsked => "not asked",
            Said::NoReturn => "no return",
            Said::Empty => "returned empty",
            Said::Blank => "not answered",
            Said::NotApplicable => "Not applicable",
            Said::Level(0, _) => "Not yet",
            Said::Level(_, Some(false)) => "Planned",
            Said::Level(_, None) => "no status",
            Said::Level(level, Some(true)) => ["", "Highlighted", "Taught", "With employers"][level],
        }
    }

    pub fn is_covered(self) -> bool {
        self.is_highlighted() && self >= Said::Level(2, Some(true))
    }

    fn is_highlighted(self) -> bool {
        matches!(self, Said::Level(1.., Some(true)))
    }

    fn is_answer(self) -> bool {
        matches!(self, Said::NotApplicable | Said::Level(..))
    }

    /// Whether it is asked, or answered all the same.
    pub fn is_asked(self) -> bool {
        !matches!(self, Said::NotTaught | Said::NotAsked)
    }

    /// Whether it is answered.
    pub fn is_answered(self) -> bool {
        matches!(self, Said::NotApplicable | Said::Level(..))
    }
}

impl PartialOrd for Said {
    fn partial_cmp(&self, other: &Said) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Said::Level(own, _), Said::Level(other, _)) => own.partial_cmp(other),
            _ => None,
        }
    }
}

/// What a subject says of an outcome; dedicated time, where no subject is given, is asked of all.
pub fn said(round: &Answers, subject: Option<&Subject>, outcome: &Outcome) -> Said {
    let code = subject.map_or("LEADER", |subject| subject.code);
    let is_asked = subject.is_none_or(|subject| subject.is_asked(outcome));
    if let Some(subject) = subject
        && (!subject.stages.contains(&outcome.stage) || round.is_off(subject, outcome.stage))
    {
        return Said::NotTaught;
    }
    match round.came(code) {
        _ if !is_asked && round.came(code) != Came::Counts => return Said::NotAsked,
        Came::Nothing => return Said::NoReturn,
        Came::Empty => return Said::Empty,
        Came::Counts => {}
    }
    let rows = rows(round, subject, outcome);
    let best = |is: &dyn Fn(&&&Row) -> bool| rows.iter().filter(is).filter_map(|row| row.level()).max();
    let status = [("In place", Some(true)), ("Planned", Some(false))];
    for (word, in_place) in status {
        if let Some(level @ 1..) = best(&|row| row.is("status", word)) {
            return Said::Level(level, in_place);
        }
    }
    match best(&|row| row.text("status").is_none()) {
        Some(level @ 1..) => Said::Level(level, None),
        _ if rows.iter().any(|row| row.is("coverage", "Not applicable")) => Said::NotApplicable,
        _ if best(&|_| true).is_some() => Said::Level(0, None),
        _ if is_asked => Said::Blank,
        _ => Said::NotAsked,
    }
}

fn rows<'a>(round: &'a Answers, subject: Option<&'a Subject>, outcome: &Outcome) -> Vec<&'a Row> {
    let own = round.about(subject).into_iter().filter(|(about, _)| about.reference == outcome.reference);
    own.map(|(_, row)| row).collect()
}

/// An outcome over every subject.
pub struct Line<'a> {
    pub outcome: &'a Outcome,
    pub cells: Vec<(&'a Subject, Said)>,
    pub dedicated: Said,
}

impl<'a> Line<'a> {
    pub fn of(round: &'a Answers, outcome: &'a Outcome) -> Line<'a> {
        Line {
            outcome,
            cells: round.subjects.iter().map(|subject| (subject, said(round, Some(subject), outcome))).collect(),
            dedicated: said(round, None, outcome),
        }
    }

    pub fn covering(&self) -> Vec<&'a Subject> {
        self.cells.iter().filter(|(_, said)| said.is_covered()).map(|(subject, _)| *subject).collect()
    }

    pub fn is_covered(&self) -> bool {
        self.dedicated.is_covered() || !self.covering().is_empty()
    }

    /// Subjects asked that teach its stage this year.
    pub fn asked(&self) -> impl Iterator<Item = &(&'a Subject, Said)> {
        self.cells.iter().filter(|(subject, said)| *said != Said::NotTaught && subject.is_asked(self.outcome))
    }

    pub fn answered(&self) -> usize {
        self.asked().filter(|(_, said)| said.is_answer()).count()
    }

    /// Those asked that are yet to answer.
    pub fn silent(&self) -> Vec<&'a Subject> {
        self.asked().filter(|(_, said)| !said.is_answer()).map(|(subject, _)| *subject).collect()
    }

    /// Who plans to teach it and does not cover it: the name, the unit and the term.
    pub fn planners(&self, round: &'a Answers) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>)> {
        let columns = self.cells.iter().map(|(subject, said)| (Some(*subject), *said)).chain([(None, self.dedicated)]);
        let plans = |(subject, said): (Option<&'a Subject>, Said)| {
            let rows = rows(round, subject, self.outcome).into_iter();
            let taught = rows.filter(|row| row.is("status", "Planned") && row.level().is_some_and(|level| level >= 2));
            let named = |row: &&Row| (row.text("unit").is_some(), row.text("term").is_some());
            let row = taught.max_by_key(named).filter(|_| !said.is_covered())?;
            Some((subject.map_or("Dedicated time", |subject| subject.name), row.text("unit"), row.text("term")))
        };
        columns.filter_map(plans).collect()
    }
}

/// The kinds of gap, the worst first; the last is *not known yet*.
pub const KINDS: [&str; 6] = [
    "Covered nowhere",
    "Highlighted only",
    "Covered later, but not in the outcome it builds on",
    "Covered only in dedicated time",
    "Covered in one subject only",
    "Not known yet",
];

/// A gap, by the place of its kind among them.
pub struct Gap<'a> {
    pub line: Line<'a>,
    pub kind: usize,
    /// The line where something is missing, or not known: its own, or that of the outcome it builds on.
    pub hole: Line<'a>,
    pub learners: u64,
}

impl Gap<'_> {
    /// What its kind is called: no more than subjects say, where dedicated time has not said.
    pub fn title(&self) -> &'static str {
        match (self.kind, self.hole.dedicated.is_answer()) {
            (0, false) => "Covered in no subject",
            (1, false) => "Highlighted only, in subjects",
            (kind, _) => KINDS[kind],
        }
    }
}

/// Every gap in the order of the law: by kind, then by learners, then as the plan has them.
pub fn gaps(round: &Answers) -> Vec<Gap<'_>> {
    let mut gaps: Vec<Gap<'_>> = round.outcomes.iter().filter_map(|outcome| gap(round, outcome)).collect();
    gaps.sort_by_key(|gap| (gap.kind, std::cmp::Reverse(gap.learners)));
    gaps
}

fn gap<'a>(round: &'a Answers, outcome: &'a Outcome) -> Option<Gap<'a>> {
    let line = Line::of(round, outcome);
    let before = outcome.builds_on.and_then(|before| round.outcome(before)).map(|before| Line::of(round, before));
    let before = before.filter(|before| !before.is_covered());
    let highlighted = line.cells.iter().any(|(_, said)| said.is_highlighted()) || line.dedicated.is_highlighted();
    let kind = match (line.is_covered(), line.covering().len(), &before) {
        (false, _, _) => usize::from(highlighted),
        (true, _, Some(_)) => 2,
        (true, 0, None) => 3,
        (true, 1, None) if !line.dedicated.is_covered() => 4,
        (true, _, None) => return None,
    };
    // A gap holds only where everybody asked has answered, of the earlier outcome too.
    let is_open = |line: &Line<'_>| !line.silent().is_empty();
    let earlier = before.filter(|_| kind == 2);
    let learners = round.learners(outcome.stage);
    let is_known = !is_open(&line) && !earlier.as_ref().is_some_and(is_open);
    let hole = match earlier {
        Some(earlier) if is_known || !is_open(&line) => earlier,
        _ => Line::of(round, outcome),
    };
    Some(Gap { kind: if is_known { kind } else { 5 }, line, hole, learners })
}

/// A covered outcome that not everybody meets, or of whom that is not known.
pub struct Missed<'a> {
    pub outcome: &'a Outcome,
    pub by: Vec<&'a Subject>,
    pub missing: Vec<&'a Cohort>,
    pub not_known: Vec<&'a Cohort>,
    /// How many cohorts of the stage have anybody in scope.
    pub all: usize,
}

impl Missed<'_> {
    pub fn learners(&self) -> u64 {
        self.missing.iter().map(|cohort| cohort.in_scope).sum()
    }
}

/// Those that somebody surely misses, most learners first; then those of which it is not known whether anybody does.
pub fn missed(round: &Answers) -> (Vec<Missed<'_>>, Vec<Missed<'_>>) {
    let all = round.outcomes.iter().filter_map(|outcome| missed_of(round, outcome));
    let (mut surely, maybe): (Vec<_>, Vec<_>) = all.partition(|one| !one.missing.is_empty());
    surely.sort_by_key(|one| std::cmp::Reverse(one.learners()));
    (surely, maybe)
}

fn missed_of<'a>(round: &'a Answers, outcome: &'a Outcome) -> Option<Missed<'a>> {
    let line = Line::of(round, outcome);
    if !line.is_covered() {
        return None;
    }
    let home = Some(outcome.stage);
    // Of whom the rows speak that cover it: nothing for a row that does not say.
    let spoken = |subject: Option<&'a Subject>| -> Vec<Option<Vec<&Cohort>>> {
        let rows = rows(round, subject, outcome).into_iter().filter(|row| row.counts_at(2));
        rows.map(|row| round.spoken(subject, home, &row.names(&["cohorts", "cohorts_also"]))).collect()
    };
    let mut found = Missed { outcome, by: line.covering(), missing: Vec::new(), not_known: Vec::new(), all: 0 };
    for cohort in round.cohorts.iter().filter(|one| one.stage == outcome.stage && one.in_scope > 0) {
        found.all += 1;
        let teaching: Vec<&(&Subject, Said)> =
            line.cells.iter().filter(|(one, said)| *said != Said::NotTaught && one.teaches(cohort)).collect();
        let rows = || teaching.iter().map(|(one, _)| Some(*one)).chain([None]).flat_map(spoken);
        let is_met = if round.is_side_by_side() {
            rows().flatten().flatten().any(|one| one.meant() == cohort.meant())
        } else {
            line.dedicated.is_covered() || teaching.iter().any(|(_, said)| said.is_covered())
        };
        if is_met {
            continue;
        }
        let silent = line.silent();
        let answers = |one: &Subject| {
            let own = round.outcomes.iter().filter(|other| other.stage == outcome.stage);
            own.into_iter().any(|other| said(round, Some(one), other).is_answer())
        };
        let is_open = !line.dedicated.is_answer()
            || rows().any(|spoken| spoken.is_none())
            || teaching.iter().any(|(one, _)| silent.iter().any(|other| other.name == one.name))
            || !teaching.is_empty() && !teaching.iter().any(|(one, _)| answers(one));
        if is_open { found.not_known.push(cohort) } else { found.missing.push(cohort) }
    }
    (!found.missing.is_empty() || !found.not_known.is_empty()).then_some(found)
}
