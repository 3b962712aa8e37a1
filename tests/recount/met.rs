//! What cohorts were reached by and met: numbers reached, employers' records, and the figures of a self-evaluation.

use super::answers::{Answers, Came, Cohort, Meant, Outcome, Row, Subject};

/// One subject in one cohort.
pub struct Figure<'a> {
    pub subject: &'a Subject,
    pub came: Came,
    pub is_off: bool,
    pub taking: Option<u64>,
    pub reached: Option<u64>,
    roll: u64,
}

impl Figure<'_> {
    /// Whole per cents of those taking, where nothing of the numbers is to be checked.
    pub fn sound(&self) -> Option<u64> {
        let (taking, reached) = (self.taking?, self.reached?);
        (!self.is_off && taking > 0 && reached <= taking && taking <= self.roll).then(|| reached * 100 / taking)
    }
}

/// The figures of every subject that the plan lets teach a cohort.
pub fn figures<'a>(round: &'a Answers, cohort: &Cohort) -> Vec<Figure<'a>> {
    let own = round.subjects.iter().filter(|subject| subject.teaches(cohort));
    let figure = |subject: &'a Subject| {
        let number = |column: &str| {
            let mut rows = round.of(subject).filter(|row| row.row == cohort.code);
            rows.find_map(|row| row.number(column))
        };
        Figure {
            subject,
            came: round.came(subject.code),
            is_off: round.is_off(subject, cohort.stage),
            taking: number("taking"),
            reached: number("reached"),
            roll: cohort.roll,
        }
    };
    own.map(figure).collect()
}

/// A record of an employer with those of whom it speaks.
pub struct Record<'a> {
    pub row: &'a Row,
    pub of: Vec<&'a Cohort>,
}

/// Whether a record that took place was meaningful; nothing where nobody knows.
pub fn is_meaningful(row: &Row) -> Option<bool> {
    let four = ["shared_purpose", "suitable_outcomes", "two_way", "reflection"];
    let three = ["people_met", "task_set", "feedback"];
    let tests: Vec<&str> =
        four.into_iter().chain(three.into_iter().filter(|_| row.is("kind", "Workplace (BM6)"))).collect();
    if tests.iter().any(|test| row.is(test, "No")) {
        return Some(false);
    }
    tests.iter().all(|test| row.is(test, "Yes")).then_some(true)
}

impl Record<'_> {
    pub fn is_past(&self) -> bool {
        self.row.is("took_place", "Took place")
    }

    pub fn counts(&self) -> bool {
        self.is_past() && is_meaningful(self.row) == Some(true)
    }

    /// Whether it names an outcome.
    pub fn names(&self, reference: &str) -> bool {
        let labels = ["outcome_1", "outcome_2", "outcome_3"].into_iter().filter_map(|column| self.row.text(column));
        labels.filter_map(|label| label.split_whitespace().next()).any(|own| own == reference)
    }

    fn means(&self, these: &[&Cohort]) -> bool {
        self.of.iter().any(|one| is_one(these, one))
    }

    /// So many learners in scope of these may be meant.
    fn meant(&self, these: &[&Cohort]) -> u64 {
        self.of.iter().filter(|one| is_one(these, one)).map(|one| one.in_scope).sum()
    }

    /// So many of its learners must be of these: everybody else whom it may mean was there.
    fn surely(&self, these: &[&Cohort]) -> u64 {
        let others: u64 = self.of.iter().map(|one| one.roll - if is_one(these, one) { one.in_scope } else { 0 }).sum();
        self.row.number("learners").unwrap_or(0).saturating_sub(others).min(self.meant(these))
    }
}

fn is_one(these: &[&Cohort], one: &Cohort) -> bool {
    let meant: Meant = one.meant();
    these.iter().any(|own| own.meant() == meant)
}

/// Every record, departments in the plan's order and the Careers Leader's last.
pub fn records(round: &Answers) -> Vec<Record<'_>> {
    let codes = round.departments.iter().map(|(code, _)| *code).chain(["LEADER"]);
    let rows = codes.flat_map(|code| round.rows.iter().filter(move |row| row.code == code && row.sheet == "Employers"));
    let of = |row: &Row| {
        let subject = round.subjects.iter().find(|one| one.code == row.code && row.is("subject", one.name));
        if row.code != "LEADER" && subject.is_none() {
            return Vec::new();
        }
        round.spoken(subject, None, &row.names(&["cohort"])).unwrap_or_default()
    };
    rows.map(|row| Record { row, of: of(row) }).collect()
}

/// What some cohorts met of one kind.
pub struct Met<'r, 'a> {
    pub past: Vec<&'r Record<'a>>,
    pub planned: usize,
    these: Vec<&'a Cohort>,
}

