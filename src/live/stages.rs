//! A line of workings for each stage that a subject may be judged on: how many outcomes are in scope,
//! how many count for each approach and how many are needed, and the sentence where a rule fails.

use super::cells::{NONE, quoted};
use super::desk::Desk;
use super::outcomes::{self, Columns, State, Whom};
use super::sense::of;
use super::term::Term;
use crate::answers::audit::{Audit, TaughtThisYear};
use crate::judge::sentence::{Figure, Part, Short, UNNAMED as STILL, blank, rule, told, unnamed as unnamed_of};
use crate::judge::{StageFigures, recorded};
use crate::key::{BlockKey, SlotKey};
use crate::plan::{Approach, Cohort, Plan, Rules, Stage, Subject};
use crate::scope::{self, Scoped};

/// The columns of a line.
const CODE: u32 = 1;
const TAUGHT: u32 = 2;
pub(super) const IN_SCOPE: u32 = 3;
/// From here on one for each approach: how many count, how many are needed, whether that holds.
const COUNTED: u32 = 4;
const NEEDED: u32 = 7;
pub(super) const HOLDS: u32 = 10;
const RULE: u32 = 13;
/// From here on one for each way to be short of counting.
const SHORT: u32 = 14;
const MORE: u32 = 18;
/// The sentence of this stage or else of the first one beneath that has one.
pub(super) const FIRST: u32 = 19;
/// How many of its outcomes are answered at all.
const ANSWERED: u32 = 20;
/// How many outcomes in scope speak of careers or routes, the cohorts that none of their rows names, and what is told of
/// these.
const SPEAKING: u32 = 21;
const UNNAMED: u32 = 22;
const TELLING: u32 = 23;
/// From here on one for each cohort: it and those after it that are not named.
const LIST: u32 = 24;

/// A stage as it stands.
pub(super) struct Standing<'a> {
    stage: &'a Stage,
    is_taught: bool,
    outcomes: Vec<State<'a>>,
    /// Whom rows about careers or routes must name, where the rule asks for it and an outcome speaks of either.
    whom: Option<Whom<'a>>,
    pub(super) figures: StageFigures,
}

/// Every stage that a subject may be judged on.
pub(super) fn standing<'a>(
    plan: &'a Plan,
    department: &str,
    subject: &'a Subject,
    audit: &'a Audit,
) -> Vec<Standing<'a>> {
    let rows = scope::rows_of(plan, audit, &subject.name);
    let recorded = recorded(plan, subject, audit);
    let stages = plan.stages.iter().filter(|stage| !stage.overlay && subject.stages.contains(&stage.code));
    stages
        .map(|stage| {
            let asked =
                plan.outcomes.iter().filter(|outcome| outcome.stage == stage.code && outcome.asked_of(department));
            let outcomes: Vec<State<'_>> = asked
                .map(|outcome| State {
                    scoped: Scoped { outcome, rows: scope::rows_for(outcome, &rows).collect() },
                    is_recorded: recorded.contains(outcome.reference.as_str()),
                })
                .collect();
            let is_taught = scope::is_taught(subject, stage, audit);
            let count = |passes: &dyn Fn(&State<'_>) -> bool| {
                if is_taught { outcomes.iter().filter(|state| passes(state)).count() } else { 0 }
            };
            let figures = StageFigures {
                stage: stage.code.clone(),
                in_scope: count(&|state| !state.is_not_applicable()),
                is_answered: outcomes.iter().any(|state| state.scoped.is_answered()),
                level1: count(&|state| state.counts(Approach::Foundation)),
                level2: count(&|state| state.counts(Approach::Across)),
                level3: count(&|state| state.counts(Approach::Enriched)),
                unnamed: if is_taught { not_named(plan, subject, stage, &outcomes) } else { Vec::new() },
            };
            let is_asked = plan.rules.relevance_every_cohort && outcomes.iter().any(State::speaks);
            let whom = is_asked.then(|| Whom { plan, subject, stage, cohorts: subject.cohorts_of(stage).collect() });
            Standing { stage, is_taught, outcomes, whom, figures }
        })
        .collect()
}

