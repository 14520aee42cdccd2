//! Numbers of several rounds.

/// What several rounds gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// These values; nothing when there are none.
    pub fn new(mut values: Vec<f64>) -> Option<Self> {
        values.sort_unstable_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self(values))
    }

    /// The value in the middle; of an even number of values the mean of the two in the middle.
    pub fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        match self.0.len() % 2 {
            0 => (self.0[middle - 1] + self.0[middle]) / 2.0,
            _ => self.0[middle],
        }
    }

    /// The smallest and the largest value.
    pub fn range(&self, write: impl Fn(f64) -> String) -> String {
        format!("{} to {}", write(self.0[0]), write(self.0[self.0.len() - 1]))
    }

    /// Each value as `convert` has it.
    pub fn map(&self, convert: impl Fn(f64) -> f64) -> Self {
        let mut values: Vec<_> = self.0.iter().copied().map(convert).collect();
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }
}

/// A time in seconds, with as many digits as a comparison needs.
pub fn seconds(seconds: f64) -> String {
    match seconds {
        ..1.0 => format!("{seconds:.3} s"),
        ..10.0 => format!("{seconds:.2} s"),
        _ => format!("{seconds:.1} s"),
    }
}

/// A number without a fraction, in groups of three digits.
pub fn whole(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digit.is_ascii_digit() && (digits.len() - index) % 3 == 0 && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many times `base` this is; a dash when there is nothing to compare.
pub fn ratio(value: f64, base: Option<f64>) -> String {
    match base {
        Some(base) if base > 0.0 => format!("{:.2}", value / base),
        _ => "-".to_owned(),
    }
}

/// Bytes in megabytes of a million.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(values: &[f64]) -> Samples {
        Samples::new(values.to_vec()).expect("there are values")
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        assert_eq!(samples(&[9.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(samples(&[4.0, 1.0, 9.0, 2.0]).median(), 3.0);
        assert_eq!(samples(&[7.0]).median(), 7.0);
        assert_eq!(Samples::new(Vec::new()), None);
    }

    #[test]
    fn a_range_has_both_ends() {
        assert_eq!(samples(&[9.0, 0.1, 20.0]).range(seconds), "0.100 s to 20.0 s");
        assert_eq!(samples(&[1.5]).range(seconds), "1.50 s to 1.50 s");
        assert_eq!(samples(&[2.0, 4.0]).map(|value| 8.0 / value).range(seconds), "2.00 s to 4.00 s");
    }

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!([7.4, 123.0, 1234.0, 1_234_567.0].map(whole), ["7", "123", "1,234", "1,234,567"]);
    }

    #[test]
    fn a_ratio_needs_something_to_compare_with() {
        assert_eq!(ratio(3.0, Some(2.0)), "1.50");
        assert_eq!(ratio(3.0, None), "-");
        assert_eq!(ratio(3.0, Some(0.0)), "-");
    }
}
