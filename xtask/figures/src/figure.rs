//! What is printed.

#[cfg(not(feature = "count"))]
use std::time::Duration;

/// Prints a figure.
#[allow(clippy::print_stdout, reason = "it is what the program is for")]
pub fn print(name: &str, value: f64) {
    println!("{name} {value}");
}

/// The time in the middle.
#[cfg(not(feature = "count"))]
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