/// The names of those whom no row about careers or routes names.
fn not_named(plan: &Plan, subject: &Subject, stage: &Stage, outcomes: &[State<'_>]) -> Vec<String> {
    let in_scope: Vec<Scoped<'_>> =
        outcomes.iter().filter(|state| !state.is_not_applicable()).map(|state| state.scoped.clone()).collect();
    scope::not_named(plan, subject, stage, &in_scope).into_iter().map(|cohort| cohort.name.clone()).collect()
}

impl Standing<'_> {
    /// How many lines its outcomes take.
    pub(super) fn lines(&self) -> usize {
        self.outcomes.len()
    }

    pub(super) fn holds(&self, approach: Approach, rules: &Rules) -> bool {
        self.figures.in_scope == 0 || self.figures.holds(approach, rules)
    }

    fn more(&self, short: usize, wanted: Approach) -> usize {
        self.outcomes.iter().filter(|state| state.short(wanted) == short).count()
    }

    fn figure(&self, wanted: Approach, rules: &Rules, more: usize) -> impl Fn(Figure) -> usize {
        let (in_scope, counted) = (self.figures.in_scope, self.figures.counted(wanted));
        let needed = self.figures.needed(wanted, rules);
        move |figure| match figure {
            Figure::InScope => in_scope,
            Figure::Counted => counted,
            Figure::Needed => needed,
            Figure::More => more,
        }
    }

    fn rule(&self, wanted: Approach, rules: &Rules) -> String {
        let is_enough = self.figures.is_answered && self.figures.counts_enough(wanted, rules);
        if self.holds(wanted, rules) || is_enough {
            return String::new();
        }
        let parts = if self.figures.is_answered { rule(wanted) } else { blank() };
        told(&parts, &self.figures.stage, self.figure(wanted, rules, 0))
    }

    fn ways(&self, wanted: Approach, rules: &Rules) -> String {
        if self.figures.in_scope == 0 || self.figures.counts_enough(wanted, rules) || !self.figures.is_answered {
            return String::new();
        }
        let way = |(number, short): (usize, Short)| {
            let more = self.more(number, wanted);
            let sentence = told(&short.parts(wanted), &self.figures.stage, self.figure(wanted, rules, more));
            if more > 0 { sentence } else { String::new() }
        };
        (1..).zip(Short::ALL).map(way).collect()
    }

    /// Whether no row about careers or routes names a cohort, whatever is in scope.
    fn is_unnamed_now(&self, whom: &Whom<'_>, cohort: &Cohort) -> bool {
        !self.outcomes.iter().filter(|state| state.speaks()).any(|state| state.names(whom, cohort))
    }

    /// What it tells where its rule fails.
    pub(super) fn sentence(&self, wanted: Approach, rules: &Rules) -> String {
        let counted = self.rule(wanted, rules) + &self.ways(wanted, rules);
        let unnamed = self.unnamed(wanted);
        if counted.is_empty() || unnamed.is_empty() { counted + &unnamed } else { format!("{counted} {unnamed}") }
    }

    /// What it tells of those whom no row about careers or routes names.
    fn unnamed(&self, wanted: Approach) -> String {
        let is_told = wanted == Approach::Foundation && self.figures.in_scope > 0 && self.figures.is_answered;
        let unnamed = &self.figures.unnamed;
        if is_told && !unnamed.is_empty() { unnamed_of(&self.figures.stage, unnamed) } else { String::new() }
    }
}

/// What the lines of a subject are laid with.
pub(super) struct Laid<'a> {
    pub(super) subject: &'a Subject,
    pub(super) rules: &'a Rules,
    /// The cell of the number of the approach that is wanted next.
    pub(super) wanted: String,
    pub(super) wanted_now: Approach,
}

