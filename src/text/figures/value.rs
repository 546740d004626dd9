//! What a figure is worth.

/// An exact value; equal values are equal however they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FigureValue {
    /// `mantissa` × 10^`exponent`; the mantissa does not end in a zero, and zero is 0 × 10^0.
    Number {
        /// The digits.
        mantissa: u64,
        /// Where the decimal point stands, from their end.
        exponent: i32,
    },
    /// A time of day or a duration, in minutes.
    Minutes(u16),
    /// Several whole numbers in their order (a version, a ratio, a fraction), or one that is too
    /// long for a number: a hash of them.
    Sequence(u64),
}

impl FigureValue {
    /// A whole number.
    #[must_use]
    pub(crate) fn from_integer(number: u64) -> Self {
        Self::scaled(number, 0)
    }

    /// `mantissa` × 10^`exponent`.
    #[must_use]
    pub(crate) fn scaled(mut mantissa: u64, mut exponent: i32) -> Self {
        if mantissa == 0 {
            return Self::Number { mantissa: 0, exponent: 0 };
        }
        while mantissa.is_multiple_of(10) {
            mantissa /= 10;
            exponent += 1;
        }
        Self::Number { mantissa, exponent }
    }

    /// The number that digits are, `decimals` of them after the point; other characters among the
    /// digits are passed over.
    #[must_use]
    pub(crate) fn digits(digits: &str, decimals: usize) -> Self {
        let mut mantissa: u64 = 0;
        for byte in digits.bytes().filter(u8::is_ascii_digit) {
            let digit = u64::from(byte - b'0');
            let Some(next) = mantissa.checked_mul(10).and_then(|m| m.checked_add(digit)) else {
                let numerals = digits.bytes().filter(u8::is_ascii_digit);
                return Self::hash(numerals.skip_while(|&byte| byte == b'0').map(u64::from));
            };
            mantissa = next;
        }
        Self::scaled(mantissa, -i32::try_from(decimals).unwrap_or(i32::MAX))
    }

    /// Several whole numbers in their order.
    #[must_use]
    pub(crate) fn sequence(parts: impl IntoIterator<Item = u64>) -> Self {
        Self::hash(parts)
    }

    /// The value times 10^`power`.
    #[must_use]
    pub(crate) fn times_ten_to(self, power: i32) -> Self {
        match self {
            Self::Number { mantissa, exponent } if mantissa > 0 => {
                Self::Number { mantissa, exponent: exponent.saturating_add(power) }
            }
            other => other,
        }
    }

    /// The value as a whole number, where it is one.
    #[must_use]
    pub(crate) fn as_whole(self) -> Option<u64> {
        let Self::Number { mantissa, exponent } = self else { return None };
        let power = 10_u64.checked_pow(u32::try_from(exponent).ok()?)?;
        mantissa.checked_mul(power)
    }

    fn hash(parts: impl IntoIterator<Item = u64>) -> Self {
        let add = |hash: u64, part: u64| (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = parts
            .into_iter()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, part| add(hash, part).rotate_left(29));
        Self::Sequence(hash)
    }
}

/// The values that a figure may have: where a reading is not certain, each of the possible ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FigureValues {
    values: [FigureValue; Self::MOST],
    length: u8,
}

impl FigureValues {
    /// How many readings are kept; later ones are dropped.
    const MOST: usize = 4;

    /// No value.
    pub(super) const NONE: Self =
        Self { values: [FigureValue::Number { mantissa: 0, exponent: 0 }; Self::MOST], length: 0 };

    /// One value.
    #[must_use]
    pub(crate) fn one(value: FigureValue) -> Self {
        let mut values = Self::NONE;
        values.push(value);
        values
    }

    /// Adds a possible value.
    pub(crate) fn push(&mut self, value: FigureValue) {
        if usize::from(self.length) < Self::MOST && !self.as_slice().contains(&value) {
            self.values[usize::from(self.length)] = value;
            self.length += 1;
        }
    }

    /// The same with one more possible value.
    #[must_use]
    pub(crate) fn or(mut self, value: FigureValue) -> Self {
        self.push(value);
        self
    }

    /// Each number among them times 10^`power`; what is no number is left out.
    #[must_use]
    pub(crate) fn times_ten_to(self, power: i32) -> Self {
        let numbers =
            self.as_slice().iter().filter(|value| matches!(value, FigureValue::Number { .. }));
        numbers.fold(Self::NONE, |values, value| values.or(value.times_ten_to(power)))
    }

    /// The possible values, the likeliest first.
    #[must_use]
    pub(crate) fn as_slice(&self) -> &[FigureValue] {
        &self.values[..usize::from(self.length)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_equal_however_written() {
        assert_eq!(FigureValue::digits("1234500", 3), FigureValue::digits("1 234,5", 1));
        assert_eq!(FigureValue::digits("000", 0), FigureValue::from_integer(0));
        assert_eq!(
            FigureValue::digits("35", 1).times_ten_to(6),
            FigureValue::from_integer(3_500_000)
        );
        assert_ne!(FigureValue::digits("12", 0), FigureValue::digits("12", 1));
        let long = "123456789012345678901234567890";
        assert_eq!(FigureValue::digits(long, 0), FigureValue::digits(&format!("00{long}"), 0));
        assert_ne!(FigureValue::digits(long, 0), FigureValue::digits(&long.replace('9', "8"), 0));
        assert_eq!(FigureValue::from_integer(1200).as_whole(), Some(1200));
        assert_eq!(FigureValue::digits("12", 1).as_whole(), None);
    }
}
