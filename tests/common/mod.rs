//! What several test files share: the built-in plan, random valid audits, drawn sheets, programs.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod drawn;
pub mod programs;
pub mod random;

use careers_audit::demo;
use careers_audit::plan::{Department, Plan, built_in, resolve};

/// The built-in plan.
pub fn plan() -> Plan {
    resolve(&built_in()).expect("the built-in plan has no fault")
}

/// The made-up school's plan.
pub fn demo_plan() -> Plan {
    resolve(&demo::school(built_in())).expect("the demo plan has no fault")
}

/// A department of a plan.
pub fn department<'p>(plan: &'p Plan, code: &str) -> &'p Department {
    plan.department(code).unwrap_or_else(|| panic!("no department {code}"))
}