impl<'r, 'a> Met<'r, 'a> {
    pub fn of(records: &'r [Record<'a>], kind: &str, these: &[&'a Cohort]) -> Met<'r, 'a> {
        let own: Vec<&Record<'_>> = records.iter().filter(|one| one.row.is("kind", kind) && one.means(these)).collect();
        let planned = own.iter().filter(|one| one.row.is("took_place", "Planned")).count();
        Met { past: own.into_iter().filter(|one| one.is_past()).collect(), planned, these: these.to_vec() }
    }

    pub fn meaningful(&self) -> Vec<&'r Record<'a>> {
        self.past.iter().copied().filter(|one| one.counts()).collect()
    }

    pub fn not_known(&self) -> usize {
        self.past.iter().filter(|one| is_meaningful(one.row).is_none()).count()
    }

    pub fn by_leader(&self) -> usize {
        self.past.iter().filter(|one| one.row.code == "LEADER").count()
    }

    pub fn days(&self) -> u64 {
        self.past.iter().filter_map(|one| one.row.number("days")).sum()
    }

    /// Of these cohorts at least and at most so many learners were in some of the records.
    fn between(&self, records: &[&Record<'a>]) -> (u64, u64) {
        let all: u64 = self.these.iter().map(|one| one.in_scope).sum();
        let surely = |these: &[&Cohort]| records.iter().map(|one| one.surely(these)).max().unwrap_or(0);
        let one_by_one: u64 = self.these.iter().map(|one| surely(&[one])).sum();
        let most = records.iter().map(|one| {
            let meant = one.meant(&self.these);
            one.row.number("learners").map_or(meant, |learners| learners.min(meant))
        });
        (one_by_one.max(surely(&self.these)).min(all), most.sum::<u64>().min(all))
    }

    fn learners(&self, records: &[&Record<'a>], open: usize) -> String {
        let all: u64 = self.these.iter().map(|one| one.in_scope).sum();
        if self.past.is_empty() || all == 0 {
            return "none".to_owned();
        }
        let (least, most) = self.between(records);
        let between = if least == most { least.to_string() } else { format!("{least} to {most}") };
        match open {
            0 if band(least, all) == band(most, all) => format!("{between} of {all}: {}", band(least, all)),
            0 => format!("{between} of {all}: {} to {}", band(least, all), band(most, all)),
            1 => format!("{between} of {all}; 1 more record is not known to be meaningful"),
            open => format!("{between} of {all}; {open} more records are not known to be meaningful"),
        }
    }

    /// Records held, meaningful ones, learners in any and in a meaningful one.
    fn told(&self) -> [String; 4] {
        let (past, meaningful, open) = (self.past.len(), self.meaningful(), self.not_known());
        let held = match (past + self.planned, self.by_leader()) {
            (0, _) => "none".to_owned(),
            (all, 0) => format!("{past} of {all}"),
            (all, led) => format!("{past} of {all}; {led} by the Careers Leader"),
        };
        let of_these = match (past, open) {
            (0, _) => "none".to_owned(),
            (_, 0) => format!("{} of {past}", meaningful.len()),
            (_, open) => format!("{} of {past}; {open} not known", meaningful.len()),
        };
        [held, of_these, self.learners(&self.past, 0), self.learners(&meaningful, open)]
    }

    fn days_told(&self) -> String {
        let unsaid = self.past.iter().filter(|one| one.row.number("days").is_none()).count();
        match (self.past.len(), unsaid) {
            (0, _) => "none".to_owned(),
            (all, 0) => format!("{} in {all}", self.days()),
            (all, unsaid) => format!("{} in {}; {unsaid} not said", self.days(), all - unsaid),
        }
    }
}

/// In which words a share of learners is asked for.
fn band(part: u64, all: u64) -> &'static str {
    let per_cent = (part * 100 / all).max(u64::from(part > 0));
    let bands = [(100, "all"), (91, "almost all"), (51, "more than half"), (26, "some"), (1, "few"), (0, "none")];
    bands.into_iter().find(|(from, _)| per_cent >= *from).map_or("", |(_, word)| word)
}

/// What a subject says of a cohort. Of several it says what it says of all that it teaches: what stands first, where it
/// says that of any.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    Nothing,
    NotKnown,
    Unnamed,
    Named,
    NotAsked,
}

