//! Numbers of several rounds.

use std::time::Duration;

/// The times of several rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times(Vec<Duration>);

impl Times {
    /// These times; nothing when there are none.
    pub fn new(mut times: Vec<Duration>) -> Option<Self> {
        times.sort_unstable();
        (!times.is_empty()).then_some(Self(times))
    }

    /// The time in the middle; of an even number of times the mean of the two in the middle.
    pub fn median(&self) -> Duration {
        let middle = self.0.len() / 2;
        match self.0.len() % 2 {
            0 => (self.0[middle - 1] + self.0[middle]) / 2,
            _ => self.0[middle],
        }
    }

    /// The shortest and the longest time.
    pub fn range(&self) -> String {
        format!("{} to {}", seconds(self.0[0]), seconds(self.0[self.0.len() - 1]))
    }
}

/// A time in seconds, with as many digits as a comparison needs.
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..1.0 => format!("{seconds:.3} s"),
        ..10.0 => format!("{seconds:.2} s"),
        _ => format!("{seconds:.1} s"),
    }
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

    fn times(millis: &[u64]) -> Times {
        Times::new(millis.iter().copied().map(Duration::from_millis).collect()).expect("there are times")
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        assert_eq!(times(&[900, 100, 200]).median(), Duration::from_millis(200));
        assert_eq!(times(&[400, 100, 900, 200]).median(), Duration::from_millis(300));
        assert_eq!(times(&[7]).median(), Duration::from_millis(7));
        assert_eq!(Times::new(Vec::new()), None);
    }

    #[test]
    fn a_range_has_both_ends() {
        assert_eq!(times(&[9000, 100, 20_000]).range(), "0.100 s to 20.0 s");
        assert_eq!(times(&[1500]).range(), "1.50 s to 1.50 s");
    }

    #[test]
    fn a_ratio_needs_something_to_compare_with() {
        assert_eq!(ratio(3.0, Some(2.0)), "1.50");
        assert_eq!(ratio(3.0, None), "-");
        assert_eq!(ratio(3.0, Some(0.0)), "-");
    }
}
