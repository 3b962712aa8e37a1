//! A workbook's blocks in one list: its records, its answers and what the laws walk follow from it.

use crate::answers::Record;

/// How a field keeps the records of its block: every one, or the one of a form.
pub(super) trait Kept<R>: Sized {
    fn kept(records: Vec<R>) -> Self;
    fn each(&self) -> &[R];
}

impl<R: Record> Kept<R> for Vec<R> {
    fn kept(records: Vec<R>) -> Vec<R> {
        records
    }
    fn each(&self) -> &[R] {
        self
    }
}

impl<R: Record + Default> Kept<R> for R {
    fn kept(records: Vec<R>) -> R {
        records.into_iter().next().unwrap_or_default()
    }
    fn each(&self) -> &[R] {
        std::slice::from_ref(self)
    }
}

/// The blocks of a workbook with the fields of its records that they fill. A field without a block does not compile.
macro_rules! book {
    (
        $(#[$of_doc:meta])* $of:ident,
        $(#[$answers_doc:meta])* $answers:ident,
        $Records:ident { $($field:ident: $block:path,)* }
        also [$($also:path,)*]
    ) => {
        $(#[$of_doc])*
        pub fn $of(answers: &$crate::answers::Answers) -> $Records {
            $Records { $($field: $crate::layout::book::Kept::kept($block.records(answers)),)* }
        }

        $(#[$answers_doc])*
        pub fn $answers(records: &$Records) -> $crate::answers::Answers {
            let $Records { $($field,)* } = records;
            let mut answers = $crate::answers::Answers::default();
            $($block.answers($crate::layout::book::Kept::each($field), &mut answers);)*
            answers
        }

        /// Every block, for the laws.
        #[cfg(test)]
        pub(super) fn blocks() -> Vec<&'static dyn $crate::layout::block::Table> {
            vec![$(&$block,)* $(&$also,)*]
        }
    };
}

pub(super) use book;
