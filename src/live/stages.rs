//! A line of workings for each stage that a subject may be judged on: how many outcomes are in scope,
//! how many count for each approach and how many are needed, and the sentence where a rule fails.

use super::cells::{NONE, quoted, taught_cell};
use super::desk::Desk;
use super::outcomes::{self, Columns, State};
use crate::answers::Labelled;
use crate::answers::audit::{Audit, TaughtThisYear};
use crate::judge::sentence::{Figure, Part, Short, blank, rule, told};
use crate::judge::{StageFigures, recorded};
use crate::plan::{Approach, Plan, Rules, Stage, Subject};
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

/// A stage as it stands.
pub(super) struct Standing<'a> {
    stage: &'a Stage,
    is_taught: bool,
    outcomes: Vec<State<'a>>,
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
            };
            Standing { stage, is_taught, outcomes, figures }
        })
        .collect()
}

impl Standing<'_> {
    /// How many lines its outcomes take.
    pub(super) fn lines(&self) -> usize {
        self.outcomes.len()
    }

    pub(super) fn holds(&self, approach: Approach, rules: &Rules) -> bool {
        self.figures.in_scope == 0 || self.figures.counted(approach) >= self.figures.needed(approach, rules)
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
        if self.holds(wanted, rules) {
            return String::new();
        }
        let parts = if self.figures.is_answered { rule(wanted) } else { blank() };
        told(&parts, &self.figures.stage, self.figure(wanted, rules, 0))
    }

    fn ways(&self, wanted: Approach, rules: &Rules) -> String {
        if self.holds(wanted, rules) || !self.figures.is_answered {
            return String::new();
        }
        let way = |(number, short): (usize, Short)| {
            let more = self.more(number, wanted);
            let sentence = told(&short.parts(wanted), &self.figures.stage, self.figure(wanted, rules, more));
            if more > 0 { sentence } else { String::new() }
        };
        (1..).zip(Short::ALL).map(way).collect()
    }

    /// What it tells where its rule fails.
    pub(super) fn sentence(&self, wanted: Approach, rules: &Rules) -> String {
        self.rule(wanted, rules) + &self.ways(wanted, rules)
    }
}

/// What the lines of a subject are laid with.
pub(super) struct Laid<'a> {
    pub(super) subject: &'a Subject,
    pub(super) rules: &'a Rules,
    /// The cell of its name, and the cell of the number of the approach that is wanted next.
    pub(super) name: String,
    pub(super) wanted: String,
    pub(super) wanted_now: Approach,
}

/// Lays the line of a stage and the lines of its outcomes; `first` is what stages beneath it tell.
pub(super) fn lay(
    desk: &mut Desk<'_>,
    (line, outcomes): (u32, u32),
    standing: &Standing<'_>,
    laid: &Laid<'_>,
    columns: &Columns,
    (below, below_now): (Option<String>, &str),
) {
    let Laid { subject, rules, name, wanted, wanted_now } = laid;
    let wanted_now = *wanted_now;
    for (line, state) in (outcomes..).zip(&standing.outcomes) {
        outcomes::lay(desk, line, columns, state, (name, wanted, wanted_now));
    }
    let lines = outcomes..outcomes + u32::try_from(standing.lines()).unwrap_or(0);
    let of = |desk: &Desk<'_>, column| desk.column(lines.clone(), column);
    let of_none = lines.is_empty();

    desk.write(line, 0, "stage");
    desk.write(line, CODE, &standing.stage.code);
    let off = quoted(TaughtThisYear::NotThisYear.label());
    let taught = taught_cell(desk.form, Some(&subject.name), &standing.stage.code)
        .map_or("1".to_owned(), |cell| format!("IF(IFERROR({cell}={off},FALSE),0,1)"));
    desk.number(line, TAUGHT, taught, standing.is_taught);
    let counted = |desk: &Desk<'_>, formula: String| {
        if of_none { "0".to_owned() } else { format!("{}*{formula}", desk.cell(line, TAUGHT)) }
    };
    let in_scope = counted(desk, format!("COUNTIF({},0)", of(desk, outcomes::NOT_APPLICABLE)));
    desk.number(line, IN_SCOPE, in_scope, standing.figures.in_scope);
    let size = desk.cell(line, IN_SCOPE);
    for (number, approach) in (0..).zip(Approach::ALL) {
        let sum = counted(desk, format!("SUM({})", of(desk, outcomes::COUNTS + number)));
        desk.number(line, COUNTED + number, sum, standing.figures.counted(approach));
        let share = |share: crate::plan::Share| format!("INT(({}*{size}+99)/100)", share.per_cent());
        let needed = match approach {
            Approach::Foundation => share(rules.foundation_share),
            Approach::Across => share(rules.across_share),
            Approach::Enriched => rules.enriched_outcomes.to_string(),
        };
        desk.number(line, NEEDED + number, needed, standing.figures.needed(approach, rules));
        let (counted, needed) = (desk.cell(line, COUNTED + number), desk.cell(line, NEEDED + number));
        let holds = format!("IF({size}=0,1,IF({counted}>={needed},1,0))");
        desk.number(line, HOLDS + number, holds, standing.holds(approach, rules));
    }

    let answered =
        if of_none { "0".to_owned() } else { format!("COUNTIF({},0)", of(desk, outcomes::BLANK)) };
    let answered_now = standing.outcomes.iter().filter(|state| state.scoped.is_answered()).count();
    desk.number(line, ANSWERED, answered, answered_now);
    let answered = desk.cell(line, ANSWERED);
    let code = desk.cell(line, CODE);
    let rule_of = |approach| joined(&rule(approach), &code, |figure| figure_cell(desk, line, approach, figure));
    let told = Approach::ALL.map(rule_of).join(",");
    let needed = format!("INDEX({},{wanted})", desk.across(line, NEEDED..NEEDED + 3));
    let left_blank = joined(&blank(), &code, |_| needed.clone());
    let told = format!("IF({answered}=0,{left_blank},CHOOSE({wanted},{told}))");
    let held = desk.across(line, HOLDS..HOLDS + 3);
    let formula = format!("IF(INDEX({held},{wanted})=1,\"{NONE}\",{told})");
    desk.text(line, RULE, formula, standing.rule(wanted_now, rules));
    for (column, number) in (SHORT..).zip(1..=Short::ALL.len()) {
        let formula = if of_none { "0".to_owned() } else { format!("COUNTIF({},{number})", of(desk, outcomes::SHORT)) };
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
    let formula = format!("IF({rule}=\"{NONE}\",\"{NONE}\",IF({answered}*SUM({short})=0,\"{NONE}\",{}))", ways.join("&"));
    desk.text(line, MORE, formula, standing.ways(wanted_now, rules));
    let sentence = standing.sentence(wanted_now, rules);
    let (more, below) = (desk.cell(line, MORE), below.unwrap_or_else(|| quoted(NONE)));
    let formula = format!("IF({rule}=\"{NONE}\",{below},IF({more}=\"{NONE}\",{rule},{rule}&{more}))");
    desk.text(line, FIRST, formula, if sentence.is_empty() { below_now.to_owned() } else { sentence });
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
