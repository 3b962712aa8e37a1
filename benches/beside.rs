//! The product beside plain programs that do the same work with the same libraries, in one run: `cargo bench --bench
//! beside`. Times are the shortest of several rounds in which both take turns; only ratios of one run mean anything.
//!
//! - Issuing the workbooks of a large plan, beside a program that writes the same cells, formats and rules with
//!   rust_xlsxwriter and knows no plan.
//! - Reading, checking and judging the returns, beside calamine reading the same sheets, and beside the least that any
//!   reader has to do: unpacking their parts and looking once through the bytes.
//! - `-- peers`: both beside libraries for Python and Node, as far as they are installed.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a bench fails loudly, and prints"
)]

#[path = "../tests/common/mod.rs"]
mod common;
mod peers;
mod plain;

use std::sync::Arc;
use std::time::{Duration, Instant};

use careers_audit::layout::{Forms, answers_of};
use careers_audit::plan::Plan;
use careers_audit::returns::{Results, settle};
use careers_audit::{issue, pen};
use rayon::prelude::*;

/// So often each piece of work is done.
const ROUNDS: usize = 7;

fn main() {
    let plan = Arc::new(common::large::plan());
    let forms = Forms::new(Arc::clone(&plan));
    let issued = issue::workbooks(&forms, &[]).expect("drawn");
    let drawings: Vec<plain::Drawing> = issued.iter().map(|one| plain::Drawing::of(&one.bytes)).collect();
    let returns: Vec<(String, Vec<u8>)> = plan
        .departments
        .iter()
        .zip(0..)
        .map(|(department, seed)| {
            let answers = answers_of(&common::random::slips::careless(&plan, department, seed));
            let form = forms.usual(&department.code).expect("a form");
            let bytes = pen::draw(form, &answers, plan.round.due).expect("drawn");
            (format!("{}.xlsx", department.code), bytes)
        })
        .collect();

    println!("{} workbooks of {} subjects", issued.len(), plan.subjects().count());
    println!();
    println!("| each workbook | one thread | two threads | gain |");
    println!("|---|---|---|---|");
    let pools = [1, 2].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool"));
    let both = |ours: &(dyn Fn() + Sync), plain: &(dyn Fn() + Sync)| {
        let mut best = [[Duration::MAX; 2]; 2];
        for _ in 0..ROUNDS {
            for (threads, pool) in pools.iter().enumerate() {
                for (number, work) in [ours, plain].into_iter().enumerate() {
                    let begun = Instant::now();
                    pool.install(work);
                    best[number][threads] = best[number][threads].min(begun.elapsed());
                }
            }
        }
        best
    };
    let tell = |what: [&str; 2], of: usize, times: [[Duration; 2]; 2]| {
        for (what, [one, two]) in what.into_iter().zip(times) {
            let each = |time: Duration| time.as_secs_f64() * 1000.0 / f64::from(u32::try_from(of).expect("few"));
            let gain = one.as_secs_f64() / two.as_secs_f64();
            println!("| {what} | {:.2} ms | {:.2} ms | {gain:.2} |", each(one), each(two));
        }
        let ratio = |threads: usize| times[0][threads].as_secs_f64() / times[1][threads].as_secs_f64();
        println!("| ratio | {:.2} | {:.2} | |", ratio(0), ratio(1));
    };
    tell(
        ["issue", "rust_xlsxwriter alone"],
        issued.len(),
        both(&|| drop(issue::workbooks(&Forms::new(Arc::clone(&plan)), &[]).expect("drawn")), &|| {
            let drawn: Vec<Vec<u8>> = drawings.par_iter().map(plain::Drawing::draw).collect();
            assert_eq!(drawn.len(), drawings.len());
        }),
    );
    tell(
        ["read, check and judge", "calamine alone"],
        returns.len(),
        both(&|| drop(results(&plan, &returns)), &|| {
            let cells: usize = returns.par_iter().map(|(_, bytes)| plain::cells(bytes)).sum();
            assert!(cells > 0);
        }),
    );
    tell(
        ["the same again", "unpacking and one look"],
        returns.len(),
        both(&|| drop(results(&plan, &returns)), &|| {
            let tags: usize = returns.par_iter().map(|(_, bytes)| plain::tags(bytes)).sum();
            assert!(tags > 0);
        }),
    );
    if std::env::args().any(|word| word == "peers") {
        println!();
        println!("| library | draws a workbook | reads a return |");
        println!("|---|---|---|");
        for peers::Told { library, draw, read } in peers::told(&drawings, &returns) {
            let shown = |time: Option<f64>| time.map_or_else(|| "–".to_owned(), |time| format!("{time:.1} ms"));
            println!("| {library} | {} | {} |", shown(draw), shown(read));
        }
    }
}

fn results(plan: &Arc<Plan>, returns: &[(String, Vec<u8>)]) -> Results {
    let forms = Forms::new(Arc::clone(plan));
    let incoming = returns.par_iter().map(|(file, bytes)| common::incoming_of(&forms, file, bytes)).collect();
    Results::new(&forms, settle(&forms, incoming))
}
