//! What every sheet is drawn from, counted once.

use jiff::civil::Date;

use crate::answers::audit::Audit;
use crate::coverage::{CoverageMap, Gap, Missed, ReachFigure, Unmet, coverage, gaps, missed, reach, unmet};
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, Tone};
use crate::plan::{LEADER, Plan, Stage};
use crate::returns::{Results, Return};

pub(super) use crate::returns::Came;

/// A round's results with all that is counted from them.
pub(super) struct Facts<'a> {
    pub(super) plan: &'a Plan,
    pub(super) results: &'a Results,
    pub(super) today: Date,
    pub(super) map: CoverageMap<'a>,
    pub(super) gaps: Vec<Gap<'a>>,
    pub(super) missed: Vec<Missed<'a>>,
    pub(super) unmet: Vec<Unmet<'a>>,
    pub(super) reach: Vec<ReachFigure<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(results: &'a Results, today: Date) -> Facts<'a> {
        let plan: &Plan = &results.plan;
        let returned = results.returned();
        let map = coverage(plan, &returned, results.leader());
        let gaps = gaps(plan, &map);
        let missed = missed(plan, &map);
        let unmet = unmet(plan, &returned, results.leader());
        let reach = reach(plan, &returned);
        Facts { plan, results, today, map, gaps, missed, unmet, reach }
    }

    /// What came of a department.
    pub(super) fn came(&self, code: &str) -> Came<'a> {
        self.results.came(code)
    }

    /// The counting returns with their audits, departments in the plan's order and dedicated time last.
    pub(super) fn counting(&self) -> impl Iterator<Item = (&'a str, &'a Return, &'a Audit)> {
        let (plan, results) = (self.plan, self.results);
        let codes = plan.departments.iter().map(|department| department.code.as_str()).chain([LEADER]);
        codes.filter_map(move |code| Some((code, results.counting(code)?, results.audits.get(code)?)))
    }

    /// The name of a department, or of the Careers Leader.
    pub(super) fn name(&self, code: &str) -> &'a str {
        let plan: &'a Plan = self.plan;
        plan.department(code).map_or("Careers Leader", |department| department.name.as_str())
    }

    /// Who leads it.
    fn lead(&self, code: &str) -> &'a str {
        let plan: &'a Plan = self.plan;
        plan.department(code).map_or(plan.school.careers_leader.as_str(), |department| department.lead.as_str())
    }

    /// Who leads it, as a cell.
    pub(super) fn who(&self, code: &str) -> Cell {
        match self.lead(code).trim() {
            "" => Cell::toned("not known", Tone::Off),
            lead => Cell::text(lead),
        }
    }

    /// `Music (Joanna Fairweather)`, the name alone where nobody is known to lead it.
    pub(super) fn whom(&self, code: &str) -> String {
        match self.lead(code).trim() {
            "" => self.name(code).to_owned(),
            lead => format!("{} ({lead})", self.name(code)),
        }
    }

    /// The verdicts on the subjects that were judged.
    pub(super) fn judged(&self) -> impl Iterator<Item = &'a Verdict> {
        self.results.verdicts.iter().filter(|verdict| match verdict.standing {
            Standing::Judged { .. } => true,
            Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotJudged => false,
        })
    }

    /// Learners in scope over every stage that is not an overlay: what *learners affected* is a part of.
    pub(super) fn learners(&self) -> u32 {
        self.plan.stages.iter().filter(|stage| !stage.overlay).map(Stage::learners).sum()
    }

    /// The stage's name, or its code where the plan has lost it.
    pub(super) fn stage_name(&self, code: &'a str) -> &'a str {
        let plan: &'a Plan = self.plan;
        plan.stage(code).map_or(code, |stage| stage.name.as_str())
    }

    /// The title of a sheet, with the school it speaks of.
    pub(super) fn title(&self, what: &str) -> String {
        format!("{what}: {}", self.plan.school.name)
    }
}
