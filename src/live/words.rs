//! The words in which a row says what it still needs, and a workbook what is left: each declared here and nowhere else.

/// A row in which nothing is left to do.
pub(super) const DONE: &str = "Done";
/// A row that may be filled in and may stay blank.
pub(super) const OPTIONAL: &str = "Optional";
/// A row that is not asked this year, or not yet.
pub(super) const NO_NEED: &str = "No need";
/// A record that says neither that it took place nor that it is planned.
pub(super) const BEGUN: &str = "Begun";

/// What a row says in which nothing is open.
pub(super) const QUIET: [&str; 4] = [DONE, OPTIONAL, NO_NEED, BEGUN];

/// Before what is to be picked first of all in a row.
pub(super) const CHOOSE: &str = "Choose ";
/// Before all else that is blank and asked.
pub(super) const GIVE: &str = "Give ";

/// Before the subjects of which a statement is not answered.
pub(super) const ANSWER_FOR: &str = "Answer for ";

/// Behind the heading of what is not on its list.
pub(super) const NOT_LISTED: &str = ": not on the list";
/// Behind the heading of what is no whole number.
pub(super) const NO_NUMBER: &str = ": not a whole number";
/// Behind the heading of what is no date.
pub(super) const NO_DATE: &str = ": not a date";
/// Behind the heading of what cannot be read.
pub(super) const NOT_READ: &str = ": cannot be read";
/// Behind the heading of a date of another year.
pub(super) const OTHER_YEAR: &str = ": not in this school year";
/// Behind the heading of a number that is larger than it can be: `2140 of 214`.
pub(super) const OF: &str = " of ";
/// Behind a lone 1 where many could be meant.
pub(super) const ONE: &str = "?";
/// Behind the heading of a level that no record shows.
pub(super) const NO_RECORD: &str = ": no full record yet";
/// Behind the heading of what most rows of a stage say is not applicable.
pub(super) const MOSTLY: &str = ": said of most rows";
/// Behind the heading of a statement that says more than the rows.
pub(super) const ROWS_SHOW_LESS: &str = ": the rows show less";
/// Behind the heading of a statement that a record contradicts.
pub(super) const RECORD_SAYS_YES: &str = ": a record says Yes";

/// Everything that stands behind a heading and is always the same.
pub(super) const BEHIND: [&str; 9] =
    [NOT_LISTED, NO_NUMBER, NO_DATE, NOT_READ, OTHER_YEAR, NO_RECORD, MOSTLY, ROWS_SHOW_LESS, RECORD_SAYS_YES];

/// Between two things that are told of one row.
pub(super) const BETWEEN: &str = "; ";

/// The states of a sheet.
pub(super) const NOT_STARTED: &str = "Not started";
/// A subject of which the Careers Leader is asked, and nothing is answered yet.
pub(super) const ASKED: &str = "Asked";
/// Something is left.
pub(super) const IN_PROGRESS: &str = "In progress";
/// A sheet on which nothing is asked this year.
pub(super) const NOTHING_ASKED: &str = "Nothing asked";
/// A sheet that nobody has to fill in.
pub(super) const IF_TIME: &str = "If you have time";

/// The minutes of a sheet on which nothing is left that anybody has to fill in.
pub(super) const NO_MINUTES: &str = "optional";

/// The states of a sheet as forms issued earlier say them.
pub(super) const STATES_BEFORE: [&str; 1] = ["Complete"];

/// Behind the number of answers that are left.
pub(super) fn to_go(is_one: bool) -> &'static str {
    if is_one { " answer to go: " } else { " answers to go: " }
}

/// Where a formula meets what it cannot make sense of.
pub(super) const NOT_KNOWN: &str = "Not known";
