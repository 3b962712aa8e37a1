//! A round small enough to be read as text: five departments of the made-up school and twelve outcomes, with
//! whatever gives the matrix a column or a table of its own.

use std::sync::Arc;

use careers_audit::demo;
use careers_audit::layout::Forms;
use careers_audit::picture::Picture;
use careers_audit::plan::file::File;
use careers_audit::plan::{built_in, resolve};
use careers_audit::returns::{Last, LastRound, Results, settle};
use careers_audit::{matrix, pen};

use super::incoming;

/// A merged return, one with errors, one with planning sheets, an empty one, and one that has not come.
const DEPARTMENTS: [&str; 5] = ["HUM", "SCI", "ART", "MUS", "CIT"];

/// So many outcomes of each stage.
const OUTCOMES: usize = 4;

fn typed() -> File {
    let mut file = demo::school(built_in());
    file.departments.retain(|department| DEPARTMENTS.contains(&department.code.as_str()));
    file.subjects.retain(|subject| DEPARTMENTS.contains(&subject.department.as_str()));
    let all = std::mem::take(&mut file.outcomes);
    for stage in &file.stages {
        let own = all.iter().filter(|outcome| outcome.stage == stage.code);
        file.outcomes.extend(own.take(OUTCOMES).cloned());
    }
    // The first of each stage is asked of everybody, so that each department is asked something.
    for outcome in &mut file.outcomes {
        let is_first = outcome.reference.ends_with("-1");
        outcome.departments.retain(|code| !is_first && DEPARTMENTS.contains(&code.as_str()));
    }
    // Who teach one year group alone may cover an outcome that is then not for everyone.
    for subject in &mut file.subjects {
        match subject.name.as_str() {
            "Science" => subject.cohorts = ["Y7", "Y10"].map(str::to_owned).to_vec(),
            "Art and Design" => subject.cohorts = ["Y9", "Y10", "Y11", "Y12", "Y13"].map(str::to_owned).to_vec(),
            _ => {}
        }
    }
    file
}

/// Its matrix: what came back is drawn as a workbook and read again, so that every link has its cell.
pub fn matrix() -> Vec<u8> {
    let forms = Forms::new(resolve(&typed()).expect("the small plan has no fault"));
    let sent = demo::returns(&forms).into_iter().map(|sent| {
        let form = forms.holding(&sent.department, &sent.answers).expect("a form");
        let bytes = pen::draw(form, &sent.answers, sent.saved).expect("drawn");
        incoming(forms.plan(), &sent.file, &bytes)
    });
    let mut results = Results::new(&forms, settle(&forms, sent.collect()));
    let mut before = Results::new(&forms, Vec::new());
    Arc::make_mut(&mut before.plan).round.label = "2025-26 summer".to_owned();
    results.last = Some(Last::Read(LastRound::of(Arc::new(before))));
    matrix::workbook(&Picture::new(&results, demo::TODAY)).expect("drawn")
}
