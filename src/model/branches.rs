//! What a pattern with choices says, one way through them after the other.

use super::{
    Expression, InlineExpression, Pattern, PatternElement, Placeable, Span, Variant, VariantKey,
};

/// One way through the choices of a pattern.
#[derive(Debug, Clone, Default)]
pub struct PatternBranch<'p, 'a> {
    /// Which variants are taken, in the order of the text.
    pub choices: Vec<VariantChoice<'p, 'a>>,
    /// What is then said: a pattern without choices.
    pub pattern: Pattern<'a>,
}

/// A variant that is taken.
#[derive(Debug, Clone)]
pub struct VariantChoice<'p, 'a> {
    /// What decides.
    pub selector: &'p InlineExpression<'a>,
    /// What there is to choose from.
    pub variants: &'p [Variant<'a>],
    /// The place of the one that is taken.
    pub taken: usize,
    /// The placeable it is all in.
    pub span: Span,
}

impl<'p, 'a> VariantChoice<'p, 'a> {
    /// The variant that is taken.
    #[must_use]
    pub fn variant(&self) -> &'p Variant<'a> {
        &self.variants[self.taken]
    }

    /// Whether a variant with `key` can be taken where this one is, given the same value to choose
    /// by.
    #[must_use]
    pub fn goes_with(&self, variants: &[Variant<'_>], other: usize) -> bool {
        let (own, key) = (&self.variant().key, &variants[other].key);
        let known = |variants: &[Variant<'_>], key: &VariantKey<'_>| {
            variants.iter().any(|other| other.key == *key)
        };
        own == key
            || (self.variant().default && !known(self.variants, key))
            || (variants[other].default && !known(variants, own))
    }
}

impl<'a> Pattern<'a> {
    /// Every way through the choices of the pattern, the ones that no value could lead to left
    /// out; none where there are more than `most`. A pattern without choices has one.
    #[must_use]
    pub fn branches(&self, most: usize) -> Option<Vec<PatternBranch<'_, 'a>>> {
        let start = PatternBranch {
            pattern: Pattern { span: self.span, ..Pattern::default() },
            ..PatternBranch::default()
        };
        let mut branches = vec![start];
        append_pattern(self, &mut branches, most).then_some(branches)
    }

    /// Whether the pattern has a choice.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        let mut found = false;
        self.selects(&mut |_, _, _| found = true);
        found
    }
}

/// Appends a pattern to all branches; false where they become more than `most`.
fn append_pattern<'p, 'a>(
    pattern: &'p Pattern<'a>,
    branches: &mut Vec<PatternBranch<'p, 'a>>,
    most: usize,
) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::Placeable(placeable) => {
            let Placeable { expression, span } = &**placeable;
            push_expression(expression, *span, element, branches, most)
        }
        PatternElement::Text(_) => {
            append_element(element, branches);
            true
        }
    })
}

fn append_element<'a>(element: &PatternElement<'a>, branches: &mut [PatternBranch<'_, 'a>]) {
    for branch in branches {
        branch.pattern.elements.push(element.clone());
    }
}

fn push_expression<'p, 'a>(
    expression: &'p Expression<'a>,
    span: Span,
    element: &'p PatternElement<'a>,
    branches: &mut Vec<PatternBranch<'p, 'a>>,
    most: usize,
) -> bool {
    let (selector, variants) = match expression {
        Expression::Inline(InlineExpression::Placeable(inner)) => {
            return push_expression(inner, span, element, branches, most);
        }
        Expression::Inline(_) => {
            append_element(element, branches);
            return true;
        }
        Expression::Select { selector, variants } => (selector, variants.as_slice()),
    };
    let name = selector.to_string();
    let mut all = Vec::new();
    for (taken, variant) in variants.iter().enumerate() {
        let fits = |branch: &&PatternBranch<'p, 'a>| {
            let same = branch.choices.iter().filter(|choice| choice.selector.to_string() == name);
            same.into_iter().all(|choice| choice.goes_with(variants, taken))
        };
        let mut own: Vec<_> = branches.iter().filter(fits).cloned().collect();
        for branch in &mut own {
            branch.choices.push(VariantChoice { selector, variants, taken, span });
        }
        if all.len() + own.len() > most || !append_pattern(&variant.value, &mut own, most) {
            return false;
        }
        all.extend(own);
    }
    *branches = all;
    branches.len() <= most
}

#[cfg(test)]
mod tests {
    use crate::{model::SourceFile, store::parse_fluent};

    /// Expects what the branches of a text say, in order.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let file = SourceFile::new("x.ftl", format!("m = {text}\n"));
        let resource = parse_fluent(&file);
        let value = resource.units[0].value.as_ref().unwrap();
        let branches = value.branches(20).unwrap_or_default();
        let found: Vec<_> =
            branches.iter().map(|branch| branch.pattern.text().replace("{ $n }", "N")).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_way_is_gone_once() {
        check("a { $n } b", &["a N b"]);
        check("a { $n ->\n    [one] b\n   *[other] { $n } c\n  } d", &["a b d", "a N c d"]);
        let nested =
            "{ $g ->\n    [m] { $n ->\n        [one] a\n       *[other] b\n      }\n   *[f] c\n  }";
        check(nested, &["a", "b", "c"]);
        let select = |name: &str, one: &str| {
            format!("{{ ${name} ->\n    [{one}] {one}\n   *[other] other\n  }}")
        };
        let twice = |a: String, b: String| format!("{a} {b}");
        check(&twice(select("n", "one"), select("n", "one")), &["one one", "other other"]);
        check(
            &twice(select("n", "one"), select("n", "few")),
            &["other few", "one other", "other other"],
        );
        check(
            &twice(select("n", "one"), select("m", "one")),
            &["one one", "other one", "one other", "other other"],
        );
        let many: Vec<_> = (0..9).map(|index| select(&format!("n{index}"), "one")).collect();
        check(&many.join(" "), &[]);
    }
}