/// Lays the line of a stage and the lines of its outcomes; `below` is what stages beneath it tell. Gives the cells that
/// say which outcomes a record shows.
pub(super) fn lay(
    desk: &mut Desk<'_>,
    (line, outcomes): (u32, u32),
    standing: &Standing<'_>,
    laid: &Laid<'_>,
    columns: &Columns<'_, '_>,
    (below, below_now): (Option<String>, &str),
) -> Vec<(String, Term)> {
    let Laid { subject, rules, wanted, wanted_now } = laid;
    let wanted_now = *wanted_now;
    let mut recorded = Vec::new();
    for (line, state) in (outcomes..).zip(&standing.outcomes) {
        let own = outcomes::lay(desk, line, columns, state, (wanted, wanted_now));
        recorded.push((state.scoped.outcome.reference.clone(), own));
    }
    let lines = outcomes..outcomes + u32::try_from(standing.lines()).unwrap_or(0);
    let cells = |desk: &Desk<'_>, column| desk.column(lines.clone(), column);
    let of_none = lines.is_empty();

    desk.write(line, 0, "stage");
    desk.write(line, CODE, &standing.stage.code);
    let stage = columns.book.sense(BlockKey::Stages, Some(&subject.name), &standing.stage.code, SlotKey::Taught);
    let off = stage.map(|taught| taught.is(&[of(TaughtThisYear::NotThisYear)]));
    let taught = off.map_or("1".to_owned(), |off| off.not().formula().to_owned());
    desk.number(line, TAUGHT, taught, standing.is_taught);
    let counted = |desk: &Desk<'_>, formula: String| {
        if of_none { "0".to_owned() } else { format!("{}*{formula}", desk.cell(line, TAUGHT)) }
    };
    let in_scope = counted(desk, format!("COUNTIF({},0)", cells(desk, outcomes::NOT_APPLICABLE)));
    desk.number(line, IN_SCOPE, in_scope, standing.figures.in_scope);
    let size = desk.cell(line, IN_SCOPE);
    for (number, approach) in (0..).zip(Approach::ALL) {
        let sum = counted(desk, format!("SUM({})", cells(desk, outcomes::COUNTS + number)));
        desk.number(line, COUNTED + number, sum, standing.figures.counted(approach));
        let share = |share: crate::plan::Share| format!("INT(({}*{size}+99)/100)", share.per_cent());
        let needed = match approach {
            Approach::Foundation => share(rules.foundation_share),
            Approach::Across => share(rules.across_share),
            Approach::Enriched => rules.enriched_outcomes.to_string(),
        };
        desk.number(line, NEEDED + number, needed, standing.figures.needed(approach, rules));
        let (counted, needed) = (desk.cell(line, COUNTED + number), desk.cell(line, NEEDED + number));
        let holds = match (approach, &standing.whom) {
            (Approach::Foundation, Some(_)) => {
                let unnamed = desk.cell(line, UNNAMED);
                format!("IF({size}=0,1,IF({counted}>={needed},IF({unnamed}=\"{NONE}\",1,0),0))")
            }
            _ => format!("IF({size}=0,1,IF({counted}>={needed},1,0))"),
        };
        desk.number(line, HOLDS + number, holds, standing.holds(approach, rules));
    }

    let answered = if of_none { "0".to_owned() } else { format!("COUNTIF({},0)", cells(desk, outcomes::BLANK)) };
    let answered_now = standing.outcomes.iter().filter(|state| state.scoped.is_answered()).count();
    desk.number(line, ANSWERED, answered, answered_now);
    let answered = desk.cell(line, ANSWERED);
    let code = desk.cell(line, CODE);
    let rule_of = |approach| joined(&rule(approach), &code, |figure| figure_cell(desk, line, approach, figure));
    let told = Approach::ALL.map(rule_of).join(",");
    let needed = format!("INDEX({},{wanted})", desk.across(line, NEEDED..NEEDED + 3));
    let left_blank = joined(&blank(), &code, |_| needed.clone());
    let counts = desk.across(line, COUNTED..COUNTED + 3);
    let told = format!(
        "IF({answered}=0,{left_blank},IF(INDEX({counts},{wanted})>={needed},\"{NONE}\",CHOOSE({wanted},{told})))"
    );
    let held = desk.across(line, HOLDS..HOLDS + 3);
    let formula = format!("IF(INDEX({held},{wanted})=1,\"{NONE}\",{told})");
    desk.text(line, RULE, formula, standing.rule(wanted_now, rules));
    for (column, number) in (SHORT..).zip(1..=Short::ALL.len()) {
        let formula =
            if of_none { "0".to_owned() } else { format!("COUNTIF({},{number})", cells(desk, outcomes::SHORT)) };
        desk.number(line, column, formula, standing.more(number, wanted_now));
    }
    let way = |(column, short): (u32, Short)| {
        let more = desk.cell(line, column);
        let told = Approach::ALL.map(|approach| joined(&short.parts(approach), &code, |_| more.clone()));
        let alike = told.windows(2).all(|pair| pair[0] == pair[1]);
        let told = if alike { told[0].clone() } else { format!("CHOOSE({wanted},{})", told.join(",")) };
        format!("IF({more}=0,\"\",{told})")
    };
    let ways: Vec<String> = (SHORT..).zip(Short::ALL).map(way).collect();
    let rule = desk.cell(line, RULE);
    let short = desk.across(line, SHORT..MORE);
    let formula =
        format!("IF({rule}=\"{NONE}\",\"{NONE}\",IF({answered}*SUM({short})=0,\"{NONE}\",{}))", ways.join("&"));
    desk.text(line, MORE, formula, standing.ways(wanted_now, rules));
    let sentence = standing.sentence(wanted_now, rules);
    let (more, below) = (desk.cell(line, MORE), below.unwrap_or_else(|| quoted(NONE)));
    let counted = format!("IF({more}=\"{NONE}\",{rule},{rule}&{more})");
    let formula = match telling(desk, line, &lines, standing, columns, (&answered, wanted, wanted_now)) {
        None => format!("IF({rule}=\"{NONE}\",{below},{counted})"),
        Some(telling) => format!(
            "IF({telling}=\"{NONE}\",IF({rule}=\"{NONE}\",{below},{counted}),IF({rule}=\"{NONE}\",{telling},\
             {counted}&\" \"&{telling}))"
        ),
    };
    desk.text(line, FIRST, formula, if sentence.is_empty() { below_now.to_owned() } else { sentence });
    recorded
}

