//! Texts of several runs, each with a font of its own: what of them is crossed out.

/// Where a run ends, in bytes, and whether its own font crosses it out; none where it has the cell's.
pub(super) type Run = (usize, Option<bool>);

/// What is not crossed out of a text, in a cell whose font crosses out or not.
pub(super) fn left(text: &str, runs: &[Run], of_cell: bool) -> String {
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    for (to, own) in runs.iter().copied().chain([(text.len(), None)]) {
        if !own.unwrap_or(of_cell) {
            left.push_str(text.get(from..to).unwrap_or_default());
        }
        from = to.max(from);
    }
    left
}

/// The runs of a text that names, in characters of two bytes, where each font begins.
pub(super) fn of_units(text: &str, begins: &[(usize, bool)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut own = None;
    let (mut unit, mut next) = (0, begins.iter().peekable());
    for (byte, letter) in text.char_indices() {
        while let Some((_, strikes)) = next.next_if(|(begin, _)| *begin <= unit) {
            runs.push((byte, own));
            own = Some(*strikes);
        }
        unit += letter.len_utf16();
    }
    runs.push((text.len(), own));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_crossed_out_is_left_out() {
        let text = "Joints and finishes Hinges";
        assert_eq!(left(text, &[(20, Some(true)), (26, Some(false))], false), "Hinges");
        assert_eq!(left(text, &[(20, None), (26, Some(false))], true), "Hinges");
        assert_eq!(left(text, &[(20, None)], false), text);
        assert_eq!(left(text, &[], true), "");
        assert_eq!(left("é", &[(1, Some(true))], false), "");
        assert_eq!(of_units("a😀bc", &[(3, true), (4, false)]), [(5, None), (6, Some(true)), (7, Some(false))]);
        assert_eq!(of_units("ab", &[(9, true)]), [(2, None)]);
    }
}
