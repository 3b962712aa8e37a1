//! The numbers on roll as a school year turns: learners move up a year, and their numbers with them.
//!
//! Only where a group is a year of age: classes of a special school and programmes of a college stand side by side, and
//! who is in them next year is known to the school alone.

use crate::fold::fold;
use crate::plan::Plan;
use crate::plan::file::{Cohort, File};
use crate::plan::meant::meant;
use crate::plan::years::{years_of, years_of_name};

/// The last year that everyone stays for: who is in a later one has chosen to stay, or came from elsewhere.
const LAST_FOR_ALL: i16 = 11;

/// What became of the numbers on roll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// The school year that ended, as typed.
    pub from: String,
    /// Whether no group moves up here, since they stand side by side.
    pub is_side_by_side: bool,
    /// What became of each group's, in the plan's order; none where they stand side by side.
    pub rolls: Vec<(String, Roll)>,
    /// The groups whose learners have left.
    pub left: Vec<String>,
}

/// What a group's number is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Roll {
    /// That of a younger group a year ago, by its name.
    Of(String, u32),
    /// Still last year's: those who come in are new.
    Entering(u32),
    /// Still last year's: who stays on is a choice.
    Chosen(u32),
    /// Still last year's: the group holds several years, or none, or it is not clear who moved up into it.
    Stays(u32),
}

/// A group that is a year of age, and what tells it from another of the same year.
struct Year<'f> {
    cohort: &'f Cohort,
    year: i16,
    /// Groups of one overlay stage are parts of others, and follow one another by themselves.
    within: Option<&'f str>,
    stem: String,
}

/// Moves the numbers up by so many years, in a plan as typed.
pub(super) fn moved_up(file: &mut File, plan: &Plan, years: i16) -> Numbers {
    let is_side_by_side = plan.school.setting.is_side_by_side();
    let mut numbers = Numbers { from: plan.round.school_year.clone(), is_side_by_side, ..Numbers::default() };
    if is_side_by_side {
        return numbers;
    }
    let before = meant(file.clone(), &plan.framework);
    let groups: Vec<Option<Year<'_>>> = before.cohorts.iter().map(|cohort| of_one_year(&before, cohort)).collect();
    let all: Vec<&Year<'_>> = groups.iter().flatten().collect();
    for ((typed, cohort), group) in file.cohorts.iter_mut().zip(&before.cohorts).zip(&groups) {
        if !is_on(&before, cohort) {
            continue;
        }
        let own = cohort.roll.unwrap_or(0);
        let roll = group.as_ref().map_or(Roll::Stays(own), |group| roll(&all, group, years));
        if let (Roll::Of(..), Some(below)) = (&roll, group.as_ref().and_then(|group| below(&all, group, years))) {
            (typed.roll, typed.in_scope) = (below.cohort.roll, below.cohort.in_scope);
        }
        numbers.rolls.push((cohort.name.clone(), roll));
    }
    let whole = || all.iter().filter(|one| one.within.is_none());
    let oldest = whole().map(|one| one.year).max();
    numbers.left = whole().filter(|one| Some(one.year) == oldest).map(|one| one.cohort.name.clone()).collect();
    numbers
}

/// What becomes of the number of a group.
fn roll(all: &[&Year<'_>], group: &Year<'_>, years: i16) -> Roll {
    let (was, own) = (group.year - years, group.cohort.roll.unwrap_or(0));
    if was <= LAST_FOR_ALL && group.year > LAST_FOR_ALL {
        return Roll::Chosen(own);
    }
    match below(all, group, years) {
        Some(below) => Roll::Of(below.cohort.name.clone(), below.cohort.roll.unwrap_or(0)),
        None if all.iter().any(|one| one.year == was && one.within == group.within) => Roll::Stays(own),
        None => Roll::Entering(own),
    }
}

/// The group from which another's learners come: the only one of its year, or the one of the same name but for the year.
fn below<'g, 'f>(all: &[&'g Year<'f>], group: &Year<'f>, years: i16) -> Option<&'g Year<'f>> {
    let of = |year: i16| all.iter().copied().filter(move |one| one.year == year && one.within == group.within);
    let was = group.year - years;
    if of(was).count() == 1 && of(group.year).count() == 1 {
        return of(was).next();
    }
    let mut alike = of(was).filter(|one| one.stem == group.stem);
    alike.next().filter(|_| alike.next().is_none())
}

/// Whether a group's stage is in use.
fn is_on(file: &File, cohort: &Cohort) -> bool {
    file.stages.iter().any(|stage| stage.code == cohort.stage && stage.in_use != Some(false))
}

fn of_one_year<'f>(file: &'f File, cohort: &'f Cohort) -> Option<Year<'f>> {
    let stage = file.stages.iter().find(|stage| stage.code == cohort.stage).filter(|_| is_on(file, cohort))?;
    let years = years_of(&cohort.years).unwrap_or_else(|| years_of_name(&cohort.name));
    let [year] = <[u8; 1]>::try_from(years).ok()?;
    let name = fold(&cohort.name);
    let stem: Vec<&str> = name.split(|c: char| c.is_ascii_digit()).collect();
    let within = stage.overlay.then_some(stage.code.as_str());
    Some(Year { cohort, year: i16::from(year), within, stem: stem.concat() })
}