/// Lays whom rows about careers or routes do not name yet; gives the cell that tells it, where the rule asks.
fn telling(
    desk: &mut Desk<'_>,
    line: u32,
    lines: &std::ops::Range<u32>,
    standing: &Standing<'_>,
    columns: &Columns<'_, '_>,
    (answered, wanted, wanted_now): (&str, &str, Approach),
) -> Option<String> {
    let whom = standing.whom.as_ref()?;
    let speaking: Vec<(u32, &State<'_>)> =
        lines.clone().zip(&standing.outcomes).filter(|(_, state)| state.speaks()).collect();
    for (at, state) in &speaking {
        outcomes::lay_names(desk, *at, columns, state, whom);
    }
    let in_scope: Vec<String> =
        speaking.iter().map(|(at, _)| format!("({}=0)", desk.cell(*at, outcomes::NOT_APPLICABLE))).collect();
    let taught = desk.cell(line, TAUGHT);
    let in_scope_now = speaking.iter().filter(|(_, state)| standing.is_taught && !state.is_not_applicable()).count();
    desk.number(line, SPEAKING, format!("{taught}*({})", in_scope.join("+")), in_scope_now);
    let mut below = quoted(NONE);
    let mut below_now: Vec<String> = Vec::new();
    for (number, cohort) in (0..u32::try_from(whom.cohorts.len()).unwrap_or(0)).zip(&whom.cohorts).rev() {
        let named = desk.column(lines.clone(), outcomes::NAMES + number);
        let name = quoted(&cohort.name);
        let formula = format!("IF(SUM({named})>0,{below},IF({below}=\"{NONE}\",{name},{name}&\", \"&{below}))");
        if standing.is_unnamed_now(whom, cohort) {
            below_now.insert(0, cohort.name.clone());
        }
        desk.text(line, LIST + number, formula, below_now.join(", "));
        below = desk.cell(line, LIST + number);
    }
    let unnamed = standing.figures.unnamed.join(", ");
    desk.text(line, UNNAMED, format!("IF({}=0,\"{NONE}\",{below})", desk.cell(line, SPEAKING)), unnamed);
    let [before, after] = STILL.map(quoted);
    let (code, list, size) = (desk.cell(line, CODE), desk.cell(line, UNNAMED), desk.cell(line, IN_SCOPE));
    let formula = format!(
        "IF(({wanted}=1)*({answered}>0)*({size}>0)=0,\"{NONE}\",IF({list}=\"{NONE}\",\"{NONE}\",\
         {code}&{before}&{list}&{after}))"
    );
    desk.text(line, TELLING, formula, standing.unnamed(wanted_now));
    Some(desk.cell(line, TELLING))
}

fn figure_cell(desk: &Desk<'_>, line: u32, approach: Approach, figure: Figure) -> String {
    let number = u32::from(approach.level()) - 1;
    match figure {
        Figure::InScope => desk.cell(line, IN_SCOPE),
        Figure::Counted => desk.cell(line, COUNTED + number),
        Figure::Needed => desk.cell(line, NEEDED + number),
        Figure::More => "0".to_owned(),
    }
}

/// A sentence as a formula.
fn joined(parts: &[Part], stage: &str, cell: impl Fn(Figure) -> String) -> String {
    let told = |part: &Part| match part {
        Part::Stage => stage.to_owned(),
        Part::Words(words) => quoted(words),
        Part::Number(of) => cell(*of),
        Part::Either(of, one, other) => format!("IF({}=1,{},{})", cell(*of), quoted(one), quoted(other)),
    };
    parts.iter().map(told).collect::<Vec<_>>().join("&")
}
