//! What a plan gives people to read, row by row as it was typed.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

rows! {
    /// The guidance for one approach.
    Approach {
        /// `foundation`, `across` or `enriched`.
        key: String,
        /// Its name as teachers read it.
        name: String,
        /// What it is.
        summary: String,
        /// What a visitor would see.
        looks_like: String,
        /// One thing to do this week.
        first_step: String,
        /// How long it takes.
        time_needed: String,
        /// An example from a lesson.
        example: String,
    }

    /// What an approach can look like in one subject, or in one area of a special school's curriculum.
    Example {
        /// The subject: `History`.
        subject: String,
        /// Other names that a subject may have: the longest that stands in a subject's name decides.
        also: Vec<String>,
        /// The approach's key.
        approach: String,
        /// What it can look like there.
        example: String,
        /// One thing to do first.
        first_step: String,
        /// How long that takes.
        time_needed: String,
    }

    /// One part of an employer project, which a department may plan.
    PlannerPart {
        /// Its ref: `P1`.
        #[serde(rename = "ref")]
        reference: String,
        /// What it is called: `Commitment`.
        part: String,
        /// The question that it answers.
        question: String,
        /// What an answer can look like.
        example: String,
    }

    /// A theme week or an event that comes every year, as an occasion for a lesson.
    Event {
        /// Its ref: `C1`.
        #[serde(rename = "ref")]
        reference: String,
        /// The month it falls in; schools look up the days.
        month: String,
        /// What it is called.
        event: String,
        /// Careers that it can lead to.
        careers: String,
    }

    /// A resource that teachers may use.
    Resource {
        /// Its name.
        name: String,
        /// Who provides it.
        provider: String,
        /// Its address.
        link: String,
        /// What it offers.
        about: String,
        /// What it is good for, in a sentence.
        good_for: String,
        /// What kind of help it is, by which it is listed: `Lesson ideas`.
        category: String,
        /// The subjects it is for; every subject where empty.
        subjects: Vec<String>,
        /// Codes of the stages it is for; every stage where empty.
        stages: Vec<String>,
        /// The framework that it speaks of; printed under every framework where empty.
        framework: String,
        /// The day on which somebody last looked whether it is as told here: `2026-11-27`.
        #[schemars(with = "String")]
        checked: Option<Date>,
        /// Whether it is kept in the plan and printed nowhere.
        hidden: bool,
        /// What to know before it is used, for whoever keeps the plan.
        note: String,
    }
}
