//! The forms of a plan, each made once, when it is first asked for, and shared by all who read, draw or count by it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use indexmap::IndexMap;

use crate::answers::{Answers, LastAnswers};
use crate::fold::bare;
use crate::plan::{Department, LEADER, Plan};

use super::department;
use super::form::Form;
use super::leader::leader_form;
use super::lists::Lists;
use super::planner::is_planned;
use super::tab::Extras;

/// A plan with the forms that are made of it. A copy shares them.
#[derive(Clone)]
pub struct Forms {
    plan: Arc<Plan>,
    made: Arc<Made>,
    earlier: Option<Arc<Earlier>>,
    last: Option<Arc<Before>>,
}

/// What was answered in the round before, as the forms of this one show it.
#[derive(Debug)]
pub struct Before {
    /// What that round was called.
    pub label: String,
    /// The answers of each department, by its code.
    pub answers: IndexMap<String, LastAnswers>,
}

/// What workbooks of the round were issued from before its plan changed.
#[derive(Debug)]
pub struct Earlier {
    /// Names that the round had before, as they were typed.
    pub labels: Vec<String>,
    /// The forms as they were last issued, where that is known.
    pub forms: Option<Forms>,
}

impl Earlier {
    /// The name that the round had before, where this is one.
    pub fn label(&self, label: &str) -> Option<&str> {
        self.labels.iter().find(|own| bare(own) == bare(label)).map(String::as_str)
    }
}

/// Departments in the plan's order.
struct Made {
    lists: Arc<Lists>,
    leader: OnceLock<Form>,
    leader_read: OnceLock<Form>,
    departments: Vec<Own>,
}

/// The forms of one department.
#[derive(Default)]
struct Own {
    usual: OnceLock<Form>,
    planned: OnceLock<Form>,
    read: OnceLock<Form>,
}

impl Forms {
    /// Of a plan; none is made yet.
    pub fn new(plan: impl Into<Arc<Plan>>) -> Forms {
        let plan = plan.into();
        let departments = plan.departments.iter().map(|_| Own::default()).collect();
        let (leader, leader_read) = (OnceLock::new(), OnceLock::new());
        let made = Arc::new(Made { lists: Arc::default(), leader, leader_read, departments });
        Forms { plan, made, earlier: None, last: None }
    }

    /// The same, beside what was answered in the round before.
    pub fn beside(self, last: Before) -> Forms {
        Forms { last: Some(Arc::new(last)), ..self }
    }

    /// What was answered in the round before, as far as it is known.
    pub fn before(&self) -> Option<&Before> {
        self.last.as_deref()
    }

    /// What a department answered in the round before; nothing where that is not known.
    pub fn last_of(&self, code: &str) -> LastAnswers {
        self.before().and_then(|last| last.answers.get(code)).cloned().unwrap_or_default()
    }

    /// The same, beside what was issued before.
    pub fn after(self, earlier: Earlier) -> Forms {
        Forms { earlier: Some(Arc::new(earlier)), ..self }
    }

    /// What was issued before, as far as it is known.
    pub fn earlier(&self) -> Option<&Earlier> {
        self.earlier.as_deref()
    }

    /// The plan.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    fn lists(&self) -> Arc<Lists> {
        Arc::clone(&self.made.lists)
    }

    /// The Careers Leader's form.
    pub fn leader(&self) -> &Form {
        self.made.leader.get_or_init(|| leader_form(&self.plan, self.lists()))
    }

    /// The form of a code, a department's with the sheets that it asked for; none where the plan has no such code.
    pub fn with(&self, code: &str, extras: Extras) -> Option<&Form> {
        if code == LEADER {
            return Some(self.leader());
        }
        let is_own = |(department, _): &(&Department, &Own)| department.code == code;
        let (department, own) = self.plan.departments.iter().zip(&self.made.departments).find(is_own)?;
        let Extras { planner } = extras;
        let form = if planner { &own.planned } else { &own.usual };
        Some(form.get_or_init(|| department::form(&self.plan, self.lists(), department, extras)))
    }

    /// The form of a code as it is usually issued.
    pub fn usual(&self, code: &str) -> Option<&Form> {
        self.with(code, Extras::NONE)
    }

    /// The form of a code with every sheet that a department may ask for.
    pub fn of(&self, code: &str) -> Option<&Form> {
        self.with(code, Extras::ALL)
    }

    /// The form by which a return of a code is read: with every sheet that a department may ask for, and with what is
    /// shown of the last round, since a round may have been issued with them or without.
    pub fn reading(&self, code: &str) -> Option<&Form> {
        let form = self.of(code)?;
        let is_own = |(department, _): &(&Department, &Own)| department.code == code;
        let own = self.plan.departments.iter().zip(&self.made.departments).find(is_own);
        let read = own.map_or(&self.made.leader_read, |(_, own)| &own.read);
        Some(read.get_or_init(|| form.clone().reading()))
    }

    /// The form in which answers are drawn, also beside those of the last round.
    pub fn drawing(&self, code: &str, extras: Extras, answers: &Answers) -> Option<Cow<'_, Form>> {
        let form = self.with(code, extras)?;
        Some(match answers.last() {
            last if last.is_empty() => Cow::Borrowed(form),
            last => Cow::Owned(form.clone().carrying(last)),
        })
    }

    /// The form of a code as it is issued, with the answers that stand in it: none, beside those of the last round.
    pub fn issued(&self, code: &str, extras: Extras) -> Option<(Cow<'_, Form>, Answers)> {
        let blank = Answers::default().beside(self.last_of(code));
        Some((self.drawing(code, extras, &blank)?, blank))
    }

    /// The minutes that the workbook of a code takes as it is issued.
    pub fn minutes_of(&self, code: &str) -> u32 {
        self.issued(code, Extras::NONE).map_or(0, |(form, _)| form.total_minutes())
    }

    /// The form in which answers are drawn again: with the sheets asked for only where they hold answers.
    pub fn holding(&self, code: &str, answers: &Answers) -> Option<&Form> {
        self.with(code, Extras { planner: is_planned(answers) })
    }

    /// The same, also beside those of the last round.
    pub fn redrawing(&self, code: &str, answers: &Answers) -> Option<Cow<'_, Form>> {
        self.drawing(code, Extras { planner: is_planned(answers) }, answers)
    }
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Forms").field("round", &self.plan.round.label).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{built_in, resolve};

    #[test]
    fn a_form_is_made_once_and_shared() {
        let forms = Forms::new(resolve(&built_in()).expect("no fault"));
        let code = forms.plan().departments[0].code.clone();
        let copy = forms.clone();
        assert!(std::ptr::eq(forms.usual(&code).expect("a form"), copy.usual(&code).expect("a form")));
        assert!(std::ptr::eq(forms.leader(), copy.of(LEADER).expect("a form")));
        assert!(!std::ptr::eq(forms.usual(&code).expect("a form"), forms.of(&code).expect("a form")));
        assert!(forms.usual("NONE").is_none());
        let judging = forms.usual(&code).and_then(|form| form.judging.as_ref()).expect("a department is judged");
        assert!(Arc::ptr_eq(&judging.plan, forms.plan()), "a form holds no plan of its own");
    }
}
