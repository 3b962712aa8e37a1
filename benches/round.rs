//! How long the parts of a round take: `cargo bench`. Quote ratios measured in one run.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use std::sync::Arc;

use careers_audit::answers::Answers;
use careers_audit::demo;
use careers_audit::layout::{Form, Forms};
use careers_audit::plan::{built_in, resolve};
use careers_audit::returns::{Incoming, Results, settle};
use careers_audit::{issue, pen, reader};

fn main() {
    divan::main();
}

fn forms() -> Forms {
    Forms::new(resolve(&demo::school(built_in())).expect("the demo plan has no fault"))
}

/// The made-up school's returns as they come back.
fn returns(forms: &Forms) -> Vec<(String, Vec<u8>)> {
    demo::returns(forms)
        .into_iter()
        .map(|sent| {
            let form = forms.of(&sent.department).expect("a form");
            (sent.file, pen::draw(form, &sent.answers, sent.saved).expect("drawn"))
        })
        .collect()
}

#[divan::bench]
fn resolve_the_built_in_plan(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| resolve(&built_in()));
}

#[divan::bench]
fn lay_out_one_form(bencher: divan::Bencher<'_, '_>) {
    let plan = Arc::clone(forms().plan());
    bencher.bench(|| Forms::new(Arc::clone(&plan)).usual(&plan.departments[3].code).map(Form::total_minutes));
}

#[divan::bench]
fn draw_one_workbook(bencher: divan::Bencher<'_, '_>) {
    let forms = forms();
    let plan = forms.plan();
    let form = forms.usual(&plan.departments[3].code).expect("a form");
    bencher.bench(|| pen::draw(form, &Answers::default(), plan.round.due));
}

#[divan::bench]
fn issue_all_workbooks(bencher: divan::Bencher<'_, '_>) {
    let forms = forms();
    bencher.bench(|| issue::workbooks(&forms, &[]));
}

#[divan::bench]
fn read_one_return(bencher: divan::Bencher<'_, '_>) {
    let forms = forms();
    let (_, bytes) = returns(&forms).into_iter().max_by_key(|(_, bytes)| bytes.len()).expect("a return");
    bencher.bench(|| reader::open(&forms, &bytes));
}

#[divan::bench]
fn read_check_and_judge_all_returns(bencher: divan::Bencher<'_, '_>) {
    let forms = forms();
    let returns = returns(&forms);
    bencher.bench(|| {
        let incoming = returns
            .iter()
            .map(|(file, bytes)| {
                let opened = reader::open(&forms, bytes);
                Incoming { file: file.clone(), saved: opened.saved.unwrap_or_default(), recognised: opened.recognised }
            })
            .collect();
        Results::new(&forms, settle(&forms, incoming)).verdicts.len()
    });
}
