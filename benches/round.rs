//! How long the parts of a round take: `cargo bench`. Quote ratios measured in one run.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

use careers_audit::answers::Answers;
use careers_audit::demo;
use careers_audit::layout::department_form;
use careers_audit::plan::{Plan, built_in, resolve};
use careers_audit::returns::{Incoming, Results, form_of, settle};
use careers_audit::{issue, pen, reader};

fn main() {
    divan::main();
}

fn plan() -> Plan {
    resolve(&demo::school(built_in())).expect("the demo plan has no fault")
}

/// The made-up school's returns as they come back.
fn returns(plan: &Plan) -> Vec<(String, Vec<u8>)> {
    demo::returns(plan)
        .into_iter()
        .map(|sent| {
            let form = form_of(plan, &sent.department).expect("a form");
            (sent.file, pen::draw(&form, &sent.answers, sent.saved).expect("drawn"))
        })
        .collect()
}

#[divan::bench]
fn resolve_the_built_in_plan(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| resolve(&built_in()));
}

#[divan::bench]
fn lay_out_one_form(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| department_form(&plan, &plan.departments[3]));
}

#[divan::bench]
fn draw_one_workbook(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    let form = department_form(&plan, &plan.departments[3]);
    bencher.bench(|| pen::draw(&form, &Answers::default(), plan.round.due));
}

#[divan::bench]
fn issue_all_workbooks(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    bencher.bench(|| issue::workbooks(&plan, &[]));
}

#[divan::bench]
fn read_one_return(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    let (_, bytes) = returns(&plan).into_iter().max_by_key(|(_, bytes)| bytes.len()).expect("a return");
    bencher.bench(|| reader::open(&plan, &bytes));
}

#[divan::bench]
fn read_check_and_judge_all_returns(bencher: divan::Bencher<'_, '_>) {
    let plan = plan();
    let returns = returns(&plan);
    bencher.bench(|| {
        let incoming = returns
            .iter()
            .map(|(file, bytes)| {
                let opened = reader::open(&plan, bytes);
                Incoming { file: file.clone(), saved: opened.saved.unwrap_or_default(), recognised: opened.recognised }
            })
            .collect();
        Results::new(&plan, settle(&plan, incoming)).verdicts.len()
    });
}