fn says(
    round: &Answers,
    subject: &Subject,
    cohort: &Cohort,
    is_meant: &dyn Fn(&Outcome) -> bool,
    counts: &dyn Fn(&Row) -> bool,
) -> Says {
    let rows = round.about(Some(subject));
    let spoken = |outcome: &Outcome, row: &Row| {
        round.spoken(Some(subject), Some(outcome.stage), &row.names(&["cohorts", "cohorts_also"]))
    };
    let names = |outcome: &Outcome, row: &Row| {
        spoken(outcome, row).is_some_and(|own| own.iter().any(|one| one.meant() == cohort.meant()))
    };
    let mut told = rows.iter().filter(|(outcome, row)| is_meant(outcome) && counts(row));
    let asked = || round.outcomes.iter().filter(|one| one.stage == cohort.stage && subject.is_asked(one));
    if told.clone().any(|(outcome, row)| names(outcome, row)) {
        Says::Named
    } else if told.any(|(outcome, row)| outcome.stage == cohort.stage && spoken(outcome, row).is_none()) {
        Says::Unnamed
    } else if !asked().any(is_meant) {
        Says::NotAsked
    } else if asked().filter(|one| is_meant(one)).all(|one| {
        rows.iter().any(|(outcome, row)| {
            outcome.reference == one.reference && row.text("coverage").is_some_and(|said| !said.starts_with("Not sure"))
        })
    }) {
        // Silence about any of it is no answer.
        Says::Nothing
    } else {
        Says::NotKnown
    }
}

/// The figures of a self-evaluation for some cohorts, in its order.
pub fn self_evaluation(round: &Answers, records: &[Record<'_>], these: &[&Cohort], cohorts: &str) -> Vec<String> {
    let teaching: Vec<(&Subject, Vec<&&Cohort>)> = round
        .subjects
        .iter()
        .map(|subject| {
            let own = these.iter().filter(|one| subject.teaches(one) && !round.is_off(subject, one.stage));
            (subject, own.collect::<Vec<_>>())
        })
        .filter(|(_, taught)| !taught.is_empty())
        .collect();
    let linked = |is_meant: &dyn Fn(&Outcome) -> bool, counts: &dyn Fn(&Row) -> bool| {
        let best = |(subject, taught): &(&Subject, Vec<&&Cohort>)| {
            taught.iter().map(|one| says(round, subject, one, is_meant, counts)).min().expect("somebody")
        };
        let said: Vec<Says> = teaching.iter().map(best).collect();
        let count = |what: Says| said.iter().filter(|own| **own == what).count();
        if said.iter().all(|own| *own == Says::NotAsked) {
            return if said.is_empty() { "none".to_owned() } else { "not asked".to_owned() };
        }
        let mut told = format!("{} of {}", count(Says::Named), said.len());
        match count(Says::Unnamed) {
            0 => {}
            1 => told += &format!("; 1 more does not say which {cohorts}"),
            more => told += &format!("; {more} more do not say which {cohorts}"),
        }
        for (what, word) in [(Says::NotKnown, "not known"), (Says::NotAsked, "not asked")] {
            if count(what) > 0 {
                told += &format!("; {} {word}", count(what));
            }
        }
        told
    };
    let in_place = |row: &Row| row.counts_at(1);
    let in_a_unit = |row: &Row| row.counts_at(2) && row.text("unit").is_some() && row.text("term").is_some();
    let numbers: Vec<u64> = teaching.iter().filter_map(|(subject, taught)| per_cent(round, subject, taught)).collect();
    let part = |count: usize, all: usize| if all == 0 { "none".to_owned() } else { format!("{count} of {all}") };
    let from = |least: u64| part(numbers.iter().filter(|one| **one >= least).count(), numbers.len());
    let sum = |of: fn(&Cohort) -> u64| these.iter().map(|one| of(one)).sum::<u64>();
    let encounters = Met::of(records, "Encounter (BM5)", these);
    let workplaces = Met::of(records, "Workplace (BM6)", these);
    let mut told = vec![
        format!("{} of {}", sum(|one| one.in_scope), sum(|one| one.roll)),
        linked(&|outcome| outcome.speaks_of == Some("careers"), &in_place),
        linked(&|outcome| outcome.speaks_of == Some("routes"), &in_place),
        linked(&|_| true, &in_place),
        linked(&|_| true, &in_a_unit),
        part(numbers.len(), teaching.len()),
        from(100),
        from(75),
    ];
    told.extend(encounters.told());
    let [held, meaningful, any, surely] = workplaces.told();
    told.extend([held, meaningful, workplaces.days_told(), any, surely]);
    told
}

/// Within one subject they are different learners, so there its numbers add up; of all of them there must be numbers.
fn per_cent(round: &Answers, subject: &Subject, taught: &[&&Cohort]) -> Option<u64> {
    let (mut taking, mut reached) = (0, 0);
    for cohort in taught {
        let figures = figures(round, cohort);
        let own = figures.iter().find(|figure| figure.subject.name == subject.name)?;
        own.sound()?;
        taking += own.taking?;
        reached += own.reached?;
    }
    Some(reached * 100 / taking)
}
