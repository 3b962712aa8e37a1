//! What a plan still has as it was built in, and a school surely has otherwise.

use super::Plan;
use super::file::File;
use super::resolve::switch::on;

impl Plan {
    /// What still is as the built-in plan has it, in words; nothing where a school has made the plan its own.
    pub fn untouched(&self) -> Vec<&'static str> {
        let File { school, cohorts, .. } = on(self.school.setting.built_in()).file;
        let own_governors = &self.school.governor_emails;
        let rolls: Vec<u32> = cohorts.iter().filter_map(|cohort| cohort.roll).collect();
        let own: Vec<u32> = self.stages.iter().flat_map(|stage| &stage.cohorts).map(|cohort| cohort.roll).collect();
        [
            ("the school's name", self.school.name == school.name),
            ("your name", self.school.careers_leader == school.careers_leader),
            ("your email", self.school.careers_leader_email == school.careers_leader_email),
            ("SLT's emails", self.school.slt_emails == school.slt_emails),
            ("governors' emails", !own_governors.is_empty() && *own_governors == school.governor_emails),
            ("the numbers on roll", own == rolls),
        ]
        .into_iter()
        .filter(|(_, is_untouched)| *is_untouched)
        .map(|(what, _)| what)
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::{Setting, built_in, resolve};

    #[test]
    fn a_plan_is_untouched_until_a_school_makes_it_its_own() {
        for setting in Setting::CHOICES {
            let built_in = resolve(&setting.built_in()).expect("no fault");
            assert_eq!(built_in.untouched().len(), 6, "{setting:?}");
        }
        let mut file = built_in();
        file.school.name = "Riverside".into();
        file.cohorts[0].roll = Some(171);
        file.cohorts[0].in_scope = Some(171);
        let plan = resolve(&file).expect("no fault");
        assert_eq!(plan.untouched(), ["your name", "your email", "SLT's emails", "governors' emails"]);
    }
}
