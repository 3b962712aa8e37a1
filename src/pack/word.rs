//! The words in braces that the texts of the pack may hold.

use crate::words::places;

places! {
    /// A word in braces that a text of the pack may hold.
    pub(super) enum Word {
        School = "school",
        Place = "place",
        Learner = "learner",
        Learners = "learners",
        Cohort = "cohort",
        Cohorts = "cohorts",
        Stage = "stage",
        Stages = "stages",
        Round = "round",
        Due = "due",
        Today = "today",
        CareersLeader = "careers_leader",
        Departments = "departments",
        Subject = "subject",
        Subjects = "subjects",
        SubjectCount = "subject_count",
        SubjectMinutes = "subject_minutes",
        OutcomesMinutes = "outcomes_minutes",
        ChecklistMinutes = "checklist_minutes",
        Outcomes = "outcomes",
        FoundationName = "foundation_name",
        AcrossName = "across_name",
        EnrichedName = "enriched_name",
        FoundationShare = "foundation_share",
        AcrossShare = "across_share",
        Enriched = "enriched",
        Encounters = "encounters",
        LeftOut = "left_out",
        Asked = "asked",
        Leads = "leads",
    }
}
