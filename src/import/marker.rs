//! What opens an item of a list in plain text: a bullet, or a number or letter.

/// The number (`1.`, `2)`, `a)`; none for a bullet) and the text of a line that opens an item.
pub(super) fn of_line(line: &str) -> Option<(Option<&str>, &str)> {
    let bullet = line.chars().next().filter(|c| "-*•–◦▪‣·∙●○■□".contains(*c));
    if let Some(bullet) = bullet {
        let rest = &line[bullet.len_utf8()..];
        let text = rest.trim_start();
        let spaced = text.len() < rest.len() || !"-*–·".contains(bullet);
        return (spaced && !text.is_empty()).then_some((None, text));
    }
    let (label, rest) = line.split_once([' ', '\t', '\u{a0}'])?;
    let text = rest.trim_start();
    (is_label(label) && !text.is_empty()).then_some((Some(label), text))
}

/// Whether this numbers an item: `1.`, `12)`, `(3)` or `a)`. A letter with a full stop is an
/// initial, a longer number a year.
fn is_label(label: &str) -> bool {
    let (number, closed_by) = match (label.strip_suffix(')'), label.strip_suffix('.')) {
        (Some(number), _) => (number.strip_prefix('(').unwrap_or(number), ')'),
        (None, Some(number)) => (number, '.'),
        (None, None) => return false,
    };
    let digits = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    digits
        || closed_by == ')' && number.len() == 1 && number.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_prose() {
        for (line, expected) in [
            ("- un", Some((None, "un"))),
            ("•\tdeux", Some((None, "deux"))),
            ("•deux", Some((None, "deux"))),
            ("–\u{a0}trois", Some((None, "trois"))),
            ("1. un", Some((Some("1."), "un"))),
            ("12) douze", Some((Some("12)"), "douze"))),
            ("a) premier", Some((Some("a)"), "premier"))),
            ("(3) trois", Some((Some("(3)"), "trois"))),
            ("*gras* et suite", None),
            ("-5 °C", None),
            ("M. Guerini", None),
            ("A. Dupont", None),
            ("2024. Une année", None),
            ("2.1 Soins", None),
            ("- ", None),
            ("", None),
        ] {
            assert_eq!(of_line(line), expected, "{line}");
        }
    }
}
